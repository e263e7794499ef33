"""Addresses that something once had: of pages that have moved, and of what is gone."""

from collections.abc import Iterator

from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.site.document import Document
from malbild.site.edition import Edition


def check_former_addresses(edition: Edition) -> Iterator[Diagnostic]:
    """A former address is nothing's now, and was that of one thing only."""
    documents = edition.documents.values()
    taken = {address: document.file for document in documents for address in document.addresses}
    for document in documents:
        for address, location in _written(document):
            if address in taken:
                yield document.diagnostic("MB141", location, value=address, other=taken[address])
            taken.setdefault(address, document.file)


def _written(document: Document[Page]) -> Iterator[tuple[str, Location]]:
    """The addresses that the front matter names, each with its place."""
    for number, address in enumerate(document.meta.moved_from):
        yield address, ("moved_from", number)
    for number, tombstone in enumerate(document.meta.removed):
        if tombstone.address:
            yield tombstone.address, ("removed", number, "address")
