"""Outputs about activities, parties and indicators: embeds, tombstones, API, slides and what is absent without them."""

import json
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest
from lxml import html
from lxml.html import HtmlElement

from malbild.api.endpoints import api_files
from malbild.checks.runner import load_renderable
from malbild.project.config import read_project
from malbild.publish.embeds import embed_files
from malbild.publish.status_pages import tombstone_pages
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.locks.adoption_lock import read_lock, write_lock
from malbild.site.slides import slides
from malbild.site.urls import Urls
from tests.support.building import CopyOfProject, change

REMOVED = """removed:
  - id: {id}
    kind: {kind}
    date: 2026-05-01
    text: Det blev inget av.
    address: {address}
"""


def _renderer(root: Path) -> Renderer:
    project = read_project(root)
    return Renderer(BuildContext(load_renderable(project), project, Urls.at("https://example.org/", project.original)))


def _removed(root: Path, kind: str, id: str, address: str) -> None:
    lines = REMOVED.format(id=id, kind=kind, address=address)
    change(root, "docs/insatser/index.md", "sources:\n", f"{lines}sources:\n")
    change(
        root, "docs/insatser/index.en.md", "\n---\n", f"\nremoved:\n  - id: {id}\n    text: It came to nothing.\n---\n"
    )


def _parsed(content: bytes) -> HtmlElement:
    document: HtmlElement = html.document_fromstring(content.decode())
    return document


@pytest.mark.parametrize(("kind", "id", "has_embed"), [("activity", "gammal", False), ("party", "grottan", True)])
def test_removed_page_answers_with_what_happened(
    copy_of_project: CopyOfProject, kind: str, id: str, has_embed: bool
) -> None:
    root, address = copy_of_project(), f"insatser/{id}/"
    _removed(root, kind, id, address)
    renderer = _renderer(root)
    files = {artifact.path: artifact.content.decode() for artifact in tombstone_pages(renderer)}
    assert "Det blev inget av." in files[f"{address}index.html"]
    assert "It came to nothing." in files[f"en/{address}index.html"]
    embeds = {artifact.path for artifact in embed_files(renderer)}
    assert (f"embed/v1/sv/{kind}/{id}/index.html" in embeds) == has_embed


def test_party_embed_shows_its_own_and_the_shared_activities(renderer: Renderer) -> None:
    files = {artifact.path: artifact.content for artifact in embed_files(renderer)}
    page = _parsed(files["embed/v1/sv/party/trollvik/index.html"])
    assert page.xpath("string(//h2)") == "Trollviks kommun"
    assert [link.text for link in page.iter("a")][:2] == ["Lyktor längs stigen", "Gemensam nyckel"]
    empty = _parsed(files["embed/v1/sv/party/manvinkel/index.html"])
    assert "Ingen insats inlagd här" in empty.text_content()
    response = json.loads(files["embed/v1/sv/party/trollvik/oembed.json"])
    assert (response["type"], response["title"].endswith("Trollviks kommun")) == ("rich", True)


def test_api_has_values_as_numbers_and_absolute_addresses(renderer: Renderer) -> None:
    files = {artifact.path: artifact.content for artifact in api_files(renderer.context.site, renderer.context.urls)}
    first, second, third = json.loads(files["api/v1/sv/indicators.json"])["items"]
    assert [one["value"] for one in first["series"]] == [40.0, 52.5, 71.0]
    assert first["url"] == "https://example.org/malbild/folj/#lyktor-tanda"
    assert (second["party"], third["series"], "shift" in third) == ("trollvik", [], False)
    activities = {one["id"]: one for one in json.loads(files["api/v1/sv/activities.json"])["items"]}
    assert (activities["gemensam-nyckel"]["parties"], "end" in activities["gemensam-nyckel"]) == (["all"], False)


def test_perspective_has_a_slide_of_activities_and_one_of_indicators(site: Site) -> None:
    shown = [(slide.id, slide.shows) for slide in slides(site.original) if slide.shows in ("activities", "indicators")]
    assert shown == [
        ("boende-insatser", "activities"), ("boende-matt", "indicators"), ("arbetslag-insatser", "activities"),
    ]  # fmt: skip


def test_site_without_follow_up_says_nothing_of_it(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    for folder in ("folj", "insatser", "parter"):
        rmtree(root / "docs" / folder)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    entry = "  - Följ omställningen:\n      - folj/index.md\n      - insatser/index.md\n      - parter/index.md\n"
    (root / "mkdocs.yml").write_text(config.replace(entry, ""), encoding="utf-8")
    for suffix in ("", ".en"):
        change(root, f"docs/beslut/index{suffix}.md", "[[parties]]\n", "")
    lock = read_lock(root)
    write_lock(root, replace(lock, pages=tuple(page for page in lock.pages if page.kind != "party")))
    renderer = _renderer(root)
    edition = renderer.context.site.original
    page = renderer.render_share_page(edition, edition.statements[0])
    assert 'id="insatser"' not in page
    assert 'id="matt"' not in page
    paths = {artifact.path for artifact in api_files(renderer.context.site, renderer.context.urls)}
    assert paths.isdisjoint(f"api/v1/sv/{name}.json" for name in ("activities", "parties", "indicators"))
    assert not [slide for slide in slides(edition) if slide.shows in ("activities", "indicators")]
