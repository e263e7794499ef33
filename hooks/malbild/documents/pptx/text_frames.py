"""Texts in the boxes of a slide: paragraphs with bold words, sizes, languages; alternative texts."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Pt

from malbild.model.types.rich_text import RichText, Run
from malbild.project.locale import text_direction
from malbild.render.theme.text_fit import TextMeasurer

Texts = Sequence[RichText | str]


def fill(slide: Any, placeholder: int, text: str) -> None:
    """Set a placeholder's text, at the size of the layout."""
    slide.placeholders[placeholder].text_frame.text = text


def write(box: Any, texts: Texts, size: float, *, language: str | None = None, append: bool = False) -> None:
    """Write a paragraph for each text, at a size in points; with `append` after the paragraphs that are there."""
    frame = box.text_frame
    for number, text in enumerate(texts):
        paragraph = frame.add_paragraph() if append or number else frame.paragraphs[0]
        if append:
            paragraph.space_before = Pt(size * 0.8)
        _add_runs(paragraph, text, size, language)


def write_to_fit(
    box: Any, texts: Texts, measurer: TextMeasurer, space: tuple[float, float], sizes: Sequence[float], **options: Any
) -> None:
    """Write the texts at the largest size that fits `space`, width and height in points. `options` as in `write`."""
    write(box, texts, measurer.fitting_size(texts, space, sizes), **options)


def _add_runs(paragraph: Any, text: RichText | str, size: float, language: str | None) -> None:
    for run in text.runs if isinstance(text, RichText) else (Run(text, bold=False),):
        added = paragraph.add_run()
        added.text, added.font.size = run.text, Pt(size)
        if run.bold:
            added.font.bold = True
        if language:
            added._r.get_or_add_rPr().set("lang", language)


def describe(shape: Any, text: str) -> None:
    """Set the alternative text of a picture, a chart or a table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)


def mark_language(element: Any, tag: str, direction: str) -> None:
    """Set the language of every run that has none, and the direction of paragraphs where one is from right to left.

    `direction` is the presentation's.
    """
    for run in element.iter(qn("a:r"), qn("a:fld")):
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = etree.Element(qn("a:rPr"))
            run.insert(0, properties)
        if not properties.get("lang"):
            properties.set("lang", tag)
    for paragraph in element.iter(qn("a:p")):
        own = text_direction(next(iter(paragraph.xpath("a:r/a:rPr/@lang")), tag))
        if "rtl" in (own, direction):
            _set_direction(paragraph, own, aligns=own != direction or not paragraph.xpath("ancestor::p:sp//p:ph"))


def _set_direction(paragraph: Any, direction: str, *, aligns: bool) -> None:
    """Set where a paragraph's lines begin; `aligns` where neither layout nor master has the same direction."""
    properties = paragraph.get_or_add_pPr()
    properties.set("rtl", str(int(direction == "rtl")))
    if aligns:
        properties.set("algn", "r" if direction == "rtl" else "l")
