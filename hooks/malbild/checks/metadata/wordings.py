"""Lint rules for upcoming and former wordings of statements."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.nested import Statement, UpcomingWording
from malbild.project.commands import command_line
from malbild.site.edition import PlacedStatement


def check_wordings(context: CheckContext) -> Iterator[Diagnostic]:
    """Report upcoming wordings that are not adopted or apply by now, and former ones in the wrong order."""
    command = command_line(context.project.root)
    for placed in context.original.statements:
        location = ("statements", placed.number - 1)
        if new := placed.written.upcoming:
            yield from _check_upcoming(placed, new, (*location, "upcoming"), context.today, command)
        days = [former.date for former in placed.written.history]
        days += [new.takes_effect] if new else []
        for number, (one, other) in enumerate(pairwise(days), start=1):
            if one >= other:
                is_last = number == len(placed.written.history)
                at = ("upcoming", "takes_effect") if is_last else ("history", number, "date")
                yield placed.document.diagnostic("MB529", (*location, *at), value=other, previous=one)


def _check_upcoming(
    placed: PlacedStatement, new: UpcomingWording, location: Location, today: date, command: str
) -> Iterator[Diagnostic]:
    if new.decision.status != "adopted":
        at = (*location, "decision", "status")
        yield placed.document.diagnostic("MB528", at, value=new.decision.status)
    elif new.takes_effect <= today:
        params = _remedy(placed.written, new) | {"value": new.takes_effect, "command": command}
        yield placed.document.diagnostic("MB527", (*location, "takes_effect"), **params)


def _remedy(statement: Statement, new: UpcomingWording) -> dict[str, str]:
    """Return the lines that take the place of `upcoming`; JSON's strings are YAML's in quotation marks."""
    decision = new.decision
    date, reference = _quoted(decision.date), _quoted(decision.reference)
    return {
        "text": _quoted(new.text.source),
        "decision": f"{{status: {decision.status}, date: {date}, reference: {reference}}}",
        "former": f"{{text: {_quoted(statement.text.source)}, date: {new.takes_effect}, decision: {reference}}}",
    }


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
