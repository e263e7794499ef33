"""A copy of the project, and the real command run in it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PARTS = ("docs", "hooks", "overrides", "mkdocs.yml")  # what a build reads


def copy_project(target: Path) -> Path:
    """The project as a build sees it, in a folder of its own, to be changed at will."""
    for name in _PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target / name)
    return target


def change(root: Path, path: str, old: str, new: str) -> None:
    """Puts `new` in the first place of `old` in a file of a copy."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def run(
    command: str, root: Path, *arguments: str, within: Sequence[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """`python -m malbild COMMAND` in the folder, as the Makefile runs it, or by a command that runs others."""
    return subprocess.run(
        [*within, sys.executable, "-m", "malbild", command, *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "hooks"), "NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def build(root: Path, within: Sequence[str] = (), **environment: str) -> Path:
    """The folder of the whole site, built; a failure is shown with everything the build said."""
    return _built(run("build", root, within=within, **environment), root)


def build_pages(root: Path, **environment: str) -> Path:
    """The same without the documents, which take most of a build's time."""
    return _built(run("build", root, "--pages-only", **environment), root)


def _built(done: subprocess.CompletedProcess[str], root: Path) -> Path:
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"
