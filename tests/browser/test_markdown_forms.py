"""A page with every form of Markdown in Chromium: accessible, within the policy, valid, and whole without script."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.support.browsing import axe_violations, colour_violations, page_without_errors
from tests.support.building import ROOT, build_pages, change, copy_project
from tests.support.http_server import Serve
from tests.support.lint_page import page as page_source
from tests.support.markdown import body_of_every_form
from tests.support.nu import nu_messages

COUNTY = ROOT / "tests" / "data" / "county"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up county's site with a page of all forms."""
    root = copy_project(tmp_path_factory.mktemp("forms") / "county", COUNTY)
    (root / "docs" / "former.md").write_text(page_source(body=body_of_every_form()), encoding="utf-8")
    Image.new("RGB", (40, 30), "#97401f").save(root / "docs" / "mote.png")
    change(root, "mkdocs.yml", "nav:\n  - index.md\n", "nav:\n  - index.md\n  - former.md\n")
    return build_pages(root)


def test_page_of_every_form_has_no_axe_violation(folder: Path, browser: Browser, serve: Serve) -> None:
    with page_without_errors(browser, reduced_motion="reduce") as page:
        page.goto(serve(folder) + "former/")
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert axe_violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert colour_violations(page) == []


def test_page_of_every_form_is_valid_html(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "former.html").write_bytes((folder / "former" / "index.html").read_bytes())
    assert nu_messages(tmp_path) == []


def test_page_of_every_form_is_whole_without_script(folder: Path, browser: Browser, serve: Serve) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(serve(folder) + "former/")
        assert page.locator("article script, article [style], article [onclick]").count() == 0
        assert [tab for tab in page.locator(".tabs__tab").all() if not tab.is_visible()] == []
        _unfold(page)


def test_picture_for_a_colour_scheme_is_shown_in_it_alone(folder: Path, browser: Browser, serve: Serve) -> None:
    with page_without_errors(browser) as page:
        page.goto(serve(folder) + "former/")
        light, dark = (page.locator(f".only-{scheme}") for scheme in ("light", "dark"))
        page.emulate_media(color_scheme="light")
        assert (light.is_visible(), dark.is_visible()) == (True, False)
        page.emulate_media(color_scheme="dark")
        assert (light.is_visible(), dark.is_visible()) == (False, True)


def _unfold(page: Page) -> None:
    """Unfold the first details with the keyboard."""
    details = page.locator("details.admonition").first
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    assert details.locator("p").first.is_visible()
