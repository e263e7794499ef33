"""Checks across pages: references, navigation, languages."""

from dataclasses import replace

import pytest

from malbild.checks.context import CheckContext
from malbild.checks.project.navigation import check_navigation
from malbild.checks.runner import load
from malbild.checks.structure.references import check_references
from malbild.diagnostics.diagnostic import ContentError
from malbild.project.config import Project
from malbild.project.mkdocs_yml.nodes import CONFIG
from malbild.site.edition import Site


def test_keyword_see_also_unknown_or_itself_is_reported(site: Site, project: Project) -> None:
    page = site.original.keywords[0]
    meta = page.meta.model_copy(update={"see_also": (page.meta.id, "tilit")})
    edition = replace(site.original, documents=dict(site.original.documents) | {page.path: replace(page, meta=meta)})
    context = CheckContext(Site({edition.lang: edition}), project)
    found = [(diagnostic.path, diagnostic.code) for diagnostic in check_references(context)]
    assert found == [(page.file, "MB104"), (page.file, "MB137")]


def test_navigation_missing_duplicate_or_unknown_page_is_reported(site: Site, project: Project) -> None:
    (first, _), *others = project.nav.pages
    assert [*check_navigation(CheckContext(site, project))] == []
    changed = replace(
        project,
        nav=replace(project.nav, pages=(*others, (others[0][0], 901), ("om/indx.md", 902))),
        footer=(("om/x.md", 903),),
    )
    found = [
        (diagnostic.path, diagnostic.line, diagnostic.code)
        for diagnostic in check_navigation(CheckContext(site, changed))
    ]
    assert found == [
        *((CONFIG, line, code) for line, code in ((901, "MB403"), (902, "MB401"), (903, "MB401"))),
        (f"docs/{first}", 1, "MB402"),
    ]


def test_language_without_a_locale_file_is_reported(project: Project) -> None:
    with pytest.raises(ContentError) as refused:
        load(replace(project, languages=("sv", "xx")))
    assert [(diagnostic.path, diagnostic.code) for diagnostic in refused.value.diagnostics] == [(CONFIG, "MB205")]
