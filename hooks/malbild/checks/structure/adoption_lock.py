"""What politics has adopted is as it was adopted, and keeps the ids that others know it by."""

import re
from collections.abc import Iterator

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.config import Project
from malbild.site import adoption_lock
from malbild.site.edition import Edition


def check_adopted(edition: Edition, project: Project, broken: frozenset[str]) -> Iterator[Diagnostic]:
    """Every adopted statement, perspective and key word against the lock."""
    now = adoption_lock.lock_of(edition)
    try:
        lock = adoption_lock.read_lock(project.root)
    except adoption_lock.SourceError:
        if now.seals:
            yield Diagnostic(adoption_lock.LOCK, 1, "MB505", params={"lock": adoption_lock.LOCK})
        return
    for card in edition.statements:
        id, place = card.statement.id, ("statements", card.number - 1)
        if id in lock.seals and card.decision.status != "adopted":  # said once of all that rests on the decision
            holder = place if card.statement.decision else ()
            yield card.document.diagnostic("MB508", (*holder, "decision", "status"), value=card.decision.status)
        elif code := _code(lock.seals.get(id), now.seals.get(id)):
            yield card.document.diagnostic(code, (*place, "text"), id=id, lock=adoption_lock.LOCK)
    for name, page in adoption_lock.embedded_pages(edition).items():
        if name not in lock.pages:
            yield page.diagnostic("MB507", ("id",), id=name.id, lock=adoption_lock.LOCK)
    for name in adoption_lock.lost(lock, edition) if not broken else ():
        code = "MB504" if name.kind == "statement" else "MB506"
        values = {"id": name.id, "kind": name.kind, "what": name.spoken.capitalize(), "today": project.today}
        yield Diagnostic(adoption_lock.LOCK, _line_of(name, project), code, params=values)


def _code(locked: adoption_lock.Seal | None, now: adoption_lock.Seal | None) -> str:
    """What is wrong with a statement, or nothing."""
    if locked == now:
        return ""
    if locked is None:
        return "MB501"
    return "MB502" if now and now.decision == locked.decision else "MB503"


def _line_of(name: adoption_lock.Name, project: Project) -> int:
    """Where the lock names it: below its kind, since a key word may have the id of a perspective."""
    text = (project.root / adoption_lock.LOCK).read_text(encoding="utf-8")
    found = re.search(rf"^{name.kind}:\n(?:[- ].*\n)*?[- ]*'?{name.id}'?:?$", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1
