"""Firefox, WebKit and Chromium on the real site, each started once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browsers import BROWSERS
from tests.support.error_reports import ErrorReports, serve_with_reports
from tests.support.webdriver import Window


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
