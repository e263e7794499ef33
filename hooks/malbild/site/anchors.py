"""Anchors: every id on a page that an address can point at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from malbild.content.markdown_body import Shortcode
from malbild.diagnostics.diagnostic import catalogue
from malbild.model.page_types import Page, Perspective, Seminar
from malbild.model.schema import models
from malbild.site.document import Document
from malbild.site.edition import Edition

# Ids in the layout, on every page and by kind. They are taken even where the page does not show their element.
_LAYOUT = ("innehall", "kallor", "avsnitt", "pa-sidan", "search-label", "search-words", "search-hint")
_BY_KIND = {
    "perspective": ("formuleringar",),
    "keyword": ("formuleringar", "i-seminarierna", "andra-sidor", "se-aven"),
    "seminar": ("program",),
    "accessibility": (
        "hur-tillganglig", "om-du-inte-kan", "rapportera", "tillsyn", "teknisk", "inte-tillgangligt", "testat",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """An id on a page, and the line it comes from; 0 where the layout has it."""

    id: str
    line: int = 0


def anchors(document: Document[Page], edition: Edition) -> Iterator[Anchor]:
    """Yield every anchor of the page, the headings of its body last; a mistake may yield one twice."""
    meta = document.meta
    for id in (*_LAYOUT, *_BY_KIND.get(meta.kind, ())):
        yield Anchor(id)
    name, ids = _listed_ids(meta)
    for number, id in enumerate(ids):
        yield Anchor(id, document.line_of((name, number, "id")))
    for tombstone in meta.removed:
        yield Anchor(tombstone.id)
    for shortcode in document.shortcodes:
        yield from (Anchor(id, shortcode.line) for id in _component_ids(shortcode, document, edition))
    for heading in document.parsed_body.headings:
        if heading.id:
            yield Anchor(heading.id, heading.line)


def _listed_ids(meta: Page) -> tuple[str, list[str]]:
    """Return the field whose items have anchors on the page, and their ids."""
    if isinstance(meta, Perspective):
        return "statements", [statement.id for statement in meta.statements]
    return "programme", [item.id for item in meta.programme] if isinstance(meta, Seminar) else []


def _component_ids(shortcode: Shortcode, page: Document[Page], edition: Edition) -> Iterable[str]:
    """Return the ids in a rendered component, as its template in overrides/components/ spells them."""
    ids: dict[str, Callable[[], Iterable[str]]] = {
        "borrowed": lambda: _borrowed_ids(edition),
        "card": lambda: [shortcode.argument],
        "embed-generator": lambda: ["maker-what", "koden", "forhandsvisning"],
        "examples": lambda: ["exempel-python", "exempel-javascript", "exempel-shell"],
        "fields": lambda: [model.anchor for model in models()],
        "figure": lambda: _figure_ids(shortcode.argument),
        "glossary": lambda: _glossary_ids(page),
        "matrix": lambda: ["matris"],
        "pages": lambda: ["sidor"],
        "problem-codes": lambda: [code.lower() for code in catalogue()],
        "proposals": lambda: ["visa-skillnader", *_perspective_ids("forslag-", edition)],
        "register": lambda: [f"bokstav-{number}" for number, _ in enumerate(_initials(edition), start=1)],
        "slides": lambda: _slide_ids(edition),
        "sources": lambda: _source_ids(page),
        "vision": lambda: [*_perspective_ids("perspektiv-", edition), *_statement_ids("", edition)],
    }
    return ids[shortcode.name]() if shortcode.name in ids else ()


def _perspective_ids(prefix: str, edition: Edition) -> list[str]:
    return [f"{prefix}{page.meta.id}" for page in edition.perspectives]


def _statement_ids(prefix: str, edition: Edition) -> list[str]:
    return [f"{prefix}{placed.statement.id}" for placed in edition.statements]


def _figure_ids(id: str) -> list[str]:
    return [f"figur-{id}"]


def _glossary_ids(page: Document[Page]) -> list[str]:
    return [f"ord-{term.id}" for term in page.meta.terms]


def _source_ids(page: Document[Page]) -> list[str]:
    return [f"kalla-{source.id}" for source in page.meta.source_list]


def _borrowed_ids(edition: Edition) -> Iterator[str]:
    """Yield the ids of components shown with the data of the first page that has some."""
    pages = edition.documents.values()
    yield from next((_figure_ids(page.meta.figures[0].id) for page in pages if page.meta.figures), ())
    yield from next(filter(None, map(_glossary_ids, pages)), ())
    yield from next(filter(None, map(_source_ids, pages)), ())


def _slide_ids(edition: Edition) -> Iterator[str]:
    for page in edition.documents.values():
        for spec in page.meta.slides:
            if spec.shows == "perspectives":
                yield from (*_perspective_ids("bild-", edition), *_statement_ids("bild-", edition))
            else:
                yield f"bild-{spec.id}"


def _initials(edition: Edition) -> set[str]:
    words = (word for placed in edition.statements for word in placed.statement.text.emphasis)
    return set(map(edition.locale.initial, words))
