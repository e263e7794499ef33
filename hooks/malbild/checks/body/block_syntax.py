"""What is written so that Python-Markdown does not draw it, or not as it was meant."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from malbild.content.markdown_blocks import ADMONITION, Block

_MARGIN = re.compile(rb"\r?(?: *> ?)*([ \t]*)")  # of a line: what stands before its first word
_CODE = re.compile(rb"(`{3,}|~{3,}) *(?:\{[^\n]*\}|\.?[\w#.+-]*) *\n(?:.*\n)?\1\s*", re.DOTALL)
_FENCE = re.compile(rb"\s*(?:```|~~~)")
_HASH = re.compile(rb"\s*#")
_PARENTHESIS = re.compile(rb"\s*\d+\)")
_CODE_IN_ROW = re.compile(rb"`+[^`]*`+")  # Python-Markdown ends no cell in it
_BAR = re.compile(rb"(?<!\\)\|")


class Slip(Enum):
    """What is read as something that Python-Markdown does not draw, or not as it was meant."""

    CROWDED = auto()  # a list or a table without an empty line before it
    UNEVEN_ROW = auto()  # a table's row with other cells than its head
    OPEN_CODE = auto()  # code that is not between two equal fences by the margin
    INDENTED_TEXT = auto()
    INDENTED_HEADING = auto()
    SHALLOW = auto()  # what stands in a point, but not four spaces in
    PARENTHESIS = auto()  # a list numbered 1), 2)
    EMPTY_BOX = auto()
    UNTITLED_BOX = auto()


def slips(block: Block, former: Block, source: bytes, row: str) -> Iterator[Slip]:
    """What is wrong with how the block is written; `row` is its first line."""
    written = source[block.start : block.end]
    if block.name in ("List", "Table") and _is_crowded(former, source[former.end : block.start]):
        yield Slip.CROWDED
    if block.name == "List" and _PARENTHESIS.match(written):
        yield Slip.PARENTHESIS
    if block.name == "Item" and (box := ADMONITION.match(row)):
        if not written.partition(b"\r")[2].strip():
            yield Slip.EMPTY_BOX
        if box["title"] is None:
            yield Slip.UNTITLED_BOX
    if block.name == "CodeBlock":
        if not _CODE.fullmatch(source, source.rfind(b"\n", 0, block.start) + 1, block.end):
            yield Slip.OPEN_CODE if _FENCE.match(written) else Slip.INDENTED_TEXT
    elif _is_shallow(block, source):
        yield Slip.SHALLOW
    elif block.name == "Heading" and _HASH.match(written) and (_margin(block, source) or 0) % 4:
        yield Slip.INDENTED_HEADING


def _is_crowded(former: Block, between: bytes) -> bool:
    """Whether what comes before is running text, and no empty line."""
    return former.name == "Paragraph" and not former.depth and not between.strip(b" ")


def _is_shallow(block: Block, source: bytes) -> bool:
    """Whether it stands in a point of a list, but not so far in that Python-Markdown sees it."""
    if block.name == "HtmlBlock" or block.parent is None or block.parent.name != "Item":
        return False
    margin, point = _margin(block, source), _margin(block.parent, source)
    return margin is not None and point is not None and margin // 4 <= point // 4


def _margin(block: Block, source: bytes) -> int | None:
    """How many spaces stand before the block on its line, or None where it does not begin the line."""
    written = source[block.start : block.end]
    begin = block.end - len(written.lstrip(b" \t"))
    before = _MARGIN.fullmatch(source, source.rfind(b"\n", 0, block.start) + 1, begin)
    return len(before[1].expandtabs(4)) if before else None


def count_cells(row: bytes) -> int:
    """How many cells the line of a table has: one more than the bars between them."""
    if b"`" in row:
        row = _CODE_IN_ROW.sub(b"", row)
    row = row.strip()
    bars = len(_BAR.findall(row)) if b"\\" in row else row.count(b"|")
    ends = row.startswith(b"|") + (len(row) > 1 and row.endswith(b"|") and not row.endswith(b"\\|"))
    return bars - ends + 1
