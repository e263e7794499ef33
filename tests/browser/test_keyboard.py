"""The keyboard in Chromium: order, visible focus, menu, dark mode, copying."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.building import ROOT
from tests.support.http_server import Serve

WALK = (ROOT / "tests" / "support" / "focus.js").read_text(encoding="utf-8")
PAGES = ["", "malbild/boende/", "nyckelord/", "en/beslut/forslag/", "tillganglighet/", "404.html"]


@pytest.fixture(params=[1280, 320])
def page(browser: Browser, built_site: object, serve: Serve, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        base_url=serve(request.getfixturevalue("built_site")),
        viewport={"width": request.param, "height": 720},
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_tab_visits_controls_in_reading_order_with_visible_focus(page: Page, path: str) -> None:
    page.goto(path)
    page.evaluate(WALK)
    expected = page.evaluate("focus.expected()")
    visited = []
    for _ in range(len(expected) + 2):
        page.keyboard.press("Tab")
        stop = page.evaluate("focus.stop()")
        if stop is None:
            break
        visited.append(stop)
    assert [stop["name"] for stop in visited] == expected
    assert [stop for stop in visited if stop["fault"]] == []


def test_skip_link_is_first_visible_and_works(page: Page) -> None:
    page.goto("malbild/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Hoppa till innehållet")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_menu_closed_with_escape_returns_focus(page: Page) -> None:
    page.goto("")
    menu = page.locator(".menu")
    if not menu.is_visible():
        expect(page.locator(".site-header__menu a").first).to_be_visible()
        return
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link").first).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_dark_mode_switch_is_remembered_and_stored_only_then(page: Page) -> None:
    page.goto("")
    assert page.evaluate("localStorage.length") == 0
    switch = page.get_by_role("button", name="Mörkt läge")
    expect(switch).to_have_attribute("aria-pressed", "false")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.goto("en/om/")
    expect(page.get_by_role("button", name="Dark mode")).to_have_attribute("aria-pressed", "true")
    assert page.context.cookies() == []


def test_copy_link_button_copies_and_announces_it(page: Page) -> None:
    page.goto("malbild/boende/")
    page.get_by_role("button", name="Kopiera länk").first.press("Enter")
    expect(page.locator("[aria-live=polite]").filter(has_text="Länken är kopierad")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/malbild/boende/#lampan-lyser")


def test_easy_wording_expands_with_enter(page: Page) -> None:
    page.goto("malbild/boende/")
    easy = page.locator("#lampan-lyser details").first
    easy.locator("summary").press("Enter")
    expect(easy.locator("p").first).to_be_visible()


def test_single_keys_have_no_shortcut(page: Page) -> None:
    page.goto("malbild/")
    before = page.evaluate("[location.href, document.activeElement.tagName, scrollY]")
    for key in "/fsnp,.":
        page.keyboard.press(key)
    assert page.evaluate("[location.href, document.activeElement.tagName, scrollY]") == before
