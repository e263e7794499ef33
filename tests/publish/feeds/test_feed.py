"""Atom feeds: content, order, limit, languages."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from malbild.model.types.pages import Perspective
from malbild.publish.feeds.feed import MAX_ENTRIES, feed_entries, feeds
from malbild.render.context import BuildContext
from malbild.site.edition import Edition, Site
from malbild.site.queries.follow_up import indicators
from malbild.site.urls import Urls

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def feed(context: BuildContext) -> ElementTree.Element:
    return _feeds(context)["feed.xml"]


def test_feeds_exist_per_language_and_link_to_themselves(context: BuildContext) -> None:
    found = _feeds(context)
    assert set(found) == {"feed.xml", "en/feed.xml"}
    for path, root in found.items():
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == f"https://example.org/malbild/{path}"
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == ("en" if "en" in path else "sv")


def test_feed_has_what_atom_requires(feed: ElementTree.Element) -> None:
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (child,) = element.findall(f"{ATOM}{name}")
            assert child.text
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated", "")).utcoffset() is not None
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id", "") for entry in entries]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id) for id in ids)
    links = [entry.find(f"{ATOM}link") for entry in entries]
    assert all(link is not None and link.get("href", "").startswith("https://example.org/malbild/") for link in links)


def test_feed_has_all_statements_and_pages_up_to_its_limit(site: Site, context: BuildContext) -> None:
    edition = site.original
    assert len(feed_entries(edition, context.urls)) == min(
        MAX_ENTRIES, len(edition.listed) + len(edition.statements) + len(indicators(edition))
    )


def test_feed_above_its_limit_keeps_the_latest(
    site: Site, context: BuildContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = feed_entries(site.original, context.urls)
    monkeypatch.setattr("malbild.publish.feeds.feed.MAX_ENTRIES", 3)
    assert feed_entries(site.original, context.urls) == every[:3]


def test_feed_begins_with_the_latest_change(site: Site, context: BuildContext) -> None:
    path = "malbild/arbetslag.md"
    page = site.original.documents[path]
    assert isinstance(page.meta, Perspective)
    later = date(2031, 5, 6)
    statements = (page.meta.statements[0].model_copy(update={"changed": later}), *page.meta.statements[1:])
    edition = _with(site.original, path, page.meta.model_copy(update={"statements": statements}))
    newest, second = feed_entries(edition, context.urls)[:2]
    assert newest.path == f"malbild/arbetslag/#{statements[0].id}"
    assert newest.day == later
    assert second.day < later
    moved = _with(site.original, path, page.meta.model_copy(update={"changed": later}))
    first = feed_entries(moved, context.urls)[: len(statements) + 1]
    assert {change.path.partition("#")[0] for change in first} == {"malbild/arbetslag/"}


def test_feed_summary_escapes_markup(site: Site, context: BuildContext) -> None:
    page = site.original.documents["om/index.md"]
    hostile = page.meta.model_copy(update={"description": "1 < 2 & </summary>", "changed": date(2031, 1, 1)})
    edition = _with(site.original, "om/index.md", hostile)
    (artifact,) = feeds(Site({"sv": edition}), context.urls)
    summary = ElementTree.fromstring(artifact.content).findtext(f"{ATOM}entry/{ATOM}summary")  # noqa: S314  # our own
    assert summary == "1 &lt; 2 &amp; &lt;/summary&gt;"


def test_feed_leaves_out_untranslated_pages(site: Site, context: BuildContext) -> None:
    english = site.editions["en"]
    pages = dict(english.documents) | {"om/index.md": site.original.documents["om/index.md"]}
    found = {change.path for change in feed_entries(replace(english, documents=pages), context.urls)}
    assert "en/om/" not in found
    assert "en/om/kallor/" in found


def test_feed_leaves_out_untranslated_statements(site: Site, context: BuildContext) -> None:
    english, path = site.editions["en"], "malbild/boende.md"
    pages = dict(english.documents) | {path: site.original.documents[path]}
    found = {change.path for change in feed_entries(replace(english, documents=pages), context.urls)}
    assert not {address for address in found if address.startswith("en/malbild/boende/")}
    assert "en/malbild/arbetslag/" in found


def test_feed_entry_changed_again_keeps_its_id(site: Site, context: BuildContext) -> None:
    page = site.original.documents["om/index.md"]
    edition = _with(site.original, page.path, page.meta.model_copy(update={"changed": date(2031, 1, 1)}))
    before, after = (_feeds(replace(context, site=Site({"sv": one})))["feed.xml"] for one in (site.original, edition))
    ids = [{entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")} for root in (before, after)]
    assert ids[0] == ids[1]


def test_feed_ids_stay_when_a_page_or_the_site_moves(site: Site, context: BuildContext) -> None:
    page, address = site.original.documents["om/index.md"], "webbplatsen/"
    moved = page.meta.model_copy(update={"moved_from": ("om/", "om-oss/")})
    document = replace(page, path="webbplatsen/index.md", meta=moved)
    pages = {path: one for path, one in site.original.documents.items() if path != page.path}
    edition = replace(site.original, documents=pages | {document.path: document})
    after = replace(context, site=Site({"sv": edition}), urls=Urls.at("https://ny.example/", "sv"))
    assert document.address == address
    before, now = (_feeds(one)["feed.xml"] for one in (context, after))
    assert before.findtext(f"{ATOM}id") == now.findtext(f"{ATOM}id")
    ids = [{entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")} for root in (before, now)]
    assert ids[0] == ids[1]


def _with(edition: Edition, path: str, meta: Any) -> Edition:
    pages = dict(edition.documents) | {path: replace(edition.documents[path], meta=meta)}
    return replace(edition, documents=pages)


def _feeds(context: BuildContext) -> dict[str, ElementTree.Element]:
    found = feeds(context.site, context.urls)
    return {artifact.path: ElementTree.fromstring(artifact.content) for artifact in found}  # noqa: S314  # our own
