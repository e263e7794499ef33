"""The page status: rows, sorting, print, and notices of overdue reviews and outdated translations."""

import json
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from malbild.checks.runner import lint, load, load_renderable
from malbild.editing.page_status import PageStatus, page_statuses
from malbild.project.config import read_project
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.urls import Urls
from tests.support.building import CopyOfProject, change, read_script
from tests.support.http_server import Serve
from tests.support.rendering import render_page
from tests.support.website import Website


@pytest.fixture(scope="session")
def status_rows(built_site: Path) -> list[dict[str, object]]:
    """The rows of the built JSON."""
    pages: list[dict[str, object]] = json.loads((built_site / "redaktion/sidor.json").read_text(encoding="utf-8"))[
        "pages"
    ]
    return pages


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 1280, "height": 900})


def test_pages_have_a_row_in_table_and_json(website: Website, status_rows: list[dict[str, object]], site: Site) -> None:
    assert {one["path"] for one in status_rows} == set(site.original.documents)
    for path in ("redaktion/", "en/redaktion/"):
        names = [row.xpath("string(th)") for row in website.pages[path].xpath("//table[@data-sortable]/tbody/tr")]
        edition = site.editions["en" if path.startswith("en/") else "sv"]
        assert names == [edition.documents[str(one["path"])].meta.title for one in status_rows]


def test_rows_begin_with_the_start_page(status_rows: list[dict[str, object]]) -> None:
    paths = [str(one["path"]) for one in status_rows]
    assert paths[:2] == ["index.md", "malbild/index.md"]
    assert paths[-1].startswith("redaktion/")


def test_row_has_review_readability_and_translations(status_rows: list[dict[str, object]], site: Site) -> None:
    (row,) = (one for one in status_rows if one["path"] == "malbild/boende.md")
    document = site.original.documents["malbild/boende.md"]
    assert row["url"] == "http://127.0.0.1:8000/malbild/boende/"
    assert row["next_review"] == document.meta.next_review.isoformat()
    assert (row["lix"], row["words"]) == (document.readability.lix, document.readability.words)
    assert row["translations"] == {"en": _status(site, "malbild/boende.md")}


def _status(site: Site, path: str) -> str:
    edition = site.editions["en"]
    states = {card.translation.status for card in edition.statements if card.document.path == path}
    return "outdated" if "outdated" in states | {edition.translation(edition.documents[path]).status} else "current"


def row_of(root: Path, path: str = "malbild/boende.md") -> PageStatus:
    project = read_project(root)
    result = load(project)
    site, warnings = result.site, lint(result)
    (row,) = (row for row in page_statuses(site, project, warnings) if row.document.path == path)
    return row


def test_row_shows_outdated_translation_and_hard_text(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "docs/malbild/boende.md", "Här är det du som talar", "Här talar du")
    change(root, "docs/malbild/boende.md", "next_review: 2030", "max_lix: 5\nnext_review: 2026")
    change(root, "docs/malbild/boende.md", "reviewed: 2026", "reviewed: 2025")
    row = row_of(root)
    assert dict(row.translations) == {"en": "outdated"}
    assert {"MB211", "MB601"} <= {diagnostic.code for diagnostic in row.diagnostics}
    assert row.changed == ""  # the copy has no git history


def test_row_without_translation_is_missing_it(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / "docs" / "stod" / "samtal.en.md").unlink()
    assert dict(row_of(root, "stod/samtal.md").translations) == {"en": "missing"}


def test_changed_original_puts_a_notice_on_its_translation_alone(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "docs/stod/samtal.md", "\n## ", "\nEn ny mening.\n\n## ")
    project = read_project(root)
    site = load_renderable(project)
    english = site.editions["en"]
    before = [page.path for page in english.documents.values() if _is_outdated(site, page.path)]
    assert "stod/samtal.md" in before
    renderer = Renderer(BuildContext(site, project, Urls.at("https://example.org/", project.original)))
    for path, document in english.documents.items():
        html = render_page(renderer, english, document, "")
        assert (english.locale.t.translation_outdated in html) == _is_outdated(site, path)


def _is_outdated(site: Site, path: str) -> bool:
    english = site.editions["en"]
    return english.translation(english.documents[path]).status == "outdated"


def test_changed_statement_puts_a_notice_on_its_card_alone(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "docs/malbild/boende.en.md", "translated_from: sv-", "translated_from: sv-0")
    project = read_project(root)
    site = load_renderable(project)
    english = site.editions["en"]
    document = english.documents["malbild/boende.md"]
    html = Renderer(BuildContext(site, project, Urls.at("https://example.org/", project.original))).render_body(
        english, document, ""
    )
    assert html.count(english.locale.t.card.outdated) == 1


def test_table_sorts_by_keyboard_alone(page: Page, serve: Serve, built_site: Path) -> None:
    page.goto(f"{serve(built_site)}redaktion/")
    button = page.get_by_role("button", name="LIX")
    column = [head.strip() for head in page.locator("thead th").all_inner_texts()].index("LIX") - 1
    button.focus()
    for order, reverse in (("ascending", False), ("descending", True)):
        page.keyboard.press("Enter")
        values = [int(row.locator("td").nth(column).inner_text()) for row in page.locator("tbody tr").all()]
        assert values == sorted(values, reverse=reverse)
        assert page.locator(f"th[aria-sort={order}]").inner_text().startswith("LIX")
    assert page.locator("th[aria-sort]").count() == 1


def test_table_in_print_is_whole(page: Page, serve: Serve, built_site: Path) -> None:
    page.set_viewport_size({"width": 650, "height": 900})  # A4 within its margins
    page.goto(f"{serve(built_site)}redaktion/")
    page.emulate_media(media="print")
    assert page.locator("thead button:visible").count() == page.locator("thead th").count() > 5
    assert page.locator(".page-status").evaluate("table => table.getBoundingClientRect().right") <= 650


@pytest.mark.alone  # a page that loads slowly shifts
def test_overdue_notice_appears_the_day_after_without_layout_shift(
    page: Page, serve: Serve, built_site: Path, site: Site
) -> None:
    due = site.original.documents["malbild/boende.md"].meta.next_review
    page.add_init_script(read_script("layout.js"))
    address = f"{serve(built_site)}malbild/boende/"
    for day, is_late in ((due, False), (date.fromordinal(due.toordinal() + 1), True)):
        page.clock.set_fixed_time(f"{day}T12:00:00Z")
        page.goto(address)
        assert page.locator(".notice--overdue").is_visible() == is_late
        assert page.evaluate("layout.shifts()") == 0


def test_table_marks_overdue_reviews(page: Page, serve: Serve, built_site: Path) -> None:
    page.clock.set_fixed_time("2040-01-01T12:00:00Z")
    page.goto(f"{serve(built_site)}redaktion/")
    assert page.locator("tbody tr strong").count() == page.locator("tbody tr").count()


def test_table_without_javascript_is_readable(browser: Browser, serve: Serve, built_site: Path) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{serve(built_site)}redaktion/")
    assert plain.locator("table.page-status tbody tr").first.is_visible()
    assert plain.locator("table.page-status button").count() == 0
    assert not plain.locator(".notice--overdue").is_visible()
