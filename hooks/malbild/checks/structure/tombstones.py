"""What is gone stays gone: its id is not used again."""

from collections.abc import Iterator

from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Keyword, Perspective
from malbild.site.edition import Edition


def check_removed(edition: Edition) -> Iterator[Diagnostic]:
    """No removed id is used again or told of twice; a page that is gone has said where it stood."""
    tombstone: dict[tuple[str, str], str] = {}
    for document in edition.documents.values():
        for number, removed in enumerate(document.meta.removed):
            if (removed.kind, removed.id) in tombstone:
                other = tombstone[removed.kind, removed.id]
                yield document.diagnostic("MB106", ("removed", number, "id"), id=removed.id, other=other)
            tombstone[removed.kind, removed.id] = document.file
            if removed.kind != "statement" and not removed.address:
                yield document.diagnostic("MB102", ("removed", number, "address"), key="address")
    for document in edition.documents.values():
        for kind, id, location in _used(document.meta):
            if (kind, id) in tombstone:
                yield document.diagnostic("MB142", location, id=id, other=tombstone[kind, id])


def _used(meta: object) -> Iterator[tuple[str, str, Location]]:
    """Every id that something has now."""
    if isinstance(meta, Perspective | Keyword):
        yield meta.kind, meta.id, ("id",)
    if isinstance(meta, Perspective):
        for number, statement in enumerate(meta.statements):
            yield "statement", statement.id, ("statements", number, "id")
