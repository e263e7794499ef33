"""Adoption lock, `docs/adopted.lock`: adopted statements and ids that may not vanish.

It holds the hash of each adopted statement with its decision, and the ids of perspectives and key words, which other
sites embed. A removed id stays in the lock, so that its address keeps its tombstone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import yaml

from malbild.files.yaml_loader import read_yaml
from malbild.model.page_types import Keyword, Page, Perspective
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement

LOCK = "docs/adopted.lock"
_HEADING = """\
# Id:n som inte får försvinna, och de antagna formuleringarna, låsta till bokstaven.
# Skrivs av kommandot renew-lock, aldrig för hand.
# Ids that may not vanish, and the adopted statements, locked to the letter.
# Written by the command renew-lock, never by hand.
"""
_PAGES = {"perspective": "perspektivet", "keyword": "nyckelordet"}


class LockedId(NamedTuple):
    """An id with its kind, as in an embed's address and under `removed`."""

    kind: str
    id: str

    @property
    def display_name(self) -> str:
        """Its name in Swedish, within a sentence: `nyckelordet lugn`."""
        return f"{_PAGES.get(self.kind, 'formuleringen')} {self.id}"


@dataclass(frozen=True, slots=True)
class LockEntry:
    """A statement's entry in the lock."""

    text: str  # SHA-256 of the wording with its bold marks
    decision: str

    @classmethod
    def of(cls, placed: PlacedStatement) -> "LockEntry":
        """Return the entry of a statement as it is now."""
        decision = f"{placed.decision.date}: {placed.decision.reference}"
        return cls(sha256(placed.original.text.source.encode()).hexdigest(), decision)


@dataclass(frozen=True)
class Lock:
    """The content of the lock: ids of pages, and entries of statements by id."""

    pages: tuple[LockedId, ...] = ()
    entries: Mapping[str, LockEntry] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[LockedId, ...]:
        """All locked ids."""
        return (*self.pages, *(LockedId("statement", id) for id in self.entries))


class LockError(Exception):
    """A lock that is missing, or not as `write_lock` writes it."""


def embeddable_pages(original: Edition) -> dict[LockedId, Document[Page]]:
    """Return the pages of perspectives and key words by their ids."""
    pages: tuple[Document[Perspective | Keyword], ...] = (*original.perspectives, *original.keywords)
    return {LockedId(page.meta.kind, page.meta.id): page for page in pages}


def current_lock(original: Edition) -> Lock:
    """Return a lock of the content as it is now."""
    adopted = (placed for placed in original.statements if placed.decision.status == "adopted")
    return Lock(tuple(embeddable_pages(original)), {placed.statement.id: LockEntry.of(placed) for placed in adopted})


def update(previous: Lock, original: Edition) -> Lock:
    """Return the current lock, with the previous one's entries of removed ids."""
    removed, now = _removed(original), current_lock(original)
    pages = (page for page in previous.pages if page in removed and page not in now.pages)
    entries = {id: entry for id, entry in previous.entries.items() if LockedId("statement", id) in removed}
    return Lock((*now.pages, *pages), {**now.entries, **entries})


def missing(previous: Lock, original: Edition) -> list[LockedId]:
    """Return the locked ids that are neither in the content nor under `removed`."""
    statements = {LockedId("statement", placed.statement.id) for placed in original.statements}
    known = _removed(original) | statements | embeddable_pages(original).keys()
    return [locked for locked in previous.ids if locked not in known]


def is_of_other_content(lock: Lock, original: Edition) -> bool:
    """Return whether the content has none of the locked ids: the lock came along from another county's vision."""
    return bool(original.statements and lock.ids) and missing(lock, original) == [*lock.ids]


def read_lock(root: Path) -> Lock:
    """Return the lock of the project. Raises `LockError`."""
    try:
        content = read_yaml(root / LOCK)
        pages = (LockedId(kind, id) for kind in _PAGES for id in content[kind])
        return Lock(tuple(pages), {id: LockEntry(**entry) for id, entry in content["statement"].items()})
    except (OSError, ValueError, LookupError, AttributeError, TypeError, yaml.YAMLError) as error:
        raise LockError from error


def write_lock(root: Path, lock: Lock) -> None:
    """Write the lock of the project."""
    pages = {kind: [page.id for page in lock.pages if page.kind == kind] for kind in _PAGES}
    content = pages | {"statement": {id: asdict(entry) for id, entry in lock.entries.items()}}
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=200)
    (root / LOCK).write_text(_HEADING + text, encoding="utf-8")


def describe_changes(previous: Lock, now: Lock) -> Iterator[str]:
    """Yield a line in Swedish for every id that a new lock adds, changes or drops."""
    for id in previous.entries:
        if id not in now.entries:
            yield f"{id}: tas bort ur låset. Den är inte längre antagen."
    for page in now.pages:
        if page not in previous.pages:
            yield f"{page.display_name}: id:t låses."
    for id, entry in now.entries.items():
        old = previous.entries.get(id)
        if old is None:
            yield f"{id}: låses. {entry.decision}"
        elif old.decision != entry.decision:
            change = "ny text och nytt beslut" if old.text != entry.text else "samma text, nytt beslut"
            yield f"{id}: {change}. Förut: {old.decision}. Nu: {entry.decision}"


def changed_without_decision(previous: Lock, now: Lock) -> list[str]:
    """Return the ids of statements whose text has changed under the same decision."""
    pairs = ((id, previous.entries.get(id), entry) for id, entry in now.entries.items())
    return [id for id, old, new in pairs if old and old.decision == new.decision and old.text != new.text]


def _removed(original: Edition) -> set[LockedId]:
    tombstones = (tombstone for document in original.documents.values() for tombstone in document.meta.removed)
    return {LockedId(tombstone.kind, tombstone.id) for tombstone in tombstones}
