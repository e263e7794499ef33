"""Copies of the project with something removed, and with a moved page."""

from pathlib import Path

_TOMBSTONES = {
    "": """removed:
  - id: eget-ansvar
    kind: statement
    date: 2026-05-01
    text: Formuleringen gick upp i en annan när målbilden sågs över.
  - id: narstaende
    kind: perspective
    date: 2026-05-01
    text: De närståendes perspektiv ingår nu i invånarens.
    address: malbild/narstaende/
""",
    ".en": """removed:
  - id: eget-ansvar
    text: The statement became a part of another one.
  - id: narstaende
    text: The perspective of relatives is now a part of the resident’s.
""",
}
_REPLACEABLE = {"id": "eget-ansvar", "address": "    address: malbild/narstaende/\n", "kind": "kind: statement"}


def add_tombstones(root: Path, **changes: str) -> Path:
    """Add tombstones to a perspective in both languages; `changes` replaces parts of them."""
    for suffix, lines in _TOMBSTONES.items():
        for old, new in changes.items():
            lines = lines.replace(_REPLACEABLE[old], new)  # noqa: PLW2901  # each replaces what the one before left
        path = root / "docs" / "malbild" / f"invanare{suffix}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("statements:\n", f"{lines}statements:\n", 1), "utf-8")
    return root


def add_redirects(root: Path, *paths: str) -> None:
    """Let a page of a copy have moved from the paths."""
    page = root / "docs" / "ordregister.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("owner:", f"moved_from: [{', '.join(paths)}]\nowner:", 1), encoding="utf-8")
