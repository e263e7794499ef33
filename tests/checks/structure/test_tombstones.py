"""Checks of tombstones."""

import pytest

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, change
from tests.support.tombstones import add_tombstones


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"id": "lampan-lyser"}, "MB142", "statements[0].id"),
        ({"address": ""}, "MB102", "removed[1].address"),
        ({"address": "    address: malbild/arbetslag/\n"}, "MB141", "removed[1].address"),
        ({"id": "../x"}, "MB105", "removed[0].id"),
        ({"kind": "kind: page"}, "MB104", "removed[0].kind"),
    ],
)
def test_tombstone_with_a_wrong_field_is_reported_at_its_place(
    copy_of_project: CopyOfProject, changes: dict[str, str], code: str, where: str
) -> None:
    diagnostics = lint(load(read_project(add_tombstones(copy_of_project(), **changes))))
    found = [
        (diagnostic.path, diagnostic.code, diagnostic.field) for diagnostic in diagnostics if not diagnostic.is_warning
    ]
    assert ("docs/malbild/boende.md", code, where) in found


def test_tombstone_with_an_id_in_use_is_reported_once(copy_of_project: CopyOfProject) -> None:
    diagnostics = lint(load(read_project(add_tombstones(copy_of_project(), id="lampan-lyser"))))
    assert [diagnostic.code for diagnostic in diagnostics if not diagnostic.is_warning] == ["MB142"]


MOVED, STOOD = "moved_from: [{}]\n", "address: malbild/besokare/"
OTHERS = {  # what else has the path of something removed
    "a page that has moved": ("nyckelord/ordning.md", MOVED.format("malbild/besokare/"), "moved_from"),
    "a page that has moved from where a statement stood": (
        "nyckelord/ordning.md", MOVED.format("malbild/boende/egen-lykta/"), "moved_from",
    ),
    "a page that has moved from where a statement stands": (
        "nyckelord/ordning.md", MOVED.format("malbild/boende/lampan-lyser/"), "moved_from",
    ),
    "another page that is gone": (
        "nyckelord/lugn.md",
        f"removed:\n  - {{id: brask, kind: keyword, date: 2026-05-01, text: Borta., {STOOD}}}\n",
        "removed[0].address",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "lines", "where"), OTHERS.values(), ids=OTHERS)
def test_redirect_path_used_twice_is_reported(
    copy_of_project: CopyOfProject, file: str, lines: str, where: str
) -> None:
    root = add_tombstones(copy_of_project())
    change(root, f"docs/{file}", "owner: ", f"{lines}owner: ")
    diagnostics = lint(load(read_project(root)))
    found = [
        (diagnostic.path, diagnostic.code, diagnostic.field) for diagnostic in diagnostics if diagnostic.code == "MB141"
    ]
    assert found == [(f"docs/{file}", "MB141", where)]


def test_tombstones_on_one_page_with_one_path_are_reported(copy_of_project: CopyOfProject) -> None:
    root = add_tombstones(copy_of_project(), id="unga", kind="kind: perspective\n    address: malbild/besokare/")
    diagnostics = lint(load(read_project(root)))
    assert ("MB141", "removed[1].address") in {(diagnostic.code, diagnostic.field) for diagnostic in diagnostics}


def test_tombstones_with_one_id_are_reported(copy_of_project: CopyOfProject) -> None:
    root = add_tombstones(copy_of_project(), id="besokare", kind="kind: perspective\n    address: malbild/annan/")
    diagnostics = lint(load(read_project(root)))
    assert ("MB106", "removed[1].id") in {(diagnostic.code, diagnostic.field) for diagnostic in diagnostics}
