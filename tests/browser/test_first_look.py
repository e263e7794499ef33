"""Pages in Chromium: they load without errors and within their width."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import page_without_errors


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["", "en/", "malbild/boende/", "en/malbild/boende/"])
def test_page_loads_without_errors_within_its_width(
    browser: Browser, built_site: Path, serve: Callable[[Path], str], path: str, width: int
) -> None:
    address = serve(built_site)
    with page_without_errors(browser, viewport={"width": width, "height": 800}) as page:
        unexpected: list[str] = []
        page.on("response", lambda answer: unexpected.append(answer.url) if not answer.ok else None)
        page.on("request", lambda asked: unexpected.append(asked.url) if not asked.url.startswith(address) else None)
        page.goto(address + path, wait_until="networkidle")
        assert unexpected == []
        assert page.locator("h1").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
