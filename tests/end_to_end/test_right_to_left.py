"""The vision in Arabic, from right to left, and in Finnish: with some pages translated, and the rest in Swedish."""

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml.html import HtmlElement
from PIL import Image
from playwright.sync_api import Browser, expect
from pptx import Presentation

from tests.support.browsing import axe_violations_in_both_schemes, page_without_errors
from tests.support.building import COUNTY, ROOT, add_language, build, copy_project
from tests.support.http_server import serve_folder
from tests.support.website import Website, language_of

TRANSLATIONS = ROOT / "tests" / "data" / "languages" / "docs"
PAGES = (
    "", "malbild/", "malbild/boende/", "malbild/boende/lampan-lyser/", "folj/", "stod/samtal/", "stod/bilder/",
    "badda-in/", "nyckelord/", "malbild/arbetslag/",
)  # fmt: skip
"""Translated pages, and pages in Swedish."""
ELEMENT = '<malbild-statement statement="ro-i-rummet" lang="{}"></malbild-statement>'
LATIN = re.compile(r"\b[A-Za-z]{4,}\b")
KNOWN = {"JSON", "PPTX", "Teams", "Markdown", "WordPress", "default", "strict", "dynamic", "nonce"}
"""Words in Latin letters that are so in Arabic too."""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """The site in four languages, with the files of `TRANSLATIONS` in Arabic and Finnish."""
    root = copy_project(tmp_path_factory.mktemp("arabic") / "sagolund", COUNTY)
    shutil.copytree(TRANSLATIONS, root / "docs", dirs_exist_ok=True)
    add_language(root, "ar", "العربية")
    add_language(root, "fi", "Suomi")
    return Website(build(root))


def texts(page: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield each text of a page's body with the element that it stands in."""
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "code", "textarea", "title"):
            yield element, element.text or ""
            yield from ((element, child.tail or "") for child in element)


def test_every_language_has_its_direction(arabic: Website) -> None:
    for path, page in arabic.pages.items():
        found = {(e.get("lang"), e.get("dir") or e.get("direction")) for e in page.iter() if e.get("lang")}
        if path.startswith("ar/") or any(lang == "ar" for lang, _ in found):
            assert found <= {("ar", "rtl"), ("sv", "ltr"), ("en", "ltr"), ("fi", "ltr")}, path
    assert arabic.pages["ar/"].get("dir") == "rtl"


def test_untranslated_page_keeps_language_and_direction_of_swedish(arabic: Website) -> None:
    (article,) = arabic.pages["ar/malbild/arbetslag/"].xpath("//main/article")
    assert (article.get("lang"), article.get("dir")) == ("sv", "ltr")
    (article,) = arabic.pages["ar/malbild/boende/"].xpath("//main/article")
    assert (article.get("lang"), article.get("dir")) == ("ar", "rtl")


def test_arabic_has_no_word_in_swedish_or_english(arabic: Website) -> None:
    found = {
        (word, path)
        for path, page in arabic.pages.items()
        if path.startswith("ar/")
        for element, text in texts(page)
        if language_of(element) == "ar"
        for word in LATIN.findall(re.sub(r"https?://\S+", "", text))
    }
    assert {word for word, _ in found} - KNOWN == set()


@pytest.mark.parametrize("lang", ["ar", "fi"])
def test_new_language_has_no_broken_link(lang: str, arabic: Website) -> None:
    assert [link for link in arabic.broken_links() if f"/{lang}/" in link] == []
    assert arabic.pages[f"{lang}/"].xpath("//main/article/@lang") == [lang]


def test_translated_page_names_its_languages(arabic: Website) -> None:
    assert {*arabic.pages["ar/"].xpath("//link[@rel='alternate']/@hreflang")} == {"sv", "en", "ar", "fi", "x-default"}
    assert "ar" not in arabic.pages["ar/malbild/arbetslag/"].xpath("//link[@rel='alternate']/@hreflang")


