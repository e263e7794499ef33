"""What no single file can know to be wrong is found between the files, and nothing is said twice or in vain."""

from pathlib import Path

import pytest

from building import change
from conftest import CopyOfProject
from malbild.content import inspect
from malbild.project import read_project

Found = list[tuple[str, str, str]]


def _found(root: Path) -> Found:
    _, problems = inspect(read_project(root))
    return [(problem.path, problem.code, problem.message) for problem in problems if not problem.is_warning]


@pytest.mark.parametrize(
    ("edit", "code", "message"),
    [
        (
            ("docs/malbild/samverkan.md", "id: partnerskap-i-team", "id: stod-tidigt"), "MB106",
            'Id:t "stod-tidigt" finns redan i docs/malbild/invanare.md.',
        ),
        (
            ("docs/nyckelord/ansvar.md", "see_also: [", "see_also: [tilit, "), "MB104",
            '"tilit" finns inte. Menade du "tillit"?',
        ),
        (
            ("docs/bakgrund/varfor.md", "[[figure:befolkning]]", "[[figure:befolknig]]"), "MB302",
            'Sidan har ingen figur med id:t "befolknig". Menade du "befolkning"?',
        ),
        (
            ("docs/om/index.md", "\n## ", "\n[[parties]]\n\n## "), "MB304",
            "[[parties]] har inget att visa på den här sidan.",
        ),
        (
            ("docs/om/index.md", "\n## ", "\n# Rubrik\n\n## "), "MB303",
            "Brödtexten har en egen huvudrubrik: Rubrik",
        ),
        (
            ("docs/beslut/index.md", "    source: rapport", "    source: raport"), "MB117",
            'Källan "raport" finns inte i källistan. Menade du "rapport"?',
        ),
        (
            ("mkdocs.yml", "stod/gruppovning.md", "stod/gruppovnig.md"), "MB401",
            'Sidan "stod/gruppovnig.md" finns inte. Menade du "stod/gruppovning.md"?',
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_told(
    edit: tuple[str, str, str], code: str, message: str, copy_of_project: CopyOfProject
) -> None:
    root = copy_of_project()
    change(root, *edit)
    assert (edit[0], code, message) in _found(root)


def test_a_page_outside_the_menu_is_told_with_the_line_to_add(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "mkdocs.yml", "      - stod/gruppovning.md\n", "")
    _, problems = inspect(read_project(root))
    (problem,) = [problem for problem in problems if problem.code == "MB402"]
    assert (problem.path, problem.fix) == (
        "docs/stod/gruppovning.md",
        "Lägg till en rad under nav i mkdocs.yml: stod/gruppovning.md",
    )


def test_a_line_of_the_menu_is_told_where_it_stands(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "mkdocs.yml", "      - om/kallor.md", "      - om/kalla.md  # index.md")
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    _, problems = inspect(read_project(root))
    assert [problem.line for problem in problems if problem.code == "MB401"] == [
        lines.index("      - om/kalla.md  # index.md") + 1
    ]


@pytest.mark.parametrize(
    "text", ["    # kod", "```\n# kod\n[[inget]]\n```", "~~~\n# kod\n~~~", "`[[timeline]]`", "\\# text"]
)
def test_code_is_left_alone(text: str, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "docs/om/index.md", "\n## ", f"\n{text}\n\n## ")
    assert [code for _, code, _ in _found(root) if code in ("MB301", "MB303", "MB313")] == []


@pytest.mark.parametrize(
    "text", ["Text\n[[timeline]]", "[[timeline]]\nText", "Se [[timeline]] här.", "- [[timeline]]", "  [[timeline]]"]
)
def test_a_marker_that_would_be_left_as_text_is_told(text: str, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "docs/om/index.md", "\n## ", f"\n{text}\n\n## ")
    assert [code for _, code, _ in _found(root)] == ["MB313"]


@pytest.mark.parametrize(
    "path", ["docs/om/kallor.md", "docs/nyckelord/tillit.md", "docs/malbild/invanare.md", "docs/index.md"]
)
def test_what_cannot_be_read_is_not_called_missing_everywhere_else(path: str, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, path, "title: ", "title: @")
    assert [(file, code) for file, code, _ in _found(root)] == [(path, "MB009")]


def test_a_page_that_does_not_fit_its_model_is_told_once_for_all_languages(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    change(root, "docs/nyckelord/tillit.md", "order: 1", "order: ett")
    assert [(file, code) for file, code, _ in _found(root)] == [("docs/nyckelord/tillit.md", "MB119")]
