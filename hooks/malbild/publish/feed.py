"""Feeds of changed statements, indicators and pages, Atom (RFC 4287), dated by the front matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO

from feedgenerator import Atom1Feed
from markupsafe import escape

from malbild.files.artifact import Artifact
from malbild.publish.permanent_ids import page_name, permanent_id
from malbild.site import follow_up
from malbild.site.edition import Edition, Site
from malbild.site.urls import Urls

MAX_ENTRIES = 100
"""A reader fetches the feed several times a day, and needs the newest entries alone."""


@dataclass(frozen=True)
class FeedEntry:
    """A statement, an indicator or a page that was changed on a day."""

    day: date
    title: str
    html: str
    path: str
    name: str  # for its permanent id


def feeds(site: Site, urls: Urls) -> Iterator[Artifact]:
    """Yield a feed for each language."""
    for edition in site.editions.values():
        yield Artifact(urls.feed(edition.lang), _atom(edition, urls))


def feed_entries(edition: Edition, urls: Urls) -> list[FeedEntry]:
    """Return the statements, indicators and pages in the edition's own language, the latest change first."""
    found = []
    for document in edition.listed:
        meta = document.meta
        day = meta.changed or meta.reviewed
        path = urls.page(document, edition.lang)
        found.append(FeedEntry(day, meta.title, escape(meta.description), path, page_name(document)))
    for placed in edition.statements:
        page = placed.perspective
        if placed.document.text_lang == edition.lang:
            day = placed.statement.changed or page.changed or page.reviewed
            title = f"{page.title}: {edition.locale.t.statement_number.format(n=placed.number)}"
            path, name = urls.statement(placed, edition.lang), f"statement/{placed.statement.id}"
            found.append(FeedEntry(day, title, placed.statement.text.html, path, name))
    for one in follow_up.indicators(edition):
        if one.document.text_lang == edition.lang:
            indicator, path = one.indicator, urls.indicator(one, edition.lang)
            title = f"{edition.locale.t.indicator.heading}: {indicator.title}"
            name = f"indicator/{indicator.id}"
            found.append(FeedEntry(indicator.updated, title, escape(indicator.measures), path, name))
    return sorted(found, key=lambda entry: entry.day, reverse=True)[:MAX_ENTRIES]


def _atom(edition: Edition, urls: Urls) -> bytes:
    t = edition.locale.t
    url = urls.absolute(urls.feed(edition.lang))
    feed = Atom1Feed(
        title=f"{t.site}: {t.feed}",
        link=urls.absolute(urls.home(edition.lang)),
        description=t.footer_about,
        language=edition.lang,
        feed_url=url,
        feed_guid=permanent_id(edition, "feed").urn,
        author_name=t.site,
        feed_copyright=t.footer_rights,
    )
    for entry in feed_entries(edition, urls):
        id, updated = permanent_id(edition, entry.name).urn, datetime.combine(entry.day, time(), UTC)
        feed.add_item(entry.title, urls.absolute(entry.path), entry.html, unique_id=id, updateddate=updated)
    buffer = BytesIO()
    feed.write(buffer, "utf-8")
    return buffer.getvalue()
