"""Pages on a small screen, with large text, in print, in forced colours, without motion."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.building import read_script
from tests.support.http_server import Serve
from tests.support.website import Website

# WCAG 1.4.12: the text spacing that a reader may set without losing anything.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
LEFT_OUT = ("site-header__menu", "tools", "menu", "sidebar", "breadcrumb", "skip-link", "pager")  # of print
SURFACES = ".card, .tag, .kind, .card-grid li, .perspective-cards li, .notice, .card__icon"
PAGES = ["", "malbild/invanare/", "nyckelord/", "om/design/", "beslut/", "en/malbild/"]


@pytest.fixture
def page(browser: Browser, built_site: object, serve: Serve, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of 320 × 256 pixels: 1280 × 1024 at 400 %."""
    address = serve(request.getfixturevalue("built_site"))
    context = browser.new_context(base_url=address, viewport={"width": 320, "height": 256}, bypass_csp=True)
    context.add_init_script(read_script("layout.js"))
    yield context.new_page()
    context.close()


def width(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


def test_pages_at_400_percent_reflow_and_break_no_word(page: Page, website: Website) -> None:
    """Large text on such a page is more than WCAG 1.4.4 and 1.4.10 ask, each of which is of one of the two."""
    faults, paths = [], website.layouts()
    assert len(website.pages) > len(paths) > len(website.pages) / 2
    for path in paths:
        page.goto(path)
        plain, broken = width(page), page.evaluate("layout.brokenWords()")
        large = 320 if path.endswith("fragment.html") else width_of_large_text(page)  # that has its host's look
        page.evaluate("css => layout.addStyle(css)", SPACING)
        found = plain, broken, large, width(page), page.evaluate("layout.clipped()")
        if found != (320, [], 320, 320, []):
            faults.append((path, *found))
    assert faults == []


def width_of_large_text(page: Page) -> int:
    """Return the width of a page while its text is twice as large."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    large = width(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return large


def test_chart_at_200_percent_stays_within_a_phone(page: Page) -> None:
    page.goto("bakgrund/varfor/")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    ends = page.locator(".bar-chart *").evaluate_all("all => all.map((part) => part.getBoundingClientRect().right)")
    assert 0 < max(ends) <= 320


@pytest.mark.parametrize("path", PAGES)
def test_text_at_200_percent_is_not_clipped(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 640, "height": 512})
    page.goto(path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert width(page) <= 640
    assert page.evaluate("layout.clipped()") == []


@pytest.mark.parametrize(
    ("system", "chosen", "blend"),
    [("light", "", "multiply"), ("dark", "", "normal"), ("light", "dark", "normal"), ("dark", "light", "multiply")],
)
def test_hero_image_is_not_darkened_on_a_dark_page(page: Page, system: Any, chosen: str, blend: str) -> None:
    page.emulate_media(color_scheme=system)
    page.goto("")
    page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", chosen)
    assert page.evaluate("getComputedStyle(document.querySelector('.hero circle')).mixBlendMode") == blend


@pytest.mark.parametrize("path", ["", "en/"])
def test_hero_text_at_any_text_size_stays_clear_of_the_image(page: Page, path: str) -> None:
    page.goto(path)
    covered = []
    for spacing in ("", SPACING):
        page.evaluate("css => layout.addStyle(css)", spacing)
        for width in (1024, 1100, 1280, 1440, 1920):
            page.set_viewport_size({"width": width, "height": 1024})
            for size in (100, 125, 150, 200):
                page.evaluate("size => { document.documentElement.style.fontSize = `${size}%` }", size)
                over = page.evaluate("layout.textOverImage(['h1, .lead', '.hero'])")
                covered += [(width, size, text) for text in over]
    assert page.locator(".hero").is_visible()
    assert covered == []


@pytest.mark.parametrize("path", PAGES)
def test_reduced_motion_stops_transitions(page: Page, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)
    assert page.evaluate("layout.transitions()") == 0


@pytest.mark.parametrize("path", PAGES)
def test_forced_colours_keep_borders(page: Page, path: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(path)
    assert page.evaluate("selector => layout.withoutBorder(selector)", SURFACES) == []


@pytest.mark.parametrize("path", PAGES)
def test_print_leaves_out_navigation(page: Page, path: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(path)
    for name in LEFT_OUT:
        assert page.locator(f".{name}:visible").count() == 0, name
    assert page.locator("h1").is_visible()
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_vision_page_has_all_that_print_leaves_out(website: Website) -> None:
    assert [name for name in LEFT_OUT if not website.pages["malbild/invanare/"].find_class(name)] == []


def test_text_tables_on_a_phone_do_not_scroll(page: Page, website: Website) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    stacks = "//*[@class='scroll']//table[contains(@class, 'table--stacked')]"
    paths = [path for path, tree in website.pages.items() if tree.xpath(stacks)]
    assert len(paths) > 5
    scrolling = []
    for path in paths:
        page.goto(path)
        scrolling += page.evaluate("layout.scrolling('.scroll:has(.table--stacked)')")
    assert scrolling == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_wordings_side_by_side_do_not_scroll(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("beslut/forslag/")
    room = page.locator(".scroll").evaluate_all(
        "frames => frames.map((frame) => frame.scrollWidth - frame.clientWidth)"
    )
    assert {*room} == {0}


def test_long_word_on_a_phone_breaks_with_a_hyphen(page: Page) -> None:
    page.goto("tillganglighet/")
    assert page.locator("h1").inner_text().replace("\u00ad", "-") == "Tillgänglighets-redogörelse"


@pytest.mark.parametrize("width", [320, 768])
def test_menu_opens_under_its_button(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("")
    button, links = page.locator(".menu summary"), page.locator(".menu nav")
    before = button.bounding_box()
    button.click()
    assert button.bounding_box() == before
    assert before
    assert page.locator(".menu li").first.evaluate("item => item.getBoundingClientRect().left") < 40
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert links.is_visible()


def test_forced_colours_show_bars_and_the_current_page(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 640})
    page.emulate_media(forced_colors="active")
    page.goto("bakgrund/varfor/")
    assert len({*page.locator(".bar-chart rect").evaluate_all("all => all.map((e) => getComputedStyle(e).fill)")}) == 1
    edge = "links => links.map((link) => getComputedStyle(link).borderLeftColor)"
    current = page.locator(".sidebar a[aria-current]").evaluate_all(edge)
    assert current
    assert {*current}.isdisjoint(page.locator(".sidebar a:not([aria-current])").evaluate_all(edge))


@pytest.mark.parametrize(
    ("width", "shown", "hidden"), [(320, ".on-page", ".sidebar__headings"), (1280, ".sidebar__headings", ".on-page")]
)
def test_page_contents_link_every_heading_once(page: Page, width: int, shown: str, hidden: str) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("seminarier/1/")
    assert not page.locator(hidden).is_visible()
    if page.locator(f"{shown} > summary").count():
        page.locator(f"{shown} > summary").click()
    assert page.locator(f"{shown} a").all_inner_texts() == page.locator("article > h2").all_inner_texts()
    assert "Program" in page.locator(f"{shown} a").all_inner_texts()
