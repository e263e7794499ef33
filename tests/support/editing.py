"""Texts as the web editor writes them, and the difference between two texts."""

import json
import subprocess
from difflib import unified_diff
from pathlib import Path
from typing import Any

from tests.support.building import ROOT


def read_docs(root: Path) -> dict[str, str]:
    """Return the text of every Markdown file and data file of a project by its path."""
    paths = (*(root / "docs").rglob("*.md"), *(root / "docs").glob("*.yml"))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def written(*cases: dict[str, Any]) -> list[str]:
    """Return each text as format.js writes it after `change`, a line of JavaScript, has changed the form."""
    command = ["node", "--no-warnings", "tests/support/edit_forms.mjs"]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(cases), capture_output=True, text=True, check=True)
    texts: list[str] = json.loads(done.stdout)
    return texts


def changes(before: str, after: str) -> list[str]:
    """Return the lines that differ, as a diff shows them."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]
