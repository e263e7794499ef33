"""Share pages of statements: metadata, image, links."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image
from playwright.sync_api import Browser, expect

from malbild.publish.sharing.share_pages import share_pages
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from tests.support.http_server import Serve
from tests.support.rendering import render_page

META = re.compile(r'<meta property="(og:[^"]+)" content="([^"]*)">')

NEIGHBOURS = "//*[@class='pager']//a"


@pytest.fixture(scope="module")
def files(renderer: Renderer) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in share_pages(renderer)}


def test_statements_have_a_share_page_and_image(files: dict[str, bytes], context: BuildContext) -> None:
    for lang, home in (("sv", ""), ("en", "en/")):
        for card in context.site.editions[lang].statements:
            path = f"{home}malbild/{card.perspective.id}/{card.statement.id}/"
            page = files[f"{path}index.html"].decode()
            metadata = {name: unescape(content) for name, content in META.findall(page)}
            assert metadata["og:title"] == metadata["og:image:alt"] == card.statement.text.plain
            assert metadata["og:url"] == f"https://example.org/malbild/{path}"
            assert metadata["og:image"] == f"https://example.org/malbild/{path}bild.png"
            assert f'<link rel="canonical" href="{metadata["og:url"]}">' in page
            assert Image.open(BytesIO(files[f"{path}bild.png"])).size == (1200, 630)


def test_social_image_of_every_page_exists(files: dict[str, bytes], renderer: Renderer) -> None:
    for edition in renderer.context.site.editions.values():
        for document in edition.documents.values():
            metadata = dict(META.findall(render_page(renderer, edition, document, "")))
            assert metadata["og:image"].removeprefix("https://example.org/malbild/") in files


def test_share_page_shows_the_card_and_links_to_its_anchor(files: dict[str, bytes]) -> None:
    page = html.fromstring(files["en/malbild/boende/hitta-stigen/index.html"])
    assert page.xpath("//*[@class='card']/@id") == ["hitta-stigen"]
    assert page.xpath("//h1/parent::*/@id") == ["hitta-stigen"]
    assert page.xpath("normalize-space(//h1)") == "I find the path to care, and it is cleared for everyone."
    links = [link.get("href", "").replace("../", "") for link in page.iterfind(".//main//a")]
    assert "en/malbild/boende/#hitta-stigen" in links
    assert "en/malbild/boende/hitta-stigen/" not in links
    assert page.xpath("//*[@class='breadcrumb']//li[last()]/text()") == ["Statement\u00a02"]
    other = "../../../../malbild/boende/hitta-stigen/"
    assert page.xpath("//*[@class='tools']//a[@lang='sv']/@href") == [other]
    assert page.xpath(f"{NEIGHBOURS}/@href") == [
        "../../../../en/malbild/boende/lampan-lyser/",
        "../../../../en/malbild/boende/ro-i-rummet/",
    ]


def test_descriptions_of_share_pages_differ_and_name_the_key_words(files: dict[str, bytes]) -> None:
    pages = [content.decode() for path, content in files.items() if path.endswith("/index.html")]
    found = [unescape(re.findall('<meta name="description" content="([^"]*)">', page)[0]) for page in pages]
    assert len({*found}) == len(found) == 10
    first = found[0].replace("\u00a0", " ")
    assert first.startswith("Formulering 1 i målbild")
    assert first.endswith("perspektivet ”Den som bor här”. Nyckelord: Lugn, Närhet.")


def test_first_and_last_share_page_have_one_neighbour(files: dict[str, bytes]) -> None:
    for path, rel in (("boende/lampan-lyser", "next"), ("arbetslag/lugna-steg", "prev")):
        page = html.fromstring(files[f"malbild/{path}/index.html"])
        assert page.xpath(f"{NEIGHBOURS}/@rel") == [rel]


def test_share_pages_are_reproducible(files: dict[str, bytes], renderer: Renderer) -> None:
    assert files == {artifact.path: artifact.content for artifact in share_pages(renderer)}


def test_copy_link_on_a_share_page_keeps_its_url(browser: Browser, serve: Serve, built_site: Path) -> None:
    address = serve(built_site)
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    for path in ("malbild/boende/lampan-lyser/", "malbild/boende/"):
        page.goto(f"{address}{path}")
        page.get_by_role("button", name="Kopiera länk").first.click()
        expect(page.locator("[aria-live=polite]").filter(has_text="Länken är kopierad")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{address}malbild/boende/#lampan-lyser"
        assert page.url == (f"{address}{path}" if "lampan" in path else copied)
    context.close()
