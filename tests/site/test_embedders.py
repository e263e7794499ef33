"""Embedders: whom to tell of a change, and the check of what they show."""

from pathlib import Path

import pytest

from malbild.checks.runner import lint, load
from malbild.project.config import read_project
from malbild.publish.outputs import outputs_of_site
from malbild.render.context import BuildContext
from tests.support.building import CopyOfProject, run

SETTINGS = "docs/settings.yml"
LIST = """\
embedders:
  - name: Trollby
    contact: webb@trollby.example
    parts: [statement/lampan-lyser]
  - name: Drakås
    contact: https://drakas.example/kontakt
    parts: [perspective/boende, keyword/ordning]
  - name: Dvärgberga
    contact: info@dvargberga.example
    parts: [party/alvdansa]
  - name: Älvhult
    contact: alvhult.example
"""


@pytest.fixture
def root(copy_of_project: CopyOfProject) -> Path:
    root = copy_of_project()
    path = root / SETTINGS
    path.write_text(path.read_text(encoding="utf-8") + LIST, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("statement/lampan-lyser", ["Trollby", "Drakås", "Älvhult"]),
        ("perspective/arbetslag", ["Drakås", "Älvhult"]),
        ("vision", ["Trollby", "Drakås", "Älvhult"]),
        ("statement/borttagen", ["Älvhult"]),
        ("", ["Trollby", "Drakås", "Dvärgberga", "Älvhult"]),
    ],
)
def test_embedders_of_a_part_are_those_who_show_its_text(root: Path, part: str, names: list[str]) -> None:
    done = run("embedders", root, *filter(None, [part]))
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == names
    assert "Älvhult: alvhult.example (okänt vilka kort)" in done.stdout


def test_embedders_without_a_list_says_so(copy_of_project: CopyOfProject) -> None:
    done = run("embedders", copy_of_project())
    assert (done.returncode, done.stdout) == (
        0, "Ingen har bett att få veta. Listan är embedders i docs/settings.yml.\n",
    )  # fmt: skip


def test_unknown_part_of_an_embedder_is_reported_at_its_line(root: Path) -> None:
    path = root / SETTINGS
    text = path.read_text(encoding="utf-8").replace("keyword/ordning", "keyword/ordnign")
    path.write_text(text, encoding="utf-8")
    (found,) = lint(load(read_project(root)))
    line = text[: text.index("ordnign")].count("\n") + 1
    assert (found.path, found.line, found.code) == (SETTINGS, line, "MB530")
    assert "keyword/ordning" in found.message


def test_embedders_are_not_published(root: Path) -> None:
    project = read_project(root)
    context = BuildContext.at("https://example.org/", load(project).site, project)
    assert not any(b"trollby.example" in bytes(file.content) for file in outputs_of_site(context))
