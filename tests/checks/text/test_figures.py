"""Lint rules on facts: numbers against the list of facts, and names of people."""

import re
from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from tests.support.building import CopyOfProject, change

PAGE, PLAIN, FACTS = "docs/bakgrund/varfor.md", "docs/nyckelord/lugn.md", "docs/uppgifter.yml"


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
        ("Det är 7 procent av 14 kommuner, år 2019.", ["7", "14", "2019"]),
        ("1. Första punkten", []),
        ("`17` och [sidan](index.md#del-3)", []),
        ("De tre är 3, och Box 1613 är en box på Kyrkogatan 14.", []),
        ("Ring 019-602 10 00 eller 1177, vardagar 8–16.30 eller kl. 13–15.", []),
        ("Torsdagen den 17 december 2026 kl. 13.00–15.30, 45 min, i rum 214.", []),
        ("Barn under 18 år, 65+ och 80-åringar, på sidan 31.", []),
        ("Lagen (2017:612) och [rapporten från 2019](https://example.org/).", []),
    ],
)
def test_figure_missing_in_the_list_is_reported(copy_of_project: CopyOfProject, text: str, figures: list[str]) -> None:
    root = copy_of_project()
    (root / FACTS).write_text("index.md: {}\n", encoding="utf-8")
    with (root / PLAIN).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")
    found = [value for path, _, value in diagnostics(root, "MB940") if path == PLAIN]
    assert found == ([", ".join(figures)] if figures else [])


def test_lines_of_the_hint_end_the_warning(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    assert diagnostics(root, "MB940") == []
    add(root, "Det bor 31 drakar här, och 57 troll.")
    facts = root / FACTS
    facts.write_text("index.md: {}\n", encoding="utf-8")
    hint = next(one.hint for one in lint(load(read_project(root))) if (one.path, one.code) == (PAGE, "MB940"))
    lines = re.findall(r'"[^"]+": källa och plats', hint)
    assert {'"31": källa och plats', '"57": källa och plats'} <= set(lines)
    facts.write_text(
        "bakgrund/varfor.md:\n  " + "\n  ".join(lines).replace("källa och", "sagobok") + "\n", encoding="utf-8"
    )
    assert PAGE not in [path for path, _, _ in diagnostics(root, "MB940")]
    facts.write_text('bakgrund/varfor.md:\n  "31": sagobok 6\n  "31 000": en bok\n', encoding="utf-8")
    assert diagnostics(root, "MB942") == [(FACTS, 3, "31 000")]


def test_credit_of_a_photographer_passes(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / FACTS).write_text("index.md: {}\n", encoding="utf-8")
    add(root, "Samtal i stugan. Foto: Anna Lindgren")
    assert diagnostics(root, "MB943") == []


def test_person_who_is_no_speaker_is_reported_once(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    assert not (root / FACTS).exists()
    add(root, "Det säger Bo Lindgren.")
    assert diagnostics(root, "MB943") == []  # without a list of facts
    (root / FACTS).write_text("index.md: {}\n", encoding="utf-8")
    change(root, PAGE, "Det säger Bo Lindgren.\n", "")
    line = add(root, "Det säger Anna Lindgren. Anna Lindgren vet.")
    assert diagnostics(root, "MB943") == [(PAGE, line, "Anna Lindgren")]
    seminar = next((root / "docs/seminarier").glob("1.md")).relative_to(root).as_posix()
    change(root, seminar, "speakers: [", "speakers: [Anna Lindgren, ")
    assert diagnostics(root, "MB943") == []
