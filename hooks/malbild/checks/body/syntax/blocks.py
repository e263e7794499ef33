"""Lint rules for blocks that are not whole, so that readers see something else than their author meant."""

import re
from collections.abc import Iterator

from malbild.checks.body.syntax.right_lines import ticked_row, titled_box, whole_row
from malbild.checks.body.syntax.rules import SyntaxRule
from malbild.checks.context import CheckContext
from malbild.content.markdown.blocks import BOX
from malbild.content.markdown.body import Body
from malbild.diagnostics.diagnostic import Diagnostic

_FENCE = re.compile(rb"(`{3,}|~{3,})")
_CODE_SPAN = re.compile(rb"`+[^`]*`+")  # Python-Markdown ends no cell in it
_BAR = re.compile(rb"(?<!\\)\|")
_EMPTY_ITEM = re.compile(rb"(?:[-*+]|\d{1,9}[.)])\s*(?:\[[ xX]?\]\s*)?")
_BOX_IN_CELL = re.compile(rb"(?:^|\|) *\[[ xX]?\] *(?:\||$)")
_LOOSE_BOX = re.compile(rb"\[[ xX]?\] ")
Broken = tuple[int, SyntaxRule, str]
"""The line that breaks a rule, the rule, and the line to write instead, if one line mends it."""


def check_block_syntax(context: CheckContext) -> Iterator[Diagnostic]:
    """Report each `SyntaxRule` that a block breaks."""
    for document in context.bodies:
        rows = document.body.split("\n")
        for line, rule, right in broken_rules(document.body, document.body_line, document.parsed_body):
            value = rows[line - document.body_line].strip()
            params = {"value": value} | ({"line": right} if right else {})
            yield Diagnostic(document.file, line, rule.code, params=params)


def broken_rules(text: str, first_line: int, body: Body) -> Iterator[Broken]:
    """Yield each broken rule with its line; `body` is what was parsed from `text`."""
    rows = text.split("\n")
    columns = 0
    for block in body.blocks:
        written = body.source[block.start : block.end]
        match block.name:
            case "TableHead":
                columns = _count_cells(written)
            case "TableRow" if b"|" in written:
                yield from _row_rules(block.line, written, columns)
            case "CodeBlock":
                yield from _code_rules(block.line, written)
            case "Paragraph" if _LOOSE_BOX.match(written) and (not block.parent or block.parent.name != "Item"):
                yield block.line, SyntaxRule.EMPTY_ITEM, "- " + written.decode().partition("\n")[0].strip()
            case "Item":
                yield from _item_rules(block.line, written, rows[block.line - first_line :])


def _item_rules(line: int, written: bytes, rows: list[str]) -> Iterator[Broken]:
    """Yield the rules that a list item or a box breaks. `rows` are the lines from its first one on."""
    row = rows[0].lstrip(" >")
    box = BOX.match(row)
    if box and box["title"] is None and {*box["type"].split()[1:]} - {"inline", "end", "annotate"}:
        yield line, SyntaxRule.ADMONITION_MARKER, titled_box(row)  # its words were to be in quotation marks
    elif box and not written.partition(b"\r")[2].strip():
        text = next((row.strip() for row in rows[1:] if row.strip()), "Text i rutan.")
        yield line, SyntaxRule.EMPTY_ADMONITION, f"    {text}"
    elif not box and _EMPTY_ITEM.fullmatch(written):
        yield line, SyntaxRule.EMPTY_ITEM, f"{row.strip()} Text"


def _row_rules(line: int, written: bytes, columns: int) -> Iterator[Broken]:
    """Yield the rules that a table row breaks: in the number of its cells, and in boxes to tick."""
    if _count_cells(written) != columns:
        yield line, SyntaxRule.COLUMN_COUNT, whole_row(written.decode(), columns)
    if _BOX_IN_CELL.search(written):
        yield line, SyntaxRule.EMPTY_ITEM, ticked_row(written.decode())


def _code_rules(line: int, written: bytes) -> Iterator[Broken]:
    """Yield the rule that code breaks which has no end, or which is code only because it is indented."""
    fence = _FENCE.match(written)
    if not fence:
        yield line, SyntaxRule.INDENTED_TEXT, ""
    elif b"\n" not in written or not written.rpartition(b"\n")[2].lstrip(b" >").startswith(fence[1]):
        yield line, SyntaxRule.CODE_FENCE, ""


def _count_cells(row: bytes) -> int:
    """Return how many cells Python-Markdown makes of a table row."""
    if b"`" in row:
        row = _CODE_SPAN.sub(b"", row)
    row = row.strip()
    bars = len(_BAR.findall(row)) if b"\\" in row else row.count(b"|")
    ends = row.startswith(b"|") + (len(row) > 1 and row.endswith(b"|") and not row.endswith(b"\\|"))
    return bars - ends + 1
