"""Diagnostics of shortcodes, slides and a lock that have nothing to show or to guard."""

import shutil
from dataclasses import replace

import pytest

from malbild.checks.body.components import check_components
from malbild.checks.context import CheckContext
from malbild.checks.metadata.slides import check_slides
from malbild.checks.runner import load
from malbild.checks.structure.accessibility import check_accessibility
from malbild.model.types.accessibility_statement import AccessibilityStatement
from malbild.model.types.pages import Keyword, Page, Perspective, Seminar
from malbild.project.config import Project, read_project
from malbild.site.edition import Edition, Site
from tests.support.building import SMALL_COUNTY, CopyOfProject

EVENTS = {"events": (), "shifts": ()}


def without(site: Site, kind: type[Page]) -> Site:
    """Return the original edition without the pages of a kind, events and shifts."""
    original = site.original
    pages = {
        path: replace(page, meta=page.meta.model_copy(update=EVENTS))
        for path, page in original.documents.items()
        if not isinstance(page.meta, kind)
    }
    return Site({original.lang: Edition(original.locale, original.settings, pages)})


@pytest.mark.parametrize(
    ("kind", "shortcodes"),
    [
        (Keyword, {"easy-keywords", "keywords", "matrix", "timeline"}),
        (Seminar, {"lectures", "seminars", "timeline"}),
        (
            Perspective,
            {
                "conversation", "embed-generator", "matrix", "perspectives", "proposals", "vision", "word-index",
            },
        ),
    ],
)  # fmt: skip
def test_check_components_reports_what_has_nothing_to_show(
    site: Site, project: Project, kind: type[Page], shortcodes: set[str]
) -> None:
    found = check_components(CheckContext(without(site, kind), project))
    reported = {str(one.params["value"]) for one in found if one.code == "MB341"}
    assert reported - {"timeline"} == shortcodes - {"timeline"}


def test_check_components_of_a_full_site_reports_nothing(site: Site, project: Project) -> None:
    assert [*check_components(CheckContext(site, project))] == []


def test_check_slides_reports_slides_with_nothing_to_show(site: Site, project: Project) -> None:
    found = check_slides(CheckContext(without(site, Keyword), project))
    assert [one.params["value"] for one in found if one.code == "MB705"] == ["shifts", "keywords"]


def test_lock_of_another_county_is_reported_once(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    shutil.copy(SMALL_COUNTY / "docs" / "adopted.lock", root / "docs")
    diagnostics = load(read_project(root)).diagnostics
    assert [(one.path, one.code) for one in diagnostics] == [("docs/adopted.lock", "MB509")]


def test_site_without_accessibility_statement_gives_a_warning(site: Site, project: Project) -> None:
    (warning,) = check_accessibility(CheckContext(without(site, AccessibilityStatement), project))
    assert warning.is_warning
    assert 'new KIND=accessibility TITLE="Tillgänglighetsredogörelse" PAGE=tillganglighet.md' in str(warning)
