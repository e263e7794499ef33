"""Accessibility of every page by axe-core in Chromium: both languages, light and dark, narrow and wide."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page

from malbild.site.edition import Site
from tests.support.axe_changed import changed_pages, main
from tests.support.browsing import axe_violations, colour_violations, page_violations
from tests.support.http_server import Serve
from tests.support.website import Website


@pytest.fixture(scope="module")
def page(browser: Browser, built_site: Path, serve: Serve) -> Page:
    """A page with reduced motion: axe would judge a colour half way through its transition."""
    context = browser.new_context(base_url=serve(built_site), reduced_motion="reduce")
    return context.new_page()


def test_axe_reports_known_violations(page: Page) -> None:
    page.set_content("<html lang=sv><title>Fel</title><main><h1>Fel</h1><img src=x><p style='color:#eee'>Fel")
    assert {rule for rule, _ in axe_violations(page)} == {"image-alt", "color-contrast"}


def test_axe_in_dark_mode_reports_known_violation(page: Page) -> None:
    page.set_content(
        "<html lang=sv><title>Fel</title><main><h1>Fel</h1><p>Fel"
        "<style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style>"
    )
    page.emulate_media(color_scheme="light")
    assert colour_violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert [rule for rule, _ in colour_violations(page)] == ["color-contrast"]


@pytest.mark.parametrize("home", ["", "en/"])
def test_pages_have_no_axe_violation(page: Page, website: Website, home: str) -> None:
    pages = [path for path in website.pages if path.startswith("en/") == bool(home) and not path.startswith("embed/")]
    assert len(pages) > 40
    assert [found for path in pages if (found := page_violations(page, path))] == []


def test_changed_pages_are_those_of_changed_files_in_their_language(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = "docs/om/index.en.md\ndocs/lattlast/invanare.md\ndocs/bilder/karta.png\ndocs/om/borta.md\n"
    monkeypatch.setattr("subprocess.run", lambda *_, **__: SimpleNamespace(stdout=changed))
    assert sorted(changed_pages(site, "main")) == ["en/lattlast/invanare/", "en/om/", "lattlast/invanare/"]


def test_axe_on_changed_pages_fails_for_a_violation(
    built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.support.axe_changed.changed_pages", lambda *_: ["om/"])
    run = ThreadPoolExecutor(1).submit  # Playwright runs once in a thread
    assert run(main, built_site, "main").result() == 0
    (tmp_path / "om").mkdir()
    (tmp_path / "om" / "index.html").write_text(
        "<html lang=sv><title>Fel</title><main><h1>Fel</h1><img src=x>", "utf-8"
    )
    assert run(main, tmp_path, "main").result() == 1
    assert "/om/ image-alt: <img src=" in capsys.readouterr().out
