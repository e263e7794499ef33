"""Ids and places in an order are used once."""

from collections.abc import Iterator

from malbild.model import Keyword, Page, Perspective, Seminar
from malbild.nodes import Location
from malbild.problems import Problem
from malbild.site import Document, Edition

_LISTS = ("programme", "figures", "events", "terms", "parties", "source_list", "paths", "shifts", "slides")


def check_ids(edition: Edition) -> Iterator[Problem]:
    """Ids are unique within their kind; within a list wherever ids are given. So are places in an order."""
    of_kind: dict[str, dict[object, Document[Page]]] = {}
    places: dict[str, dict[object, Document[Page]]] = {}
    statements: dict[object, Document[Page]] = {}
    for document in edition.documents.values():
        front = document.front
        if isinstance(front, Perspective | Keyword | Seminar):
            yield from _once(of_kind.setdefault(front.kind, {}), front.id, document, ("id",), "MB106")
            order = "number" if isinstance(front, Seminar) else "order"
            place = getattr(front, order)
            yield from _once(places.setdefault(front.kind, {}), place, document, (order,), "MB136")
        if isinstance(front, Perspective):
            for number, statement in enumerate(front.statements):
                yield from _once(statements, statement.id, document, ("statements", number, "id"), "MB106")
        for name in _LISTS:
            seen: dict[object, Document[Page]] = {}
            for number, item in enumerate(getattr(front, name, ())):
                yield from _once(seen, item.id, document, (name, number, "id"), "MB106")
        for number, figure in enumerate(front.figures):
            bars: dict[object, Document[Page]] = {}
            for place, bar in enumerate(figure.bars):
                yield from _once(bars, bar.id, document, ("figures", number, "bars", place, "id"), "MB106")


def _once(
    seen: dict[object, Document[Page]], value: object, document: Document[Page], location: Location, code: str
) -> Iterator[Problem]:
    if value in seen:
        yield document.problem(code, location, id=value, value=value, other=seen[value].file)
    seen.setdefault(value, document)
