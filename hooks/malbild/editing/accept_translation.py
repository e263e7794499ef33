"""Acceptance of a translation: fingerprints of today's original in its front matter, and its text in the lock."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from malbild.content.yaml_nodes import Location
from malbild.model.types.pages import Page
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.locks import address_lock

_TRANSLATED_FROM = re.compile(r"(translated_from:\s*)[^\s#]+")


@dataclass(frozen=True, slots=True)
class FingerprintUpdate:
    """A new fingerprint for a page or one of its statements."""

    name: str  # the page's path, or the statement's id
    location: Location  # of the statement; empty for the page
    fingerprint: str


def accept(edition: Edition, document: Document[Page], root: Path) -> tuple[FingerprintUpdate, ...]:
    """Update the outdated fingerprints of a translation's file, and return the updates. All other lines are kept."""
    updates = tuple(_updates(edition, document))
    path = root / document.file
    lines = path.read_bytes().decode("utf-8").split("\n")
    edits = sorted((_edit(update, document, lines) for update in updates), reverse=True)
    for place, length, line in edits:  # from the last, so that no line before it moves
        lines[place : place + length] = [line]
    path.write_bytes("\n".join(lines).encode("utf-8"))
    _lock_statements({update.name for update in updates if update.location}, edition, root)
    return updates


def _lock_statements(ids: set[str], edition: Edition, root: Path) -> None:
    """Write the accepted translations of statements into the address lock, where it has those they replace."""
    with suppress(address_lock.AddressLockError):  # the check reports it
        lock = address_lock.read_lock(root)
        locked = lock.translations.get(edition.lang, {})
        hashes = {
            placed.statement.id: address_lock.text_hash(placed.statement.text.source)
            for placed in edition.statements
            if placed.statement.id in ids & locked.keys()
        }
        if hashes:
            translations = {**lock.translations, edition.lang: {**locked, **hashes}}
            address_lock.write_lock(root, replace(lock, translations=translations))


def _updates(edition: Edition, document: Document[Page]) -> Iterator[FingerprintUpdate]:
    """Yield the update of the page, and of each of its statements, whose translation is outdated."""
    page = edition.translation(document)
    if page.status == "outdated":
        yield FingerprintUpdate(document.path, (), page.fingerprint)
    for placed in edition.statements:
        if placed.document.path == document.path and placed.translation.status == "outdated":
            location = ("statements", placed.number - 1)
            yield FingerprintUpdate(placed.statement.id, location, placed.translation.fingerprint)


def _edit(update: FingerprintUpdate, document: Document[Page], lines: list[str]) -> tuple[int, int, str]:
    """Return the index of a line, how many lines are replaced there (1, or 0 to insert one), and the new line."""
    former = document.line_of((*update.location, "translated_from")) - 1
    if _TRANSLATED_FROM.search(lines[former]):
        return former, 1, _TRANSLATED_FROM.sub(rf"\g<1>{update.fingerprint}", lines[former])
    above = document.line_of((*update.location, "id")) - 1 if update.location else document.body_line - 3
    indent = " " * lines[above].index("id:") if update.location else ""
    ending = "\r" if lines[above].endswith("\r") else ""
    return above + 1, 0, f"{indent}translated_from: {update.fingerprint}{ending}"
