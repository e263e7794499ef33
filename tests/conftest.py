"""Fixtures of all tests: the made-up county, its site loaded and built, copies of it, servers, browsers."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

import malbild
from malbild.checks.runner import load_renderable
from malbild.project.config import Project, read_project
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.urls import Urls
from tests.support import web_server
from tests.support.browsers import BROWSERS
from tests.support.browsing import CHROMIUM, OFFLINE
from tests.support.building import COUNTY, ROOT, CopyOfProject, build_once, copy_project, shared_folder
from tests.support.error_reports import ErrorReports, serve_with_reports
from tests.support.http_server import Serve, serve_folder
from tests.support.webdriver import Window
from tests.support.website import Website

if not Path(malbild.__file__).is_relative_to(ROOT):
    raise pytest.UsageError(f"The tests of {ROOT} import the package of {malbild.__file__}: run make .venv/test")

for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):  # `make test` sets them; a make that a test runs would obey them
    os.environ.pop(name, None)

settings.register_profile("patient", deadline=None)  # a time limit would fail on a busy machine
settings.load_profile("patient")
expect.set_options(timeout=30_000)  # as long as Playwright's other calls wait; its 5 seconds are too few, as above


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The made-up county, as a copy with the templates of the engine."""
    return read_project(copy_project(tmp_path_factory.mktemp("county") / "sagolund", COUNTY))


@pytest.fixture(scope="session")
def site(project: Project) -> Site:
    """The content of the made-up county, loaded."""
    return load_renderable(project)


@pytest.fixture(scope="session")
def context(site: Site, project: Project) -> BuildContext:
    """The made-up county's site, published at a URL with a path."""
    return BuildContext(site, project, Urls.at("https://example.org/malbild/", project.original))


@pytest.fixture(scope="session")
def renderer(context: BuildContext) -> Renderer:
    """The renderer of the made-up county's site."""
    return Renderer(context)


@pytest.fixture
def copy_of_project(tmp_path: Path) -> CopyOfProject:
    """A function that makes a fresh copy of the made-up county with the engine and returns its folder."""
    return lambda: copy_project(tmp_path / f"project-{len([*tmp_path.iterdir()])}", COUNTY)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the made-up county's site, built once by the real command; read only."""
    return build_once(shared_folder(tmp_path_factory), "sagolund", COUNTY)


@pytest.fixture(scope="session")
def website(built_site: Path) -> Website:
    """The made-up county's site, parsed."""
    return Website(built_site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=[*OFFLINE]) as chromium,
    ):
        yield chromium


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """A function that serves a folder and returns its URL, with a final slash."""
    with ExitStack() as stack:
        yield cache(lambda folder: stack.enter_context(serve_folder(folder)))


@pytest.fixture(scope="session")
def nginx(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the made-up county's site, served by nginx with the shipped configuration."""
    with web_server.nginx(built_site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[ErrorReports]:
    with serve_with_reports(built_site) as reports:
        yield reports


@pytest.fixture(scope="session", params=BROWSERS)
def started(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    with BROWSERS[request.param](tmp_path_factory.mktemp(request.param)) as window:
        yield window


@pytest.fixture
def window(started: Window, server: ErrorReports) -> Iterator[Window]:
    """The browser on the start page; no page may report an error."""
    yield from _used(started, server)


@pytest.fixture(params=BROWSERS)
def scriptless(request: pytest.FixtureRequest, server: ErrorReports, tmp_path: Path) -> Iterator[Window]:
    with BROWSERS[request.param](tmp_path, script=False) as window:
        yield from _used(window, server)


@pytest.fixture(params=BROWSERS)
def forgetful(request: pytest.FixtureRequest, server: ErrorReports, tmp_path: Path) -> Iterator[Window]:
    """A browser that refuses to store anything."""
    with BROWSERS[request.param](tmp_path, storage=False) as window:
        yield from _used(window, server)


def _used(window: Window, server: ErrorReports) -> Iterator[Window]:
    server.errors.clear()
    window.resize(1280, 800)
    window.open(server.address)
    yield window
    window.open("about:blank")  # what a page has left to say is sent
    assert server.errors == []
