"""The page that makes the code for an embed, in Chromium: keyboard, copying, pasting, no JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.support.browsing import axe_violations_in_both_schemes, page_without_errors
from tests.support.http_server import Serve
from tests.support.website import DEFAULT_ADDRESS, Website

PAGES = {"sv": "badda-in/", "en": "en/badda-in/"}
WHOLE = 1 + 2 + 5 + 3 + 5 + 1  # the vision, perspectives, statements, key words, parties, a selection


@pytest.fixture
def page(browser: Browser, nginx: str) -> Iterator[Page]:
    with page_without_errors(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{nginx}{PAGES['sv']}")
        yield page


def generated_code(page: Page) -> html.HtmlElement:
    return html.fragment_fromstring(page.locator("[data-generator-code]").inner_text(), create_parent=True)


def test_choices_appear_in_code_and_preview(page: Page, nginx: str) -> None:
    page.get_by_label("Vad vill du visa?").select_option("keyword/lugn")
    for choice in ("English", "Alltid mörkt", "Bara formuleringarna", "Rubrik 3"):
        page.get_by_label(choice).check()
    page.get_by_label("Ta med skriptet").uncheck()
    frame = generated_code(page).find(".//iframe")
    options = "dark-compact/?heading=3"
    assert frame.get("src") == f"{DEFAULT_ADDRESS}embed/v1/en/keyword/lugn/{options}"
    assert frame.get("title") == "Vision for close care: Calm"
    assert generated_code(page).find("script") is None
    shown = page.frame_locator("[data-generator-preview]")
    expect(shown.get_by_role("heading", name="Calm", level=3)).to_be_visible()
    page.frames[1].wait_for_url(f"{nginx}embed/v1/en/keyword/lugn/{options}")
    address = page.locator("[data-generator-address]").inner_text()
    assert address == f"{DEFAULT_ADDRESS}embed/v1/en/keyword/lugn/dark-compact/"
    element = html.fragment_fromstring(page.locator("[data-generator-element]").inner_text(), create_parent=True)[0]
    wanted = {"keyword": "lugn", "lang": "en", "theme": "dark", "size": "compact", "heading": "3"}
    assert (element.tag, dict(element.attrib)) == ("malbild-keyword", wanted)
    assert element.find("a").get("href") == f"{DEFAULT_ADDRESS}en/nyckelord/lugn/"


def test_selection_of_statements_is_in_code_and_preview(page: Page, nginx: str) -> None:
    expect(page.get_by_label("Genomskinlig bakgrund")).to_be_hidden()
    page.get_by_label("Vad vill du visa?").select_option("selection/")
    for statement in ("Jag känner ro i rummet. De lyssnar till punkt.", "Genomskinlig bakgrund", "Alltid mörkt"):
        page.get_by_label(statement, exact=True).check()
    page.get_by_label("Egen färg").fill("8a2f6b")
    page.get_by_label("Egen färg").blur()
    path = "embed/v1/sv/selection/?theme=dark&background=transparent&accent=8a2f6b#ro-i-rummet"
    assert generated_code(page).find(".//iframe").get("src") == f"{DEFAULT_ADDRESS}{path}"
    shown = page.frame_locator("[data-generator-preview]")
    expect(shown.locator(".card")).to_have_count(1)
    page.frames[1].wait_for_url(f"{nginx}{path}")
    expect(page.get_by_text("Eller ett element utan ram")).to_be_hidden()


def test_choices_in_a_browser_without_size_are_kept(page: Page) -> None:
    """Safari 17, Chromium 113 and Firefox 112 brought `URLSearchParams.size`."""
    page.add_init_script("delete URLSearchParams.prototype.size")
    page.reload()
    page.get_by_label("Alltid mörkt").check()
    assert generated_code(page).find(".//iframe").get("src").endswith("/dark-full/")


def test_form_heading_in_print_is_hidden(page: Page) -> None:
    heading = page.get_by_role("heading", name="Gör koden")
    expect(heading).to_be_visible()
    page.emulate_media(media="print")
    expect(heading).to_be_hidden()


def test_default_choices_give_a_url_without_query(page: Page) -> None:
    code = generated_code(page)
    assert code.find(".//iframe").get("src") == f"{DEFAULT_ADDRESS}embed/v1/sv/perspective/boende/"
    assert code.find(".//iframe").get("sandbox") == "allow-scripts allow-popups allow-popups-to-escape-sandbox"
    assert code.find(".//iframe").get("loading") == "lazy"
    assert code.find("script").get("src") == f"{DEFAULT_ADDRESS}embed/v1/resize.js"
    assert code.find(".//p/a").get("href") == f"{DEFAULT_ADDRESS}malbild/boende/"


def test_form_can_be_used_by_keyboard_alone(page: Page) -> None:
    page.get_by_label("Vad vill du visa?").focus()
    page.keyboard.press("End")
    for _ in range(2):  # past the language, to the theme
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    for _ in range(4):  # size, heading, script, the button
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Kopiera koden")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-embed-generator] [aria-live=polite]")).to_have_text("Koden är kopierad.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("[data-generator-code]").text_content()
    assert "/party/alvdansa/light-full/" in copied


def test_copy_without_clipboard_access_selects_the_code(page: Page) -> None:
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    page.get_by_role("button", name="Kopiera koden").click()
    expect(page.locator("[data-embed-generator] [aria-live=polite]")).to_have_text(
        "Koden är markerad. Kopiera den med Ctrl+C."
    )
    assert (
        page.evaluate("getSelection().toString().trim()") == page.locator("[data-generator-code]").inner_text().strip()
    )


@pytest.mark.parametrize("lang", PAGES)
def test_ready_snippets_lead_to_embed_and_page(website: Website, lang: str) -> None:
    page = website.pages[PAGES[lang]]
    snippets = page.xpath("//code[@data-snippet]")
    assert len(snippets) == 2 * WHOLE
    for code in snippets:
        snippet = html.fragment_fromstring(code.text_content(), create_parent=True)
        frame, link = snippet.find(".//iframe"), snippet.find(".//p/a")
        embed = website.pages[website.path_of(frame.get("src"))]
        assert embed.findtext(".//title") == frame.get("title") == link.text
        assert embed.find(".//link[@rel='canonical']").get("href") == link.get("href")
        assert website.path_of(link.get("href")) in website.pages


def test_page_without_javascript_has_ready_snippets_and_no_form(browser: Browser, nginx: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(nginx + PAGES["sv"])
        expect(page.locator("[data-embed-generator]")).to_be_hidden()
        page.get_by_text("Alla färdiga koder").click()
        page.locator("summary", has_text="De som arbetar här").first.click()
        expect(page.locator("[data-snippet='sv/perspective/arbetslag']")).to_be_visible()


def test_snippet_pasted_elsewhere_shows_the_card(
    page: Page, browser: Browser, nginx: str, serve: Serve, tmp_path: Path
) -> None:
    snippet = page.locator("[data-generator-code]").inner_text().replace(DEFAULT_ADDRESS, nginx)
    (tmp_path / "index.html").write_text(f"<!doctype html><meta charset=utf-8><title>X</title>{snippet}", "utf-8")
    with browser.new_page() as municipality:
        municipality.goto(serve(tmp_path))
        card = municipality.frame_locator("iframe").locator("#ro-i-rummet .card__text")
        expect(card).to_have_text("Jag känner ro i rummet. De lyssnar till punkt.")
        expect(municipality.locator("iframe")).to_have_attribute("style", re.compile(r"height: \d+px !important;$"))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("lang", PAGES)
def test_page_passes_axe(browser: Browser, nginx: str, lang: str, width: int) -> None:
    with browser.new_page(reduced_motion="reduce", viewport={"width": width, "height": 900}) as page:
        page.goto(nginx + PAGES[lang])
        expect(page.frame_locator("[data-generator-preview]").locator(".card__text").first).to_be_visible()
        assert axe_violations_in_both_schemes(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
