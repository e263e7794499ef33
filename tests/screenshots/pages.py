"""Pictures of every kind of page, to be looked at one by one. `make screenshots`, or with PAGES="malbild/ en/om/".

Three widths, light and dark, both languages, print and the system's own colours, in .screenshots/.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from building import ROOT
from web_server import nginx

FOLDER = ROOT / ".screenshots"
PAGES = (
    "", "malbild/", "malbild/invanare/", "malbild/invanare/stod-tidigt/", "nyckelord/", "nyckelord/tillit/",
    "ordregister/", "bakgrund/varfor/", "bakgrund/utredningar/", "seminarier/3/", "forelasningar/", "beslut/",
    "beslut/forslag/", "stod/material/", "lattlast/", "lattlast/invanare/", "tillganglighet/", "om/design/", "404.html",
)  # fmt: skip
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
    """Takes the pictures of the built site and says where each is."""
    pages = sys.argv[1:] or [home + page for home in ("", "en/") for page in PAGES]
    with (
        TemporaryDirectory() as folder,
        nginx(ROOT / "site", Path(folder)) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"]) as chromium,
    ):
        for picture in _take(chromium, address, pages):
            print(picture.relative_to(ROOT))


def _take(browser: Browser, address: str, pages: list[str]) -> Iterator[Path]:
    tab = browser.new_context(base_url=address, reduced_motion="reduce").new_page()
    for page in pages:
        tab.goto(page)
        for look, settings in LOOKS.items():
            media = {"color_scheme": "light", "forced_colors": "none", "media": "screen"} | settings
            tab.set_viewport_size({"width": media.pop("width"), "height": 900})
            tab.emulate_media(**media)
            picture = FOLDER / look / f"{page.strip('/').replace('/', '-') or 'start'}.png"
            tab.screenshot(path=picture, full_page=True)
            yield picture


if __name__ == "__main__":
    main()
