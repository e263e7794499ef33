"""Screenshots of pages in Firefox and WebKit: `make screenshots-browsers`, or with PAGES="malbild/ en/om/".

Three widths, light and dark, in .screenshots/firefox/ and .screenshots/webkit/.
"""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.screenshots.pages import FOLDER, PAGES
from tests.support.browsers import BROWSERS
from tests.support.building import ROOT, build_pages, copy_project
from tests.support.error_reports import serve_with_reports
from tests.support.webdriver import Window

WIDTHS = (375, 768, 1280)
TALLEST = 3000  # pixels: WebKit paints no taller window
# Fulfilled once the fonts are there and a frame has been painted; WebKit's picture of an unpainted page is black.
PAINTED = """
const frame = () => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 100)));
return document.fonts.ready.then(frame).then(frame);
"""


def main() -> None:
    """Build the site, take the screenshots and print their paths."""
    pages = sys.argv[1:] or [lang + page for lang in ("", "en/") for page in PAGES if page != "404.html"]
    with TemporaryDirectory() as folder:
        site = build_pages(copy_project(Path(folder) / "project"))
        for name in ("firefox", "webkit"):
            with serve_with_reports(site) as server, BROWSERS[name](Path(folder) / name) as window:
                window.open(server.address)
                for picture in _take(window, server.address, pages):
                    print(picture.relative_to(ROOT))


def _take(window: Window, address: str, pages: list[str]) -> Iterator[Path]:
    for width, theme, page in product(WIDTHS, ("light", "dark"), pages):
        window.run("localStorage.setItem('theme', arguments[0])", theme)
        window.resize(width, 900)
        window.open(address + page)
        height = min(TALLEST, window.run("document.documentElement.scrollHeight"))
        window.resize(width, height)
        window.run(PAINTED)
        picture = FOLDER / window.name / f"{width}-{theme}" / f"{page.strip('/').replace('/', '-') or 'start'}.png"
        picture.parent.mkdir(parents=True, exist_ok=True)
        window.screenshot(picture)
        yield picture


if __name__ == "__main__":
    main()
