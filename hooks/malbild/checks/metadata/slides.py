"""What can be wrong with slides and statements as they are shown: headings used twice, long texts."""

from collections.abc import Iterator

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Perspective
from malbild.site.document import Document
from malbild.site.edition import Edition, Site

LONG = 220
"""More letters than this in a statement, and it is set smaller than the others on slide, poster and card."""


def check_deck(site: Site) -> Iterator[Diagnostic]:
    """Every language's problems."""
    for edition in site.editions.values():
        yield from _check_titles(edition)
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


def _check_length(page: Document[Perspective]) -> Iterator[Diagnostic]:
    for number, statement in enumerate(page.meta.statements):
        length = len(statement.text.plain)
        if length > LONG:
            yield page.diagnostic("MB701", ("statements", number, "text"), length=length, limit=LONG)
