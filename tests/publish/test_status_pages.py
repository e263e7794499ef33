"""Standalone pages: not found, redirects and tombstones."""

import json
from urllib.parse import urljoin

import pytest
from lxml import html
from lxml.html import HtmlElement

from malbild.checks.runner import load_renderable
from malbild.project.config import read_project
from malbild.publish.embeds import embed_files
from malbild.publish.status_pages import tombstone_pages
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.embeds import embeds
from malbild.site.urls import Urls
from tests.support.building import CopyOfProject, build_pages
from tests.support.rendering import render_page
from tests.support.tombstones import add_redirects, add_tombstones
from tests.support.website import Website

TEXTS = {
    "sv": "Formuleringen gick upp i en annan när målbilden sågs över.",
    "en": "The statement became a part of another one.",
}
HOMES = {"sv": "", "en": "en/"}


def parse(page: str) -> HtmlElement:
    return html.document_fromstring(page)


@pytest.fixture
def renderer(copy_of_project: CopyOfProject) -> Renderer:
    project = read_project(add_tombstones(copy_of_project()))
    return Renderer(BuildContext(load_renderable(project), project, Urls.at("https://example.org/", project.original)))


@pytest.mark.parametrize("lang", HOMES)
def test_embed_of_a_removed_statement_shows_a_tombstone(renderer: Renderer, lang: str) -> None:
    files = {artifact.path: artifact.content for artifact in embed_files(renderer)}
    path = f"embed/v1/{lang}/statement/egen-lykta/"
    page = parse(files[f"{path}index.html"].decode())
    assert TEXTS[lang] in page.text_content()
    assert page.xpath("string(//link[@rel='canonical']/@href)") == f"https://example.org/{HOMES[lang]}malbild/boende/"
    assert page.xpath("string(//section//a/@href)") == f"/{HOMES[lang]}malbild/boende/"
    assert page.xpath("string(//meta[@name='robots']/@content)") == "noindex"
    assert json.loads(files[f"{path}oembed.json"])["title"] == page.findtext(".//title")
    assert f"embed/v1/{lang}/perspective/besokare/index.html" in files


@pytest.mark.parametrize("lang", HOMES)
def test_page_keeps_the_anchor_of_a_removed_statement(renderer: Renderer, lang: str) -> None:
    edition = renderer.context.site.editions[lang]
    shown = parse(render_page(renderer, edition, edition.documents["malbild/boende.md"], ""))
    assert TEXTS[lang] in shown.get_element_by_id("egen-lykta").text_content()


def test_removed_section_has_an_anchor_and_no_page_of_its_own(copy_of_project: CopyOfProject) -> None:
    project = read_project(add_tombstones(copy_of_project(), kind="kind: section"))
    renderer = Renderer(BuildContext(load_renderable(project), project, Urls.at("https://example.org/", "sv")))
    edition = renderer.context.site.original
    shown = parse(render_page(renderer, edition, edition.documents["malbild/boende.md"], ""))
    assert TEXTS["sv"] in shown.get_element_by_id("egen-lykta").text_content()
    paths = {artifact.path for artifact in (*tombstone_pages(renderer), *embed_files(renderer))}
    assert [path for path in paths if "egen-lykta" in path] == []


@pytest.mark.parametrize("lang", HOMES)
def test_tombstone_page_links_to_the_remaining_page(renderer: Renderer, lang: str) -> None:
    files = {artifact.path: artifact.content.decode() for artifact in tombstone_pages(renderer)}
    for path in ("malbild/boende/egen-lykta/", "malbild/besokare/"):
        page = parse(files[f"{HOMES[lang]}{path}index.html"])
        assert page.get("lang") == lang
        link = [*page.get_element_by_id("innehall").iter("a")][-1]
        assert urljoin(f"/{HOMES[lang]}{path}", str(link.get("href"))) == f"/{HOMES[lang]}malbild/boende/"


def test_removed_statement_is_not_listed_as_an_embed(context: BuildContext) -> None:
    offered = {embed.id for embed in embeds(context.site.original, context.urls)}
    assert offered & {"egen-lykta", "besokare"} == set()


@pytest.mark.parametrize(("path", "lang"), [("404.html", "sv"), ("en/404.html", "en")])
def test_not_found_page_helps_in_both_languages_from_any_url(website: Website, path: str, lang: str) -> None:
    page = html.parse(str(website.folder / path)).getroot()
    assert page.get("lang") == lang
    articles = page.xpath("//main/article")
    assert [article.get("lang") for article in articles] == [lang, "en" if lang == "sv" else "sv"]
    for article in articles:
        home = "/" if article.get("lang") == "sv" else "/en/"
        ways = article.xpath(".//a/@href")
        assert {home, f"{home}malbild/", f"{home}nyckelord/", f"{home}om/"} <= set(ways)
    own = [address for address in page.xpath("//@href | //@src") if not address.startswith("#")]
    assert [address for address in own if not address.startswith("/")] == []
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_not_found_page_of_a_site_below_a_path_links_within_it(copy_of_project: CopyOfProject) -> None:
    site = Website(
        build_pages(copy_of_project(), SITE_URL="https://host.example/vision/"), "https://host.example/vision/"
    )
    addresses = site.pages["404.html"].xpath("//@href | //@src")
    assert [address for address in addresses if not address.startswith(("/vision/", "#"))] == []


def test_moved_page_redirects_from_its_former_paths(copy_of_project: CopyOfProject) -> None:
    project = copy_of_project()
    add_redirects(project, "register/", "ord/a-o/")
    site = Website(build_pages(project))
    for path, now in (("register/", "ordregister/"), ("en/ord/a-o/", "en/ordregister/")):
        page = site.pages[path]
        (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
        (link,) = page.xpath("//main//a/@href")
        assert refresh == f"0; url={link}"
        assert urljoin(site.base + path, link) == site.base + now
        assert page.xpath("//link[@rel='canonical']/@href") == [site.base + now]
    assert site.broken_links() == []
    moved = (site.folder / "redirects.map").read_text(encoding="utf-8").splitlines()
    assert "/en/register/ /en/ordregister/;" in moved
    assert moved == sorted(moved)
    assert len(moved) == 4
