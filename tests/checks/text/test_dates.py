"""Lint rules on dates of seminars, beside each other and beside today."""

import pytest

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, change

SEMINAR = "docs/seminarier/2.md"


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("2029-05-09", "Seminarium 1 är senare, 2031-03-14"),
        ("2099-05-09", "Året är för långt fram"),
        ("2031-05-10", None),
    ],
)
def test_seminar_date_that_cannot_be_is_reported(copy_of_project: CopyOfProject, date: str, reason: str | None) -> None:
    root = copy_of_project()
    change(root, SEMINAR, "date: 2031-05-09", f"date: {date}")
    found = [one.params["why"] for one in lint(load(read_project(root))) if one.code == "MB853"]
    assert found == ([reason] if reason else [])
