"""Lint rules for dates and times that cannot be: days no month has, wrong weekdays, years far off, hours past 24."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import pairwise

from malbild.checks.context import CheckContext
from malbild.checks.text.source import SourceText
from malbild.content.date_words import month_names, weekday_names
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.site.document import Document

_MONTHS = {name: number for lang in ("sv", "en") for number, name in month_names(lang).items()}
_WEEKDAYS = {name: number for lang in ("sv", "en") for number, name in weekday_names(lang).items()}
_ANY_MONTH = f"{'|'.join(_MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|o[kc]t|nov|dec)\\b\\.?"
_WEEKDAY = rf"(?:\b(?P<weekday>{'|'.join(_WEEKDAYS)}|mån|tis|ons|tors?|fre|lör|sön)(?:en|\.)?,? (?:den )?)?"
_DATE = re.compile(
    rf"{_WEEKDAY}(?<![\d.,/:–-])(?P<day>\d{{1,2}})(?: (?P<month>{_ANY_MONTH})(?!\w)(?:,? (?P<year>\d{{4}})(?!\d))?"
    r"|/(?P<in_digits>\d{1,2}),? (?P<its_year>20\d\d)(?!\d))",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?<![\d.,/:–-])(?P<from_day>\d{{1,2}}) (?P<from_month>{_ANY_MONTH}) (?P<from_year>\d{{4}})"
    rf"(?: ?[–-] ?| till (?:den )?| to )(?P<day>\d{{1,2}}) (?P<month>{_ANY_MONTH}) (?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\w/.=-])(?<!: )(?<!: [\"'])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])")
_TIME = re.compile(r"\bkl(?:\.|ockan)?[ \u00a0]?(?P<hour>\d{1,2})[.:](?P<minute>\d\d)(?!\d|[.:]\d)", re.IGNORECASE)
_END = re.compile(
    r"\bkl(?:\.|ockan)?[ \u00a0]?\d{1,2}(?:[.:]\d\d)? ?[–-] ?(?P<hour>\d{1,2})[.:](?P<minute>\d\d)(?!\d|[.:]\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?<![\d/:.,–-])(?P<first>(?:19|20)\d\d) ?[–-] ?(?P<last>(?:19|20)\d\d)(?![\d/:–-])"
    rf"|(?<![\d/:.,–-])(?P<day>\d{{1,2}}) ?[–-] ?(?P<end>\d{{1,2}}) (?:{'|'.join(_MONTHS)})\b"
)
_SHARE = re.compile(
    r"\b[Aa]ndel(?:en)?\b[^.!?\n]{0,60}?(?<![\d ])(?<!med)[ ](?P<share>\d{3,})(?:,\d+)? ?(?:procent\b|%)"
)
_WEEK = re.compile(r"\b(?:v\.|vecka) ?(?P<week>5[4-9]|[6-9]\d)(?![\d:]|[.,]\d)", re.IGNORECASE)
_BACKWARDS = "Slutet kommer före början"
_MAX_SHARE, _WHOLE = 100, "En andel är högst hundra procent"
_LEAP_YEAR = 2024
_MIDNIGHT, _LAST_MINUTE = 2400, 59
_FIRST_YEAR, _MAX_REVIEW, _MAX_SEMINAR = 2000, 10, 2  # years


def check_dates(context: CheckContext) -> Iterator[Diagnostic]:
    """Report dates of texts and of front matter that cannot be."""
    for source in context.texts:
        yield from _check_text(source)
    for page in context.original.documents.values():
        for field, reason in _field_faults(page, context.today):
            yield page.diagnostic("MB853", (field,), value=getattr(page.meta, field), why=reason)
    yield from _check_seminars(context)


def _check_text(source: SourceText) -> Iterator[Diagnostic]:
    for pattern in (_DATE, _ISO):
        for line, found in source.find(pattern, r"\d"):
            if reason := _reason(found.groupdict()):
                yield Diagnostic(source.file, line, "MB853", params={"value": found.group(), "why": reason})
    for line, found in source.find(_PERIOD, r"\d"):
        begins, ends = _day({name: found[f"from_{name}"] for name in ("day", "month", "year")}), _day(found.groupdict())
        if begins and ends and begins > ends:
            yield Diagnostic(source.file, line, "MB853", params={"value": found.group(), "why": _BACKWARDS})
    for pattern, why in (
        (_TIME, "Det klockslaget finns inte"),
        (_END, "Det klockslaget finns inte"),
        (_RANGE, _BACKWARDS),
        (_WEEK, "Den veckan finns inte"),
        (_SHARE, _WHOLE),
    ):
        for line, found in source.find(pattern, r"\d"):
            if _is_impossible(found.groupdict()):
                yield Diagnostic(source.file, line, "MB853", params={"value": found.group(), "why": why})


def _is_impossible(parts: dict[str, str | None]) -> bool:
    """Return whether an hour is past 24, a range ends before it begins or a share is more than the whole."""
    number = {name: int(text) for name, text in parts.items() if text}
    if "hour" in number:
        return number["hour"] * 100 + number["minute"] > _MIDNIGHT or number["minute"] > _LAST_MINUTE
    if "share" in number:
        return number["share"] > _MAX_SHARE
    if "week" in number:
        return True
    return number.get("first", 0) > number.get("last", 0) or number.get("day", 0) > number.get("end", 0)


def _reason(parts: dict[str, str | None]) -> str:
    """Return why a date of a text cannot be, or an empty text."""
    day = _day(parts)
    if not day:
        return "Den dagen finns inte"
    weekday = (parts.get("weekday") or "").lower()
    if weekday and (parts["year"] or parts["its_year"]) and day.weekday() != _number(weekday, _WEEKDAYS):
        return f"Det är en {weekday_names('sv')[day.weekday()]}"
    return ""


def _day(parts: dict[str, str | None]) -> date | None:
    """Return the day of a date, of a leap year if it has none, or None if no month has the day."""
    month = str(parts.get("in_digits") or parts["month"]).lower()
    year = parts.get("its_year") or parts["year"] or _LEAP_YEAR
    with suppress(ValueError):
        number = int(month) if month.isdigit() else _number(month, _MONTHS)
        return date(int(year), number, int(str(parts["day"])))
    return None


def _number(name: str, numbers: dict[str, int]) -> int:
    """Return the number of a month or a weekday, which may be shortened to its first three letters."""
    return next(n for word, n in numbers.items() if word.lower().startswith(name.rstrip(".")[:3]))


def _field_faults(page: Document[Page], today: date) -> Iterator[tuple[str, str]]:
    meta = page.meta
    if meta.reviewed.year < _FIRST_YEAR:
        yield "reviewed", "Året är för länge sedan"
    if meta.next_review.year > max(meta.reviewed, today).year + _MAX_REVIEW:
        yield "next_review", "Året är för långt fram"
    if meta.changed and meta.changed > today:
        yield "changed", "Dagen har inte varit än"


def _check_seminars(context: CheckContext) -> Iterator[Diagnostic]:
    seminars = context.original.seminars
    for former, page in pairwise(seminars):
        if page.meta.date < former.meta.date:
            reason = f"Seminarium {former.meta.number} är senare, {former.meta.date}"
            yield page.diagnostic("MB853", ("date",), value=page.meta.date, why=reason)
    decided = (int(perspective.meta.decision.date[:4]) for perspective in context.original.perspectives)
    last = max(context.today.year + _MAX_SEMINAR, *decided, 0)
    for page in seminars:
        if page.meta.date.year > last:
            yield page.diagnostic("MB853", ("date",), value=page.meta.date, why="Året är för långt fram")
