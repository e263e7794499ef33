"""mkdocs.yml tells the languages and the menu; what it says another way is told with its line."""

from pathlib import Path

import pytest

from malbild.problems import ContentError
from malbild.project import Project, Section, read_project

HEAD = """\
site_url: !ENV [SITE_URL, 'http://127.0.0.1:8000/']
plugins:
  - search
  - i18n:
      languages:
        - locale: en
        - locale: sv
          default: true
"""


def _write(root: Path, text: str) -> Path:
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


def _refused_line(root: Path, text: str) -> int:
    with pytest.raises(ContentError) as refused:
        read_project(_write(root, text))
    (problem,) = refused.value.problems
    assert (problem.path, problem.code) == ("mkdocs.yml", "MB405")
    return problem.line


def test_the_default_language_comes_first(tmp_path: Path) -> None:
    project = read_project(_write(tmp_path, f"{HEAD}nav: [index.md]\n"))
    assert (project.languages, project.original) == (("sv", "en"), "sv")


def test_the_menu_is_read_in_order_with_the_line_of_every_page(tmp_path: Path) -> None:
    project = read_project(
        _write(tmp_path, f"{HEAD}nav:\n  - index.md\n  - Om:\n      - om/index.md\n      - om/a.md\n")
    )
    assert project.sections == (Section("index.md"), Section("om/index.md", (Section("om/a.md"),)))
    assert project.shown == (("index.md", 10), ("om/index.md", 12), ("om/a.md", 13))


def test_a_heading_in_the_menu_may_stand_under_another(tmp_path: Path) -> None:
    menu = "nav:\n  - index.md\n  - Om:\n      - om/index.md\n      - Mer:\n          - om/a.md\n          - om/b.md\n"
    project = read_project(_write(tmp_path, f"{HEAD}{menu}"))
    assert project.sections[1] == Section("om/index.md", (Section("om/a.md", (Section("om/b.md"),)),))
    assert project.shown == (("index.md", 10), ("om/index.md", 12), ("om/a.md", 14), ("om/b.md", 15))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("- a\n", 1),
        ("a: [b\n", 2),
        ("\tnav: []\n", 1),
        (f"{HEAD}", 1),
        (f"{HEAD}nav:\n", 9),
        (f"{HEAD}nav:\n  - index.md\n  - Om: om/index.md\n", 11),
        (f"{HEAD}nav:\n  - index.md\n  - Om: []\n", 11),
        (f"{HEAD}nav:\n  - Om:\n      - Mer:\n          - a.md\n", 11),
        (f"{HEAD}nav:\n  - A: [a.md]\n    B: [b.md]\n", 10),
        ("plugins: [search]\nnav: [index.md]\n", 1),
        ("plugins:\n  - i18n:\n      languages:\n        - name: Svenska\nnav: [index.md]\n", 1),
    ],
)
def test_what_it_says_another_way_is_told_with_its_line(text: str, line: int, tmp_path: Path) -> None:
    assert _refused_line(tmp_path, text) == line


def test_the_real_menu_begins_with_the_start_page(project: Project) -> None:
    assert project.sections[0] == Section("index.md")
    assert len(project.shown) == len({path for path, _ in project.shown})
