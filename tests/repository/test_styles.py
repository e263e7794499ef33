"""Style sheets know no left and right: text may run from either side."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from tests.support.building import ROOT

STYLES = sorted((ROOT / "overrides").rglob("*.css"))
SIDES = {"left", "right"}
MEANT = (".align-left", ".align-right", "code, pre", "@page", '[dir="rtl"]', ".contents a::after", ".qr")
"""Selectors that mean the side itself: what an author or a programmer has written, the corners of a sheet of paper, and
in print the two sides of what floats, since WeasyPrint 70 fails on `float: inline-end`."""


def physical(style: str) -> list[str]:
    """Return the declarations that name a side, or give two sides different values by their place in a shorthand."""
    return [*_declarations(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True), "")]


def _declarations(rules: list[Any], within: str) -> Iterator[str]:
    for rule in rules:
        name = getattr(rule, "at_keyword", "")
        selector = f"@{name}" if name else tinycss2.serialize(rule.prelude).strip()
        if name in ("media", "supports", "container"):
            yield from _declarations(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), within)
        elif rule.content and not any(selector.startswith(meant) or meant in selector for meant in MEANT):
            for one in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
                if one.type == "declaration" and _is_physical(one):
                    yield f"{selector} {{ {one.name}: {tinycss2.serialize(one.value).strip()} }}"


def _is_physical(declaration: Any) -> bool:
    values = [token for token in declaration.value if token.type not in ("whitespace", "comment")]
    texts = [token.serialize() for token in values]
    if SIDES & {*declaration.name.split("-"), *texts}:
        return True
    if declaration.name == "border-radius" and "/" not in texts:
        upper_left, upper_right, lower_right, lower_left = _corners(texts)
        return upper_left != upper_right or lower_left != lower_right
    is_box = declaration.name in ("margin", "padding", "inset", "border-width", "border-color", "border-style")
    return is_box and len(texts) == 4 and texts[1] != texts[3]


def _corners(values: list[str]) -> list[str]:
    """Return the four values of a shorthand that may leave out the last ones (CSS Backgrounds 3, 5.1)."""
    filled = values + values * (len(values) == 1)
    return filled + filled[len(filled) - 2 : 2]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.relative_to(ROOT / "overrides").as_posix())
def test_style_sheet_names_no_side(path: Path) -> None:
    assert physical(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "style",
    [
        "p { margin-left: 1px }",
        "p { left: 0 }",
        "@media print { p { text-align: right } }",
        "p { padding: 0 1px 0 2px }",
        "p { border-radius: 0 1px 1px 0 }",
        "p { border-radius: 0 1px }",
        "p { background: red right / 1rem }",
    ],
)
def test_physical_side_is_found(style: str) -> None:
    assert len(physical(style)) == 1


@pytest.mark.parametrize(
    "style",
    [
        "p { margin: 0 auto 1px; margin-inline-start: 1px; text-align: start; border-radius: 0 0 1px 1px }",
        "img.align-left { float: left }",
        "@page { @bottom-right { content: none } }",
    ],
)
def test_logical_or_meant_side_is_allowed(style: str) -> None:
    assert physical(style) == []
