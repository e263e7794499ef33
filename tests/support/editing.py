"""The real files, and the difference between two texts, for tests of the web editor."""

from difflib import unified_diff

from tests.support.building import ROOT

DOCS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")}


def changes(before: str, after: str) -> list[str]:
    """Return the lines that differ, as a diff shows them."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]
