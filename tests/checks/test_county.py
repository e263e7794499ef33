"""The made-up county of the engine's tests: content without errors that shows every component."""

from malbild.checks.runner import lint, load
from malbild.content.components import COMPONENTS
from malbild.project.config import Project
from malbild.site.edition import Site


def test_county_as_it_is_has_no_diagnostics(project: Project) -> None:
    diagnostics = lint(load(project))
    assert diagnostics == []


def test_county_as_it_is_shows_every_component(site: Site) -> None:
    documents = [document for edition in site.editions.values() for document in edition.documents.values()]
    assert {found.name for document in documents for found in document.shortcodes} == COMPONENTS.keys()
