"""The accessibility statement: what the law requires, and warnings when it grows old."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urljoin

import pytest

from malbild.checks.context import CheckContext
from malbild.checks.runner import lint, load
from malbild.checks.structure.accessibility import check_accessibility
from malbild.model.types.accessibility_statement import AccessibilityStatement
from malbild.project.config import Project, read_project
from malbild.site.edition import Edition, Site
from tests.support.building import CopyOfProject
from tests.support.website import Website

STATEMENT = "docs/tillganglighet.md"
HEADINGS = [  # the agency's, in its order
    "Hur tillgänglig är webbplatsen?",
    "Vad kan du göra om du inte kan använda delar av webbplatsen?",
    "Rapportera brister i webbplatsens tillgänglighet",
    "Tillsyn",
    "Teknisk information om webbplatsens tillgänglighet",
    "Innehåll som inte är tillgängligt",
    "Hur vi testat webbplatsen",
]


def statement(edition: Edition) -> AccessibilityStatement:
    (found,) = (d.meta for d in edition.documents.values() if isinstance(d.meta, AccessibilityStatement))
    return found


def codes(root: Path) -> list[tuple[str, str]]:
    diagnostics = lint(load(read_project(root)))
    return [(diagnostic.code, diagnostic.field) for diagnostic in diagnostics if diagnostic.path == STATEMENT]


def test_statement_has_the_headings_of_the_agency_template(website: Website) -> None:
    page = website.pages["tillganglighet/"]
    assert [h.text_content() for h in page.xpath("//article/h2")] == HEADINGS
    assert len(website.pages["en/tillganglighet/"].xpath("//article/h2")) == len(HEADINGS)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_statement_shows_every_fact_of_its_front_matter(website: Website, site: Site, lang: str) -> None:
    facts, say = statement(site.editions[lang]), site.editions[lang].locale.date
    page = website.pages[("" if lang == "sv" else "en/") + "tillganglighet/"]
    text = " ".join(page.text_content().split())
    days = map(say, (facts.assessed, facts.updated, facts.authority.verified_until))
    for fact in (facts.actor, facts.method, facts.authority.name, *days):
        assert fact in text
    for shortcoming in facts.shortcomings:
        assert shortcoming.text in text
        assert shortcoming.instead in text
    assert page.xpath("//a[@href=$url]", url=facts.authority.url)


def test_statement_uses_the_conformance_term_of_the_law(website: Website) -> None:
    (conformance,) = website.pages["tillganglighet/"].xpath("//h2[@id='teknisk']/following-sibling::p[1]/strong")
    assert "delvis förenlig med lagen" in conformance.text


def test_footer_links_to_the_statement_at_the_same_place(website: Website) -> None:
    for path, page in website.pages.items():
        if page.xpath("//footer[@class='site-footer']"):
            home = "en/" if page.get("lang") == "en" else ""
            first = page.xpath("//footer[@class='site-footer']//nav[2]//a")[0]
            address = urljoin(website.base + path, first.get("href"))
            assert website.path_of(address) == f"{home}tillganglighet/", path


@pytest.mark.parametrize("field", ["actor", "status", "assessed", "updated", "method", "shortcomings", "authority"])
def test_statement_with_a_missing_fact_is_reported(copy_of_project: CopyOfProject, field: str) -> None:
    project = copy_of_project()
    lines = (project / STATEMENT).read_text(encoding="utf-8").split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{field}:"))
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith(" "))
    (project / STATEMENT).write_text("\n".join(lines[:start] + lines[end:]), encoding="utf-8")
    assert ("MB102", field) in codes(project)


@pytest.mark.parametrize(
    ("old", "new", "diagnostic"),
    [
        ("status: partial", "status: full", ("MB610", "status")),
        ("status: partial", "status: delvis", ("MB104", "status")),
        ("report_to: om/index.md", "report_to: om/indx.md", ("MB118", "report_to")),
        ("situation: limited-vision", "situation: blind", ("MB104", "shortcomings[0].situation")),
        ("assessed: 2026-11-02", "assessed: i går", ("MB107", "assessed")),
    ],
)
def test_statement_with_a_wrong_fact_is_reported(
    copy_of_project: CopyOfProject, old: str, new: str, diagnostic: tuple[str, str]
) -> None:
    project = copy_of_project()
    text = (project / STATEMENT).read_text(encoding="utf-8")
    assert old in text
    (project / STATEMENT).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert diagnostic in codes(project)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (lambda facts: facts.assessed, []),
        (lambda facts: facts.assessed + timedelta(days=365), []),
        (lambda facts: facts.assessed + timedelta(days=366), ["MB611"]),
        (lambda facts: facts.authority.verified_until, ["MB611"]),
        (lambda facts: facts.authority.verified_until + timedelta(days=1), ["MB611", "MB612"]),
    ],
)
def test_statement_that_grows_old_gives_warning(
    site: Site, project: Project, day: Callable[[AccessibilityStatement], date], expected: list[str]
) -> None:
    context = CheckContext(site, replace(project, today=day(statement(site.original))))
    found = list(check_accessibility(context))
    assert [diagnostic.code for diagnostic in found] == expected
    assert all(diagnostic.is_warning for diagnostic in found)
