"""Lint rules for review dates, and for the readability that a review looks after."""

from collections.abc import Iterator
from datetime import date, timedelta

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.site.document import Document


def check_review_dates(context: CheckContext) -> Iterator[Diagnostic]:
    """Report originals with impossible or overdue review dates, or a LIX above their limit."""
    for document in context.original.documents.values():
        yield from _check_page(document, context.today)


def _check_page(document: Document[Page], today: date) -> Iterator[Diagnostic]:
    meta = document.meta
    if meta.reviewed > today + timedelta(days=1):  # a day begins in Sweden before it does in UTC
        yield document.diagnostic("MB146", ("reviewed",), value=meta.reviewed)
    if meta.next_review <= meta.reviewed:
        yield document.diagnostic("MB134", ("next_review",), value=meta.next_review, reviewed=meta.reviewed)
    elif meta.next_review < today:
        yield document.diagnostic("MB602", ("next_review",), value=meta.next_review)
    if document.readability.lix > meta.max_lix:
        yield document.diagnostic("MB601", ("title",), value=document.readability.lix, limit=meta.max_lix)
