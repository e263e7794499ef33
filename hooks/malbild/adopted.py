"""The lock on the adopted text: docs/adopted.lock holds a hash of each statement, and its decision.

An adopted statement that is removed stays in the lock: its address is to say what happened to it, for good.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

from malbild.project_yaml import read_yaml
from malbild.site import Card, Edition

LOCK = "docs/adopted.lock"
_HEADING = """\
# De antagna formuleringarna, låsta till bokstaven. Skrivs av `make renew-lock`, aldrig för hand.
# The adopted statements, locked to the letter. Written by `make renew-lock`, never by hand.
"""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the lock holds of a statement."""

    text: str  # SHA-256 of the wording with its bold marks
    decision: str

    @classmethod
    def of(cls, card: Card) -> "Seal":
        """The statement as it stands on the site."""
        decision = f"{card.decision.date}: {card.decision.reference}"
        return cls(sha256(card.adopted.text.source.encode()).hexdigest(), decision)


class Unreadable(Exception):
    """The lock is not there, or not as `renew` wrote it."""


def seals(original: Edition) -> dict[str, Seal]:
    """The adopted statements of the site, sealed as they stand."""
    return {card.statement.id: Seal.of(card) for card in original.cards if card.decision.status == "adopted"}


def renewed(former: Mapping[str, Seal], original: Edition) -> dict[str, Seal]:
    """The lock as it should be: the adopted statements as they stand, and what is removed as it was."""
    removed = _removed(original)
    return seals(original) | {id: seal for id, seal in former.items() if id in removed}


def lost(former: Mapping[str, Seal], original: Edition) -> list[str]:
    """The locked statements that stand on no page, nor among what a page says is removed."""
    there = _removed(original) | {card.statement.id for card in original.cards}
    return [id for id in former if id not in there]


def _removed(original: Edition) -> set[str]:
    gone = (gone for document in original.documents.values() for gone in document.front.removed)
    return {one.id for one in gone if one.kind == "statement"}


def read_lock(root: Path) -> dict[str, Seal]:
    """The lock of the project. Raises `Unreadable`."""
    try:
        entries = read_yaml(root / LOCK)
        return {id: Seal(**entry) for id, entry in entries.items()}
    except (OSError, ValueError, AttributeError, TypeError, yaml.YAMLError) as error:
        raise Unreadable from error


def write_lock(root: Path, sealed: Mapping[str, Seal]) -> None:
    """Writes the lock anew."""
    entries = {id: {"text": seal.text, "decision": seal.decision} for id, seal in sealed.items()}
    text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=200)
    (root / LOCK).write_text(_HEADING + text, encoding="utf-8")


def changes(former: Mapping[str, Seal], now: Mapping[str, Seal]) -> Iterator[str]:
    """What a new lock changes, in Swedish, a line for each statement."""
    for id in former:
        if id not in now:
            yield f"{id}: tas bort ur låset. Den är inte längre antagen."
    for id, seal in now.items():
        if id not in former:
            yield f"{id}: låses. {seal.decision}"
        elif former[id].decision != seal.decision:
            what = "ny text och nytt beslut" if former[id].text != seal.text else "samma text, nytt beslut"
            yield f"{id}: {what}. Förut: {former[id].decision}. Nu: {seal.decision}"


def undecided(former: Mapping[str, Seal], now: Mapping[str, Seal]) -> list[str]:
    """The statements whose text has changed while the decision has not."""
    return [
        id
        for id, seal in now.items()
        if id in former and former[id].decision == seal.decision and former[id].text != seal.text
    ]
