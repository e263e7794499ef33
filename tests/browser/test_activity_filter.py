"""The list of activities in Chromium: filters with script, one whole list without."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browsing import axe_violations_in_both_schemes, page_without_errors
from tests.support.http_server import Serve

PATH = "insatser/"


@pytest.fixture
def activities(browser: Browser, serve: Serve, built_site: Path) -> Iterator[Page]:
    with page_without_errors(browser, viewport={"width": 1280, "height": 800}, reduced_motion="reduce") as page:
        page.goto(serve(built_site) + PATH)
        yield page


def test_filters_leave_the_activities_that_fit_them_all(activities: Page) -> None:
    shown = activities.locator("#insatslista > li:visible")
    expect(shown).to_have_count(3)
    activities.get_by_label("Part").select_option(label="Trollviks kommun")
    expect(shown).to_have_count(1)
    expect(shown).to_have_text(re.compile(r"^\s*Lyktor längs stigen"))
    expect(activities.locator("[aria-live=polite]").first).to_have_text("Visar 1 av 3.")
    activities.get_by_label("Status").select_option(label="Planerad")
    expect(shown).to_have_count(0)
    activities.get_by_label("Part").select_option(label="Hela länet")
    expect(shown).to_have_count(1)
    assert axe_violations_in_both_schemes(activities) == []


def test_list_without_script_is_whole(browser: Browser, serve: Serve, built_site: Path) -> None:
    with page_without_errors(browser, java_script_enabled=False) as page:
        page.goto(serve(built_site) + PATH)
        assert page.locator("#insatslista > li:visible").count() == 3
        assert not page.locator("[data-filter]").is_visible()
