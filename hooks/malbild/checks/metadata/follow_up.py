"""Lint rules for activities and indicators: dates that agree, values that can be right, and a source for each."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.indicators import Indicator
from malbild.model.types.pages import ALL_PARTIES, Activity, Page
from malbild.site.document import Document

_PERCENT = re.compile(r"^(procent|per ?cent)\b|%", re.IGNORECASE)  # "procentenheter" may be more than 100
_WHOLE = 100  # per cent


def check_follow_up(context: CheckContext) -> Iterator[Diagnostic]:
    """Report activities and indicators that contradict themselves, or that are out of date."""
    for document in context.original.documents.values():
        if isinstance(document.meta, Activity):
            yield from _check_activity(document, document.meta, context.today)
        for number, indicator in enumerate(document.meta.indicators):
            yield from _check_indicator(document, indicator, ("indicators", number), context.today)


def _check_activity(document: Document[Page], meta: Activity, today: date) -> Iterator[Diagnostic]:
    if ALL_PARTIES in meta.parties and not meta.is_county_wide:
        yield document.diagnostic("MB903", ("parties",))
    if meta.start and meta.end and _last_day(meta.end) < _first_day(meta.start):
        yield document.diagnostic("MB904", ("end",), value=meta.end, start=meta.start)
    elif meta.status == "ongoing" and meta.end and _last_day(meta.end) < str(today):
        yield document.diagnostic("MB905", ("status",), value=meta.end)
    if meta.status in ("ongoing", "done") and meta.start and _first_day(meta.start) > str(today):
        yield document.diagnostic("MB917", ("status",), value=meta.start)
    elif meta.status == "done" and meta.end and _first_day(meta.end) > str(today):
        yield document.diagnostic("MB906", ("status",), value=meta.end)
    if _first_day(meta.status_as_of) > str(today):
        yield document.diagnostic("MB907", ("status_as_of",), value=meta.status_as_of)
    if not meta.sources and not meta.contact:
        yield document.diagnostic("MB908", ("sources",))


def _check_indicator(document: Document[Page], indicator: Indicator, at: Location, today: date) -> Iterator[Diagnostic]:
    for number, (one, other) in enumerate(pairwise(indicator.series), start=1):
        if _last_day(one.date) >= _first_day(other.date):
            yield document.diagnostic("MB910", (*at, "series", number, "date"), value=other.date, previous=one.date)
    for number, measurement in enumerate(indicator.series):
        place = (*at, "series", number)
        if _first_day(measurement.date) > str(today):
            yield document.diagnostic("MB911", (*place, "date"), value=measurement.date)
        if _PERCENT.search(indicator.unit) and not 0 <= measurement.value <= _WHOLE:
            yield document.diagnostic("MB912", (*place, "value"), value=measurement.value)
    if indicator.next_update and indicator.next_update <= indicator.updated:
        yield document.diagnostic("MB914", (*at, "next_update"), value=indicator.next_update, updated=indicator.updated)
    elif indicator.next_update and indicator.next_update < today:
        yield document.diagnostic("MB913", (*at, "next_update"), value=indicator.next_update)
    if not (indicator.shift or indicator.statements or indicator.keywords):
        yield document.diagnostic("MB915", (*at, "reason"))
    if (indicator.area == "municipality") != bool(indicator.party):
        yield document.diagnostic("MB916", (*at, "area"), value=indicator.area)


def _first_day(day: str) -> str:
    """Return the first day of a year or a month, which compares as text."""
    return (day + "-01-01")[:10]


def _last_day(day: str) -> str:
    """Return the last day of a year or a month, or a day after it that no calendar has."""
    return day + {4: "-12-31", 7: "-31"}.get(len(day), "")
