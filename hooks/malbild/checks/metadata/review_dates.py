"""Lint rules for review dates, and for the readability that a review looks after."""

from collections.abc import Iterator
from datetime import date, timedelta

from malbild.checks.context import CheckContext
from malbild.content.readability import measure
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import EasyPage, Keyword, Page, Perspective
from malbild.site.document import Document

EASY_LIX: int = EasyPage.model_fields["max_lix"].default
ALONE_LIX = EASY_LIX + 20
"""The limit of one text, whose LIX a single long word can raise."""
MIN_WORDS = 8
"""Words of easy texts whose LIX says something."""
MIN_PAGE_WORDS = 25
"""Words of a page whose LIX says something: a page may hold little more than shortcodes."""


def check_review_dates(context: CheckContext) -> Iterator[Diagnostic]:
    """Report originals with impossible or overdue review dates, or a LIX above their limit."""
    for document in context.original.documents.values():
        yield from _check_page(document, context.today)
        yield from _check_easy_texts(document)


def _check_page(document: Document[Page], today: date) -> Iterator[Diagnostic]:
    meta = document.meta
    if meta.reviewed > today + timedelta(days=1):  # a day begins in Sweden before it does in UTC
        yield document.diagnostic("MB146", ("reviewed",), value=meta.reviewed)
    if meta.next_review <= meta.reviewed:
        yield document.diagnostic("MB134", ("next_review",), value=meta.next_review, reviewed=meta.reviewed)
    elif meta.next_review < today:
        yield document.diagnostic("MB602", ("next_review",), value=meta.next_review)
    readability = document.readability
    least = MIN_WORDS if isinstance(meta, EasyPage) else MIN_PAGE_WORDS
    if readability.words >= least and readability.lix > meta.max_lix:
        yield document.diagnostic("MB601", ("title",), value=readability.lix, limit=meta.max_lix)


def _check_easy_texts(document: Document[Page]) -> Iterator[Diagnostic]:
    """Report the fields `easy` of a page if they are harder than an easy-to-read page may be, together or one alone."""
    meta = document.meta
    places: list[tuple[Location, str]] = [(("easy",), meta.easy)] if isinstance(meta, Keyword) and meta.easy else []
    if isinstance(meta, Perspective):
        easy = ((("statements", number, "easy"), one.easy) for number, one in enumerate(meta.statements))
        places += [(location, text) for location, text in easy if text]
    if not places:
        return
    hardest = max(places, key=lambda place: measure([place[1]]).lix)
    for readability, limit in ((measure(text for _, text in places), EASY_LIX), (measure([hardest[1]]), ALONE_LIX)):
        if readability.words >= MIN_WORDS and readability.lix > limit:
            yield document.diagnostic("MB601", hardest[0], value=readability.lix, limit=limit)
            return
