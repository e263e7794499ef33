"""Queries of the vision: its statements, key words, pages, seminars and sources.

Results that many pages need are cached per edition, so that a page costs the same however many there are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from malbild.content.components import COMPONENTS
from malbild.model.types.components import Figure, FlowStep, Shift, Term
from malbild.model.types.nested import ProgrammeItem
from malbild.model.types.pages import Activity, Keyword, Page, Party, Perspective, Seminar
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.queries.cache import cached_by_edition

_SHOWING_STATEMENTS = [component.name for component in COMPONENTS.values() if component.shows_statements]


@dataclass(frozen=True)
class MatrixRow:
    """A key word's row of the matrix: its number of statements in each perspective, zeros too."""

    document: Document[Keyword]
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The number of statements with the key word."""
        return sum(self.counts)


@dataclass(frozen=True)
class SeminarItem:
    """An item of a programme, and the page of its seminar."""

    item: ProgrammeItem
    document: Document[Seminar]


@dataclass(frozen=True)
class IndexEntry:
    """A bold word of the word index, and the statements that contain it."""

    word: str
    statements: tuple[PlacedStatement, ...]


# Statements


def group_by_perspective(
    edition: Edition, statements: Iterable[PlacedStatement]
) -> tuple[tuple[Document[Perspective], tuple[PlacedStatement, ...]], ...]:
    """Return the statements under their perspectives, without perspectives that have none."""
    by_path: dict[str, list[PlacedStatement]] = defaultdict(list)
    for placed in statements:
        by_path[placed.document.path].append(placed)
    return tuple((page, tuple(by_path[page.path])) for page in edition.perspectives if page.path in by_path)


def adjacent_statements(
    edition: Edition, placed: PlacedStatement
) -> tuple[PlacedStatement | None, PlacedStatement | None]:
    """Return the statements before and after it in the order of the vision."""
    return _adjacent_statements(edition)[placed.statement.id]


@cached_by_edition
def _adjacent_statements(edition: Edition) -> dict[str, tuple[PlacedStatement | None, PlacedStatement | None]]:
    order = edition.statements
    triples = zip((None, *order), order, (*order[1:], None), strict=False)
    return {placed.statement.id: (before, after) for before, placed, after in triples}


@cached_by_edition
def statements_by_keyword(edition: Edition) -> dict[str, tuple[PlacedStatement, ...]]:
    """Return the statements of every key word, in the order of the vision."""
    found: dict[str, list[PlacedStatement]] = {document.meta.id: [] for document in edition.keywords}
    for placed in edition.statements:
        for keyword in placed.statement.keywords:
            found[keyword].append(placed)
    return {keyword: tuple(statements) for keyword, statements in found.items()}


def matrix(edition: Edition) -> tuple[MatrixRow, ...]:
    """Return a row of counts by perspective for every key word."""
    statements = statements_by_keyword(edition)
    rows = []
    for document in edition.keywords:
        counts = Counter(placed.document.path for placed in statements[document.meta.id])
        rows.append(MatrixRow(document, tuple(counts[page.path] for page in edition.perspectives)))
    return tuple(rows)


def word_index(edition: Edition) -> tuple[tuple[str, tuple[IndexEntry, ...]], ...]:
    """Return the bold words of all statements in alphabetical order, under their initials."""
    statements: dict[str, list[PlacedStatement]] = defaultdict(list)
    for placed in edition.statements:
        for word in dict.fromkeys(word[0].lower() + word[1:] for word in placed.statement.text.emphasis):
            statements[word].append(placed)
    initials: dict[str, list[IndexEntry]] = defaultdict(list)
    for word in edition.locale.sort(statements, key=str):
        initials[edition.locale.initial(word)].append(IndexEntry(word, tuple(statements[word])))
    return tuple((initial, tuple(entries)) for initial, entries in initials.items())


# Pages


@cached_by_edition
def terms_page(edition: Edition) -> Document[Page] | None:
    """Return the page of the terms of use: the first with a heading {#licens}."""
    return next((document for document in edition.documents.values() if document.has_heading("licens")), None)


@cached_by_edition
def reporting_page(edition: Edition) -> Document[Page] | None:
    """Return the page on reporting errors: the first with a heading {#anmal-fel}."""
    return next((document for document in edition.documents.values() if document.has_heading("anmal-fel")), None)


def pages_about(edition: Edition, keyword: str) -> tuple[Document[Page], ...]:
    """Return the pages whose front matter names the key word."""
    return tuple(_pages_by_keyword(edition).get(keyword, ()))


@cached_by_edition
def _pages_by_keyword(edition: Edition) -> dict[str, list[Document[Page]]]:
    found: dict[str, list[Document[Page]]] = defaultdict(list)
    for document in edition.documents.values():
        if not isinstance(document.meta, Activity):  # listed by themselves
            for keyword in dict.fromkeys(document.meta.keywords):
                found[keyword].append(document)
    return found


def shows_statements(document: Document[Page]) -> bool:
    """Return whether adopted wordings are shown on the page."""
    return isinstance(document.meta, Perspective | Keyword | Activity | Party) or any(
        map(document.has_shortcode, _SHOWING_STATEMENTS)
    )


def cited_sources(document: Document[Page]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the ids of the page's sources, each once, with the sections cited, in order."""
    sections: dict[str, set[str]] = {}
    for reference in document.meta.sources:
        sections.setdefault(reference.id, set()).update({reference.section} if reference.section else ())
    return tuple((id, tuple(sorted(cited, key=_section_number))) for id, cited in sections.items())


def _section_number(section: str) -> list[list[int]]:
    """Return a key that sorts section 10 after section 9, and sections 9–11 between them."""
    return [[*map(int, one.split("."))] for one in section.split("–")]


@cached_by_edition
def source_titles(edition: Edition) -> dict[str, str]:
    """Return the titles of the site's sources, by id."""
    pages = edition.documents.values()
    return {source.id: source.title for page in pages for source in page.meta.source_list}


# Contents of front matter


@cached_by_edition
def programme_items(edition: Edition) -> tuple[SeminarItem, ...]:
    """Return every item of every seminar, in order."""
    return tuple(SeminarItem(item, document) for document in edition.seminars for item in document.meta.programme)


def lectures(edition: Edition) -> tuple[SeminarItem, ...]:
    """Return the lectures of all seminars, in order."""
    return tuple(placed for placed in programme_items(edition) if placed.item.kind == "lecture")


def programme_items_about(edition: Edition, keyword: str) -> tuple[SeminarItem, ...]:
    """Return the items of all programmes that the key word is set on."""
    return tuple(placed for placed in programme_items(edition) if keyword in placed.item.keywords)


def figures(edition: Edition) -> dict[str, tuple[Figure, Document[Page]]]:
    """Return every figure by id, with its page."""
    documents = edition.documents.values()
    return {figure.id: (figure, document) for document in documents for figure in document.meta.figures}


def shifts(edition: Edition) -> tuple[tuple[Shift, Document[Page]], ...]:
    """Return the rows of the table from–to, each with its page."""
    documents = edition.documents.values()
    return tuple((shift, document) for document in documents for shift in document.meta.shifts)


def flow_stages(steps: Iterable[FlowStep]) -> list[list[FlowStep]]:
    """Return the steps of a flow chart by stage: those side by side are in one list."""
    stages: list[list[FlowStep]] = []
    for step in steps:
        if step.beside and stages:
            stages[-1].append(step)
        else:
            stages.append([step])
    return stages


def glossary(edition: Edition, document: Document[Page]) -> tuple[tuple[Term, str], ...]:
    """Return the page's terms in alphabetical order, with the original language's."""
    originals = (edition.original or edition).documents[document.path].meta.terms
    original = {term.id: term.term for term in originals}
    return tuple((term, original[term.id]) for term in edition.locale.sort(document.meta.terms, lambda term: term.term))
