"""Slides of the presentation, in order, for the browser and for PowerPoint."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from malbild.model.types.components import Figure, SlideSpec
from malbild.model.types.nested import Statement
from malbild.model.types.pages import Page, Perspective
from malbild.model.types.rich_text import RichText
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedPurpose, PlacedStatement
from malbild.site.queries import follow_up
from malbild.site.queries.vision import figures

MAX_PURPOSE = 240  # characters: three lines above the statements on a slide

MAX_STATEMENT = 500  # characters of a statement with its paragraphs on a slide, above the questions


@dataclass(frozen=True)
class Note:
    """A paragraph of the presenter's notes, and its language."""

    text: str
    lang: str


@dataclass(frozen=True)
class Slide:
    """A slide as it is shown, from front matter, a perspective or a statement."""

    id: str
    shows: str  # as `SlideSpec.shows`; for `perspectives`: perspective, statement, activities and indicators
    title: str  # unique in the presentation
    notes: tuple[Note, ...]
    spec: SlideSpec
    document: Document[Page]  # the page with its texts: the perspective, or the page that lists the slide
    perspective: Document[Perspective] | None = None
    placed: PlacedStatement | None = None
    body: tuple[RichText, ...] = ()  # the statement's paragraphs, if they fit the slide
    figure: Figure | None = None
    figure_page: Document[Page] | None = None  # the page that the figure stands on
    purpose: PlacedPurpose | None = None  # on the first slide of the vision, if it fits there


def slides(edition: Edition) -> tuple[Slide, ...]:
    """Return all slides, in the order of the front matter that lists them."""
    listed = ((spec, document) for document in edition.documents.values() for spec in document.meta.slides)
    found = [slide for spec, document in listed for slide in _expand(spec, document, edition)]
    first = next((number for number, slide in enumerate(found) if slide.shows == "vision"), None)
    if first is not None and edition.purpose:
        found[first] = _add_purpose(found[first], edition.purpose, edition)
    return tuple(found)


def _add_purpose(slide: Slide, purpose: PlacedPurpose, edition: Edition) -> Slide:
    """Add the purpose to the slide, or to its notes if it is too long."""
    text = purpose.meta.text.plain
    if len(text) <= MAX_PURPOSE:
        return replace(slide, purpose=purpose)
    heading = Note(f"{edition.locale.t.purpose.heading}:", edition.lang)
    return replace(slide, notes=(*slide.notes, heading, Note(text, purpose.text_lang)))


def _expand(spec: SlideSpec, document: Document[Page], edition: Edition) -> Iterator[Slide]:
    """Yield the slide that the spec describes, or all that `perspectives` stands for."""
    if spec.shows == "perspectives":
        for page in edition.perspectives:
            yield from _perspective_slides(spec, page, edition)
    else:
        figure, figure_page = figures(edition)[spec.figure] if spec.figure else (None, None)
        notes = (Note(spec.notes, document.text_lang),)
        yield Slide(spec.id, spec.shows, spec.title, notes, spec, document, figure=figure, figure_page=figure_page)


def _perspective_slides(spec: SlideSpec, page: Document[Perspective], edition: Edition) -> Iterator[Slide]:
    meta, t = page.meta, edition.locale.t.deck
    notes = (Note(meta.notes or meta.introduction, page.text_lang),)
    yield Slide(meta.id, "perspective", meta.title, notes, spec, page, page)
    statements = edition.statements_of(meta)
    for placed in statements:
        title = t.statement.format(perspective=meta.title, number=placed.number, total=len(statements))
        body = _fitting_body(placed.statement)
        yield Slide(placed.statement.id, "statement", title, _notes(placed, edition), spec, page, page, placed, body)
    yield from _follow_up_slides(spec, page, edition)


def _fitting_body(statement: Statement) -> tuple[RichText, ...]:
    """Return the statement's paragraphs if all of them fit its slide, else none."""
    length = sum(len(text.plain) for text in (statement.text, *statement.body))
    return statement.body if length <= MAX_STATEMENT else ()


def _follow_up_slides(spec: SlideSpec, page: Document[Perspective], edition: Edition) -> Iterator[Slide]:
    """Yield a slide of the perspective's activities and one of its indicators, where it has any."""
    t, id, title = edition.locale.t.deck, page.meta.id, page.meta.title
    if follow_up.activities_by_perspective(edition).get(id):
        notes = (Note(t.activities_notes, edition.lang),)
        yield Slide(f"{id}-insatser", "activities", t.activities.format(perspective=title), notes, spec, page, page)
    if follow_up.indicators_by_perspective(edition).get(id):
        notes = (Note(t.indicators_notes, edition.lang),)
        yield Slide(f"{id}-matt", "indicators", t.indicators.format(perspective=title), notes, spec, page, page)


def _notes(placed: PlacedStatement, edition: Edition) -> tuple[Note, ...]:
    """Return the statement's paragraphs that the slide has no room for, its notes, its proposals and its decision."""
    t, lang, original = edition.locale.t.deck, placed.document.text_lang, (edition.original or edition).lang
    statement = placed.statement
    notes = [] if _fitting_body(statement) else [Note(paragraph.plain, lang) for paragraph in statement.body]
    if statement.notes:
        notes.append(Note(statement.notes, lang))
    for proposal in statement.proposals:
        notes += [Note(t.proposal, edition.lang), Note(f"”{proposal}”", original)]
    if statement.proposals:
        notes.append(Note(t.paired, edition.lang))
    return (*notes, Note(f"{placed.decision.reference}.", lang))
