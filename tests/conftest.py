"""What the tests share: the real project, its site, and copies of it to spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from malbild.content import load
from malbild.project import Project, read_project
from malbild.render import Renderer
from malbild.site import Site
from malbild.urls import Urls

ROOT = Path(__file__).parent.parent
CopyOfProject = Callable[[], Path]


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

    def copy() -> Path:
        target = tmp_path / f"project-{len([*tmp_path.iterdir()])}"
        for folder in ("docs", "hooks", "overrides"):
            shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", target)
        return target

    return copy
