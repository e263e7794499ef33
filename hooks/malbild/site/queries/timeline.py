"""Timelines: events in the front matter of pages, with the seminars or with the activities."""

from collections.abc import Iterator
from dataclasses import dataclass

from malbild.model.types.pages import Page
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.queries.follow_up import activities


@dataclass(frozen=True)
class Milestone:
    """A point on the timeline: an event of some page, or a seminar."""

    date: str  # ISO 8601, reduced precision; only a place in the order where `when` is less exact
    when: str
    is_exact: bool
    title: str
    text: str
    document: Document[Page]
    is_national: bool = False
    is_planned: bool = False


def timeline(edition: Edition) -> tuple[Milestone, ...]:
    """Return the events of all pages and the seminars, in order of date."""
    format_date = edition.locale.date
    milestones = [event for document in edition.documents.values() for event in events_of(edition, document)]
    for page in edition.seminars:
        meta, day = page.meta, page.meta.date.isoformat()
        milestones.append(Milestone(day, format_date(day), True, meta.title, meta.description, page))
    return tuple(sorted(milestones, key=lambda milestone: milestone.date))


def follow_up_timeline(edition: Edition) -> tuple[Milestone, ...]:
    """Return the activities that have a date, and the events of the page with this shortcode, in order of date."""
    pages = edition.pages_with("follow-up-timeline")
    milestones = [event for page in pages for event in events_of(edition, page)]
    for page in activities(edition):
        if day := page.meta.start or page.meta.end:
            when, meta = edition.locale.date(day), page.meta
            milestones.append(Milestone(day, when, True, meta.title, meta.description, page))
    return tuple(sorted(milestones, key=lambda milestone: milestone.date))


def events_of(edition: Edition, document: Document[Page]) -> Iterator[Milestone]:
    """Yield the events in the front matter of a page."""
    for event in document.meta.events:
        when = event.when or edition.locale.date(event.date)
        yield Milestone(
            event.date,
            when,
            not event.when,
            event.title,
            event.text,
            document,
            event.level == "national",
            event.planned,
        )
