"""Renewal of the adoption lock, after a new decision."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from malbild.diagnostics.diagnostic import CommandError
from malbild.project.commands import command_line
from malbild.site.edition import Edition
from malbild.site.locks import adoption_lock
from malbild.site.locks.adoption_lock import LOCK, Lock, LockEntry, LockError, is_upcoming_changed


def renew(root: Path, original: Edition) -> list[str]:
    """Renew the lock and return what it changes, in Swedish.

    Raises `CommandError` if a text has changed without a new decision, or a locked id is gone without a tombstone.
    """
    try:
        previous = adoption_lock.read_lock(root)
    except LockError:
        previous = None
    now = _update(previous or Lock(), original, root)
    if previous == now:
        return [f"Låset är redan som det ska vara. Filen {LOCK} är oförändrad."]
    adoption_lock.write_lock(root, now)
    changes = _describe_changes(previous or Lock(), now)
    return [*changes, f"Resten är som förut. Ta med filen {LOCK} i ändringen."]


def _update(previous: Lock, original: Edition, root: Path) -> Lock:
    if missing := adoption_lock.missing(previous, original):
        names = ", ".join(locked.display_name for locked in missing)
        raise CommandError(
            f"Låset är som förut. Det här finns inte längre på webbplatsen: {names}.\n"
            f"Lägg tillbaka det, eller skriv in det under removed. {command_line(root)} check visar hur."
        )
    now = adoption_lock.update(previous, original)
    if changed := _changed_without_decision(previous, now):
        raise CommandError(
            f"Låset är som förut. Texten är ändrad men beslutet är detsamma: {', '.join(changed)}.\n"
            "Skriv det nya beslutet under decision i sidhuvudet, eller återställ texten."
        )
    return now


def _changed_without_decision(previous: Lock, now: Lock) -> list[str]:
    """Return the names of the texts that have changed, or whose upcoming wording has, under the same decision."""
    pairs = ((name, previous.texts.get(name), entry) for name, entry in now.texts.items())
    return [name for name, old, new in pairs if old and (_is_changed(old, new) or is_upcoming_changed(old, new))]


def _is_changed(old: LockEntry, new: LockEntry) -> bool:
    return old.decision == new.decision and old.wording != new.wording


def _describe_changes(previous: Lock, now: Lock) -> Iterator[str]:
    """Yield a line in Swedish for every id and text that the new lock adds, changes or drops."""
    for name in previous.texts:
        if name not in now.texts:
            yield f"{name}: tas bort ur låset. Texten är inte längre antagen."
    for page in now.pages:
        if page not in previous.pages:
            yield f"{page.display_name}: id:t låses."
    kept = Counter[tuple[str, str]]()  # texts that stay under a new decision, counted by the former and the new one
    for name, entry in now.texts.items():
        old = previous.texts.get(name)
        if old is None:
            yield f"{name}: låses. {entry.decision}"
        elif old.wording != entry.wording:
            yield f"{name}: {_describe_change(old, entry)} och nytt beslut. Förut: {old.decision}. Nu: {entry.decision}"
        elif old.decision != entry.decision:
            kept[old.decision, entry.decision] += 1
        yield from _describe_upcoming(name, old.upcoming_decision if old else "", entry)
    for (former, decision), count in kept.items():
        texts = "1 text är densamma" if count == 1 else f"{count} texter är desamma"
        yield f"{texts} men har ett nytt beslut. Förut: {former}. Nu: {decision}"


def _describe_upcoming(name: str, former: str, new: LockEntry) -> Iterator[str]:
    """Yield a line about an upcoming wording with another decision than the former one's; either may be empty."""
    if new.upcoming and not former:
        yield f"{name}: kommande lydelse låses. {new.upcoming_decision}"
    elif new.upcoming and former != new.upcoming_decision:
        yield f"{name}: nytt beslut om kommande lydelse. Förut: {former}. Nu: {new.upcoming_decision}"
    elif former and not new.upcoming:
        yield f"{name}: har inte längre någon kommande lydelse. Förut: {former}"


def _describe_change(old: LockEntry, new: LockEntry) -> str:
    """Return the parts that differ: `ny text, nya stycken under den`."""
    changes = ["ny text"] if old.text != new.text else []
    if old.body != new.body:
        changes.append("nya stycken under den" if new.body else "inga stycken under den")
    return ", ".join(changes)
