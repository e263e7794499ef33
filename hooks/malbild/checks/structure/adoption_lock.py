"""Lint rules for the adoption lock: adopted wordings stand as adopted, and published ids remain."""

import re
from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.project.commands import command_line
from malbild.project.config import Project
from malbild.site.edition import PlacedStatement
from malbild.site.loading.settings import UNREADABLE, settings_diagnostic
from malbild.site.locks import adoption_lock

_PURPOSE_CODES = {"MB501": "MB512", "MB502": "MB511", "MB503": "MB512"}
"""The code for the purpose, by the code for a statement that differs in the same way."""


def check_adoption_lock(context: CheckContext) -> Iterator[Diagnostic]:
    """Report statements, the purpose, perspectives and key words that differ from the lock."""
    original = context.original
    now, command = adoption_lock.current_lock(original), command_line(context.project.root)
    try:
        lock = adoption_lock.read_lock(context.project.root)
    except adoption_lock.LockError:
        if now.entries:
            yield Diagnostic(adoption_lock.LOCK, 1, "MB505", params={"command": command})
        return
    if not context.unreadable and adoption_lock.is_of_other_content(lock, original):
        yield Diagnostic(adoption_lock.LOCK, 1, "MB509", params={"command": command})
        return
    for placed in original.statements:
        yield from _check_statement(placed, lock, now, command)
    if original.settings is not UNREADABLE:
        yield from _check_purpose(context.project, lock.purpose, now.purpose, command)
    for name, page in adoption_lock.embeddable_pages(original).items():
        if name not in lock.pages:
            yield page.diagnostic("MB507", ("id",), id=name.id, command=command)
    for name in adoption_lock.missing(lock, original) if not context.unreadable else ():
        yield _missing(name, context.project)


def _check_statement(
    placed: PlacedStatement, lock: adoption_lock.Lock, now: adoption_lock.Lock, command: str
) -> Iterator[Diagnostic]:
    id, location = placed.statement.id, ("statements", placed.number - 1)
    locked, entry = lock.entries.get(id), now.entries.get(id)
    if locked and placed.written_decision.status != "adopted":
        holder = location if placed.written.decision else ()
        status = placed.written_decision.status
        yield placed.document.diagnostic("MB508", (*holder, "decision", "status"), value=status, command=command)
    elif code := _code(locked and locked.in_force, entry and entry.in_force):
        yield placed.document.diagnostic(code, (*location, _changed_field(id, lock, now)), id=id, command=command)
    elif locked and entry and locked != entry:
        code = "MB526" if adoption_lock.is_upcoming_changed(locked, entry) else "MB525"
        yield placed.document.diagnostic(code, (*location, "upcoming", "text"), id=id, command=command)


def _check_purpose(
    project: Project, locked: adoption_lock.LockEntry | None, now: adoption_lock.LockEntry | None, command: str
) -> Iterator[Diagnostic]:
    if locked and now is None:
        yield settings_diagnostic(project, "MB513", ("purpose", "decision", "status"), command=command)
    elif code := _code(locked, now):
        yield settings_diagnostic(project, _PURPOSE_CODES[code], ("purpose", "text"), command=command)


def _changed_field(id: str, lock: adoption_lock.Lock, now: adoption_lock.Lock) -> str:
    """Return `body` where the sentence above it is as in the lock."""
    locked, entry = lock.entries.get(id), now.entries.get(id)
    return "body" if locked and entry and entry.text == locked.text and entry.body != locked.body else "text"


def _code(locked: adoption_lock.LockEntry | None, now: adoption_lock.LockEntry | None) -> str:
    """Return the code for a statement that differs from its lock entry, or an empty text."""
    if locked == now:
        return ""
    if locked is None:
        return "MB501"
    return "MB502" if now and now.decision == locked.decision else "MB503"


def _missing(name: adoption_lock.LockedId, project: Project) -> Diagnostic:
    code = "MB504" if name.kind == "statement" else "MB506"
    params = {"id": name.id, "kind": name.kind, "what": name.display_name.capitalize(), "today": project.today}
    return Diagnostic(adoption_lock.LOCK, _line_of(name, project), code, params=params)


def _line_of(name: adoption_lock.LockedId, project: Project) -> int:
    """Return the line of an id below its kind in the lock: a key word may have the id of a perspective."""
    text = (project.root / adoption_lock.LOCK).read_text(encoding="utf-8")
    found = re.search(rf"^{name.kind}:\n(?:[- ].*\n)*?[- ]*'?{name.id}'?:?$", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1
