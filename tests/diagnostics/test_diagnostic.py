"""A problem is told in Swedish with its place; every code that can be met is in the catalogue, and none other."""

import re
from dataclasses import replace
from string import Formatter

import pytest
import yaml

from malbild.diagnostics.diagnostic import CATALOGUE, ContentError, Diagnostic, closest_match, in_order
from tests.support.building import ROOT

HOOKS = ROOT / "hooks"
FILES = [CATALOGUE] if CATALOGUE.is_file() else sorted(CATALOGUE.glob("*.yml"))
ENTRIES = {code: entry for path in FILES for code, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items()}
BRACES = Diagnostic("docs/a.md", 3, "MB104", "keywords", {"value": "{x} {0}", "hint": "", "known": "{"})


def test_no_word_is_asked_for_that_only_shares_some_letters() -> None:
    assert closest_match("föreläsning", ["opening", "lecture", "presentation", "panel"]) == ""


def test_a_problem_is_told_with_its_place_and_how_to_put_it_right() -> None:
    diagnostic = Diagnostic("docs/a.md", 14, "MB102", "statements[1].id", {"key": "id"})
    assert str(diagnostic) == 'docs/a.md:14: statements[1].id: "id" saknas. [MB102]\n    Lägg till uppgiften id.'


def test_a_problem_of_the_whole_file_names_no_field() -> None:
    assert str(Diagnostic("docs/a.md", 1, "MB003")).startswith("docs/a.md:1: Filen saknar sidhuvud. [MB003]\n")


def test_braces_in_a_value_stand_as_they_are() -> None:
    assert BRACES.message == '"{x} {0}" finns inte.'


def test_what_breaks_lines_in_a_value_breaks_none_in_the_words() -> None:
    broken = Diagnostic("docs/a.md", 3, "MB104", "", {"value": "ett\n två", "hint": "", "known": "tre\r\nfyra"})
    assert broken.message == '"ett två" finns inte.'
    assert broken.fix == "Nyckelorden är: tre fyra."
    assert str(replace(broken, where="a\nb")).startswith('docs/a.md:3: a b: "ett två" finns inte. [MB104]\n    Nyck')


def test_problems_come_by_file_and_line_each_of_them_once() -> None:
    one, other = (Diagnostic("docs/a.md", line, "MB102", "title", {"key": "title"}) for line in (10, 9))
    assert in_order([one, BRACES, other, one]) == [BRACES, other, one]


def test_two_problems_at_one_place_are_both_told() -> None:
    words = [Diagnostic("docs/a.md", 3, "MB104", "keywords", BRACES.values | {"value": value}) for value in ("b", "a")]
    assert [diagnostic.values["value"] for diagnostic in in_order(words)] == ["a", "b"]


def test_an_error_says_all_its_problems() -> None:
    error = ContentError([BRACES, Diagnostic("docs/a.md", 1, "MB003")])
    assert str(error).split("\n")[::2] == [str(diagnostic).split("\n")[0] for diagnostic in error.diagnostics]


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
def test_the_nearest_known_word_is_asked_for(word: str, hint: str) -> None:
    assert closest_match(word, ["tillit", "samverkan", "ansvar", "halsoframjande"]) == hint


def test_every_code_in_the_code_is_in_the_catalogue_and_the_other_way_round() -> None:
    used = {code for path in HOOKS.rglob("*.py") for code in re.findall(r"MB\d{3}", path.read_text(encoding="utf-8"))}
    assert used == ENTRIES.keys()


@pytest.mark.parametrize("code", ENTRIES)
def test_every_entry_says_what_is_wrong_and_how_to_put_it_right(code: str) -> None:
    message, fix = ENTRIES[code]["message"], ENTRIES[code]["fix"]
    assert fix.rstrip()
    assert message.rstrip()
    for text in (message, fix):
        assert all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(text))
