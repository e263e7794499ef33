"""Lint rules for blocks that Python-Markdown renders differently from CommonMark."""

import re
from collections.abc import Iterator
from itertools import pairwise

from malbild.checks.body.syntax_rules import SyntaxRule
from malbild.checks.context import CheckContext
from malbild.content.markdown_blocks import ADMONITION, Block
from malbild.content.markdown_body import Body
from malbild.diagnostics.diagnostic import Diagnostic

_INDENT = re.compile(rb"\r?(?: *> ?)*([ \t]*)")  # of a line, within quotations
_CODE = re.compile(rb"(`{3,}|~{3,}) *(?:\{[^\n]*\}|\.?[\w#.+-]*) *\n(?:.*\n)?\1\s*", re.DOTALL)
_FENCE = re.compile(rb"\s*(?:```|~~~)")
_HASH = re.compile(rb"\s*#")
_PARENTHESIS = re.compile(rb"\s*\d+\)")
_CODE_SPAN = re.compile(rb"`+[^`]*`+")  # Python-Markdown ends no cell in it
_BAR = re.compile(rb"(?<!\\)\|")
_START = Block("", 0, 0, 0, 0)


def check_block_syntax(context: CheckContext) -> Iterator[Diagnostic]:
    """Report each `SyntaxRule` that a block breaks."""
    for document in context.bodies:
        for line, rule in broken_rules(document.body, document.body_line, document.parsed_body):
            yield Diagnostic(document.file, line, rule.code)


def broken_rules(text: str, first_line: int, body: Body) -> Iterator[tuple[int, SyntaxRule]]:
    """Yield each broken rule with its line; `body` is what was parsed from `text`."""
    rows = text.split("\n")
    columns = 0
    for previous, block in pairwise((_START, *body.blocks)):
        written = body.source[block.start : block.end]
        match block.name:
            case "TableHead":
                columns = _count_cells(written)
            case "TableRow" if _count_cells(written) != columns:
                yield block.line, SyntaxRule.COLUMN_COUNT
            case "CodeBlock":
                yield from ((block.line, rule) for rule in _code_rules(block, body.source))
            case "Item" if admonition := ADMONITION.match(rows[block.line - first_line]):
                yield from ((block.line, rule) for rule in _admonition_rules(written, admonition))
        if block.name in ("List", "Table") and _follows_text(previous, body.source[previous.end : block.start]):
            yield block.line, SyntaxRule.BLANK_LINE_BEFORE
        if block.name == "List" and _PARENTHESIS.match(written):
            yield block.line, SyntaxRule.LIST_DELIMITER
        if _is_outside_item(block, body.source):
            yield block.line, SyntaxRule.LIST_INDENT
        elif block.name == "Heading" and _HASH.match(written) and (_indent(block, body.source) or 0) % 4:
            yield block.line, SyntaxRule.INDENTED_HEADING


def _code_rules(block: Block, source: bytes) -> Iterator[SyntaxRule]:
    """Yield the rule that code breaks which is not between two equal fences at the start of their lines."""
    if not _CODE.fullmatch(source, source.rfind(b"\n", 0, block.start) + 1, block.end):
        is_fenced = _FENCE.match(source, block.start, block.end)
        yield SyntaxRule.CODE_FENCE if is_fenced else SyntaxRule.INDENTED_TEXT


def _admonition_rules(written: bytes, first_row: re.Match[str]) -> Iterator[SyntaxRule]:
    if not written.partition(b"\r")[2].strip():
        yield SyntaxRule.EMPTY_ADMONITION
    if first_row["title"] is None:
        yield SyntaxRule.UNTITLED_ADMONITION


def _follows_text(previous: Block, between: bytes) -> bool:
    """Return whether a paragraph ends on the line before, with no blank line between."""
    return previous.name == "Paragraph" and not previous.depth and not between.strip(b" ")


def _is_outside_item(block: Block, source: bytes) -> bool:
    """Return whether a block within a list item is indented too little for Python-Markdown to keep it there."""
    if block.name in ("", "HtmlBlock", "CodeBlock") or block.parent is None or block.parent.name != "Item":
        return False
    indent, of_item = _indent(block, source), _indent(block.parent, source)
    return indent is not None and of_item is not None and indent // 4 <= of_item // 4


def _indent(block: Block, source: bytes) -> int | None:
    """Return the number of spaces before the block, or None if it does not begin its line."""
    written = source[block.start : block.end]
    begin = block.end - len(written.lstrip(b" \t"))
    before = _INDENT.fullmatch(source, source.rfind(b"\n", 0, block.start) + 1, begin)
    return len(before[1].expandtabs(4)) if before else None


def _count_cells(row: bytes) -> int:
    """Return how many cells Python-Markdown makes of a table row."""
    if b"`" in row:
        row = _CODE_SPAN.sub(b"", row)
    row = row.strip()
    bars = len(_BAR.findall(row)) if b"\\" in row else row.count(b"|")
    ends = row.startswith(b"|") + (len(row) > 1 and row.endswith(b"|") and not row.endswith(b"\\|"))
    return bars - ends + 1
