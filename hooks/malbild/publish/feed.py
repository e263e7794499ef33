"""An edition → a feed of changes to its statements and pages, Atom, from the dates in front matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO

from feedgenerator import Atom1Feed
from markupsafe import escape

from malbild.files.artifact import Artifact
from malbild.site.edition import Edition, Site
from malbild.site.urls import Urls

LIMIT = 100
"""No more entries than this: a feed is fetched many times a day, and only what is new in it is read."""


@dataclass(frozen=True)
class Change:
    """Something that stands on the site since a day."""

    day: date
    title: str
    html: str
    path: str


def feeds(site: Site, urls: Urls) -> Iterator[Artifact]:
    """A feed for each language."""
    for edition in site.editions.values():
        yield Artifact(urls.feed(edition.lang), _atom(edition, urls))


def changes(edition: Edition, urls: Urls) -> list[Change]:
    """The statements and the pages in the edition's own language, those that changed last first."""
    found = []
    for document in edition.listed:
        meta = document.meta
        day = meta.changed or meta.reviewed
        found.append(Change(day, meta.title, escape(meta.description), urls.page(document, edition.lang)))
    for card in edition.statements:
        page = card.perspective
        if card.document.text_lang == edition.lang:
            day = card.statement.changed or page.changed or page.reviewed
            html = card.statement.text.html
            title = f"{page.title}: {edition.locale.t.statement_number.format(n=card.number)}"
            found.append(Change(day, title, html, urls.statement(card, edition.lang)))
    return sorted(found, key=lambda change: change.day, reverse=True)[:LIMIT]


def _atom(edition: Edition, urls: Urls) -> bytes:
    t = edition.locale.t
    address = urls.absolute(urls.feed(edition.lang))
    feed = Atom1Feed(
        title=f"{t.site}: {t.feed}",
        link=urls.absolute(urls.home(edition.lang)),
        description=t.footer_about,
        language=edition.lang,
        feed_url=address,
        feed_guid=address,
        author_name=t.site,
        feed_copyright=t.footer_rights,
    )
    for change in changes(edition, urls):
        link = urls.absolute(change.path)
        moment = datetime.combine(change.day, time(), UTC)
        feed.add_item(change.title, link, change.html, unique_id=link, updateddate=moment)
    buffer = BytesIO()
    feed.write(buffer, "utf-8")
    return buffer.getvalue()
