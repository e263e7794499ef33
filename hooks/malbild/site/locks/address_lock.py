"""Address lock, `docs/addresses.lock`: published addresses that may not vanish, and published translations.

It holds each page's address with the anchors that its author gave it, and a hash of each translated statement, by which
two that have changed places are noticed. What it holds stays in it: renewal only adds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import yaml

from malbild.files.yaml_loader import read_yaml
from malbild.model.types.pages import Page, Perspective, Seminar
from malbild.site.document import Document
from malbild.site.edition import Edition, Site

LOCK = "docs/addresses.lock"
_HEADING = """\
# Adresser som har publicerats och inte får försvinna, och formuleringarnas översättningar.
# Skrivs av kommandot renew-addresses, aldrig för hand.
# Published addresses, which may not vanish, and the translations of the statements.
# Written by the command renew-addresses, never by hand.
"""


class AddressLockError(Exception):
    """A lock that is not as `write_lock` writes it."""


@dataclass(frozen=True)
class AddressLock:
    """The content of the lock: anchors by address, and hashes of translations by language and id."""

    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def current_lock(site: Site) -> AddressLock:
    """Return a lock of the content as it is now."""
    documents = sorted(site.original.documents.values(), key=lambda page: page.address)
    pages = {page.address or "./": tuple(sorted(authored_ids(page))) for page in documents}
    translations = {
        edition.lang: {placed.statement.id: text_hash(placed.written.text.source) for placed in edition.statements}
        for edition in site.editions.values()
        if not edition.is_original
    }
    return AddressLock(pages, translations)


def update(previous: AddressLock, site: Site) -> AddressLock:
    """Return the previous lock with what is new. A page's anchors follow it to a new address."""
    now, targets = current_lock(site), redirect_targets(site.original)
    pages = {**now.pages}
    for address, ids in previous.pages.items():
        target = address if address in now.pages or address not in targets else targets[address].address or "./"
        if target == address or target not in previous.pages:
            pages[target] = tuple(sorted({*pages.get(target, ()), *ids}))
        if target != address:
            pages[address] = ()
    return AddressLock(dict(sorted(pages.items(), key=lambda page: page[0].removeprefix("./"))), now.translations)


def authored_ids(page: Document[Page]) -> set[str]:
    """Return the anchors that the page's author gave it: of headings, statements and items of a programme."""
    meta = page.meta
    items = meta.statements if isinstance(meta, Perspective) else meta.programme if isinstance(meta, Seminar) else ()
    return {heading.id for heading in page.parsed_body.headings if heading.id} | {item.id for item in items}


def redirect_targets(original: Edition) -> dict[str, Document[Page]]:
    """Return the page that each former address leads to."""
    pages = original.documents.values()
    moved = {path: page for page in pages for path in page.meta.moved_from}
    return {one.address: page for page in pages for one in page.meta.removed if one.address} | moved


def text_hash(text: str) -> str:
    """Return twelve hexadecimal digits of a text."""
    return sha256(text.encode()).hexdigest()[:12]


def read_lock(root: Path) -> AddressLock:
    """Return the lock of the project, empty where it has none. Raises `AddressLockError`."""
    path = root / LOCK
    if not path.is_file():
        return AddressLock()
    try:
        content = read_yaml(path)
        pages = {address: tuple(map(str, ids)) for address, ids in content["pages"].items()}
        return AddressLock(pages, {lang: dict(one) for lang, one in content["translations"].items()})
    except (OSError, ValueError, LookupError, AttributeError, TypeError, yaml.YAMLError) as error:
        raise AddressLockError from error


def write_lock(root: Path, lock: AddressLock) -> None:
    """Write the lock of the project, a line for each page."""
    pages = {address: list(ids) for address, ids in lock.pages.items()}
    content = {"pages": pages, "translations": {lang: dict(one) for lang, one in lock.translations.items()}}
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=None)
    (root / LOCK).write_text(_HEADING + text, encoding="utf-8")
