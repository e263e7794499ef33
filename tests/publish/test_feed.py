from dataclasses import replace
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest

from malbild.model.page_types import Perspective
from malbild.publish.feed import LIMIT, changes, feeds
from malbild.render.renderer import Renderer
from malbild.site.edition import Edition, Site

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def feed(renderer: Renderer) -> ElementTree.Element:
    return _feeds(renderer)["feed.xml"]


def test_feeds_exist_per_language_and_link_to_themselves(renderer: Renderer) -> None:
    found = _feeds(renderer)
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
    assert all(id.startswith("https://example.org/malbild/") for id in ids)


def test_feed_has_all_statements_and_pages_up_to_its_limit(site: Site, renderer: Renderer) -> None:
    edition = site.original
    assert len(changes(edition, renderer.urls)) == min(LIMIT, len(edition.listed) + len(edition.statements))


def test_feed_above_its_limit_keeps_the_latest(site: Site, renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    every = changes(site.original, renderer.urls)
    monkeypatch.setattr("malbild.publish.feed.LIMIT", 3)
    assert changes(site.original, renderer.urls) == every[:3]


def test_feed_begins_with_the_latest_change(site: Site, renderer: Renderer) -> None:
    path = "malbild/samverkan.md"
    page = site.original.documents[path]
    assert isinstance(page.meta, Perspective)
    later = date(2031, 5, 6)
    statements = (page.meta.statements[0].model_copy(update={"changed": later}), *page.meta.statements[1:])
    edition = _with(site.original, path, page.meta.model_copy(update={"statements": statements}))
    newest, second = changes(edition, renderer.urls)[:2]
    assert newest.path == f"malbild/samverkan/#{statements[0].id}"
    assert newest.day == later
    assert second.day < later
    moved = _with(site.original, path, page.meta.model_copy(update={"changed": later}))
    first = changes(moved, renderer.urls)[: len(statements) + 1]
    assert {change.path.partition("#")[0] for change in first} == {"malbild/samverkan/"}


def test_feed_summary_escapes_markup(site: Site, renderer: Renderer) -> None:
    page = site.original.documents["om/index.md"]
    hostile = page.meta.model_copy(update={"description": "1 < 2 & </summary>", "changed": date(2031, 1, 1)})
    edition = _with(site.original, "om/index.md", hostile)
    (artifact,) = feeds(Site({"sv": edition}), renderer.urls)
    summary = ElementTree.fromstring(artifact.content).findtext(f"{ATOM}entry/{ATOM}summary")  # noqa: S314  # our own
    assert summary == "1 &lt; 2 &amp; &lt;/summary&gt;"


def test_feed_leaves_out_untranslated_pages(site: Site, renderer: Renderer) -> None:
    english = site.editions["en"]
    pages = dict(english.documents) | {"om/index.md": site.original.documents["om/index.md"]}
    found = {change.path for change in changes(replace(english, documents=pages), renderer.urls)}
    assert "en/om/" not in found
    assert "en/om/kallor/" in found


def test_feed_leaves_out_untranslated_statements(site: Site, renderer: Renderer) -> None:
    english, path = site.editions["en"], "malbild/invanare.md"
    pages = dict(english.documents) | {path: site.original.documents[path]}
    found = {change.path for change in changes(replace(english, documents=pages), renderer.urls)}
    assert not {address for address in found if address.startswith("en/malbild/invanare/")}
    assert "en/malbild/medarbetare/" in found


def test_feed_entry_changed_again_keeps_its_id(site: Site, renderer: Renderer) -> None:
    page = site.original.documents["om/index.md"]
    edition = _with(site.original, page.path, page.meta.model_copy(update={"changed": date(2031, 1, 1)}))
    before, after = (_feeds(replace(renderer, site=Site({"sv": one})))["feed.xml"] for one in (site.original, edition))
    ids = [{entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")} for root in (before, after)]
    assert ids[0] == ids[1]


def _with(edition: Edition, path: str, meta: Any) -> Edition:
    pages = dict(edition.documents) | {path: replace(edition.documents[path], meta=meta)}
    return replace(edition, documents=pages)


def _feeds(renderer: Renderer) -> dict[str, ElementTree.Element]:
    found = feeds(renderer.site, renderer.urls)
    return {artifact.path: ElementTree.fromstring(artifact.content) for artifact in found}  # noqa: S314  # our own
