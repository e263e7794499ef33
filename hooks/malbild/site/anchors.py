"""The places on a page that an address can point at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from malbild.content.markdown_body import Shortcode
from malbild.diagnostics.diagnostic import catalogue
from malbild.model.page_types import Page, Perspective, Seminar
from malbild.model.schema import models
from malbild.site.document import Document
from malbild.site.edition import Edition

# Ids that the templates give, on every page and by kind: taken also where what would have them is not shown.
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
    """A place on a page, and the line that puts it there; 0 where the layout does."""

    id: str
    line: int = 0


def anchors(document: Document[Page], edition: Edition) -> Iterator[Anchor]:
    """Every anchor of the page, the headings of its body last. One that comes twice is a mistake."""
    meta = document.meta
    for id in (*_LAYOUT, *_BY_KIND.get(meta.kind, ())):
        yield Anchor(id)
    name, items = _items(meta)
    for number, id in enumerate(items):
        yield Anchor(id, document.line_of((name, number, "id")))
    for tombstone in meta.removed:
        yield Anchor(tombstone.id)
    for marker in document.shortcodes:
        yield from (Anchor(id, marker.line) for id in _shown(marker, document, edition))
    for heading in document.parsed_body.headings:
        if heading.id:
            yield Anchor(heading.id, heading.line)


def _items(meta: Page) -> tuple[str, list[str]]:
    """The list in the front matter whose items have places of their own on the page, and their ids."""
    if isinstance(meta, Perspective):
        return "statements", [statement.id for statement in meta.statements]
    return "programme", [item.id for item in meta.programme] if isinstance(meta, Seminar) else []


def _shown(marker: Shortcode, page: Document[Page], edition: Edition) -> Iterable[str]:
    """The ids of what the marker shows on the page, as its template in overrides/components/ spells them."""
    ids: dict[str, Callable[[], Iterable[str]]] = {
        "borrowed": lambda: _borrowed(edition),
        "card": lambda: [marker.argument],
        "embed-generator": lambda: ["embed-generator-target", "koden", "forhandsvisning"],
        "examples": lambda: ["exempel-python", "exempel-javascript", "exempel-shell"],
        "fields": lambda: [model.anchor for model in models()],
        "figure": lambda: _figure(marker.argument),
        "glossary": lambda: _glossary(page),
        "matrix": lambda: ["matris"],
        "pages": lambda: ["sidor"],
        "problem-codes": lambda: [code.lower() for code in catalogue()],
        "proposals": lambda: ["visa-skillnader", *_each("forslag-", edition)],
        "register": lambda: [f"bokstav-{number}" for number, _ in enumerate(_letters(edition), start=1)],
        "slides": lambda: _slides(edition),
        "sources": lambda: _sources(page),
        "vision": lambda: [*_each("perspektiv-", edition), *_statements("", edition)],
    }
    return ids[marker.name]() if marker.name in ids else ()


def _each(start: str, edition: Edition) -> list[str]:
    """An id for each perspective."""
    return [f"{start}{page.meta.id}" for page in edition.perspectives]


def _statements(start: str, edition: Edition) -> list[str]:
    return [f"{start}{card.statement.id}" for card in edition.statements]


def _figure(id: str) -> list[str]:
    return [f"figur-{id}"]


def _glossary(page: Document[Page]) -> list[str]:
    return [f"ord-{term.id}" for term in page.meta.terms]


def _sources(page: Document[Page]) -> list[str]:
    return [f"kalla-{source.id}" for source in page.meta.source_list]


def _borrowed(edition: Edition) -> Iterator[str]:
    """What the first page with such data would show."""
    pages = edition.documents.values()
    yield from next((_figure(page.meta.figures[0].id) for page in pages if page.meta.figures), ())
    yield from next(filter(None, map(_glossary, pages)), ())
    yield from next(filter(None, map(_sources, pages)), ())


def _slides(edition: Edition) -> Iterator[str]:
    for page in edition.documents.values():
        for slide in page.meta.slides:
            if slide.shows == "perspectives":
                yield from (*_each("bild-", edition), *_statements("bild-", edition))
            else:
                yield f"bild-{slide.id}"


def _letters(edition: Edition) -> set[str]:
    return {edition.locale.letter(word) for card in edition.statements for word in card.statement.text.emphasis}
