"""Pages are read again in time, and are easy to read."""

from collections.abc import Iterator
from datetime import date, timedelta

from malbild.diagnostics.diagnostic import Problem
from malbild.model.page_types import Page
from malbild.site.edition import Document


def check_review(document: Document[Page], today: date) -> Iterator[Problem]:
    """The dates of the original; they hold for all its translations."""
    front = document.front
    if front.reviewed > today + timedelta(days=1):  # a day begins in Sweden before it does in UTC
        yield document.problem("MB146", ("reviewed",), value=front.reviewed)
    if front.next_review <= front.reviewed:
        yield document.problem("MB134", ("next_review",), value=front.next_review, reviewed=front.reviewed)
    elif front.next_review < today:
        yield document.problem("MB602", ("next_review",), value=front.next_review)
    if document.readability.lix > front.max_lix:
        yield document.problem("MB601", ("title",), value=document.readability.lix, limit=front.max_lix)
