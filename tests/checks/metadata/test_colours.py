"""The contrast of perspectives' own colours."""

import pytest

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, change


@pytest.mark.parametrize(
    ("light", "dark", "found"),
    [
        ("#97401f", "#f4a988", []),
        ("#e0a080", "#f4a988", [("colours.light", 13)]),
        ("#97401f", "#97401f", [("colours.dark", 14)]),
    ],
)
def test_check_colours_reports_low_contrast(
    copy_of_project: CopyOfProject, light: str, dark: str, found: list[tuple[str, int]]
) -> None:
    root = copy_of_project()
    colours = f'order: 1\ncolours:\n  light: "{light}"\n  dark: "{dark}"\n'
    change(root, "docs/malbild/boende.md", "order: 1\n", colours)
    diagnostics = lint(load(read_project(root)))
    assert [(one.field, one.line) for one in diagnostics if one.code == "MB704"] == found
