"""Tables that an author writes: each gets a frame of its own, which scrolls where the screen is narrower than it."""

import re
from typing import Protocol

from markupsafe import Markup

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEADER = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)


class Draw(Protocol):
    """Draws the frame of a table, which is known by the words of its header cells."""

    def __call__(self, *, table: Markup, name: str) -> str:
        """The frame with the table in it."""


def frame_tables(html: str, draw: Draw) -> str:
    """The HTML with every table in its frame."""

    def frame(found: re.Match[str]) -> str:
        headers = (Markup(header).striptags() for header in _HEADER.findall(found.group()))
        return draw(table=Markup(found.group()), name=", ".join(filter(None, headers)))

    return _TABLE.sub(frame, html)
