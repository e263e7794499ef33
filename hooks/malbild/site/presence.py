"""Presence of optional parts: whether an edition has anything for a component or a slide to show."""

from collections.abc import Callable
from typing import Any

from malbild.site import queries
from malbild.site.edition import Edition

_SHOWN: dict[str, Callable[[Edition], Any]] = {
    "conversation": lambda edition: edition.statements,
    "easy-keywords": lambda edition: any(page.meta.easy for page in edition.keywords),
    "embed-generator": lambda edition: edition.statements,
    "keywords": lambda edition: edition.keywords,
    "lectures": queries.lectures,
    "matrix": lambda edition: edition.keywords and edition.statements,
    "perspectives": lambda edition: edition.perspectives,
    "proposals": lambda edition: any(placed.statement.proposals for placed in edition.statements),
    "seminars": lambda edition: edition.seminars,
    "shifts": queries.shifts,
    "slides": lambda edition: any(document.meta.slides for document in edition.documents.values()),
    "timeline": queries.timeline,
    "vision": lambda edition: edition.statements,
    "word-index": queries.word_index,
}


def has_content(name: str, edition: Edition) -> bool:
    """Return whether the component, or the slide that shows the same, has anything to show."""
    return name not in _SHOWN or bool(_SHOWN[name](edition))
