"""Lint rules for tombstones: an id that was removed is never used again."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Activity, Keyword, Page, Party, Perspective
from malbild.site.edition import Edition

_ON_A_PAGE = ("statement", "indicator", "section")
"""Kinds that have an anchor on a page of others, and so had no address of their own."""


def check_tombstones(context: CheckContext) -> Iterator[Diagnostic]:
    """Report repeated tombstones, tombstones of pages without an address, and removed ids in use."""
    files: dict[tuple[str, str], str] = {}
    yield from _check_removed(context.original, files)
    for document in context.original.documents.values():
        for kind, id, location in _ids_in_use(document.meta):
            if (kind, id) in files:
                yield document.diagnostic("MB142", location, id=id, other=files[kind, id])


def _check_removed(edition: Edition, files: dict[tuple[str, str], str]) -> Iterator[Diagnostic]:
    """Report what is wrong with the tombstones themselves, and add the file of each to `files` by kind and id."""
    for document in edition.documents.values():
        for number, tombstone in enumerate(document.meta.removed):
            key = tombstone.kind, tombstone.id if tombstone.has_page else f"{document.path}#{tombstone.id}"
            if key in files:
                yield document.diagnostic("MB106", ("removed", number, "id"), id=tombstone.id, other=files[key])
            files[key] = document.file
            if tombstone.kind not in _ON_A_PAGE and not tombstone.address:
                yield document.diagnostic("MB102", ("removed", number, "address"), key="address")


def _ids_in_use(meta: Page) -> Iterator[tuple[str, str, Location]]:
    if isinstance(meta, Perspective | Keyword | Activity | Party):
        yield meta.kind, meta.id, ("id",)
    if isinstance(meta, Perspective):
        for number, statement in enumerate(meta.statements):
            yield "statement", statement.id, ("statements", number, "id")
    for number, indicator in enumerate(meta.indicators):
        yield "indicator", indicator.id, ("indicators", number, "id")