@pytest.mark.parametrize("path", PAGES)
def test_arabic_page_is_accessible_and_no_wider_than_its_window(path: str, arabic: Website, browser: Browser) -> None:
    with serve_folder(arabic.folder) as address, page_without_errors(browser, reduced_motion="reduce") as page:
        page.goto(f"{address}ar/{path}")
        assert axe_violations_in_both_schemes(page) == []
        for width in (320, 375, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width
            side = page.evaluate("document.querySelector('.brand').getBoundingClientRect().right")
            assert side > width / 2, "the name of the site begins at the right"


def test_left_key_shows_the_next_slide_in_arabic(arabic: Website, browser: Browser) -> None:
    with serve_folder(arabic.folder) as address, page_without_errors(browser) as page:
        page.goto(f"{address}ar/stod/bilder/")
        titles = page.locator(".slide h3").all_text_contents()
        page.locator("[data-show]").press("Enter")
        for key, place in (("ArrowLeft", 1), ("ArrowLeft", 2), ("ArrowRight", 1), ("ArrowDown", 2)):
            page.keyboard.press(key)
            expect(page.locator("[data-current] h3")).to_have_text(titles[place])


def test_chart_grows_from_the_side_of_its_language(arabic: Website, browser: Browser) -> None:
    with serve_folder(arabic.folder) as address, page_without_errors(browser) as page:
        page.goto(f"{address}ar/stod/bilder/")
        starts = page.evaluate(
            "[...document.querySelectorAll('.bar-chart')].map((chart) => [...chart.querySelectorAll('rect, span')].map("
            "(part) => Math.round(part.getBoundingClientRect().left - chart.getBoundingClientRect().left)))"
        )
        assert {abs(start) < 2 for chart in starts for start in chart} == {True}, "the figures are on a Swedish page"


@pytest.mark.parametrize(("lang", "direction"), [("sv", "ltr"), ("ar", "rtl")])
def test_element_on_an_arabic_page_has_its_own_direction(
    lang: str, direction: str, arabic: Website, browser: Browser
) -> None:
    with serve_folder(arabic.folder) as address, page_without_errors(browser) as page:
        page.goto(f"{address}ar/")
        page.add_script_tag(url=f"{address}embed/v1/component.js")
        page.evaluate("(html) => document.body.insertAdjacentHTML('beforeend', html)", ELEMENT.format(lang))
        expect(page.locator("malbild-statement .embed")).to_have_css("direction", direction)


def test_share_image_in_arabic_begins_at_the_right(arabic: Website) -> None:
    image = Image.open(arabic.folder / "ar" / "malbild" / "boende" / "lampan-lyser" / "bild.png").convert("L")
    text = image.crop((0, 160, image.width, 480)).point([255 * (level > 200) for level in range(256)])
    left, _, right, _ = text.getbbox() or (0, 0, 0, 0)
    assert left > 90
    assert image.width - 100 < right < image.width - 80


def test_presentation_in_arabic_runs_from_the_right(arabic: Website) -> None:
    (path,) = (arabic.folder / "material").glob("*-ar.pptx")
    file = Presentation(BytesIO(path.read_bytes()))
    directions = {
        (run.get("lang"), paragraph.pPr.get("rtl"))
        for slide in file.slides
        for paragraph in slide.element.xpath(".//a:p[a:r]")
        for run in paragraph.xpath("a:r[1]/a:rPr")
    }
    assert directions == {("ar-SA", "1"), ("sv-SE", "0")}
    assert {*file.slide_master.element.xpath(".//p:txStyles/*/a:lvl1pPr/@rtl")} == {"1"}


def test_other_languages_have_no_direction_of_text_to_state(built_site: Path) -> None:
    directed = re.compile(r' lang="[^"]*" dir')
    assert not any(directed.search(path.read_text(encoding="utf-8")) for path in built_site.rglob("*.html"))
