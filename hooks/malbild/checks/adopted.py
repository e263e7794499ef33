"""What politics has adopted is as it was adopted."""

from collections.abc import Iterator

from malbild import adopted
from malbild.problems import Problem
from malbild.project import Project
from malbild.site import Edition


def check_adopted(edition: Edition, project: Project, broken: frozenset[str]) -> Iterator[Problem]:
    """Every adopted statement against the lock."""
    now = adopted.seals(edition)
    try:
        lock = adopted.read_lock(project.root)
    except adopted.Unreadable:
        if now:
            yield Problem(adopted.LOCK, 1, "MB505", values={"lock": adopted.LOCK})
        return
    for card in edition.cards:
        id = card.statement.id
        if code := _code(lock.get(id), now.get(id)):
            place = ("statements", card.number - 1, "text")
            yield card.document.problem(code, place, id=id, lock=adopted.LOCK)
    for id in adopted.lost(lock, edition) if not broken else ():
        yield Problem(adopted.LOCK, _line_of(id, project), "MB504", values={"id": id, "today": project.today})


def _code(locked: adopted.Seal | None, now: adopted.Seal | None) -> str:
    """What is wrong with a statement, or nothing."""
    if locked == now:
        return ""
    if locked is None:
        return "MB501"
    return "MB502" if now and now.decision == locked.decision else "MB503"


def _line_of(id: str, project: Project) -> int:
    """Where the lock names it, in quotes where YAML wants them; the first line where it is written in another way."""
    lines = (project.root / adopted.LOCK).read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.strip("\"':") == id), 1)
