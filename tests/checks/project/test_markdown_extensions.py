"""Checks of the list of Markdown extensions in mkdocs.yml."""

import pytest

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, change


@pytest.mark.parametrize(
    ("old", "new", "code", "value"),
    [
        ("  - footnotes\n", "", "MB350", "footnotes"),
        ("  - footnotes\n", "  - footnotes\n  - pymdownx.snippets\n", "MB369", "pymdownx.snippets"),
        ("  - footnotes\n", "  - footnotes\n  - toc:\n      permalink: true\n", "MB369", "toc"),
        ("  - footnotes\n", "  - footnotes\n  - toc\n", "", ""),
        ("  - pymdownx.tasklist\n", "  - pymdownx.tasklist:\n      custom_checkbox: false\n", "", ""),
    ],
)
def test_markdown_extension_missing_or_unused_is_reported(
    old: str, new: str, code: str, value: str, copy_of_project: CopyOfProject
) -> None:
    root = copy_of_project()
    change(root, "mkdocs.yml", old, new)
    found = [one for one in lint(load(read_project(root))) if one.path == "mkdocs.yml"]
    assert [(one.code, one.params["value"]) for one in found] == ([(code, value)] if code else [])
