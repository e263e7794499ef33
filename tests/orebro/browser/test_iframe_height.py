"""Heights and sizes of every embed in Chromium; `make measure-embeds` prints them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from malbild.project.theme.design_tokens import DesignTokens
from malbild.render.iframe_height import NARROW, NARROWEST, WIDE, IframeHeights
from malbild.site.edition import Site
from malbild.site.embeds import Embed, embeds, variants
from malbild.site.urls import Urls
from tests.support.building import OVERRIDES
from tests.support.http_server import Serve

LIMIT = 12_000  # bytes of a perspective; the contract's 12 KB
HEIGHTS = IframeHeights(DesignTokens.read(OVERRIDES))
LOOKS = [(width, compact) for width in (NARROWEST, NARROW, WIDE) for compact in (False, True)]


@pytest.fixture(scope="module")
def all_embeds(site: Site) -> list[Embed]:
    urls = Urls.at("https://example.org/", "sv")
    return [embed for edition in site.editions.values() for embed in embeds(edition, urls)]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as page:
        yield page


@pytest.fixture(scope="module")
def address(serve: Serve, built_site: Path) -> str:
    return serve(built_site)


def test_perspective_embed_is_within_its_size_limit(all_embeds: list[Embed], built_site: Path) -> None:
    for embed in all_embeds:
        for shown in (embed, *variants(embed)):
            size = (built_site / shown.path / "index.html").stat().st_size
            print(f"{size:6} {shown.path}")
            assert embed.kind != "perspective" or size <= LIMIT


@pytest.mark.parametrize("compact", [False, True])
def test_fluid_height_matches_narrow_and_wide_columns(all_embeds: list[Embed], compact: bool) -> None:
    for embed in all_embeds:
        narrowest, narrow, wide = (HEIGHTS.iframe_height(embed, width, compact) for width in (NARROWEST, NARROW, WIDE))
        style = HEIGHTS.iframe_style(embed, compact)
        assert [*map(int, re.findall(r"max\((\d+)px", style))] == [wide, wide]
        lines = [[*map(int, found)] for found in re.findall(r"(-?\d+)px - (-?\d+)(?:vw|cqi)", style)]
        (window_start, window_slope), (start, slope), (small_start, small_slope) = lines
        window = NARROW + 40  # the column on a phone has margins
        assert window_start - window_slope * window / 100 == pytest.approx(narrow, abs=4)
        assert window_start - window_slope * (window + WIDE - NARROW) / 100 == pytest.approx(wide, abs=6)
        assert start - slope * NARROW / 100 == pytest.approx(narrow, abs=4)
        assert start - slope * WIDE / 100 == pytest.approx(wide, abs=6)
        assert small_start - small_slope * NARROWEST / 100 == pytest.approx(narrowest, abs=4)
        assert small_start - small_slope * NARROW / 100 == pytest.approx(narrow, abs=4)


@pytest.mark.parametrize(("width", "compact"), LOOKS)
def test_iframe_height_fits_content_without_script(
    all_embeds: list[Embed], page: Page, address: str, width: int, compact: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    misfits = []
    for embed in all_embeds:
        page.goto(f"{address}{embed.path}{'?size=compact' if compact else ''}")
        shown = page.evaluate("document.body.getBoundingClientRect().height")
        given = HEIGHTS.iframe_height(embed, width, compact)
        print(f"{width} {'compact' if compact else 'full':7} {shown:7.1f} {given:5} {given / shown:.3f} {embed.path}")
        if not shown <= given <= 1.2 * shown + 60:
            misfits.append((embed.path, shown, given))
    assert misfits == []


@pytest.mark.parametrize("compact", [False, True])
def test_iframe_height_fits_wider_frames(all_embeds: list[Embed], page: Page, address: str, compact: bool) -> None:
    misfits = []
    for embed in all_embeds:
        page.goto(f"{address}{embed.path}{'?size=compact' if compact else ''}")
        for width in (720, 900, 1100):
            page.set_viewport_size({"width": width, "height": 600})
            shown = page.evaluate("document.body.getBoundingClientRect().height")
            if shown > HEIGHTS.iframe_height(embed, WIDE, compact):
                misfits.append((embed.path, width, shown))
    assert misfits == []
