"""Suggestions make an id of words, and know a name by its id."""

import pytest

from malbild.diagnostics.suggestions import closest_match, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Närhetens ljusa väg", "narhetens-ljusa-vag"),
        (" ”Åäö” – 2 § ", "aao-2"),
        ("E\u0301n_film.md", "en-film-md"),
        ("…", ""),
    ],
)
def test_slugify_keeps_ascii_letters_digits_and_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_closest_match_of_a_distant_word_is_empty() -> None:
    assert closest_match("föreläsning", ["opening", "lecture", "presentation", "panel"]) == ""


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("Närhet", ' Menade du "narhet"?'),
        ("ORDNING", ' Menade du "ordning"?'),
        ("ordnig", ' Menade du "ordning"?'),
        ("xyz", ""),
        ("", ""),
        ("Lugn", ' Menade du "lugn"?'),
    ],
)
def test_closest_match_suggests_the_known_word(word: str, hint: str) -> None:
    assert closest_match(word, ["lugn", "narhet", "ordning", "stig"]) == hint
