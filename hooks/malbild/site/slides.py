"""The presentation in order: what each slide shows, whatever it is drawn in."""

from collections.abc import Iterator
from dataclasses import dataclass

from malbild.model.nested_types import Figure, Shift, Slide
from malbild.model.page_types import Page, Perspective
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement


@dataclass(frozen=True)
class Note:
    """A paragraph that the presenter may say, and its language."""

    text: str
    lang: str


@dataclass(frozen=True)
class Scene:
    """One slide as shown: a slide of the front matter, or one made from a perspective or a statement."""

    id: str
    shows: str  # as `Slide.shows`, with `perspective` and `statement` in place of `perspectives`
    title: str  # unique in the deck
    notes: tuple[Note, ...]
    slide: Slide
    document: Document[Page]  # the page that its own words stand on: the perspective, or the one that lists the slide
    perspective: Document[Perspective] | None = None
    card: PlacedStatement | None = None
    figure: Figure | None = None
    figure_page: Document[Page] | None = None  # the page that the figure stands on


def scenes(edition: Edition) -> tuple[Scene, ...]:
    """All slides, in the order of the front matter that lists them."""
    listed = ((slide, document) for document in edition.documents.values() for slide in document.meta.slides)
    return tuple(scene for slide, document in listed for scene in _shown(slide, document, edition))


def figures(edition: Edition) -> dict[str, tuple[Figure, Document[Page]]]:
    """Every figure of the edition by id, each with the page it stands on."""
    documents = edition.documents.values()
    return {figure.id: (figure, document) for document in documents for figure in document.meta.figures}


def shifts(edition: Edition) -> tuple[tuple[Shift, Document[Page]], ...]:
    """The rows of the table from–to, each with the page it stands on."""
    documents = edition.documents.values()
    return tuple((shift, document) for document in documents for shift in document.meta.shifts)


def _shown(slide: Slide, document: Document[Page], edition: Edition) -> Iterator[Scene]:
    if slide.shows == "perspectives":
        for page in edition.perspectives:
            yield from _perspective(slide, page, edition)
    else:
        figure, page_of_it = figures(edition)[slide.figure] if slide.figure else (None, None)
        notes = (Note(slide.notes, document.text_lang),)
        yield Scene(slide.id, slide.shows, slide.title, notes, slide, document, figure=figure, figure_page=page_of_it)


def _perspective(slide: Slide, page: Document[Perspective], edition: Edition) -> Iterator[Scene]:
    meta, say = page.meta, edition.locale.t.deck
    notes = (Note(meta.notes or meta.introduction, page.text_lang),)
    yield Scene(meta.id, "perspective", meta.title, notes, slide, page, page)
    cards = edition.statements_of(meta)
    for card in cards:
        title = say.statement.format(perspective=meta.title, number=card.number, total=len(cards))
        yield Scene(card.statement.id, "statement", title, _notes(card, edition), slide, page, page, card)


def _notes(card: PlacedStatement, edition: Edition) -> tuple[Note, ...]:
    """What the presenter may say, and where the words come from. The proposals are in the original language."""
    say, lang, original = edition.locale.t.deck, card.document.text_lang, (edition.original or edition).lang
    notes = [Note(card.statement.notes, lang)] if card.statement.notes else []
    for proposal in card.statement.proposals:
        notes += [Note(say.proposal, edition.lang), Note(f"”{proposal}”", original)]
    if card.statement.proposals:
        notes.append(Note(say.paired, edition.lang))
    return (*notes, Note(f"{card.decision.reference}.", lang))
