"""The screenshot in the handbook, of one of our own pages: `make screenshots-handbook`."""

import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

from tests.support.building import ROOT, build_pages, copy_project
from tests.support.error_reports import serve_with_reports

PICTURE = ROOT / "docs" / "redaktion" / "handbok" / "sidan.webp"


def main() -> None:
    """Build the site and take the screenshot."""
    if not PICTURE.exists():  # linked by the page, so the check requires it
        Image.new("RGB", (1, 1)).save(PICTURE)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_pages(copy_project(Path(folder) / "malbild"))
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1120, "height": 1000})  # the menu on one row
        with serve_with_reports(site) as server:  # fonts are refused to files
            page.goto(f"{server.address}malbild/invanare/")
            page.evaluate("document.fonts.ready")
            taken = Image.open(BytesIO(page.screenshot()))
        chromium.close()
    picture = ImageOps.expand(taken.convert("RGB"), border=2, fill="#cdc5b4")  # or it melts into the page
    picture.save(PICTURE, quality=82, method=6)


if __name__ == "__main__":
    main()
