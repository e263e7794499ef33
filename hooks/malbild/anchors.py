"""The places on a page that an address can point at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from malbild.model import Page, Perspective, Seminar
from malbild.site import Document, Edition

_LAYOUT = ("innehall", "kallor")  # ids that the templates give, on every page and by kind
_BY_KIND = {
    "perspective": ("formuleringar",),
    "keyword": ("formuleringar", "i-seminarierna", "andra-sidor", "se-aven"),
    "seminar": ("program",),
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place on a page, and the line that puts it there; 0 where the layout does."""

    id: str
    line: int = 0


def anchors(document: Document[Page], edition: Edition) -> Iterator[Anchor]:
    """Every anchor of the page, the headings of its body last. One that comes twice is a mistake."""
    front = document.front
    for id in (*_LAYOUT, *_BY_KIND.get(front.kind, ())):
        yield Anchor(id)
    name, items = _items(front)
    for number, id in enumerate(items):
        yield Anchor(id, document.line_of((name, number, "id")))
    for marker in document.markers:
        if component := _COMPONENTS.get(marker.name):
            yield from map(Anchor, component(document, edition))
    for heading in document.parts.headings:
        if heading.id:
            yield Anchor(heading.id, heading.line)


def _items(front: Page) -> tuple[str, list[str]]:
    """The list in the front matter whose items have places of their own on the page, and their ids."""
    if isinstance(front, Perspective):
        return "statements", [statement.id for statement in front.statements]
    return "programme", [item.id for item in front.programme] if isinstance(front, Seminar) else []


def _statements(edition: Edition) -> Iterator[str]:
    return (statement.id for page in edition.perspectives for statement in page.front.statements)


# The ids of what the markers show, as the templates in overrides/components/ spell them.
_COMPONENTS: dict[str, Callable[[Document[Page], Edition], Iterator[str]]] = {
    "figure": lambda page, _: (f"figur-{figure.id}" for figure in page.front.figures),
    "glossary": lambda page, _: (f"ord-{term.id}" for term in page.front.terms),
    "sources": lambda page, _: (f"kalla-{source.id}" for source in page.front.source_list),
    "vision": lambda _, edition: _statements(edition),
}
