"""Fixtures of the tests of Örebro's content: the same names as elsewhere, for the content in `docs/`."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from malbild.checks.runner import load_renderable
from malbild.project.config import Project, read_project
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.urls import Urls
from tests.support import web_server
from tests.support.building import ROOT, CopyOfProject, build_once, copy_project, shared_folder
from tests.support.error_reports import ErrorReports, serve_with_reports
from tests.support.website import DEFAULT_ADDRESS, Website


@pytest.fixture(scope="session")
def project() -> Project:
    return read_project(ROOT)


@pytest.fixture(scope="session")
def site(project: Project) -> Site:
    """Örebro's content, loaded."""
    return load_renderable(project)


@pytest.fixture(scope="session")
def context(site: Site, project: Project) -> BuildContext:
    """Örebro's site, published at a URL with a path."""
    return BuildContext(site, project, Urls.at("https://example.org/malbild/", project.original))


@pytest.fixture(scope="session")
def renderer(context: BuildContext) -> Renderer:
    """The renderer of Örebro's site."""
    return Renderer(context)


@pytest.fixture
def copy_of_project(tmp_path: Path) -> CopyOfProject:
    """A function that makes a fresh copy of the repository's project and returns its folder."""
    return lambda: copy_project(tmp_path / f"project-{len([*tmp_path.iterdir()])}")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Örebro's site, built once by the real command, or before by `make test-texts`; read only."""
    if built := os.environ.get("BUILT_SITE"):
        return Path(built)
    return build_once(shared_folder(tmp_path_factory), "malbild")


@pytest.fixture(scope="session")
def website(built_site: Path) -> Website:
    """Örebro's site, parsed."""
    return Website(built_site, os.environ.get("SITE_URL") or DEFAULT_ADDRESS)


@pytest.fixture(scope="session")
def nginx(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of Örebro's site, served by nginx with the shipped configuration."""
    with web_server.nginx(built_site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[ErrorReports]:
    """The server of Örebro's site to the browsers."""
    with serve_with_reports(built_site) as reports:
        yield reports
