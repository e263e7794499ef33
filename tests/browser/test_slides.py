"""The slides in the browser: keys, speaker view, print, no JavaScript."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from malbild.site.edition import Site
from malbild.site.slides import slides
from tests.support.browsing import axe_violations_in_both_schemes
from tests.support.building import read_script
from tests.support.http_server import Serve
from tests.support.website import Website, without_typography

HIDDEN_HEADINGS = read_script("hidden_headings.js")
PATHS = {"sv": "stod/bilder/", "en": "en/stod/bilder/"}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_page_has_every_slide_with_its_notes(website: Website, site: Site, lang: str) -> None:
    elements = website.pages[PATHS[lang]].xpath("//*[@data-slide]")
    deck = slides(site.editions[lang])
    assert [without_typography(element.xpath("string(.//h3)")) for element in elements] == [
        slide.title for slide in deck
    ]
    for element, slide in zip(elements, deck, strict=True):
        notes = [without_typography(note.text) for note in slide.notes]
        assert [*map(without_typography, element.xpath(".//details/p/text()"))] == notes
        if slide.placed:
            assert slide.placed.statement.text.plain in element.text_content()


def test_keys_change_slide_and_speaker_view_follows(browser: Browser, built_site: Path, serve: Serve) -> None:
    address = serve(built_site) + PATHS["sv"]
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        titles = page.locator(".slide h3").all_text_contents()
        with context.expect_page() as opened:
            page.get_by_role("button", name="Öppna talarvyn").press("Enter")
        speaker = opened.value
        page.get_by_role("button", name="Visa bilderna").press("Enter")
        for key, place in (("ArrowRight", 1), (" ", 2), ("PageUp", 1), ("End", -1), ("Home", 0), ("ArrowDown", 1)):
            page.keyboard.press(key)
            heading = page.locator("[data-current] h3")
            expect(heading).to_have_text(titles[place])
            expect(heading).to_be_focused()
        expect(page.locator(".slide:visible")).to_have_count(1)
        expect(speaker.locator(".slide:visible h3")).to_have_text(titles[1])
        expect(speaker.locator("[data-current] details p").first).to_be_visible()
        speaker.get_by_role("button", name="Nästa bild").click()
        expect(page.locator("[data-current] h3")).to_have_text(titles[2])
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Visa bilderna")).to_be_focused()
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize(("width", "height"), [(1000, 760), (800, 600)])
def test_speaker_view_in_a_small_window_cuts_no_slide(
    browser: Browser, built_site: Path, serve: Serve, width: int, height: int
) -> None:
    with browser.new_page(viewport={"width": width, "height": height}) as page:
        page.goto(f"{serve(built_site)}{PATHS['sv']}?talare")
        expect(page.locator("[data-current] .slide__notes p").first).to_be_visible()
        assert page.evaluate(HIDDEN_HEADINGS) == []


def test_page_without_javascript_lists_and_prints_every_slide(
    browser: Browser, built_site: Path, serve: Serve, site: Site
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(serve(built_site) + PATHS["sv"])
        expect(page.locator(".slide:visible")).to_have_count(len(slides(site.original)))
        expect(page.get_by_role("button", name="Visa bilderna")).to_have_count(0)
        page.set_viewport_size({"width": 1032, "height": 702})  # A4 within its margins
        page.emulate_media(media="print")
        sheet, face = (page.locator(part).first.evaluate("part => part.clientWidth") for part in ("article", ".slide"))
        assert face == sheet > 0
        printed = page.pdf(prefer_css_page_size=True)
        landscape = printed.count(b"/MediaBox [0 0 841") + printed.count(b"/MediaBox [0 0 842")
        assert landscape == len(slides(site.original))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_page_and_show_fit_a_phone_and_pass_axe(browser: Browser, built_site: Path, serve: Serve, lang: str) -> None:
    with browser.new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce") as page:
        page.goto(serve(built_site) + PATHS[lang])
        for _ in ("page", "show"):
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert axe_violations_in_both_schemes(page) == []
            page.locator("[data-show]").evaluate("button => button.click()")
