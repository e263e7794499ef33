"""Checks of redirect paths."""

import pytest

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.building import CopyOfProject
from tests.support.tombstones import add_redirects


@pytest.mark.parametrize(
    ("addresses", "codes"),
    [
        (("malbild/",), ["MB141"]),
        (("register/", "register/"), ["MB141"]),
        (("/register/",), ["MB140"]),
        (("register",), ["MB140"]),
        (("../register/",), ["MB140"]),
        (("https://example.org/",), ["MB140"]),
    ],
)
def test_invalid_redirect_path_is_reported(
    copy_of_project: CopyOfProject, addresses: tuple[str, ...], codes: list[str]
) -> None:
    project = copy_of_project()
    add_redirects(project, *addresses)
    diagnostics = lint(load(read_project(project)))
    assert [diagnostic.code for diagnostic in diagnostics if diagnostic.path == "docs/ordregister.md"] == codes
