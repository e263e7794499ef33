"""The four packages that the site is built with are all at work: a build opens their files."""

import subprocess
import sys

from tests.bench.opened_files import by_package
from tests.support.building import ROOT, CopyOfProject, environment

EXTENSIONS = (
    "blocks/admonition", "blocks/caption", "blocks/details", "blocks/tab", "caret", "details", "fancylists", "keys",
    "mark", "tabbed", "tasklist", "tilde",
)  # fmt: skip


def test_files_are_counted_by_package_and_source() -> None:
    paths = [
        "/x/site-packages/pymdownx/__pycache__/mark.cpython-311.pyc",
        "/x/site-packages/pymdownx/mark.py",
        "mkdocs.yml",
    ]
    assert by_package(paths) == {
        "mkdocs": set(), "material": set(), "mkdocs_static_i18n": set(), "pymdownx": {"pymdownx/mark.py"},
    }  # fmt: skip


def test_build_opens_files_of_all_four_packages(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    command = [sys.executable, "-m", "tests.bench.opened_files", "--list"]
    settings = environment(root) | {"PYTHONPATH": f"{ROOT}:{ROOT / 'hooks'}"}
    done = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=True)
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert {f"pymdownx/{name}.py" for name in EXTENSIONS} <= set(lines)
    for package in ("mkdocs", "material", "mkdocs_static_i18n"):
        assert any(line.startswith(f"{package}/") for line in lines)
