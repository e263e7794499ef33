"""The handbook's page of what can be written shows each form with its own result."""

import re

from tests.checks.test_markdown_forms import render
from tests.support.building import ROOT

PAGE = ROOT / "docs" / "redaktion" / "handbok" / "skrivsatt.md"
_EXAMPLE = re.compile(
    r"^(`{3,})markdown\n(?P<source>.*?)\n\1\n\n(?P<below>.*?)(?=\n\n`{3,}markdown\n|\n\n## |\Z)", re.M | re.S
)
SHOWN = (
    "<mark>", "<del>", "<ins>", "<sub>", "<sup>", "<kbd", "<br>", "→", "±", "*stjärnor*",
    '<ol start="3">', '<ol type="a">', "<input", "<dl>",
    'class="admonition note"', 'class="admonition tip"', 'class="admonition warning"', "<details", 'class="tabs"',
    "<figcaption>", 'class="grid cards"', "md-button--primary", 'class="align-right"', "<abbr>", "footnote-ref",
    '<span lang="en">', '<div lang="en">', 'class="language-yaml"',
)  # fmt: skip


def test_handbook_example_is_followed_by_its_own_source() -> None:
    examples = [*_EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))]
    assert len(examples) >= 20
    assert [found["source"] for found in examples if found["below"].strip() != found["source"]] == []


def test_handbook_examples_show_every_form() -> None:
    examples = _EXAMPLE.finditer(PAGE.read_text(encoding="utf-8"))
    shown = "".join(render(found["source"]) for found in examples)
    assert [form for form in SHOWN if form not in shown] == []
