"""The presentation in order: what each slide shows, whatever it is drawn in."""

from collections.abc import Iterator
from dataclasses import dataclass

from malbild.model import Figure, Perspective, Shift, Slide
from malbild.site import Card, Document, Edition


@dataclass(frozen=True)
class Scene:
    """One slide as shown: a slide of the front matter, or one made from a perspective or a statement."""

    id: str
    shows: str  # as `Slide.shows`, with `perspective` and `statement` in place of `perspectives`
    title: str  # unique in the deck
    notes: str
    slide: Slide
    perspective: Document[Perspective] | None = None
    card: Card | None = None
    figure: Figure | None = None


def scenes(edition: Edition) -> tuple[Scene, ...]:
    """All slides, in the order of the front matter that lists them."""
    listed = (slide for document in edition.documents.values() for slide in document.front.slides)
    return tuple(scene for slide in listed for scene in _shown(slide, edition))


def figures(edition: Edition) -> dict[str, Figure]:
    """Every figure of the edition, by id."""
    return {figure.id: figure for document in edition.documents.values() for figure in document.front.figures}


def shifts(edition: Edition) -> tuple[Shift, ...]:
    """The rows of the table from–to."""
    return tuple(shift for document in edition.documents.values() for shift in document.front.shifts)


def _shown(slide: Slide, edition: Edition) -> Iterator[Scene]:
    if slide.shows == "perspectives":
        for page in edition.perspectives:
            yield from _perspective(slide, page, edition)
    else:
        figure = figures(edition)[slide.figure] if slide.figure else None
        yield Scene(slide.id, slide.shows, slide.title, slide.notes, slide, figure=figure)


def _perspective(slide: Slide, page: Document[Perspective], edition: Edition) -> Iterator[Scene]:
    front, say = page.front, edition.locale.t.deck
    yield Scene(front.id, "perspective", front.title, front.notes or front.introduction, slide, page)
    cards = edition.cards_of(front)
    for card in cards:
        title = say.statement.format(perspective=front.title, number=card.number, total=len(cards))
        yield Scene(card.statement.id, "statement", title, _notes(card, edition), slide, page, card)


def _notes(card: Card, edition: Edition) -> str:
    """What the presenter may say, and where the words come from."""
    say = edition.locale.t.deck
    parts = [card.statement.notes or "", *(say.proposal.format(text=text) for text in card.statement.proposals)]
    return "\n\n".join([*(part for part in parts if part), f"{card.decision.reference}."])
