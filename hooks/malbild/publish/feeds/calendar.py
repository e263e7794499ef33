"""Calendars of seminars and meetings, iCalendar (RFC 5545).

A meeting that the sources date by month alone is a tentative event of the whole month: it blocks nobody's time, and its
description explains that the day is not known.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import icalendar

from malbild.files.artifact import Artifact
from malbild.model.types.components import Event
from malbild.model.types.pages import Page
from malbild.publish.feeds.permanent_ids import page_name, permanent_id
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.queries.presence import has_content
from malbild.site.urls import Urls


def calendars(site: Site, urls: Urls) -> Iterator[Artifact]:
    """Yield a calendar for each language, if there are seminars or meetings."""
    for edition in site.editions.values():
        if has_content("calendar", edition):
            yield Artifact(urls.calendar(edition.lang), _calendar(edition, urls).to_ical())


def date_span(when: str) -> tuple[date, date]:
    """Return the first day of a day, month or year (ISO 8601), and the day after its last."""
    match [int(part) for part in when.split("-")]:
        case [year]:
            return date(year, 1, 1), date(year + 1, 1, 1)
        case [year, month]:
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        case _:
            day = date.fromisoformat(when)
            return day, day + timedelta(days=1)


def _calendar(edition: Edition, urls: Urls) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{edition.locale.t.site}//{edition.lang.upper()}")
    calendar.add("x-wr-calname", edition.locale.t.calendar.name)
    for page in edition.seminars:
        url = urls.absolute(urls.page(page, edition.lang))
        id = permanent_id(edition, page_name(page))
        entry = _all_day_event(page, url, page.meta.date.isoformat(), id)
        entry.add("summary", page.meta.title)
        entry.add("description", page.meta.description)
        entry.add("status", "CONFIRMED")
        calendar.add_component(entry)
    for document in edition.documents.values():
        for event in document.meta.events:
            if event.meeting:
                calendar.add_component(_meeting(event, document, edition, urls))
    return calendar


def _meeting(event: Event, document: Document[Page], edition: Edition, urls: Urls) -> icalendar.Event:
    t = edition.locale.t.calendar
    id = permanent_id(edition, f"{page_name(document)}#{event.id}")
    entry = _all_day_event(document, urls.absolute(urls.page(document, edition.lang)), event.date, id)
    text = [event.text]
    if event.when or len(event.date) < len("2022-05-01"):
        text.append(t.about_when.format(when=event.when or edition.locale.date(event.date)))
    if event.meeting == "planned":
        text.append(t.planned)
    entry.add("summary", event.title)
    entry.add("description", " ".join(text))
    entry.add("status", "TENTATIVE" if event.meeting == "planned" else "CONFIRMED")
    return entry


def _all_day_event(document: Document[Page], url: str, when: str, id: UUID) -> icalendar.Event:
    """Return an event of whole days that blocks no time; its stamp is the page's date, not the build's."""
    first, after = date_span(when)
    stamp = datetime.combine(document.meta.changed or document.meta.reviewed, time(), UTC)
    entry = icalendar.Event()
    entry.add("uid", str(id))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", first)
    entry.add("dtend", after)
    entry.add("transp", "TRANSPARENT")
    entry.add("url", url)
    return entry
