"""What politics has adopted is as it was adopted."""

from collections.abc import Iterator

from malbild import adopted
from malbild.problems import Problem
from malbild.project import Project
from malbild.site import Edition


def check_adopted(edition: Edition, project: Project, broken: frozenset[str]) -> Iterator[Problem]:
    """Every adopted statement against the lock."""
    cards = {card.statement.id: card for card in edition.cards if card.decision.status == "adopted"}
    try:
        lock = adopted.read_lock(project.root)
    except adopted.Unreadable:
        if cards:
            yield Problem(adopted.LOCK, 1, "MB505", values={"lock": adopted.LOCK})
        return
    for id, card in cards.items():
        if code := _code(lock.get(id), adopted.Seal.of(card)):
            place = ("statements", card.number - 1, "text")
            yield card.document.problem(code, place, id=id, lock=adopted.LOCK)
    for id in lock.keys() - cards.keys() if not broken else ():
        yield Problem(adopted.LOCK, _line_of(id, project), "MB504", values={"id": id})


def _code(locked: adopted.Seal | None, now: adopted.Seal) -> str:
    """What is wrong with a statement, or nothing."""
    if locked is None:
        return "MB501"
    if locked.decision != now.decision:
        return "MB503"
    return "MB502" if locked.text != now.text else ""


def _line_of(id: str, project: Project) -> int:
    lines = (project.root / adopted.LOCK).read_text(encoding="utf-8").split("\n")
    return lines.index(f"{id}:") + 1
