"""Diagnostics and their catalogue: wording, order, completeness."""

import re
from dataclasses import replace
from string import Formatter

import pytest
import yaml

from malbild.diagnostics.diagnostic import CATALOGUE, ContentError, Diagnostic, catalogue, in_order
from tests.support.building import ROOT

HOOKS = ROOT / "hooks"
FILES = [CATALOGUE] if CATALOGUE.is_file() else sorted(CATALOGUE.glob("*.yml"))
ENTRIES = {code: entry for path in FILES for code, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items()}
BRACES = Diagnostic("docs/a.md", 3, "MB104", "keywords", {"value": "{x} {0}", "hint": "", "known": "{"})


def test_diagnostic_text_has_place_message_and_hint() -> None:
    diagnostic = Diagnostic("docs/a.md", 14, "MB102", "statements[1].id", {"key": "id"})
    assert str(diagnostic) == 'docs/a.md:14: statements[1].id: "id" saknas. [MB102]\n    Lägg till uppgiften id.'


def test_diagnostic_of_a_whole_file_names_no_field() -> None:
    assert str(Diagnostic("docs/a.md", 1, "MB003")).startswith("docs/a.md:1: Filen saknar sidhuvud. [MB003]\n")


def test_message_keeps_braces_of_a_value() -> None:
    assert BRACES.message == '"{x} {0}" finns inte.'


def test_message_keeps_a_value_with_newlines_on_one_line() -> None:
    broken = Diagnostic("docs/a.md", 3, "MB104", "", {"value": "ett\n två", "hint": "", "known": "tre\r\nfyra"})
    assert broken.message == '"ett två" finns inte.'
    assert broken.hint == "Välj bland: tre fyra."
    assert str(replace(broken, field="a\nb")).startswith('docs/a.md:3: a b: "ett två" finns inte. [MB104]\n    Välj')


def test_diagnostics_are_sorted_and_unique() -> None:
    one, other = (Diagnostic("docs/a.md", line, "MB102", "title", {"key": "title"}) for line in (10, 9))
    assert in_order([one, BRACES, other, one]) == [BRACES, other, one]


def test_diagnostics_at_one_place_are_both_kept() -> None:
    words = [Diagnostic("docs/a.md", 3, "MB104", "keywords", BRACES.params | {"value": value}) for value in ("b", "a")]
    assert [diagnostic.params["value"] for diagnostic in in_order(words)] == ["a", "b"]


def test_content_error_lists_all_its_diagnostics() -> None:
    error = ContentError([BRACES, Diagnostic("docs/a.md", 1, "MB003")])
    assert str(error).split("\n")[::2] == [str(diagnostic).split("\n")[0] for diagnostic in error.diagnostics]


def test_catalogue_codes_are_those_used_in_the_code() -> None:
    used = {code for path in HOOKS.rglob("*.py") for code in re.findall(r"MB\d{3}", path.read_text(encoding="utf-8"))}
    assert used == ENTRIES.keys()


@pytest.mark.parametrize("code", ENTRIES)
def test_catalogue_entry_has_message_and_hint(code: str) -> None:
    message, fix = ENTRIES[code]["message"], ENTRIES[code]["fix"]
    assert fix.rstrip()
    assert message.rstrip()
    for text in (message, fix):
        assert all(name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(text))


@pytest.mark.parametrize("code", catalogue())
def test_catalogue_entry_has_meaning_and_both_examples(code: str) -> None:
    entry = catalogue()[code]
    assert all(entry[name].strip() for name in ("means", "wrong", "right"))
    assert entry["wrong"] != entry["right"]
    assert entry.keys() <= {"message", "fix", "warning", "means", "wrong", "right"}
