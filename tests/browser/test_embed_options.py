"""An embed on its own in Chromium: its options and its accessibility."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import axe_violations, page_without_errors, run_axe

ONE_OF_EACH = (
    "sv/vision/",
    "en/vision/",
    "sv/perspective/boende/",
    "sv/perspective/arbetslag/",
    "en/statement/lampan-lyser/",
    "sv/keyword/lugn/",
)
# A page around the embed has the first heading and the main part; the embed is a section of it.
OF_A_WHOLE_PAGE = {"page-has-heading-one": {"enabled": False}, "landmark-one-main": {"enabled": False}}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with page_without_errors(browser) as page:
        yield page


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def levels(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => h.localName)")
    return found


def test_theme_follows_the_reader_unless_requested(page: Page, nginx: str) -> None:
    address = f"{nginx}embed/v1/sv/perspective/boende/"
    seen = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for theme in ("", "?theme=auto", "?theme=light", "?theme=dark"):
            page.goto(address + theme)
            seen[scheme, theme] = background(page)
    light, dark = seen["light", ""], seen["dark", ""]
    assert light != dark
    assert {seen["light", "?theme=auto"], *(seen[scheme, "?theme=light"] for scheme in ("light", "dark"))} == {light}
    assert {seen["dark", "?theme=auto"], *(seen[scheme, "?theme=dark"] for scheme in ("light", "dark"))} == {dark}


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [("", ["h2", "h3"]), ("?heading=2", ["h2", "h3"]), ("?heading=3", ["h3", "h4"]), ("?heading=4", ["h4", "h5"])],
)
def test_heading_option_sets_the_first_level(page: Page, nginx: str, asked: str, wanted: list[str]) -> None:
    page.goto(f"{nginx}embed/v1/sv/vision/{asked}")
    assert levels(page) == [wanted[0], *wanted[1:] * 2]
    title = page.locator(wanted[0])
    assert page.locator("section").get_attribute("aria-labelledby") == title.get_attribute("id")
    page.goto(f"{nginx}embed/v1/sv/statement/lampan-lyser/{asked}")
    assert levels(page) == wanted[:1]


def test_compact_size_shows_statements_alone(page: Page, nginx: str) -> None:
    address = f"{nginx}embed/v1/en/perspective/boende/"
    page.goto(address)
    full = page.evaluate("document.body.offsetHeight")
    page.goto(f"{address}?size=compact")
    assert page.evaluate("document.body.offsetHeight") < 0.7 * full
    assert page.locator(".card__text:visible").count() == 3
    assert page.locator(".card__adopted:visible").count() == 3 + 2  # with the paragraphs of the first
    assert page.locator(".card__icon:visible, .embed__text:visible, .card > .card__label:visible").count() == 0


@pytest.mark.parametrize(
    "query",
    [
        "?theme=pink", "?theme=", "?size=huge", "?size=full", "?heading=1", "?heading=5", "?heading=02", "?heading=-1",
        "?heading=3<script>", "?theme=%3Cscript%3Ealert(1)%3C/script%3E", "?x=1&theme", "?theme=DARK", "?%", "?a[]=1",
        "#?secret=", "#../../",
    ],
)  # fmt: skip
def test_option_with_unknown_value_is_ignored(page: Page, nginx: str, query: str) -> None:
    address = f"{nginx}embed/v1/sv/keyword/lugn/"
    page.goto(address)
    plain = page.evaluate("document.documentElement.outerHTML")
    page.goto("about:blank")
    page.goto(address + query)
    assert page.evaluate("document.documentElement.outerHTML") == plain


def test_embed_without_javascript_is_complete(browser: Browser, nginx: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{nginx}embed/v1/en/perspective/arbetslag/?theme=dark&heading=4")
        assert page.locator("h2:visible").inner_text() == "Those who work here"
        assert page.locator(".card__text:visible").count() == 2
        assert page.locator(".card__icon svg:visible").count() == 2


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_embed_passes_axe(page: Page, nginx: str, path: str, theme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 256})  # 320 px wide is 1280 px at 400 %
    page.goto(f"{nginx}embed/v1/{path}?theme={theme}")
    report = run_axe(page, rules=OF_A_WHOLE_PAGE)
    assert report["violations"] == []
    contrast = [rule for rule in report["incomplete"] if rule["id"] == "color-contrast"]
    assert contrast == []  # every colour could be judged
    assert page.evaluate(OVERFLOW) == 0


def test_embed_compact_with_deeper_headings_passes_axe(page: Page, nginx: str) -> None:
    page.goto(f"{nginx}embed/v1/sv/vision/?size=compact&heading=4")
    assert axe_violations(page, rules=OF_A_WHOLE_PAGE | {"heading-order": {"enabled": False}}) == []


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_text_spacing_clips_nothing(browser: Browser, nginx: str, path: str) -> None:
    with browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 256}) as context:
        page = context.new_page()
        page.goto(f"{nginx}embed/v1/{path}")
        page.add_style_tag(content=SPACED)
        assert page.evaluate(OVERFLOW) == 0


def test_forced_colours_keep_borders(page: Page, nginx: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{nginx}embed/v1/sv/statement/lampan-lyser/")
    for part in (".card", ".card__icon"):
        assert page.evaluate("(part) => getComputedStyle(document.querySelector(part)).borderTopStyle", part) == "solid"


def test_reduced_motion_stops_animation(page: Page, nginx: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{nginx}embed/v1/sv/perspective/boende/")
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].map((element) => getComputedStyle(element)).filter(
          (style) => style.animationName !== "none" || style.transitionDuration !== "0s").length"""
    )
    assert moving == 0


def test_print_is_light_and_keeps_cards_whole(page: Page, nginx: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{nginx}embed/v1/sv/perspective/boende/?theme=dark")
    assert background(page) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).breakInside") == "avoid"


def test_link_focused_by_keyboard_has_an_outline(page: Page, nginx: str) -> None:
    page.goto(f"{nginx}embed/v1/sv/perspective/boende/")
    page.keyboard.press("Tab")
    focused = page.evaluate("[document.activeElement.localName, getComputedStyle(document.activeElement).outlineStyle]")
    assert focused == ["a", "solid"]
