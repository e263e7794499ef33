"""Lint rules on facts: numbers against the list of facts, and names of people."""

from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, change

PAGE, FACTS = "docs/bakgrund/varfor.md", "docs/uppgifter.yml"


def diagnostics(root: Path, *codes: str) -> list[tuple[str, int, str]]:
    found = lint(load(read_project(root)))
    return [(one.path, one.line, str(one.params["value"])) for one in found if one.code in codes]


def add(root: Path, text: str) -> int:
    with (root / PAGE).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")
    return (root / PAGE).read_text(encoding="utf-8").count("\n")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Det är 180 000 fler.", ["180 000"]),
        ("Enligt SOU 2017:53 och prop. 2019/20:164.", ["2017:53", "2019/20:164"]),
        ("Det är 5,5 procent, eller 5,5.", ["5,5"]),
        ("1. Första punkten", []),
        ("`17` och [sidan](index.md#del-3)", []),
    ],
)
def test_figure_missing_in_the_list_is_reported(copy_of_project: CopyOfProject, text: str, figures: list[str]) -> None:
    root = copy_of_project()
    (root / FACTS).write_text("bakgrund/index.md: {}\n", encoding="utf-8")
    line = add(root, text)
    found = [value for path, at, value in diagnostics(root, "MB940") if (path, at) == (PAGE, line)]
    assert found == figures


def test_line_of_the_hint_ends_the_warning(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    assert diagnostics(root, "MB940") == []
    line = add(root, "Det bor 31 drakar här.")
    facts = root / FACTS
    facts.write_text("", encoding="utf-8")
    facts.write_text('bakgrund/varfor.md:\n  "31": sagobok 6\n  "99": sagobok\n  "31 000": en bok\n', encoding="utf-8")
    assert (PAGE, line, "31") not in diagnostics(root, "MB940")
    assert diagnostics(root, "MB941") == [(FACTS, 3, "99"), (FACTS, 4, "31 000")]
    assert diagnostics(root, "MB942") == [(FACTS, 4, "31 000")]


def test_person_who_is_no_speaker_is_reported_once(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    line = add(root, "Det säger Anna Lindgren. Anna Lindgren vet.")
    assert diagnostics(root, "MB943") == [(PAGE, line, "Anna Lindgren")]
    seminar = next((root / "docs/seminarier").glob("1.md")).relative_to(root).as_posix()
    change(root, seminar, "speakers: [", "speakers: [Anna Lindgren, ")
    assert diagnostics(root, "MB943") == []
