"""Lint rules for the blocks of pymdownx.blocks: from `/// details | Title` to `///`."""

from collections.abc import Iterator
from typing import Any

import yaml

from malbild.content.markdown.tree import ADMONITIONS
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.model.types.pages import Page
from malbild.site.document import Document

_CAPTIONS = ("caption", "figure-caption", "table-caption")
_NAMES = ("details", "tab", *_CAPTIONS, "define", "admonition", *ADMONITIONS)
_OPTIONS = {
    "details": {"open": "open: true", "type": "type: tip"},
    "tab": {"new": "new: true", "select": "select: true"},
    "admonition": {"type": "type: tip"},
}
"""The options of a block by its name, each with an example; every block has `attrs`."""
_ATTRIBUTES = {"attrs": "attrs: {id: namn}"}
_INDENT = "    "
Line = tuple[int, str]
"""A line that begins or ends a block: its number and its text."""


def check_blocks(document: Document[Page], lines: list[Line]) -> Iterator[Diagnostic]:
    """Report blocks that are unknown or not whole, options that they do not have, and captions of nothing."""
    open = list[Line]()
    rows = document.body.split("\n")
    for line, text in lines:
        name = text.strip("/ ").partition("|")[0].strip()
        if name and name not in _NAMES:
            yield _broken_block(document, line, text, closest_match(name, _NAMES))
        if name:
            open.append((line, text))
            number = line - document.body_line
            yield from _check_options(document, line, name, rows[number:])
            if name in _CAPTIONS and not _has_content(rows[:number]):
                yield Diagnostic(document.file, line, "MB373", params={"value": text})
        elif open and len(text) == len(open[-1][1]) - len(open[-1][1].lstrip("/")):
            open.pop()
        else:
            yield _broken_block(document, line, text)
    for line, text in open:
        yield _broken_block(document, line, text)


def _broken_block(document: Document[Page], line: int, text: str, hint: str = "") -> Diagnostic:
    params = {"value": text, "hint": hint, "known": ", ".join(("details", "tab", *_CAPTIONS, "define", "note"))}
    return Diagnostic(document.file, line, "MB366", params=params)


def _has_content(rows: list[str]) -> bool:
    """Return whether the last of the rows that is not blank is something that a caption can belong to."""
    last = next((row.strip(" >") for row in reversed(rows) if row.strip(" >")), "")
    return bool(last) and not last.startswith(("#", "/// "))


def _check_options(document: Document[Page], line: int, name: str, rows: list[str]) -> Iterator[Diagnostic]:
    """Report options that the block does not have: readers would see all of it as text. Its `rows` begin at `line`."""
    known = _OPTIONS.get(name, {}) | _ATTRIBUTES
    indent = rows[0].partition("/")[0] + _INDENT
    for number, row in enumerate(rows[1:], line + 1):
        if not row.startswith(indent):
            return
        if not row.startswith(indent + " ") and not _is_option(row.removeprefix(indent), known):
            params = {"value": row.strip(), "name": name, "known": ", ".join(known.values())}
            yield Diagnostic(document.file, number, "MB372", params=params)


def _is_option(row: str, known: dict[str, str]) -> bool:
    try:
        option: Any = yaml.safe_load(row)
    except yaml.YAMLError:
        return False
    if not isinstance(option, dict) or len(option) != 1 or not option.keys() <= known.keys():
        return False
    ((key, value),) = option.items()
    if key == "attrs":
        return value is None or (isinstance(value, dict) and "inline" not in str(value.get("class")).split())
    return value in ADMONITIONS if key == "type" else isinstance(value, bool)
