"""Lint rules for published addresses: pages and anchors that others link to stay, or redirect."""

from collections.abc import Iterator, Mapping

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.project.commands import command_line
from malbild.site.anchors import anchors
from malbild.site.document import Document
from malbild.site.locks import address_lock


def check_published_addresses(context: CheckContext) -> Iterator[Diagnostic]:
    """Report locked addresses that lead nowhere, and locked anchors that their page does not have."""
    root, original = context.project.root, context.original
    try:
        lock = address_lock.read_lock(root)
    except address_lock.AddressLockError:
        yield Diagnostic(address_lock.LOCK, 1, "MB814", params={"command": command_line(root)})
        return
    pages = {page.address or "./": page for page in original.documents.values()}
    targets = address_lock.redirect_targets(original)
    if context.unreadable or (lock.pages and not lock.pages.keys() & pages.keys()):
        return  # an unreadable page may have the address; a lock of another site came along with a copy
    for address, ids in lock.pages.items():
        page = pages.get(address) or targets.get(address)
        if page is None:
            yield Diagnostic(address_lock.LOCK, 1, "MB812", params={"value": address})
        elif (
            address in pages or (page.address or "./") not in lock.pages
        ):  # not merged into a page that was there already
            addresses = {id: f"{address}{id}/" for id in ids}
            yield from _check_anchors(page, {id: one for id, one in addresses.items() if one not in targets}, context)


def _check_anchors(page: Document[Page], addresses: Mapping[str, str], context: CheckContext) -> Iterator[Diagnostic]:
    """Report anchors that the page does not have. `addresses` has the address that a statement has by each id."""
    known = {anchor.id for anchor in anchors(page, context.original)}
    statements = {placed.statement.id: placed for placed in context.original.statements}
    for id in (id for id in addresses if id not in known):
        if placed := statements.get(id):
            location = ("statements", placed.number - 1, "id")
            yield placed.document.diagnostic("MB811", location, id=id, former=page.file, address=addresses[id])
        else:
            yield Diagnostic(page.file, page.body_line, "MB813", params={"value": id, "today": context.today})
