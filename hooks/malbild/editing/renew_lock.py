"""Renewal of the adoption lock, after a new decision."""

from pathlib import Path

from malbild.project.commands import command_line
from malbild.site.edition import Edition
from malbild.site.locks import adoption_lock
from malbild.site.locks.adoption_lock import LOCK, Lock, LockError


class RenewalError(Exception):
    """The lock stays as it is; the message, in Swedish, says why."""


def renew(root: Path, original: Edition) -> list[str]:
    """Write the lock anew and return what it changes, in Swedish.

    Raises `RenewalError` if a text has changed without a new decision, or a locked id is gone without a tombstone.
    """
    try:
        previous = adoption_lock.read_lock(root)
    except LockError:
        previous = None
    now = _update(previous or Lock(), original, root)
    if previous == now:
        return [f"Låset är redan som det ska vara. Filen {LOCK} är oförändrad."]
    adoption_lock.write_lock(root, now)
    changes = adoption_lock.describe_changes(previous or Lock(), now)
    return [*changes, f"Resten är som förut. Ta med filen {LOCK} i ändringen."]


def _update(previous: Lock, original: Edition, root: Path) -> Lock:
    if missing := adoption_lock.missing(previous, original):
        names = ", ".join(locked.display_name for locked in missing)
        raise RenewalError(
            f"Låset är som förut. Det här finns inte längre på webbplatsen: {names}.\n"
            f"Lägg tillbaka det, eller skriv in det under removed. {command_line(root)} check visar hur."
        )
    now = adoption_lock.update(previous, original)
    if changed := adoption_lock.changed_without_decision(previous, now):
        raise RenewalError(
            f"Låset är som förut. Texten är ändrad men beslutet är detsamma: {', '.join(changed)}.\n"
            "Skriv det nya beslutet under decision i sidhuvudet, eller återställ texten."
        )
    return now
