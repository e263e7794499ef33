"""The lock on what was adopted: docs/adopted.lock holds a hash of each statement and its decision, and other ids.

They are those of the perspectives and the key words, which others embed and read as they do the statements.
What is removed stays in the lock: its address is to say what happened to it, for good.
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
# Skrivs av `make renew-lock`, aldrig för hand.
# Ids that may not vanish, and the adopted statements, locked to the letter.
# Written by `make renew-lock`, never by hand.
"""
_PAGES = {"perspective": "perspektivet", "keyword": "nyckelordet"}


class Name(NamedTuple):
    """What something is called by those who embed it, and under `removed` when it is gone."""

    kind: str
    id: str

    @property
    def spoken(self) -> str:
        """In Swedish, amid a sentence: `nyckelordet tillit`."""
        return f"{_PAGES.get(self.kind, 'formuleringen')} {self.id}"


@dataclass(frozen=True, slots=True)
class Seal:
    """What the lock holds of a statement."""

    text: str  # SHA-256 of the wording with its bold marks
    decision: str

    @classmethod
    def of(cls, card: PlacedStatement) -> "Seal":
        """The statement as it stands on the site."""
        decision = f"{card.decision.date}: {card.decision.reference}"
        return cls(sha256(card.original.text.source.encode()).hexdigest(), decision)


@dataclass(frozen=True)
class Lock:
    """What does not change or vanish without a word: pages by their names, statements by their ids."""

    pages: tuple[Name, ...] = ()
    seals: Mapping[str, Seal] = field(default_factory=dict)

    @property
    def names(self) -> tuple[Name, ...]:
        """All that it holds."""
        return (*self.pages, *(Name("statement", id) for id in self.seals))


class SourceError(Exception):
    """The lock is not there, or not as `renew` wrote it."""


def embedded_pages(original: Edition) -> dict[Name, Document[Page]]:
    """The perspectives and the key words of the site, by what others know them by."""
    pages: tuple[Document[Perspective | Keyword], ...] = (*original.perspectives, *original.keywords)
    return {Name(page.meta.kind, page.meta.id): page for page in pages}


def lock_of(original: Edition) -> Lock:
    """The perspectives and the key words of the site, and its adopted statements sealed as they stand."""
    adopted = (card for card in original.statements if card.decision.status == "adopted")
    return Lock(tuple(embedded_pages(original)), {card.statement.id: Seal.of(card) for card in adopted})


def renewed(former: Lock, original: Edition) -> Lock:
    """The lock as it should be: what is adopted as it stands, and what is removed as it was."""
    removed, now = _removed(original), lock_of(original)
    pages = (name for name in former.pages if name in removed and name not in now.pages)
    seals = {id: seal for id, seal in former.seals.items() if Name("statement", id) in removed}
    return Lock((*now.pages, *pages), {**now.seals, **seals})


def lost(former: Lock, original: Edition) -> list[Name]:
    """What is locked and stands on no page, nor among what a page says is removed."""
    statements = {Name("statement", card.statement.id) for card in original.statements}
    there = _removed(original) | statements | embedded_pages(original).keys()
    return [name for name in former.names if name not in there]


def _removed(original: Edition) -> set[Name]:
    return {
        Name(tombstone.kind, tombstone.id)
        for document in original.documents.values()
        for tombstone in document.meta.removed
    }


def read_lock(root: Path) -> Lock:
    """The lock of the project. Raises `Unreadable`."""
    try:
        entries = read_yaml(root / LOCK)
        pages = (Name(kind, id) for kind in _PAGES for id in entries[kind])
        return Lock(tuple(pages), {id: Seal(**entry) for id, entry in entries["statement"].items()})
    except (OSError, ValueError, LookupError, AttributeError, TypeError, yaml.YAMLError) as error:
        raise SourceError from error


def write_lock(root: Path, lock: Lock) -> None:
    """Writes the lock anew."""
    pages = {kind: [name.id for name in lock.pages if name.kind == kind] for kind in _PAGES}
    entries = pages | {"statement": {id: asdict(seal) for id, seal in lock.seals.items()}}
    text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=200)
    (root / LOCK).write_text(_HEADING + text, encoding="utf-8")


def changes(former: Lock, now: Lock) -> Iterator[str]:
    """What a new lock changes, in Swedish, a line for each id."""
    for id in former.seals:
        if id not in now.seals:
            yield f"{id}: tas bort ur låset. Den är inte längre antagen."
    for name in now.pages:
        if name not in former.pages:
            yield f"{name.spoken}: id:t låses."
    for id, seal in now.seals.items():
        if id not in former.seals:
            yield f"{id}: låses. {seal.decision}"
        elif former.seals[id].decision != seal.decision:
            what = "ny text och nytt beslut" if former.seals[id].text != seal.text else "samma text, nytt beslut"
            yield f"{id}: {what}. Förut: {former.seals[id].decision}. Nu: {seal.decision}"


def undecided(former: Lock, now: Lock) -> list[str]:
    """The statements whose text has changed while the decision has not."""
    return [
        id
        for id, seal in now.seals.items()
        if (old := former.seals.get(id)) and old.decision == seal.decision and old.text != seal.text
    ]
