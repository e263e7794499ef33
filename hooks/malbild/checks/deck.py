"""What can be wrong with slides and statements as they are shown: headings used twice, figures that are not there."""

from collections.abc import Iterator

from malbild.deck import figures
from malbild.model import Perspective
from malbild.problems import Problem, nearest
from malbild.site import Document, Edition, Site

LONG = 220
"""More letters than this in a statement, and it is set smaller than the others on slide, poster and card."""


def check_deck(site: Site, broken: frozenset[str]) -> Iterator[Problem]:
    """Every language's problems. Nothing is said about figures while pages cannot be read."""
    if not broken:
        yield from _check_figures(site.original)
    for edition in site.editions.values():
        yield from _check_titles(edition)
        for page in edition.perspectives:
            if page.text_lang == edition.lang:
                yield from _check_length(page)


def _check_figures(edition: Edition) -> Iterator[Problem]:
    known = figures(edition)
    for document in edition.documents.values():
        for number, slide in enumerate(document.front.slides):
            if slide.shows == "figure" and slide.figure not in known:
                location = ("slides", number, "figure") if slide.figure else ("slides", number)
                value = slide.figure or ""
                names = ", ".join(sorted(known))
                yield document.problem("MB703", location, value=value, hint=nearest(value, known), known=names)


def _check_titles(edition: Edition) -> Iterator[Problem]:
    seen = {page.front.title for page in edition.perspectives}
    for document in edition.documents.values():
        for number, slide in enumerate(document.front.slides):
            if document.text_lang == edition.lang and slide.title in seen:
                yield document.problem("MB702", ("slides", number, "title"), title=slide.title)
            seen.add(slide.title)


def _check_length(page: Document[Perspective]) -> Iterator[Problem]:
    for number, statement in enumerate(page.front.statements):
        length = len(statement.text.plain)
        if length > LONG:
            yield page.problem("MB701", ("statements", number, "text"), length=length, limit=LONG)
