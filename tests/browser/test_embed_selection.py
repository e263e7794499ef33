"""The embed of a selection of statements, in Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import axe_violations, page_without_errors

SELECTION = "embed/v1/sv/selection/"
NO_PAGE_AROUND = {"page-has-heading-one": {"enabled": False}, "landmark-one-main": {"enabled": False}}
CARDS = "[...document.querySelectorAll('.card')].map((card) => card.id || card.textContent)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with page_without_errors(browser) as page:
        yield page


def show(page: Page, address: str) -> list[str]:
    page.goto("about:blank")
    page.goto(address)
    found: list[str] = page.evaluate(CARDS)
    return found


def colours(page: Page) -> tuple[str, str]:
    """Return the background of the page and the colour of its link."""
    page.wait_for_load_state()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return background, page.evaluate("getComputedStyle(document.querySelector('a')).color")


def test_selection_shows_the_named_statements_in_order(page: Page, nginx: str) -> None:
    whole = show(page, nginx + SELECTION)
    assert len(whole) > 3
    first, second, *_ = whole
    assert show(page, f"{nginx}{SELECTION}#{second},{first},{second}") == [second, first]
    for written in ("{}%2C{}", "{}, {}", "{};{}", "{},{},", "{},{}#?secret=a"):
        assert show(page, f"{nginx}{SELECTION}#{written.format(second, first)}") == [second, first], written
    assert show(page, f"{nginx}{SELECTION}#{second.upper()}") == [second]
    for fragment in ("#", "#?secret=a", "#<script>"):
        assert show(page, f"{nginx}{SELECTION}{fragment}") == whole
    page.evaluate("(id) => { location.hash = id; }", first)
    page.wait_for_function(f"() => {CARDS}.length === 1")


def test_selection_with_an_unknown_id_says_so_and_keeps_the_rest(page: Page, nginx: str) -> None:
    *_, last = show(page, nginx + SELECTION)
    shown = show(page, f"{nginx}{SELECTION}#felskrivet,{last}")
    assert shown == ["Det här finns inte: felskrivet", last]
    assert axe_violations(page, rules=NO_PAGE_AROUND) == []


def test_selection_without_script_is_the_whole(browser: Browser, page: Page, nginx: str) -> None:
    whole = show(page, nginx + SELECTION)
    with browser.new_context(java_script_enabled=False) as context:
        scriptless = context.new_page()
        scriptless.goto(f"{nginx}{SELECTION}#{whole[0]}")
        assert scriptless.locator(".card:visible").count() == len(whole)


def test_selection_accent_is_used_if_it_can_be_read(page: Page, nginx: str) -> None:
    show(page, nginx + SELECTION)
    paper, usual = colours(page)
    show(page, f"{nginx}{SELECTION}?accent=8A2F6B")
    assert colours(page) == (paper, "rgb(138, 47, 107)")
    assert axe_violations(page, rules=NO_PAGE_AROUND) == []
    for accent in ("ffff00", "808080", "8a2f6", "red", "8a2f6b;x"):
        show(page, f"{nginx}{SELECTION}?accent={accent}")
        assert colours(page) == (paper, usual), accent
    page.emulate_media(color_scheme="dark")
    show(page, f"{nginx}{SELECTION}?accent=8a2f6b")
    assert colours(page)[1] not in ("rgb(138, 47, 107)", usual)


def test_selection_background_may_be_transparent(page: Page, nginx: str) -> None:
    page.emulate_media(color_scheme="dark")
    show(page, f"{nginx}{SELECTION}?background=transparent")
    assert colours(page)[0] == "rgba(0, 0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    show(page, f"{nginx}{SELECTION}?background=red")
    assert colours(page)[0] != "rgba(0, 0, 0, 0)"
