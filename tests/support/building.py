"""Copies of the project, and the command line run in them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from malbild.project.git import last_commit
from malbild.project.theme.overrides import Overrides

ROOT = Path(__file__).parents[2]
OVERRIDES = Overrides.of(ROOT)
COUNTY = ROOT / "tests" / "data" / "county"
"""Content of a county that is openly made up: the engine's tests run on it."""
SMALL_COUNTY = ROOT / "tests" / "data" / "small_county"
"""Content of another one, five pages that use the engine as an installed package."""
BUILD_TIME = str(last_commit(ROOT))
"""The time of builds in copies of the project, which are not in git."""
CopyOfProject = Callable[[], Path]
_ENGINE, _CONTENT = ("hooks/mkdocs_events.py", "overrides", "Makefile"), ("docs", "mkdocs.yml")  # what a build reads


def copy_project(target: Path, content: Path = ROOT) -> Path:
    """Copy the templates, the hook and a project's content to a folder, to be changed at will.

    The installed package builds it; see `copy_package`.
    """
    for folder, names in ((ROOT, _ENGINE), (content, _CONTENT)):
        for name in names:
            _copy(folder / name, target / name)
    return target


def copy_package(root: Path) -> Path:
    """Copy the package to a copy of the project, whose commands use it from then on; return its folder."""
    return _copy(ROOT / "hooks" / "malbild", root / "hooks" / "malbild")


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        return Path(shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__")))
    return Path(shutil.copy(source, target))


STATEMENT = "tillganglighet.md"
"""The accessibility statement, which the menu of a project made from nothing needs too."""


def write_required_files(root: Path) -> None:
    """Give a project made from nothing the made-up county's settings and accessibility statement."""
    shutil.copy(COUNTY / "docs" / "settings.yml", root / "docs")
    statement = (COUNTY / "docs" / STATEMENT).read_text(encoding="utf-8")
    text = statement.replace("report_to: om/index.md", f"report_to: {STATEMENT}")
    (root / "docs" / STATEMENT).write_text(text, encoding="utf-8")


def change(root: Path, path: str, old: str, new: str) -> int:
    """Replace the first `old` by `new` in a file of a copy; return the line where it begins."""
    text = (root / path).read_text(encoding="utf-8")
    before, found, _ = text.partition(old)
    assert found, old
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return before.count("\n") + 1


def add_language(root: Path, locale: str, name: str) -> None:
    """Add a language to mkdocs.yml in a copy of the project."""
    entry = f"        - locale: {locale}\n          name: {name}\n          build: true\n"
    change(root, "mkdocs.yml", "\nmarkdown_extensions:", f"{entry}\nmarkdown_extensions:")


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file in a folder, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def read_script(name: str) -> str:
    """Return the text of a script in tests/support, to be run in a browser or by Node."""
    return (ROOT / "tests" / "support" / name).read_text(encoding="utf-8")


def environment(root: Path, **settings: str) -> dict[str, str]:
    """Return the environment of a command in a copy of the project."""
    own = {"PYTHONPATH": str(root / "hooks")} if (root / "hooks" / "malbild").is_dir() else {}
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": BUILD_TIME} | own | settings


def run(
    command: str, root: Path, *arguments: str, within: Sequence[str] = (), **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `python -m malbild COMMAND` in a folder as the Makefile does.

    `within` is a command line that runs others, such as `faketime DATE`.
    """
    return subprocess.run(
        [*within, sys.executable, "-m", "malbild", command, *arguments],
        cwd=root,
        env=environment(root, **settings),
        capture_output=True,
        text=True,
        check=False,
    )


def build(root: Path, within: Sequence[str] = (), **settings: str) -> Path:
    """Build the whole site and return its folder; a failure shows the output of the build."""
    return _site_of(run("build", root, within=within, **settings), root)


def build_once(shared: Path, name: str, content: Path = ROOT) -> Path:
    """Build a project's site in a folder that all workers of pytest share, unless one of them has; return its folder.

    Each worker would otherwise build the same sites. They are read only.
    """
    root = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if (root / "site").exists():
            return root / "site"
        shutil.rmtree(root, ignore_errors=True)  # of a build that failed
        return build(copy_project(root, content))


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder of the whole run, of which each worker of xdist has one of its own.

    `make test` runs pytest twice, and gives both the same folder.
    """
    if given := os.environ.get("SHARED_SITES"):
        return Path(given)
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def build_pages(root: Path, **settings: str) -> Path:
    """Build the site without documents, which take most of a build's time; return its folder."""
    return _site_of(run("build", root, "--pages-only", **settings), root)


def _site_of(done: subprocess.CompletedProcess[str], root: Path) -> Path:
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"
