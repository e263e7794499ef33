"""Suggestions make an id of words, and know a name by its id."""

import pytest

from malbild.diagnostics.suggestions import closest_match, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hälsofrämjande vård", "halsoframjande-vard"),
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
        ("Hälsofrämjande", ' Menade du "halsoframjande"?'),
        ("TILLIT", ' Menade du "tillit"?'),
        ("tilit", ' Menade du "tillit"?'),
        ("xyz", ""),
        ("", ""),
        ("Samverkan", ' Menade du "samverkan"?'),
    ],
)
def test_closest_match_suggests_the_known_word(word: str, hint: str) -> None:
    assert closest_match(word, ["tillit", "samverkan", "ansvar", "halsoframjande"]) == hint
