"""Ids and places in an order are used once."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Keyword, Page, Perspective, Seminar
from malbild.model.schema import has_texts, nested
from malbild.site.document import Document
from malbild.site.edition import Edition


def check_ids(edition: Edition) -> Iterator[Diagnostic]:
    """Ids are unique within their kind, and within a list that is translated. So are places in an order."""
    of_kind: dict[str, dict[object, Document[Page]]] = {}
    places: dict[str, dict[object, Document[Page]]] = {}
    statements: dict[object, Document[Page]] = {}
    for document in edition.documents.values():
        meta = document.meta
        if isinstance(meta, Perspective | Keyword | Seminar):
            yield from _once(of_kind.setdefault(meta.kind, {}), meta.id, document, ("id",), "MB106")
            order = "number" if isinstance(meta, Seminar) else "order"
            place = getattr(meta, order)
            yield from _once(places.setdefault(meta.kind, {}), place, document, (order,), "MB136")
        if isinstance(meta, Perspective):
            for number, statement in enumerate(meta.statements):
                yield from _once(statements, statement.id, document, ("statements", number, "id"), "MB106")
        for location, items in _lists(meta, ()):
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
) -> Iterator[Diagnostic]:
    if value in seen:
        yield document.diagnostic(code, location, id=value, value=value, other=seen[value].file)
    seen.setdefault(value, document)
