"""Lint rules for ids and places in an order: each is used once."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.schema import has_texts, nested
from malbild.model.types.pages import Activity, Keyword, Page, Party, Perspective, Seminar
from malbild.site.document import Document

_Seen = defaultdict[str, dict[object, Document[Page]]]


def check_ids(context: CheckContext) -> Iterator[Diagnostic]:
    """Report ids and places that two pages of a type share, and ids repeated among statements or in a list.

    Slides have the ids of perspectives and statements, so that none of these may be used by both.
    """
    ids, places = _Seen(dict), _Seen(dict)
    ids["statement"] = ids["perspective"]
    for document in context.original.documents.values():
        meta = document.meta
        if isinstance(meta, Perspective | Keyword | Seminar | Activity | Party):
            yield from _once(ids[meta.kind], meta.id, document, ("id",), "MB106")
        if isinstance(meta, Perspective | Keyword | Seminar):
            order = "number" if isinstance(meta, Seminar) else "order"
            yield from _once(places[meta.kind], getattr(meta, order), document, (order,), "MB136")
        if isinstance(meta, Perspective):
            for number, statement in enumerate(meta.statements):
                yield from _once(ids["statement"], statement.id, document, ("statements", number, "id"), "MB106")
        for number, indicator in enumerate(meta.indicators):
            yield from _once(ids["indicator"], indicator.id, document, ("indicators", number, "id"), "MB106")
        for location, items in _lists(meta, ()):
            within: dict[object, Document[Page]] = {}
            for number, item in enumerate(items):
                yield from _once(within, item.id, document, (*location, number, "id"), "MB106")


def _lists(part: BaseModel, location: Location) -> Iterator[tuple[Location, tuple[Any, ...]]]:
    """Yield every list whose items a translation finds by id, with its location."""
    for name, model in nested(type(part)).items():
        items = getattr(part, name)
        if has_texts(model) and isinstance(items, tuple):
            yield (*location, name), items
            for number, item in enumerate(items):
                yield from _lists(item, (*location, name, number))


def _once(
    seen: dict[object, Document[Page]], value: object, document: Document[Page], location: Location, code: str
) -> Iterator[Diagnostic]:
    """Report a value that another document has; else remember the document."""
    if value in seen:
        yield document.diagnostic(code, location, id=value, value=value, other=seen[value].file)
    seen.setdefault(value, document)
