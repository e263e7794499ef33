"""What the tests of the web editor share: the real files, and what differs between two texts of one."""

from difflib import unified_diff

from tests.support.building import ROOT

DOCS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")}


def changes(before: str, after: str) -> list[str]:
    """The lines that differ, as a diff shows them."""
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]
