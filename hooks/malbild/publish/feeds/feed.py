"""Feeds of changed statements, indicators and pages, and of the changed wordings of a perspective: Atom (RFC 4287).

The front matter dates them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO

from feedgenerator import Atom1Feed
from markupsafe import escape

from malbild.files.artifact import Artifact
from malbild.model.types.pages import Perspective
from malbild.publish.feeds.permanent_ids import page_name, permanent_id
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.queries import follow_up
from malbild.site.queries.changes import Change, changes
from malbild.site.urls import Urls

MAX_ENTRIES = 100
"""A reader fetches the feed several times a day, and needs the newest entries alone."""


@dataclass(frozen=True)
class FeedEntry:
    """A statement, a wording, an indicator or a page that was changed on a day."""

    day: date
    title: str
    html: str
    path: str
    name: str  # for its permanent id


def feeds(site: Site, urls: Urls) -> Iterator[Artifact]:
    """Yield a feed for each language."""
    for edition in site.editions.values():
        t, lang = edition.locale.t, edition.lang
        feed = _Feed(f"{t.site}: {t.feed}", "feed", urls.feed(lang), urls.home(lang), date.min)
        yield Artifact(feed.path, _atom(feed, feed_entries(edition, urls), edition, urls))


def change_feeds(renderer: Renderer) -> Iterator[Artifact]:
    """Yield a feed of changed wordings for each perspective in each language; one without changes is empty."""
    urls = renderer.context.urls
    for edition in renderer.context.site.editions.values():
        for page in edition.perspectives:
            yield _change_feed(page, edition, renderer, urls)


def _change_feed(page: Document[Perspective], edition: Edition, renderer: Renderer, urls: Urls) -> Artifact:
    t, id, lang = edition.locale.t, page.meta.id, edition.lang
    title = t.changes.feed.format(site=t.site, perspective=page.meta.title)
    feed = _Feed(title, f"feed/{id}", urls.change_feed(lang, id), urls.page(page, lang), page.meta.reviewed)
    own = [change for change in changes(edition) if change.placed.perspective.id == id]
    entries = []
    for change in own[:MAX_ENTRIES]:
        html = renderer.render_template("partials/change.html", edition, change=change)
        entries.append(_change_entry(change, html, edition, urls))
    return Artifact(feed.path, _atom(feed, entries, edition, urls))


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
    found += [_change_entry(change, change.after.html, edition, urls) for change in changes(edition)]
    for one in follow_up.indicators(edition):
        if one.document.text_lang == edition.lang:
            indicator, path = one.indicator, urls.indicator(one, edition.lang)
            title = f"{edition.locale.t.indicator.heading}: {indicator.title}"
            name = f"indicator/{indicator.id}"
            found.append(FeedEntry(indicator.updated, title, escape(indicator.measures), path, name))
    return sorted(found, key=lambda entry: entry.day, reverse=True)[:MAX_ENTRIES]


def _change_entry(change: Change, html: str, edition: Edition, urls: Urls) -> FeedEntry:
    t, placed = edition.locale.t, change.placed
    when = (t.changes.upcoming if change.is_upcoming else t.changes.former).format(edition.locale.date(change.day))
    title = f"{placed.perspective.title}: {t.statement_number.format(n=placed.number)}. {when}"
    return FeedEntry(change.announced, title, html, urls.share_page(placed, edition.lang), f"change/{change.id}")


@dataclass(frozen=True)
class _Feed:
    """A feed without its entries."""

    title: str
    name: str  # for its permanent id
    path: str
    page: str  # the path of the page it is about
    day: date  # of a feed without entries


class _Atom(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """An Atom feed that is dated by its page where it has no entries: the library takes the time of the build."""

    def latest_post_date(self) -> datetime:
        """Return the day of the latest entry, or else of the feed."""
        days = (item["updateddate"] for item in self.items)
        return max(days, default=datetime.combine(self.feed["day"], time(), UTC))


def _atom(own: _Feed, entries: list[FeedEntry], edition: Edition, urls: Urls) -> bytes:
    t = edition.locale.t
    feed = _Atom(
        title=own.title,
        link=urls.absolute(own.page),
        description=t.footer_about,
        language=edition.lang,
        feed_url=urls.absolute(own.path),
        feed_guid=permanent_id(edition, own.name).urn,
        author_name=t.site,
        feed_copyright=t.footer_rights,
        day=own.day,
    )
    for entry in entries:
        id, updated = permanent_id(edition, entry.name).urn, datetime.combine(entry.day, time(), UTC)
        feed.add_item(entry.title, urls.absolute(entry.path), entry.html, unique_id=id, updateddate=updated)
    buffer = BytesIO()
    feed.write(buffer, "utf-8")
    return buffer.getvalue()
