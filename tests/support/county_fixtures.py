"""The made-up county under the names of all tests' fixtures, until every package's tests run on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from malbild.project.config import Project
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from tests.support import web_server
from tests.support.building import CopyOfProject
from tests.support.error_reports import ErrorReports, serve_with_reports
from tests.support.website import Website


@pytest.fixture(scope="session")
def project(county_project: Project) -> Project:
    return county_project


@pytest.fixture(scope="session")
def site(county: Site) -> Site:
    return county


@pytest.fixture(scope="session")
def context(county_renderer: Renderer) -> BuildContext:
    return county_renderer.context


@pytest.fixture(scope="session")
def renderer(county_renderer: Renderer) -> Renderer:
    return county_renderer


@pytest.fixture
def copy_of_project(copy_of_county: CopyOfProject) -> CopyOfProject:
    return copy_of_county


@pytest.fixture(scope="session")
def built_site(built_county: Path) -> Path:
    return built_county


@pytest.fixture(scope="session")
def website(county_website: Website) -> Website:
    return county_website


@pytest.fixture(scope="session")
def nginx(built_county: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with web_server.nginx(built_county, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(scope="session")
def server(built_county: Path) -> Iterator[ErrorReports]:
    with serve_with_reports(built_county) as reports:
        yield reports
