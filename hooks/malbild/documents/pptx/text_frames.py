"""Words into a slide's boxes: paragraphs with bold words, sizes, language, and what a picture shows."""

from collections.abc import Iterable
from typing import Any

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Pt

from malbild.model.rich_text import RichText, Run


def fill(pptx_slide: Any, placeholder: int, text: str) -> None:
    """One plain text at the size of the layout."""
    pptx_slide.placeholders[placeholder].text_frame.text = text


def write(
    box: Any, texts: Iterable[RichText | str], size: float, *, language: str | None = None, more: bool = False
) -> None:
    """A paragraph for each text at a size in points; with `more` after those that stand there."""
    frame = box.text_frame
    for number, text in enumerate(texts):
        paragraph = frame.add_paragraph() if more or number else frame.paragraphs[0]
        if more:
            paragraph.space_before = Pt(size * 0.8)
        for run in text.runs if isinstance(text, RichText) else (Run(text, bold=False),):
            written = paragraph.add_run()
            written.text, written.font.size = run.text, Pt(size)
            if run.bold:
                written.font.bold = True
            if language:
                written._r.get_or_add_rPr().set("lang", language)


def describe(shape: Any, words: str) -> None:
    """The alternative text of a picture, a chart or a table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def mark_language(element: Any, language: str) -> None:
    """Every run that does not speak another language already speaks this one."""
    for run in element.iter(qn("a:r"), qn("a:fld")):
        properties = run.find(qn("a:rPr"))
        if properties is None:
            properties = etree.Element(qn("a:rPr"))
            run.insert(0, properties)
        if not properties.get("lang"):
            properties.set("lang", language)
