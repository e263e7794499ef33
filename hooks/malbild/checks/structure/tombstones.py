"""What is gone stays gone: its id is not used again."""

from collections.abc import Iterator

from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Problem
from malbild.model.page_types import Keyword, Perspective
from malbild.site.edition import Edition


def check_removed(edition: Edition) -> Iterator[Problem]:
    """No removed id is used again or told of twice; a page that is gone has said where it stood."""
    gone: dict[tuple[str, str], str] = {}
    for document in edition.documents.values():
        for number, removed in enumerate(document.front.removed):
            if (removed.kind, removed.id) in gone:
                other = gone[removed.kind, removed.id]
                yield document.problem("MB106", ("removed", number, "id"), id=removed.id, other=other)
            gone[removed.kind, removed.id] = document.file
            if removed.kind != "statement" and not removed.address:
                yield document.problem("MB102", ("removed", number, "address"), key="address")
    for document in edition.documents.values():
        for kind, id, location in _used(document.front):
            if (kind, id) in gone:
                yield document.problem("MB142", location, id=id, other=gone[kind, id])


def _used(front: object) -> Iterator[tuple[str, str, Location]]:
    """Every id that something has now."""
    if isinstance(front, Perspective | Keyword):
        yield front.kind, front.id, ("id",)
    if isinstance(front, Perspective):
        for number, statement in enumerate(front.statements):
            yield "statement", statement.id, ("statements", number, "id")
