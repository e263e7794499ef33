"""Ids and places in an order are used once."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Problem
from malbild.model.page_types import Keyword, Page, Perspective, Seminar
from malbild.model.validation import has_texts, nested
from malbild.site.edition import Document, Edition


def check_ids(edition: Edition) -> Iterator[Problem]:
    """Ids are unique within their kind, and within a list that is translated. So are places in an order."""
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
        for location, items in _lists(front, ()):
            within: dict[object, Document[Page]] = {}
            for number, item in enumerate(items):
                yield from _once(within, item.id, document, (*location, number, "id"), "MB106")


def _lists(part: BaseModel, at: Location) -> Iterator[tuple[Location, tuple[Any, ...]]]:
    """Every list whose items a translation finds by their ids, with its place."""
    for name, model in nested(type(part)).items():
        items = getattr(part, name)
        if has_texts(model) and isinstance(items, tuple):
            yield (*at, name), items
            for number, item in enumerate(items):
                yield from _lists(item, (*at, name, number))


def _once(
    seen: dict[object, Document[Page]], value: object, document: Document[Page], location: Location, code: str
) -> Iterator[Problem]:
    if value in seen:
        yield document.problem(code, location, id=value, value=value, other=seen[value].file)
    seen.setdefault(value, document)
