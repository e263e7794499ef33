"""Copies of the project with something removed, and with a moved page."""

from pathlib import Path

_TOMBSTONES = {
    "": """removed:
  - id: egen-lykta
    kind: statement
    date: 2026-05-01
    text: Formuleringen gick upp i en annan när målbilden sågs över.
  - id: besokare
    kind: perspective
    date: 2026-05-01
    text: Besökarnas perspektiv ingår nu i deras som bor här.
    address: malbild/besokare/
""",
    ".en": """removed:
  - id: egen-lykta
    text: The statement became a part of another one.
  - id: besokare
    text: The perspective of visitors is now a part of theirs who live here.
""",
}
_REPLACEABLE = {"id": "egen-lykta", "address": "    address: malbild/besokare/\n", "kind": "kind: statement"}


def add_tombstones(root: Path, perspective: str = "boende", **changes: str) -> Path:
    """Add tombstones to `malbild/<perspective>.md` in both languages; `changes` replaces parts of them."""
    for suffix, lines in _TOMBSTONES.items():
        for old, new in changes.items():
            lines = lines.replace(_REPLACEABLE[old], new)  # noqa: PLW2901  # each replaces what the one before left
        path = root / "docs" / "malbild" / f"{perspective}{suffix}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("statements:\n", f"{lines}statements:\n", 1), "utf-8")
    return root


def add_redirects(root: Path, *paths: str) -> None:
    """Let a page of a copy have moved from the paths."""
    page = root / "docs" / "ordregister.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("owner:", f"moved_from: [{', '.join(paths)}]\nowner:", 1), encoding="utf-8")
