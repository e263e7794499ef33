"""Lint rules for redirect paths: free, and each of one page."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.site.document import Document


def check_redirects(context: CheckContext) -> Iterator[Diagnostic]:
    """Report paths of moved and removed pages that another page has or redirects from."""
    documents = context.original.documents.values()
    taken = {address: document.file for document in documents for address in document.addresses}
    for document in documents:
        for path, location in _redirect_paths(document):
            if path in taken:
                yield document.diagnostic("MB141", location, value=path, other=taken[path])
            taken.setdefault(path, document.file)


def _redirect_paths(document: Document[Page]) -> Iterator[tuple[str, Location]]:
    for number, path in enumerate(document.meta.moved_from):
        yield path, ("moved_from", number)
    for number, tombstone in enumerate(document.meta.removed):
        if tombstone.address:
            yield tombstone.address, ("removed", number, "address")
