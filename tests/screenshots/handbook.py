"""Takes the handbook's pictures: our own page, and what the check says of a mistake. `make screenshots-handbook`."""

import shutil
import sys
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from building import ROOT, build, change, copy_project, run

PICTURES = ROOT / "docs" / "redaktion" / "handbok"
TERMINAL = """
<style>body {{ margin: 0; background: #17231f; color: #f3efe6; font: 17px/1.6 monospace; }}
pre {{ margin: 0; padding: 24px 28px; white-space: pre-wrap; }} b {{ color: #9fd3b6; }}</style>
<pre><b>$ make check</b>\n{}</pre>
"""


def main() -> None:
    """Makes the mistake, asks the check, mends it, builds, and takes the pictures."""
    for name in ("sidan", "kontrollen", "utan-fel"):  # the pages name them, and the check looks for them
        if not (PICTURES / f"{name}.webp").exists():
            Image.new("RGB", (1, 1)).save(PICTURES / f"{name}.webp")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = copy_project(Path(folder) / "malbild")
        right = _check(root)
        change(root, "docs/malbild/invanare.md", "[ansvar, samverkan]", "[ansvar, samvekan]")
        wrong = _check(root)
        change(root, "docs/malbild/invanare.md", "[ansvar, samvekan]", "[ansvar, samverkan]")
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1000, "height": 900})
        page.goto((build(root) / "malbild/invanare/index.html").as_uri())
        _take(page, "sidan", 1000, 900)
        for name, words in (("kontrollen", wrong), ("utan-fel", right)):
            page.set_viewport_size({"width": 1000, "height": 100})
            page.set_content(TERMINAL.format(escape(words)))
            _take(page, name, 1000, page.evaluate("document.querySelector('pre').offsetHeight"))
        chromium.close()


def _check(root: Path) -> str:
    """What the check says of the perspective's page, without its warnings elsewhere and how long it took."""
    said = run("check", root).stdout.split("\n")
    first = next((number for number, line in enumerate(said) if line.startswith("docs/malbild/invanare.md")), None)
    return "\n".join(said[first : first + 2]) if first is not None else "Innehållet är utan fel."


def _take(page: Page, name: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    taken = Image.open(BytesIO(page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})))
    picture = ImageOps.expand(taken.convert("RGB"), border=2, fill="#cdc5b4")  # or it melts into the page
    picture.save(PICTURES / f"{name}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
