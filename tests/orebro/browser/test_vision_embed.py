"""The embed of Örebro's whole vision in a frame on another site's page on a phone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser.test_embed_frames import HEARD, host, measures, page, show

__all__ = ["host", "page", "show"]  # fixtures


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_vision_embed_on_a_phone_is_shown_whole(
    show: Callable[..., Page], page: Page, built_site: Path, lang: str
) -> None:
    snippets = html.parse(built_site / "badda-in" / "index.html").iterfind(f".//code[@data-snippet='{lang}/vision/']")
    (height,) = re.findall(r"height:(max\(.*?\))", next(snippets).text or "")
    style = f"body {{ margin: 0 }} iframe {{ height: {height} }}"
    page.route("**/host.css", lambda route: route.fulfill(body=style, content_type="text/css"))
    page.set_viewport_size({"width": 360, "height": 700})
    show(f"embed/v1/{lang}/vision/")
    page.wait_for_function(HEARD, arg=1)
    page.evaluate("host.settle()")
    body, inner, scroll = measures(page.frames[1])
    assert body > 4000
    assert abs(inner - body) <= 2
    assert scroll <= inner
