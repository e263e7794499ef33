"""The VS Code extension: completion and hover in front matter, with a stand-in for VS Code."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.building import ROOT

STAND_IN = str(ROOT / "tests" / "support" / "vscode.cjs")


def ask(page: str, text: str, line: int, column: int) -> Any:
    question = {"root": str(ROOT), "file": str(ROOT / "docs" / page), "text": text, "line": line, "column": column}
    done = subprocess.run(["node", STAND_IN, json.dumps(question)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def at(page: str, marked: str) -> Any:
    """Return the answer at the ‸ in a text that replaces that of the page."""
    before, _, after = marked.partition("‸")
    rows = before.split("\n")
    return ask(page, before + after, len(rows) - 1, len(rows[-1]))


@pytest.fixture(scope="module")
def invanare() -> str:
    return Path(ROOT / "docs/malbild/invanare.md").read_text(encoding="utf-8")


def test_hover_explains_a_key_in_swedish(invanare: str) -> None:
    answer = at("malbild/invanare.md", invanare.replace("    easy:", "    ea‸sy:", 1))
    assert answer["hover"] == "Samma sak på lättläst svenska. Inte antagen text."


def test_completion_of_a_choice_lists_its_values(invanare: str) -> None:
    answer = at("malbild/invanare.md", invanare.replace("  status: adopted", "  status: ‸", 1))
    assert [label for label, _, _ in answer["items"]] == ["proposed", "adopted"]


def test_completion_in_a_statement_lists_missing_keys(invanare: str) -> None:
    answer = at("malbild/invanare.md", invanare.replace("    icon: sprout\n", "    ‸\n", 1))
    offered = {label: (text, detail) for label, text, detail in answer["items"]}
    assert offered["icon"] == ("icon: ", "måste finnas")
    assert {"id", "text", "keywords", "easy", "questions", "proposals", "title"} & offered.keys() == set()


def test_completion_in_a_translation_lists_translatable_keys() -> None:
    answer = at("malbild/invanare.en.md", "---\ntitle: The resident\n‸\n---\n")
    offered = {label for label, _, _ in answer["items"]}
    assert {"description", "introduction", "decision", "statements"} <= offered
    assert {"title", "owner", "kind", "sources", "order"} & offered == set()


def test_completion_in_a_new_page_lists_what_its_kind_needs() -> None:
    answer = at("ny.md", "---\nkind: seminar\n‸\n---\n")
    needed = {label for label, _, detail in answer["items"] if detail}
    assert {"title", "date", "number", "programme", "owner", "sources"} <= needed


@pytest.mark.parametrize("text", ["---\ntitle: Sida\n---\nki‸nd: text", "", "‸---\n", "Text\n‸"])
def test_extension_outside_the_front_matter_is_silent(text: str) -> None:
    assert at("ny.md", text) == {"items": [], "hover": None}
