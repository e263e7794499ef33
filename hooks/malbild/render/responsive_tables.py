"""Tables that an author writes: each gets a frame, which scrolls where the screen is narrower than it.

On a small screen a row stands by itself, so every cell carries the words of its column.
"""

import re
from typing import Protocol

from lxml import html
from markupsafe import Markup

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


class Draw(Protocol):
    """Draws the frame of a table, which is known by the words of its header cells."""

    def __call__(self, *, table: Markup, name: str) -> str:
        """The frame with the table in it."""


def frame_tables(page: str, draw: Draw) -> str:
    """The HTML with every table in its frame."""

    def frame(found: re.Match[str]) -> str:
        table = html.fragment_fromstring(found.group())
        headers = [" ".join(cell.text_content().split()) for cell in table.iter("th")]
        _label(table, headers)
        return draw(table=Markup(html.tostring(table, encoding="unicode")), name=", ".join(filter(None, headers)))

    return _TABLE.sub(frame, page)


def _label(table: html.HtmlElement, headers: list[str]) -> None:
    table.set("class", "table--stacked")
    for row in table.iterfind("tbody/tr"):
        for cell, header in zip(row, headers, strict=False):
            if header:
                cell.set("data-label", header)
