"""Responsive tables: each table of a page's body scrolls in a frame, or shows its rows as cards on a phone.

On a phone each cell shows its column's heading, from `data-label`.
"""

import re
from collections.abc import Callable

from lxml import html
from markupsafe import Markup

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def wrap_tables(page: str, render_frame: Callable[[Markup, str], str]) -> str:
    """Put every table of the HTML in its frame. `render_frame` takes the table and its column headings."""

    def wrap(found: re.Match[str]) -> str:
        table = html.fragment_fromstring(found.group())
        headings = [" ".join(cell.text_content().split()) for cell in table.iter("th")]
        _label_cells(table, headings)
        return render_frame(Markup(html.tostring(table, encoding="unicode")), ", ".join(filter(None, headings)))

    return _TABLE.sub(wrap, page)


def _label_cells(table: html.HtmlElement, headings: list[str]) -> None:
    table.set("class", "table--stacked")
    for row in table.iterfind("tbody/tr"):
        for cell, heading in zip(row, headings, strict=False):
            if heading:
                cell.set("data-label", heading)
