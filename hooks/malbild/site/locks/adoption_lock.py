"""Adoption lock, `docs/adopted.lock`: adopted statements and ids that may not vanish.

It holds the hash of each adopted statement, of its upcoming wording and of the vision's purpose, with their decisions,
and the ids of perspectives, key words and parties, which other sites embed. A removed id stays in the lock, so that its
address keeps its tombstone.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from malbild.files.yaml_loader import read_yaml
from malbild.model.types.nested import Decision, UpcomingWording
from malbild.model.types.pages import Keyword, Page, Party, Perspective
from malbild.model.types.rich_text import RichText
from malbild.model.types.settings import Settings
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.loading.settings import UNREADABLE
from malbild.site.queries.follow_up import parties

LOCK = "docs/adopted.lock"
_HEADING = """\
# Id:n som inte får försvinna, och de antagna formuleringarna, låsta till bokstaven.
# Skrivs av kommandot renew-lock, aldrig för hand.
# Ids that may not vanish, and the adopted statements, locked to the letter.
# Written by the command renew-lock, never by hand.
"""
PURPOSE = "målbildens syfte"  # its name beside the ids of statements, which have no spaces
_PAGES = {"perspective": "perspektivet", "keyword": "nyckelordet", "party": "parten"}


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
    """The entry of an adopted text in the lock."""

    text: str  # SHA-256 of the wording with its bold marks
    decision: str
    body: str = ""  # SHA-256 of the paragraphs under it, empty where it has none
    upcoming: str = ""  # SHA-256 of its upcoming wording, empty where it has none
    upcoming_decision: str = ""  # with the first day of that wording

    @classmethod
    def of(
        cls,
        text: RichText,
        decision: Decision,
        body: tuple[RichText, ...] = (),
        upcoming: UpcomingWording | None = None,
    ) -> "LockEntry":
        """Return the entry of a text as it is now."""
        paragraphs = "\n\n".join(paragraph.source for paragraph in body)
        return cls(
            _hash(text.source),
            _describe(decision),
            _hash(paragraphs) if body else "",
            _hash(upcoming.text.source) if upcoming else "",
            f"{_describe(upcoming.decision)}. Gäller från {upcoming.takes_effect}" if upcoming else "",
        )

    @property
    def in_force(self) -> "LockEntry":
        """The entry without its upcoming wording."""
        return replace(self, upcoming="", upcoming_decision="")

    @property
    def wording(self) -> tuple[str, str]:
        """All that a new decision is needed for to change."""
        return self.text, self.body


@dataclass(frozen=True)
class Lock:
    """The content of the lock: ids of pages, entries of statements by id, and the purpose."""

    pages: tuple[LockedId, ...] = ()
    entries: Mapping[str, LockEntry] = field(default_factory=dict)
    purpose: LockEntry | None = None

    @property
    def texts(self) -> dict[str, LockEntry]:
        """The entries of statements by id, and that of the purpose by its name."""
        return {**self.entries, **({PURPOSE: self.purpose} if self.purpose else {})}

    @property
    def ids(self) -> tuple[LockedId, ...]:
        """All locked ids."""
        return (*self.pages, *(LockedId("statement", id) for id in self.entries))


class LockError(Exception):
    """A lock that is missing, or not as `write_lock` writes it."""


def embeddable_pages(original: Edition) -> dict[LockedId, Document[Page]]:
    """Return the pages of perspectives, key words and parties by their ids."""
    own: tuple[Document[Perspective | Keyword], ...] = (*original.perspectives, *original.keywords)
    pages: tuple[Document[Perspective | Keyword | Party], ...] = (*own, *parties(original))
    return {LockedId(page.meta.kind, page.meta.id): page for page in pages}


def current_lock(original: Edition) -> Lock:
    """Return a lock of the content as it is now."""
    adopted = (placed for placed in original.statements if placed.written_decision.status == "adopted")
    statements = ((placed.written, placed.written_decision) for placed in adopted)
    entries = {one.id: LockEntry.of(one.text, decision, one.body, one.upcoming) for one, decision in statements}
    return Lock(tuple(embeddable_pages(original)), entries, _purpose(original.settings))


def update(previous: Lock, original: Edition) -> Lock:
    """Return the current lock, with the previous one's entries of removed ids and of what cannot be read."""
    removed, now = _removed(original), current_lock(original)
    pages = (page for page in previous.pages if page in removed and page not in now.pages)
    entries = {id: entry for id, entry in previous.entries.items() if LockedId("statement", id) in removed}
    purpose = previous.purpose if original.settings is UNREADABLE else now.purpose
    return Lock((*now.pages, *pages), {**now.entries, **entries}, purpose)


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
        pages = (LockedId(kind, id) for kind in _PAGES for id in content.get(kind, ()))
        entries = {id: LockEntry(**entry) for id, entry in content["statement"].items()}
        return Lock(tuple(pages), entries, LockEntry(**content["purpose"]) if "purpose" in content else None)
    except (OSError, ValueError, LookupError, AttributeError, TypeError, yaml.YAMLError) as error:
        raise LockError from error


def write_lock(root: Path, lock: Lock) -> None:
    """Write the lock of the project."""
    pages: dict[str, Any] = {kind: [page.id for page in lock.pages if page.kind == kind] for kind in _PAGES}
    content = pages | {"statement": {id: _to_yaml(entry) for id, entry in lock.entries.items()}}
    if lock.purpose:
        content |= {"purpose": _to_yaml(lock.purpose)}
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=200)
    (root / LOCK).write_text(_HEADING + text, encoding="utf-8")


def is_upcoming_changed(old: LockEntry, new: LockEntry) -> bool:
    """Return whether the upcoming wording has changed under the same decision."""
    return old.upcoming_decision == new.upcoming_decision and old.upcoming != new.upcoming


def _describe(decision: Decision) -> str:
    return f"{decision.date}: {decision.reference}"


def _to_yaml(entry: LockEntry) -> dict[str, str]:
    return {name: value for name, value in asdict(entry).items() if value}


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _purpose(settings: Settings) -> LockEntry | None:
    """Return the entry of the purpose, if it is adopted."""
    purpose = settings.purpose
    is_adopted = purpose and purpose.decision.status == "adopted"
    return LockEntry.of(purpose.text, purpose.decision) if purpose and is_adopted else None


def _removed(original: Edition) -> set[LockedId]:
    tombstones = (tombstone for document in original.documents.values() for tombstone in document.meta.removed)
    return {LockedId(tombstone.kind, tombstone.id) for tombstone in tombstones}
