"""What the tests share: the real project, its site read and built, copies of it to spoil, a browser, a server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from malbild.project.config import Project, read_project
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.loader import load
from malbild.site.urls import Urls
from tests.support import web_server
from tests.support.building import ROOT, build, copy_project
from tests.support.website import Website

settings.register_profile("patient", deadline=None)  # others may share the machine
settings.load_profile("patient")

CopyOfProject = Callable[[], Path]
Serve = Callable[[Path], str]

_CHROMIUM = "/usr/bin/chromium"
_ALONE = (  # it talks to nobody but the page's own server
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


@pytest.fixture(scope="session")
def project() -> Project:
    return read_project(ROOT)


@pytest.fixture(scope="session")
def site(project: Project) -> Site:
    """The real content."""
    return load(project)


@pytest.fixture(scope="session")
def renderer(site: Site, project: Project) -> Renderer:
    """The real pages, published at an address with a path."""
    return Renderer(site, project, Urls.at("https://example.org/malbild/", project.original))


@pytest.fixture
def copy_of_project(tmp_path: Path) -> CopyOfProject:
    """Makes a copy of all that a build reads, to be changed at will."""
    return lambda: copy_project(tmp_path / f"project-{len([*tmp_path.iterdir()])}")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built once by the real command. Not to be changed."""
    return build(copy_project(tmp_path_factory.mktemp("built") / "malbild"))


@pytest.fixture(scope="session")
def website(built_site: Path) -> Website:
    """The real site, parsed."""
    return Website(built_site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=_CHROMIUM, args=[*_ALONE]) as chromium,
    ):
        yield chromium


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """`serve(folder)` gives the address, with a slash at its end, of the web server over the folder."""
    with ExitStack() as stack:
        yield cache(lambda folder: stack.enter_context(serving(partial(Silent, directory=str(folder)))))


@pytest.fixture(scope="session")
def nginx(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site, served by nginx as it is shipped."""
    with web_server.nginx(built_site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address, with a slash at its end, of a web server that answers with `handler`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))  # seconds until it sees that it shall stop
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
