"""Örebro's tallest embeds in frames on another site's page: on a phone, in WordPress, on paper."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser.test_embed_frames import HEARD, blog, errors, host, measures, page, show

__all__ = ["blog", "errors", "host", "page", "show"]  # fixtures


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_vision_embed_on_a_phone_is_shown_whole(
    show: Callable[..., Page], page: Page, built_site: Path, lang: str
) -> None:
    snippets = html.parse(built_site / "badda-in" / "index.html").iterfind(f".//code[@data-snippet='{lang}/vision/']")
    height, _ = re.findall(r"height:(max\(.*?\))!", next(snippets).text or "")  # of the window, and of the column
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


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_wordpress_card_on_a_phone_fits_what_wordpress_allows(
    blog: Callable[[str], Page], page: Page, lang: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for kind in ("perspective/medarbetare", "vision"):
        shown = blog(f"embed/v1/{lang}/{kind}/")
        frame = shown.frames[1]
        frame.wait_for_function("() => document.body.getBoundingClientRect().height <= 1000")
        assert frame.locator(".card:visible").count() >= 1
        assert frame.locator(".card:not(:visible)").count() == 0 or frame.locator("[data-fewer]").inner_text()
        assert frame.evaluate("document.documentElement.scrollHeight <= 1000")


@pytest.mark.parametrize("paper", ["A4", "A5"])
@pytest.mark.parametrize("column", [360, 1200])
def test_print_of_frames_is_whole(
    show: Callable[..., Page], page: Page, tmp_path: Path, column: int, paper: str
) -> None:
    """Each embed is whole on one page of paper, where a browser cuts no line, or on several if it has to be."""
    style = f"main {{ max-width: {column}px }}"
    page.route("**/host.css", lambda route: route.fulfill(body=style, content_type="text/css"))
    page.set_viewport_size({"width": 1280, "height": 900})
    paths = ("embed/v1/sv/perspective/medarbetare/", "embed/v1/en/vision/", "embed/v1/sv/vision/")
    show(*paths)
    page.wait_for_function(HEARD, arg=len(paths))
    page.evaluate("host.settle()")
    page.pdf(path=tmp_path / "page.pdf", format=paper)
    text = subprocess.run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True)
    papers = [" ".join(paper.split()) for paper in text.stdout.split("\f")]
    for frame in page.frames[1:]:
        cards = [" ".join(card.split()) for card in frame.locator(".card__text").all_text_contents()]
        last = " ".join(frame.locator(".embed__footer").inner_text().split())
        fits = "vision" not in frame.url or (column, paper) == (1200, "A4")
        if fits:
            assert any(all(one in paper for one in (*cards, last)) for paper in papers), frame.url
        else:  # its last lines may stand on two papers
            assert last in " ".join(papers), frame.url
