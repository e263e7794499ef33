"""The search dialog in Chromium: hits, keyboard, loading, and search without JavaScript or index."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browsing import axe_violations_in_both_schemes, page_without_errors
from tests.support.building import ROOT
from tests.support.website import assets_folder

ASSETS = assets_folder(ROOT)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with page_without_errors(browser) as page:
        yield page


def open_search(page: Page, place: str, name: str = "Sök") -> None:
    page.goto(place)
    page.get_by_role("button", name=name).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_search_is_not_loaded_before_it_is_opened(page: Page, nginx: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(nginx)))
    page.goto(nginx, wait_until="networkidle")
    assert not [url for url in asked if "search" in url or "vendor" in url]
    asked.clear()
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("searchbox").fill("tillit")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    names = ("search/dialog.js", "search/engine.js", "search/stem/sv.js", "search/words.js")
    libraries = ("vendor/minisearch.js", "vendor/stemmer-sv.js")
    assert sorted(asked) == [*(ASSETS + name for name in (*names, *libraries)), "search/sv.json"]


def test_dialog_on_a_slow_network_opens_at_once_and_keeps_input(page: Page, nginx: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/search/engine.js", hold)
    with page.expect_request("**/search/engine.js"):
        open_search(page, nginx)
    page.keyboard.type("samverkan")
    expect(page.get_by_role("dialog").locator("[data-status]")).to_have_text("Laddar sökningen …")
    (engine,) = held
    engine.continue_()
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_contain_text("Samverkan")
    expect(page.get_by_role("searchbox")).to_have_value("samverkan")


def test_keyboard_alone_follows_a_hit_on_the_same_page(page: Page, nginx: str) -> None:
    open_search(page, f"{nginx}malbild/medarbetare/")
    expect(page.get_by_role("searchbox", name="Sök på webbplatsen")).to_be_focused()
    page.keyboard.type("hamna rätt")
    expect(page.locator("[aria-live=polite]").filter(has_text="träffar")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(f"{nginx}malbild/medarbetare/#hamna-ratt")
    expect(page.locator("#hamna-ratt")).to_be_in_viewport()


def test_enter_focuses_the_first_hit_and_tab_the_next(page: Page, nginx: str) -> None:
    open_search(page, nginx)
    page.keyboard.type("tillit")
    hits = page.get_by_role("dialog").get_by_role("list").get_by_role("link")
    expect(hits.first).to_have_text("Tillit")
    page.keyboard.press("Enter")
    expect(hits.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(hits.nth(1)).to_be_focused()


def test_escape_closes_dialog_and_returns_focus(page: Page, nginx: str) -> None:
    open_search(page, nginx)
    page.keyboard.type("tillit")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Sök")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value("tillit")
    page.get_by_role("button", name="Stäng sökningen").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(("path", "button", "message"), [
    ("", "Sök", "Inga träffar. Pröva ett annat eller kortare ord, eller gå vidare härifrån."),
    ("en/", "Search", "No results. Try another or a shorter word, or go on from here."),
])  # fmt: skip
def test_query_without_hits_shows_message_and_links(
    page: Page, nginx: str, path: str, button: str, message: str
) -> None:
    open_search(page, nginx + path, button)
    page.keyboard.type("xyzzy")
    expect(page.get_by_role("dialog").locator("[data-status]")).to_have_text(message)
    ways = page.get_by_role("dialog").get_by_role("navigation").get_by_role("link")
    assert ways.count() == 6
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("dialog").locator("[data-status]")).to_have_text("")
    expect(ways.first).to_be_visible()


def test_hits_show_type_page_and_matched_words(page: Page, nginx: str) -> None:
    open_search(page, nginx)
    page.keyboard.type("förebygga")
    hit = page.get_by_role("dialog").get_by_role("listitem").first
    expect(hit).to_contain_text("Formulering · Så samarbetar vi".replace(" · ", " "))
    assert hit.locator("a mark").all_text_contents() == ["förebyggande"]


def test_hit_is_described_by_its_kind_and_page(page: Page, nginx: str) -> None:
    open_search(page, nginx)
    page.keyboard.type("förebygga")
    hit = page.get_by_role("dialog").get_by_role("listitem").first.get_by_role("link")
    expect(hit).to_have_accessible_description("Formulering Så samarbetar vi")


def test_query_for_what_is_not_here_says_whom_to_ask(page: Page, nginx: str) -> None:
    open_search(page, nginx)
    page.keyboard.type("telefonnummer till vårdcentralen")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Vänd dig till din vanliga mottagning eller till din kommun.")
    expect(dialog.get_by_role("link", name="Vart vänder du dig?")).to_have_count(1)
    page.keyboard.press("Enter")
    way_on = dialog.get_by_role("link", name="Vart vänder du dig?")
    expect(way_on).to_be_focused()
    expect(way_on).to_have_attribute("href", f"{nginx}malbild/invanare/#vart-vander-du-dig")


def test_query_without_hits_or_answer_is_answered_honestly(page: Page, nginx: str) -> None:
    open_search(page, nginx)
    page.keyboard.type("xyzzy")
    expect(page.get_by_role("dialog")).to_contain_text("Det finns inte här.")
    page.get_by_role("searchbox").fill("tillit")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_contain_text("Tillit")
    expect(page.get_by_role("dialog")).not_to_contain_text("Det finns inte här.")


def test_page_not_found_has_a_search_field(page: Page, nginx: str) -> None:
    page.goto(f"{nginx}404.html")
    page.get_by_role("main").get_by_role("searchbox").fill("tillit")
    page.get_by_role("main").get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_contain_text("Tillit")
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_have_value("tillit")


def test_single_hit_is_counted_in_the_singular(page: Page, nginx: str) -> None:
    open_search(page, nginx)
    page.keyboard.type("elektrokardiografi")
    expect(page.get_by_role("dialog").locator("[data-status]")).to_have_text("1 träff.")


def test_dialog_fits_a_phone_and_passes_axe(browser: Browser, nginx: str) -> None:
    with browser.new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce") as page:
        open_search(page, nginx)
        page.keyboard.type("personcentrerat")
        expect(page.get_by_role("dialog").locator("[data-status]")).to_contain_text("träffar")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.get_by_role("dialog").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
        assert axe_violations_in_both_schemes(page, "dialog") == []


def test_page_without_javascript_links_to_the_word_index(browser: Browser, nginx: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(nginx)
        expect(page.get_by_role("button", name="Sök")).to_have_count(0)
        page.get_by_role("banner").get_by_role("link", name="Ordregister").click()
        expect(page).to_have_url(f"{nginx}ordregister/")


def test_search_without_its_index_leads_to_the_word_index(browser: Browser, nginx: str) -> None:
    with browser.new_page() as page:
        page.route("**/search/sv.json", lambda route: route.abort())
        page.goto(nginx)
        page.get_by_role("button", name="Sök").click()
        page.wait_for_url(f"{nginx}ordregister/")


def test_search_that_loses_the_network_closes_and_works_later(browser: Browser, nginx: str) -> None:
    with browser.new_page() as page:
        page.goto(nginx)
        page.route("**/search/sv.json", lambda route: route.abort())
        page.route("**/ordregister/", lambda route: route.abort())
        page.get_by_role("button", name="Sök").click()
        expect(page.locator("[aria-live=polite]").filter(has_text="Är du uppkopplad?")).to_be_visible()
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.unroute_all()
        page.get_by_role("button", name="Sök").click()
        page.get_by_role("searchbox").fill("tillit")
        expect(page.get_by_role("dialog").get_by_role("listitem").first).to_contain_text("Tillit")
