"""Presence of optional parts: whether an edition has anything for a component, a slide or the calendar."""

from collections.abc import Callable
from typing import Any

from malbild.model.types.pages import Page
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.queries import follow_up, vision
from malbild.site.queries.timeline import follow_up_timeline, timeline

_SHOWN: dict[str, Callable[[Edition], Any]] = {
    "activities": follow_up.activities,
    "activity-matrix": lambda edition: follow_up.activities(edition) and follow_up.parties(edition),
    "calendar": lambda edition: edition.seminars or any(map(_has_meeting, edition.documents.values())),
    "conversation": lambda edition: edition.statements,
    "easy-keywords": lambda edition: any(page.meta.easy for page in edition.keywords),
    "embed-generator": lambda edition: edition.statements,
    "follow-up-gaps": lambda edition: follow_up.activities(edition) or follow_up.indicators(edition),
    "follow-up-timeline": follow_up_timeline,
    "indicators": follow_up.indicators,
    "keywords": lambda edition: edition.keywords,
    "lectures": vision.lectures,
    "matrix": lambda edition: edition.keywords and edition.statements,
    "newest-activities": follow_up.activities,
    "parties": follow_up.parties,
    "perspectives": lambda edition: edition.perspectives,
    "proposals": lambda edition: any(placed.statement.proposals for placed in edition.statements),
    "seminars": lambda edition: edition.seminars,
    "shifts": vision.shifts,
    "slides": lambda edition: any(document.meta.slides for document in edition.documents.values()),
    "statements": lambda edition: edition.statements,
    "timeline": timeline,
    "vision": lambda edition: edition.statements,
    "word-index": vision.word_index,
}


def has_content(name: str, edition: Edition) -> bool:
    """Return whether the component, the slide that shows the same, or the calendar has anything to show."""
    return name not in _SHOWN or bool(_SHOWN[name](edition))


def _has_meeting(document: Document[Page]) -> bool:
    return any(event.meeting for event in document.meta.events)
