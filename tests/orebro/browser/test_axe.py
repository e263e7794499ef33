"""Accessibility of every page by axe-core in Chromium: both languages, light and dark, narrow and wide."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import axe_violations, colour_violations, page_violations
from tests.support.http_server import Serve
from tests.support.website import Website


@pytest.fixture(scope="module")
def page(browser: Browser, built_site: Path, serve: Serve) -> Page:
    """A page with reduced motion: axe would judge a colour half way through its transition."""
    context = browser.new_context(base_url=serve(built_site), reduced_motion="reduce")
    return context.new_page()


def test_axe_reports_known_violations(page: Page) -> None:
    page.set_content("<html lang=sv><title>Fel</title><main><h1>Fel</h1><img src=x><p style='color:#eee'>Fel")
    assert {rule for rule, _ in axe_violations(page)} == {"image-alt", "color-contrast"}


def test_axe_in_dark_mode_reports_known_violation(page: Page) -> None:
    page.set_content(
        "<html lang=sv><title>Fel</title><main><h1>Fel</h1><p>Fel"
        "<style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style>"
    )
    page.emulate_media(color_scheme="light")
    assert colour_violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert [rule for rule, _ in colour_violations(page)] == ["color-contrast"]


@pytest.mark.parametrize("home", ["", "en/"])
def test_pages_have_no_axe_violation(page: Page, website: Website, home: str) -> None:
    pages = [path for path in website.pages if path.startswith("en/") == bool(home) and not path.startswith("embed/")]
    assert len(pages) > 40
    assert [found for path in pages if (found := page_violations(page, path))] == []
