"""The mark: its shapes as pages, share images and slides take them, and what they cannot render of it."""

from pathlib import Path

import pytest

from malbild.checks.runner import load
from malbild.project.config import read_project
from malbild.project.theme.mark import MarkError, read_mark
from malbild.project.theme.overrides import Overrides
from tests.support.building import OVERRIDES, CopyOfProject

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">\n{}\n</svg>'


def overrides_with(folder: Path, mark: str) -> Overrides:
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static" / "mark.svg").write_text(mark, encoding="utf-8")
    return Overrides((folder,))


def test_mark_of_the_engine_has_the_colours_of_the_palette() -> None:
    assert [(shape.tag, shape.tone) for shape in read_mark(OVERRIDES).shapes] == [
        ("circle", "tone-1"),
        ("circle", "tone-2"),
        ("circle", "tone-3"),
    ]


@pytest.mark.parametrize(
    ("shape", "contours"),
    [
        ('<rect x="5" y="0" width="10" height="10"/>', [[(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)]]),
        ('<polygon points="0,0 20,0 20,10"/>', [[(0, 0.25), (1, 0.25), (1, 0.75)]]),
        ('<path d="M0 0h20v10z"/>', [[(0, 0.25), (1, 0.25), (1, 0.75)]]),
        ('<g fill="#123456"><path d="M0 0h1v1zM2 2h1v1z"/></g>', [
            [(0, 0.25), (0.05, 0.25), (0.05, 0.3)], [(0.1, 0.35), (0.15, 0.35), (0.15, 0.4)],
        ]),
    ],
)  # fmt: skip
def test_shape_is_placed_in_a_square(shape: str, contours: list[list[tuple[float, float]]], tmp_path: Path) -> None:
    (found,) = read_mark(overrides_with(tmp_path, SVG.format(shape))).shapes
    for polygon, expected in zip(found.polygons(), contours, strict=True):
        points = [(round(x, 4), round(y, 4)) for x, y in polygon]
        assert [*dict.fromkeys(points)] == expected
    assert found.fill == ("#123456" if "#123456" in shape else "#000000")


@pytest.mark.parametrize(
    ("mark", "line", "value"),
    [
        ("<svg", 1, "XML"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', 1, "viewBox"),
        ('<svg viewBox="0 0 9 9"/>', 1, "viewBox"),
        (SVG.format('<text x="1">M</text>'), 2, "<text>"),
        (SVG.format('<path d="M0 0h9" stroke="#123456"/>'), 2, "stroke"),
        (SVG.format('<path d="M0 0h9" style="fill:red"/>'), 2, "style"),
        (SVG.format('<path d="M0 0h9" onload="alert()"/>'), 2, "onload"),
        (SVG.format('<path d="M0 0h9" fill="url(#a)"/>'), 2, 'fill="url(#a)"'),
        (SVG.format('<g fill="none"><path d="M0 0h9"/></g>'), 2, 'fill="none"'),
        (SVG.format('<path d="M0 0h9" transform="scale(2)"/>'), 2, "transform"),
        (SVG.format('<g transform="scale(2)"><path d="M0 0h9"/></g>'), 2, "transform"),
        (SVG.format('<circle cx="1" cy="1" r="50%"/>'), 2, "<circle>"),
        (SVG.format('<path d="M0 x"/>'), 2, "<path>"),
        (SVG.format("<script>alert()</script>"), 2, "<script>"),
    ],
)
def test_mark_that_cannot_be_rendered_names_line_and_reason(mark: str, line: int, value: str, tmp_path: Path) -> None:
    with pytest.raises(MarkError) as refused:
        read_mark(overrides_with(tmp_path, mark))
    assert refused.value.problems == [(line, value)]


@pytest.mark.parametrize(
    ("mark", "line", "code"), [("<svg/>", 1, "MB471"), (SVG.format("<text>M</text>"), 2, "MB472")], ids=("471", "472")
)
def test_check_reports_an_unusable_mark(mark: str, line: int, code: str, copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    (root / "overrides" / "static" / "mark.svg").write_text(mark, encoding="utf-8")
    found = [(one.path, one.line, one.code) for one in load(read_project(root)).diagnostics]
    assert found == [("overrides/static/mark.svg", line, code)]
