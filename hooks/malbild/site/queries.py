"""An edition seen from its key words, its bold words, its dates. Pure functions.

What many pages ask for is worked out once for an edition, so that no page costs more because there are more pages.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from malbild.model.nested_types import ProgrammeItem, Term
from malbild.model.page_types import Keyword, Page, Perspective, Seminar
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement

V = TypeVar("V")


@dataclass(frozen=True)
class Row:
    """A key word's row in the matrix: how many statements of each perspective carry it, zeros too."""

    document: Document[Keyword]
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All statements that carry it."""
        return sum(self.counts)


@dataclass(frozen=True)
class Lecture:
    """An item of a programme, and the seminar it belongs to."""

    item: ProgrammeItem
    document: Document[Seminar]


@dataclass(frozen=True)
class Entry:
    """A bold word and the statements it stands in."""

    word: str
    statements: tuple[PlacedStatement, ...]


@dataclass(frozen=True)
class Milestone:
    """A point on the timeline: an event of some page, or a seminar."""

    date: str  # ISO 8601, reduced precision; only a place in the order where `when` says less
    when: str
    is_exact: bool
    title: str
    text: str
    document: Document[Page]


def _once(view: Callable[[Edition], V]) -> Callable[[Edition], V]:
    """The view, worked out the first time it is asked for: an edition does not change."""
    kept: WeakKeyDictionary[Edition, V] = WeakKeyDictionary()

    @wraps(view)
    def seen(edition: Edition) -> V:
        if edition not in kept:
            kept[edition] = view(edition)
        return kept[edition]

    return seen


def group_by_perspective(
    edition: Edition, cards: Iterable[PlacedStatement]
) -> tuple[tuple[Document[Perspective], tuple[PlacedStatement, ...]], ...]:
    """The cards under their perspectives, perspectives without any left out."""
    by_path: dict[str, list[PlacedStatement]] = defaultdict(list)
    for card in cards:
        by_path[card.document.path].append(card)
    return tuple((page, tuple(by_path[page.path])) for page in edition.perspectives if page.path in by_path)


def neighbours(edition: Edition, card: PlacedStatement) -> tuple[PlacedStatement | None, PlacedStatement | None]:
    """The statements before and after it in the order of the vision."""
    return _neighbours(edition)[card.statement.id]


@_once
def _neighbours(edition: Edition) -> dict[str, tuple[PlacedStatement | None, PlacedStatement | None]]:
    around = zip((None, *edition.statements), edition.statements, (*edition.statements[1:], None), strict=False)
    return {card.statement.id: (before, after) for before, card, after in around}


@_once
def vision_page(edition: Edition) -> Document[Page] | None:
    """The page that shows the whole vision: the first with the marker for it."""
    return next(edition.pages_with("vision"), None)


@_once
def register_page(edition: Edition) -> Document[Page] | None:
    """The page of all bold words, wherever it stands: the first with the marker for them."""
    return next(edition.pages_with("register"), None)


@_once
def terms_page(edition: Edition) -> Document[Page] | None:
    """The page that says what may be done with the text: the first with a heading {#licens}."""
    return next((document for document in edition.documents.values() if document.has_heading("licens")), None)


@_once
def reporting_page(edition: Edition) -> Document[Page] | None:
    """The page that says how a fault is reported: the first with a heading {#anmal-fel}."""
    return next((document for document in edition.documents.values() if document.has_heading("anmal-fel")), None)


@_once
def cards_by_keyword(edition: Edition) -> dict[str, tuple[PlacedStatement, ...]]:
    """The statements that carry each key word, in the order of the vision; key words without any too."""
    found: dict[str, list[PlacedStatement]] = {document.meta.id: [] for document in edition.keywords}
    for card in edition.statements:
        for keyword in card.statement.keywords:
            found[keyword].append(card)
    return {keyword: tuple(cards) for keyword, cards in found.items()}


def matrix(edition: Edition) -> tuple[Row, ...]:
    """Key word × perspective with counts."""
    carrying = cards_by_keyword(edition)
    rows = []
    for document in edition.keywords:
        counts = Counter(card.document.path for card in carrying[document.meta.id])
        rows.append(Row(document, tuple(counts[page.path] for page in edition.perspectives)))
    return tuple(rows)


def pages_about(edition: Edition, keyword: str) -> tuple[Document[Page], ...]:
    """Pages whose front matter names the key word."""
    return tuple(_pages_by_keyword(edition).get(keyword, ()))


@_once
def _pages_by_keyword(edition: Edition) -> dict[str, list[Document[Page]]]:
    found: dict[str, list[Document[Page]]] = defaultdict(list)
    for document in edition.documents.values():
        for keyword in dict.fromkeys(document.meta.keywords):
            found[keyword].append(document)
    return found


def register(edition: Edition) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """The bold words of all statements in alphabetical order, under their first letters."""
    cards: dict[str, list[PlacedStatement]] = defaultdict(list)
    for card in edition.statements:
        for word in dict.fromkeys(word[0].lower() + word[1:] for word in card.statement.text.emphasis):
            cards[word].append(card)
    letters: dict[str, list[Entry]] = defaultdict(list)
    for word in edition.locale.sort(cards, key=str):
        letters[edition.locale.letter(word)].append(Entry(word, tuple(cards[word])))
    return tuple((letter, tuple(entries)) for letter, entries in letters.items())


@_once
def programme_items(edition: Edition) -> tuple[Lecture, ...]:
    """Every item of every seminar, in order."""
    return tuple(Lecture(item, document) for document in edition.seminars for item in document.meta.programme)


def lectures(edition: Edition) -> tuple[Lecture, ...]:
    """The lectures of all seminars, in order."""
    return tuple(lecture for lecture in programme_items(edition) if lecture.item.kind == "lecture")


def lectures_about(edition: Edition, keyword: str) -> tuple[Lecture, ...]:
    """Items of the programmes that touch the key word."""
    return tuple(lecture for lecture in programme_items(edition) if keyword in lecture.item.keywords)


def timeline(edition: Edition) -> tuple[Milestone, ...]:
    """From need to decision and follow-up: the events of all pages, and the seminars, in order of time."""
    say = edition.locale.date
    found = [
        Milestone(event.date, event.when or say(event.date), not event.when, event.title, event.text, document)
        for document in edition.documents.values()
        for event in document.meta.events
    ]
    for page in edition.seminars:
        seminar = page.meta
        day = seminar.date.isoformat()
        found.append(Milestone(day, say(day), True, seminar.title, seminar.description, page))
    return tuple(sorted(found, key=lambda milestone: milestone.date))


def glossary(edition: Edition, document: Document[Page]) -> tuple[tuple[Term, str], ...]:
    """The page's words in alphabetical order, each with the word in the original language."""
    originals = (edition.original or edition).documents[document.path].meta.terms
    original = {term.id: term.term for term in originals}
    return tuple((term, original[term.id]) for term in edition.locale.sort(document.meta.terms, lambda term: term.term))
