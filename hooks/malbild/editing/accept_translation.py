"""Somebody has read a translation beside its original and found it right: its file says so from then on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from malbild.content.yaml_nodes import Location
from malbild.model.page_types import Page
from malbild.site.document import Document
from malbild.site.edition import Edition

_MARK = re.compile(r"(translated_from:\s*)[^\s#]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a translation was made from, to be written into its front matter."""

    name: str  # the page's path, or the statement's id
    place: Location  # of the statement; empty for the page
    fingerprint: str


def marks(edition: Edition, document: Document[Page]) -> Iterator[Mark]:
    """What is to be written for the page and its statements to count as translated from the original of today."""
    page = edition.translation(document)
    if page.status == "outdated":
        yield Mark(document.path, (), page.fingerprint)
    for card in edition.statements:
        if card.document.path == document.path and card.translation.status == "outdated":
            yield Mark(card.statement.id, ("statements", card.number - 1), card.translation.fingerprint)


def accept(edition: Edition, document: Document[Page], root: Path) -> tuple[Mark, ...]:
    """Writes the marks into the translation's file, changes nothing else in it, and says what was written."""
    found = tuple(marks(edition, document))
    path = root / document.file
    lines = path.read_bytes().decode("utf-8").split("\n")
    changes = sorted((_change(mark, document, lines) for mark in found), reverse=True)
    for place, length, line in changes:  # from below, so that no line above moves
        lines[place : place + length] = [line]
    path.write_bytes("\n".join(lines).encode("utf-8"))
    return found


def _change(mark: Mark, document: Document[Page], lines: list[str]) -> tuple[int, int, str]:
    """Which line, from 0, is replaced (1) or put before another (0), and by what."""
    former = document.line_of((*mark.place, "translated_from")) - 1
    if _MARK.search(lines[former]):
        return former, 1, _MARK.sub(rf"\g<1>{mark.fingerprint}", lines[former])
    above = document.line_of((*mark.place, "id")) - 1 if mark.place else document.body_line - 3
    indent = " " * lines[above].index("id:") if mark.place else ""
    ending = "\r" if lines[above].endswith("\r") else ""
    return above + 1, 0, f"{indent}translated_from: {mark.fingerprint}{ending}"
