"""Anchors: every id on a page that an address can point at."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from malbild.content.components import COMPONENTS
from malbild.content.markdown.body import Shortcode
from malbild.diagnostics.diagnostic import catalogue
from malbild.model.schema import models
from malbild.model.types.pages import Page, Perspective, Seminar
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.queries.follow_up import activities_by_perspective, indicators, indicators_by_perspective
from malbild.site.queries.vision import shifts

# Ids in the layout, on every page and by kind. They are taken even where the page does not show their element.
_LAYOUT = ("innehall", "kallor", "avsnitt", "pa-sidan", "search-label", "search-words", "search-hint")
_BY_KIND = {
    "perspective": ("formuleringar", "insatser", "matt"),
    "keyword": ("formuleringar", "insatser", "i-seminarierna", "andra-sidor", "se-aven"),
    "seminar": ("program",),
    "activity": ("resultat", "formuleringar"),
    "party": ("egna-insatser", "hela-lanet", "matt", "utan-insats"),
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
    """Yield every anchor of the page, headings last; a repeated one is a mistake."""
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


def _component_ids(shortcode: Shortcode, page: Document[Page], edition: Edition) -> Iterator[str]:
    """Yield the ids in a rendered component, as `COMPONENTS` has them."""
    component = COMPONENTS.get(shortcode.name)
    for pattern in component.anchors if component else ():
        prefix, _, name = pattern.rstrip("}").partition("{")
        ids = _IDS[name](shortcode, page, edition) if name else ("",)
        yield from (f"{prefix}{id}" for id in ids)


def _slide_ids(edition: Edition) -> Iterator[str]:
    for page in edition.documents.values():
        for spec in page.meta.slides:
            if spec.shows == "perspectives":
                yield from (*_perspective_ids(edition), *_statement_ids(edition))
                yield from (f"{id}-insatser" for id in activities_by_perspective(edition))
                yield from (f"{id}-matt" for id in indicators_by_perspective(edition))
            else:
                yield spec.id


def _perspective_ids(edition: Edition) -> list[str]:
    return [page.meta.id for page in edition.perspectives]


def _statement_ids(edition: Edition) -> list[str]:
    return [placed.statement.id for placed in edition.statements]


def _initial_numbers(edition: Edition) -> Iterable[int]:
    words = (word for placed in edition.statements for word in placed.statement.text.emphasis)
    return range(1, len({edition.locale.initial(word) for word in words}) + 1)


def _sample(edition: Edition, field: str) -> tuple[Any, ...]:
    """Return the items of the first page that has any in the field."""
    return next(filter(None, (getattr(page.meta, field) for page in edition.documents.values())), ())


# The ids that a name in braces is replaced by in the anchors of `COMPONENTS`.
_IDS: Mapping[str, Callable[[Shortcode, Document[Page], Edition], Iterable[object]]] = {
    "argument": lambda shortcode, _page, _edition: [shortcode.argument],
    "code": lambda _shortcode, _page, _edition: [code.lower() for code in catalogue()],
    "indicator": lambda _shortcode, _page, edition: [placed.indicator.id for placed in indicators(edition)],
    "initial": lambda _shortcode, _page, edition: _initial_numbers(edition),
    "model": lambda _shortcode, _page, _edition: [model.anchor for model in models()],
    "perspective": lambda _shortcode, _page, edition: _perspective_ids(edition),
    "purpose": lambda _shortcode, _page, edition: ["syfte"] if edition.settings.purpose else [],
    "sample_figure": lambda _shortcode, _page, edition: [figure.id for figure in _sample(edition, "figures")[:1]],
    "sample_source": lambda _shortcode, _page, edition: [source.id for source in _sample(edition, "source_list")],
    "sample_term": lambda _shortcode, _page, edition: [term.id for term in _sample(edition, "terms")],
    "shift": lambda _shortcode, _page, edition: [shift.id for shift, _ in shifts(edition)],
    "slide": lambda _shortcode, _page, edition: _slide_ids(edition),
    "source": lambda _shortcode, page, _edition: [source.id for source in page.meta.source_list],
    "statement": lambda _shortcode, _page, edition: _statement_ids(edition),
    "term": lambda _shortcode, page, _edition: [term.id for term in page.meta.terms],
}
