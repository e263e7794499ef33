"""Lint rules for slides: unique titles, and statements that fit."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Perspective
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.queries.presence import has_content

LONG = 220
"""Characters of a statement; a longer one is set in smaller type on its slide, poster and card."""


def check_slides(context: CheckContext) -> Iterator[Diagnostic]:
    """Report titles that two slides share, slides with nothing to show, and statements longer than `LONG`."""
    for edition in context.site.editions.values():
        yield from _check_titles(edition)
        yield from _check_content(edition, context)
        for page in edition.perspectives:
            if page.text_lang == edition.lang:
                yield from _check_length(page)


def _check_titles(edition: Edition) -> Iterator[Diagnostic]:
    seen = {page.meta.title for page in edition.perspectives}
    for document in edition.documents.values():
        for number, slide in enumerate(document.meta.slides):
            if document.text_lang == edition.lang and slide.title in seen:
                yield document.diagnostic("MB702", ("slides", number, "title"), title=slide.title)
            seen.add(slide.title)


def _check_content(edition: Edition, context: CheckContext) -> Iterator[Diagnostic]:
    for document in edition.documents.values() if edition.is_original and not context.unreadable else ():
        for number, slide in enumerate(document.meta.slides):
            if not has_content(slide.shows, edition):
                yield document.diagnostic("MB705", ("slides", number, "shows"), value=slide.shows)


def _check_length(page: Document[Perspective]) -> Iterator[Diagnostic]:
    for number, statement in enumerate(page.meta.statements):
        length = len(statement.text.plain)
        if length > LONG:
            yield page.diagnostic("MB701", ("statements", number, "text"), length=length, limit=LONG)
