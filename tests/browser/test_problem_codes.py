"""The page of problem codes in Chromium: short, unfolded by a link, and searched by words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from malbild.diagnostics.diagnostic import catalogue
from tests.support.browsing import axe_violations_in_both_schemes, page_without_errors
from tests.support.http_server import Serve

PATH = "redaktion/handbok/felkoder/"
SCREENS = 3


@pytest.fixture
def codes(browser: Browser, serve: Serve, built_site: Path) -> Iterator[Page]:
    with page_without_errors(browser, viewport={"width": 1280, "height": 800}, reduced_motion="reduce") as page:
        page.goto(serve(built_site) + PATH)
        yield page


@pytest.mark.parametrize("width", [375, 768, 1280])
def test_page_of_codes_is_some_screens_tall(codes: Page, width: int) -> None:
    codes.set_viewport_size({"width": width, "height": 800})
    assert codes.evaluate("document.documentElement.scrollHeight") <= SCREENS * 800
    assert codes.locator(".code").count() == len(catalogue())


def test_link_to_a_code_unfolds_it_alone(codes: Page) -> None:
    codes.goto(codes.url + "#mb104")
    expect(codes.get_by_role("heading", name="MB104")).to_be_visible()
    assert codes.locator("#mb104").evaluate("it => it.getBoundingClientRect().top < innerHeight")
    assert codes.locator(".code[open]").count() == 1
    assert axe_violations_in_both_schemes(codes) == []


def test_search_leaves_the_codes_with_the_words(codes: Page) -> None:
    field = codes.get_by_label("Sök bland koderna")
    field.fill("välj BLAND")
    expect(codes.locator("#mb104")).to_be_visible()
    expect(codes.locator("#mb310")).to_be_hidden()
    expect(codes.locator("main [aria-live=polite]")).to_contain_text("Koder med de orden: ")
    field.fill("finnsintealls")
    expect(codes.locator(".codes:visible")).to_have_count(0)
    field.fill("")
    expect(codes.locator(".codes:visible")).to_have_count(codes.locator(".codes").count())
    expect(codes.locator("#mb104")).to_be_hidden()
