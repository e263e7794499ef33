"""The VS Code extension: completion and hover in front matter, with a stand-in for VS Code."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from malbild.editing.json_schemas import FOLDER, write_schemas
from tests.support.building import COUNTY, ROOT

STAND_IN = str(ROOT / "tests" / "support" / "vscode.cjs")
EXTENSION = str(ROOT / ".vscode" / "extensions" / "malbild" / "extension.js")
TASKS = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
Ask = Callable[[str, str], Any]


def make_folder(folder: Path) -> Path:
    """Return the folder as a project without schemas, with the pages of the made-up county."""
    (folder / "mkdocs.yml").write_bytes((COUNTY / "mkdocs.yml").read_bytes())
    (folder / "docs").symlink_to(COUNTY / "docs")
    return folder


def ask(root: Path, page: str, text: str, line: int, column: int) -> Any:
    files = {"root": str(root), "extension": EXTENSION, "file": str(root / "docs" / page)}
    question = {**files, "text": text, "line": line, "column": column}
    done = subprocess.run(["node", STAND_IN, json.dumps(question)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """`at(page, text)` gives the answer at the ‸ in a text that replaces that of the page."""
    root = make_folder(tmp_path_factory.mktemp("project"))
    write_schemas(root, "sv")

    def at(page: str, marked: str) -> Any:
        before, _, after = marked.partition("‸")
        rows = before.split("\n")
        return ask(root, page, before + after, len(rows) - 1, len(rows[-1]))

    return at


@pytest.fixture(scope="module")
def boende() -> str:
    return (COUNTY / "docs/malbild/boende.md").read_text(encoding="utf-8")


def test_hover_explains_a_key_in_swedish(boende: str, at: Ask) -> None:
    answer = at("malbild/boende.md", boende.replace("    easy:", "    ea‸sy:", 1))
    assert answer["hover"] == "Samma sak på lättläst svenska. Inte antagen text."


def test_completion_of_a_choice_lists_its_values(boende: str, at: Ask) -> None:
    answer = at("malbild/boende.md", boende.replace("  status: adopted", "  status: ‸", 1))
    assert [label for label, _, _ in answer["items"]] == ["proposed", "adopted"]


def test_completion_in_a_statement_lists_missing_keys(boende: str, at: Ask) -> None:
    answer = at("malbild/boende.md", boende.replace("    icon: sprout\n", "    ‸\n", 1))
    offered = {label: (text, detail) for label, text, detail in answer["items"]}
    assert offered["icon"] == ("icon: ", "måste finnas")
    assert {"id", "text", "keywords", "easy", "questions", "proposals", "title"} & offered.keys() == set()


def test_completion_in_a_translation_lists_translatable_keys(at: Ask) -> None:
    answer = at("malbild/boende.en.md", "---\ntitle: The resident\n‸\n---\n")
    offered = {label for label, _, _ in answer["items"]}
    assert {"description", "introduction", "decision", "statements"} <= offered
    assert {"title", "owner", "kind", "sources", "order"} & offered == set()


def test_completion_in_a_new_page_lists_what_its_kind_needs(at: Ask) -> None:
    answer = at("ny.md", "---\nkind: seminar\n‸\n---\n")
    needed = {label for label, _, detail in answer["items"] if detail}
    assert {"title", "date", "number", "programme", "owner", "sources"} <= needed


@pytest.mark.parametrize("text", ["---\ntitle: Sida\n---\nki‸nd: text", "", "‸---\n", "Text\n‸"])
def test_extension_outside_the_front_matter_is_silent(text: str, at: Ask) -> None:
    assert at("ny.md", text) == {"items": [], "hover": None, "message": None, "command": None}


def test_extension_without_schemas_offers_the_task_that_writes_them(tmp_path: Path) -> None:
    answer = ask(make_folder(tmp_path), "index.md", "---\nkind: page\n\n---\n", 2, 0)
    assert (answer["items"], answer["hover"]) == ([], None)
    assert "Målbild" in answer["message"]
    runs, label = answer["command"]
    assert runs == "workbench.action.tasks.runTask"
    assert [task["command"] for task in TASKS if task["label"] == label] == ["make check"]


def test_extension_outside_the_project_offers_no_task(tmp_path: Path) -> None:
    answer = ask(tmp_path, "index.md", "# Text\n", 0, 0)
    assert (answer["message"], answer["command"]) == (None, None)


@pytest.mark.parametrize("target", ["check", "serve", "schema"])
def test_make_writes_the_schemas_which_git_ignores(target: str) -> None:
    make = ["make", "--dry-run", "--always-make", target]
    commands = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "python -m malbild schema" in commands
    ignored = ["git", "check-ignore", "--quiet", f"{FOLDER}/page.json"]
    assert subprocess.run(ignored, cwd=ROOT, check=False).returncode == 0
    committed = ["git", "ls-files", FOLDER]
    assert subprocess.run(committed, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""
