"""Copies of the project, and the command line run in them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
COUNTY = ROOT / "tests" / "data" / "county"
"""Content of a county that is openly made up: the engine's tests run on it."""
CopyOfProject = Callable[[], Path]
_ENGINE, _CONTENT = ("hooks", "overrides"), ("docs", "mkdocs.yml")  # what a build reads


def copy_project(target: Path, content: Path = ROOT) -> Path:
    """Copy the engine and a project's content to a folder, to be changed at will."""
    for source in (*(ROOT / name for name in _ENGINE), *(content / name for name in _CONTENT)):
        if source.is_dir():
            shutil.copytree(source, target / source.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / source.name)
    return target


def change(root: Path, path: str, old: str, new: str) -> int:
    """Replace the first `old` by `new` in a file of a copy; return the line where it begins."""
    text = (root / path).read_text(encoding="utf-8")
    before, found, _ = text.partition(old)
    assert found, old
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return before.count("\n") + 1


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file in a folder, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def read_script(name: str) -> str:
    """Return the text of a script in tests/support, to be run in a browser or by Node."""
    return (ROOT / "tests" / "support" / name).read_text(encoding="utf-8")


def run(
    command: str, root: Path, *arguments: str, within: Sequence[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `python -m malbild COMMAND` in a folder as the Makefile does.

    `within` is a command line that runs others, such as `faketime DATE`.
    """
    return subprocess.run(
        [*within, sys.executable, "-m", "malbild", command, *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def build(root: Path, within: Sequence[str] = (), **environment: str) -> Path:
    """Build the whole site and return its folder; a failure shows the output of the build."""
    return _site_of(run("build", root, within=within, **environment), root)


def build_pages(root: Path, **environment: str) -> Path:
    """Build the site without documents, which take most of a build's time; return its folder."""
    return _site_of(run("build", root, "--pages-only", **environment), root)


def _site_of(done: subprocess.CompletedProcess[str], root: Path) -> Path:
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"
