"""Pages are read again in time, and are easy to read."""

from collections.abc import Iterator
from datetime import date, timedelta

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.site.document import Document


def check_review(document: Document[Page], today: date) -> Iterator[Diagnostic]:
    """The dates of the original; they hold for all its translations."""
    meta = document.meta
    if meta.reviewed > today + timedelta(days=1):  # a day begins in Sweden before it does in UTC
        yield document.diagnostic("MB146", ("reviewed",), value=meta.reviewed)
    if meta.next_review <= meta.reviewed:
        yield document.diagnostic("MB134", ("next_review",), value=meta.next_review, reviewed=meta.reviewed)
    elif meta.next_review < today:
        yield document.diagnostic("MB602", ("next_review",), value=meta.next_review)
    if document.readability.lix > meta.max_lix:
        yield document.diagnostic("MB601", ("title",), value=document.readability.lix, limit=meta.max_lix)
