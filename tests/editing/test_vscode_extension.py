"""VS Code completes and explains the front matter of a Markdown file: our extension, with VS Code played."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.building import ROOT

# Loads the extension as VS Code does, and asks it at the places given.
PLAY = """
const Module = require("node:module");
const asked = JSON.parse(process.argv[1]);
const providers = {};
class CompletionItem { constructor(label) { this.label = label; } }
class Hover { constructor(text) { this.text = text; } }
const vscode = {
  CompletionItem, Hover, CompletionItemKind: { Field: 4 },
  workspace: { getWorkspaceFolder: () => ({ uri: { fsPath: asked.root } }) },
  languages: {
    registerCompletionItemProvider: (_, provider) => (providers.complete = provider.provideCompletionItems),
    registerHoverProvider: (_, provider) => (providers.hover = provider.provideHover),
  },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
require(asked.root + "/.vscode/extensions/malbild/extension.js").activate({ subscriptions: [] });
const document = { uri: { fsPath: asked.file }, getText: () => asked.text };
const position = { line: asked.line, character: asked.column };
const completed = providers.complete(document, position);
const items = completed.map(({ label, insertText, detail }) => [label, insertText, detail ?? ""]);
console.log(JSON.stringify({ items, hover: providers.hover(document, position)?.text ?? null }));
"""


def ask(page: str, text: str, line: int, column: int) -> Any:
    asked = {"root": str(ROOT), "file": str(ROOT / "docs" / page), "text": text, "line": line, "column": column}
    done = subprocess.run(["node", "-e", PLAY, json.dumps(asked)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def at(page: str, marked: str) -> Any:
    """The answer at the ‸ in a text put in place of the page's own."""
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
