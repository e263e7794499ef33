"""Addresses that pages once had lead to one page each."""

from collections.abc import Iterator

from malbild.problems import Problem
from malbild.site import Edition


def check_former_addresses(edition: Edition) -> Iterator[Problem]:
    """A former address is no page's now, and was one page's only."""
    taken = {document.address: document.file for document in edition.documents.values()}
    for document in edition.documents.values():
        for number, address in enumerate(document.front.moved_from):
            if address in taken:
                yield document.problem("MB141", ("moved_from", number), value=address, other=taken[address])
            taken.setdefault(address, document.file)
