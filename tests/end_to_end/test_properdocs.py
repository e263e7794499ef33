"""ProperDocs, the continuation of MkDocs 1.x, in MkDocs' place: how it is chosen, and the same site, byte for byte."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import CopyOfProject, build, environment, files


@pytest.mark.parametrize(("engine", "module"), [("properdocs", "properdocs"), ("", "mkdocs")])
def test_engine_variable_chooses_what_builds(tmp_path: Path, engine: str, module: str) -> None:
    code = "from malbild.mkdocs_adapter.language_builds import build, mkdocs; print(build.__module__, mkdocs.__name__)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(tmp_path, MALBILD_ENGINE=engine),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [f"{module}.commands.build", module]


def test_site_built_with_properdocs_has_the_same_bytes(built_site: Path, copy_of_project: CopyOfProject) -> None:
    other = files(build(copy_of_project(), MALBILD_ENGINE="properdocs"))
    mine = files(built_site)
    assert other.keys() == mine.keys()
    assert [name for name, content in mine.items() if other[name] != content] == []
