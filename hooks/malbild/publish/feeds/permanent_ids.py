"""Ids of feed entries and events, which stay when a page moves or the site's address changes.

A reader of feeds shows an entry with a new id as unread (RFC 4287, 4.2.6), and a calendar keeps an event beside the one
with a new id (RFC 5545, 3.8.4.7).
"""

from uuid import NAMESPACE_URL, UUID, uuid5

from malbild.model.types.pages import Keyword, Page, Perspective, Seminar
from malbild.site.document import Document
from malbild.site.edition import Edition


def permanent_id(edition: Edition, name: str) -> UUID:
    """Return the id of what has that name in the edition. The county tells sites apart."""
    return uuid5(NAMESPACE_URL, f"malbild:{edition.locale.t.county}/{edition.lang}/{name}")


def page_name(document: Document[Page]) -> str:
    """Return the id in the page's front matter, or the first address of a page without one."""
    meta = document.meta
    if isinstance(meta, Perspective | Keyword | Seminar):
        return f"{meta.kind}/{meta.id}"
    return f"page/{(*meta.moved_from, document.address)[0]}"
