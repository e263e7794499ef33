"""A second generator without MkDocs and Material: the same site, byte for byte."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import COUNTY, ROOT, copy_project, environment, files
from tests.support.way_out import generate
from tests.support.website import DEFAULT_ADDRESS


def test_second_generator_makes_the_same_site(
    built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    root = copy_project(tmp_path / "county", COUNTY)
    generate(root, DEFAULT_ADDRESS)
    mine, other = files(built_site), files(root / "site")
    assert other.keys() == mine.keys()
    assert [path for path, content in mine.items() if other[path] != content] == []


def test_second_generator_does_not_import_mkdocs() -> None:
    program = "import sys, tests.support.way_out; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"malbild", "markdown"} <= {*done.stdout.split()}
    assert {"mkdocs", "material", "mkdocs_static_i18n"}.isdisjoint(done.stdout.split())
