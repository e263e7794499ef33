"""Screenshots of every kind of page and interaction: `make screenshots`, or with PAGES="malbild/ en/om/".

Three widths, light and dark, both languages, print and forced colours, in .screenshots/.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.screenshots.moments import MOMENTS
from tests.support.building import ROOT, build, change, copy_project
from tests.support.tombstones import add_tombstones
from tests.support.web_server import nginx

FOLDER = ROOT / ".screenshots"
PAGES = (
    "", "malbild/", "malbild/invanare/", "malbild/invanare/stod-tidigt/", "malbild/invanare/egen-lykta/", "nyckelord/",
    "nyckelord/tillit/", "ordregister/", "bakgrund/", "bakgrund/varfor/", "bakgrund/utredningar/", "bakgrund/ordlista/",
    "seminarier/", "seminarier/3/", "forelasningar/", "stod/", "stod/samtal/", "stod/bilder/", "stod/material/",
    "utskrift/", "beslut/", "beslut/forslag/", "lattlast/", "lattlast/invanare/", "lattlast/nyckelord/", "om/",
    "badda-in/", "om/oppna-data/", "tillganglighet/", "om/tillganglighetstest/", "om/design/", "redaktion/",
    "redaktion/handbok/", "redaktion/handbok/sidor/", "redaktion/handbok/felkoder/", "404.html",
)  # fmt: skip
EMBEDS = ("vision/", "perspective/invanare/", "statement/stod-tidigt/", "statement/egen-lykta/", "keyword/tillit/")
LOOKS: dict[str, dict[str, Any]] = {
    "320": {"width": 320},
    "768": {"width": 768},
    "1280": {"width": 1280},
    "320-dark": {"width": 320, "color_scheme": "dark"},
    "1280-dark": {"width": 1280, "color_scheme": "dark"},
    "1280-forced": {"width": 1280, "forced_colors": "active"},
    "794-print": {"width": 794, "media": "print"},  # A4 at 96 dots per inch
}


def main() -> None:
    """Build a site with everything that can be shown, take the screenshots and print their paths."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(_full(Path(folder) / "project"), SOURCE_DATE_EPOCH=str(int(time())))
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        with nginx(site, Path(folder) / "server") as address:
            tab = chromium.new_context(base_url=address, reduced_motion="reduce").new_page()
            for picture in _take(tab, sys.argv[1:] or [*_pages(), *MOMENTS]):
                print(picture.relative_to(ROOT))
        chromium.close()


def _full(root: Path) -> Path:
    """Copy the project and add what the real one lacks: an e-mail address and a tombstone."""
    add_tombstones(copy_project(root), "invanare")
    change(root, "mkdocs.yml", "contact: {}", "contact: {email: namn@example.org}")
    return root


def _pages() -> Iterator[str]:
    for lang, home in {"sv": "", "en": "en/"}.items():
        yield from (home + page for page in PAGES)
        yield from (f"embed/v1/{lang}/{embed}" for embed in EMBEDS)


def _take(tab: Page, wanted: list[str]) -> Iterator[Path]:
    for name in wanted:
        page, act = MOMENTS.get(name, (name, lambda _: None))
        for look, settings in LOOKS.items():
            media = {"color_scheme": "light", "forced_colors": "none", "media": "screen"} | settings
            tab.set_viewport_size({"width": media.pop("width"), "height": 900})
            tab.emulate_media(**media | {"media": "screen"})
            tab.goto(page)
            act(tab)
            tab.emulate_media(**media)
            picture = FOLDER / look / f"{name.strip('/').replace('/', '-') or 'start'}.png"
            fills_the_window = tab.locator("dialog[open], [data-view], :fullscreen").count()
            tab.screenshot(path=picture, full_page=not fills_the_window)
            yield picture


if __name__ == "__main__":
    main()
