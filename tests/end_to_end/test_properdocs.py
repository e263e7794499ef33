"""The choice of ProperDocs, the continuation of MkDocs 1.x, in MkDocs' place."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import environment


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
