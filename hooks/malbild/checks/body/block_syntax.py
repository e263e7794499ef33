"""Lint rules for blocks that are not whole, so that readers see something else than their author meant."""

import re
from collections.abc import Iterator

from malbild.checks.body.syntax_rules import SyntaxRule
from malbild.checks.context import CheckContext
from malbild.content.markdown_blocks import BOX
from malbild.content.markdown_body import Body
from malbild.diagnostics.diagnostic import Diagnostic

_FENCE = re.compile(rb"(`{3,}|~{3,})")
_CODE_SPAN = re.compile(rb"`+[^`]*`+")  # Python-Markdown ends no cell in it
_BAR = re.compile(rb"(?<!\\)\|")


def check_block_syntax(context: CheckContext) -> Iterator[Diagnostic]:
    """Report each `SyntaxRule` that a block breaks."""
    for document in context.bodies:
        for line, rule in broken_rules(document.body, document.body_line, document.parsed_body):
            value = document.body.split("\n")[line - document.body_line].strip()
            yield Diagnostic(document.file, line, rule.code, params={"value": value})


def broken_rules(text: str, first_line: int, body: Body) -> Iterator[tuple[int, SyntaxRule]]:
    """Yield each broken rule with its line; `body` is what was parsed from `text`."""
    rows = text.split("\n")
    columns = 0
    for block in body.blocks:
        written = body.source[block.start : block.end]
        match block.name:
            case "TableHead":
                columns = _count_cells(written)
            case "TableRow" if b"|" in written and _count_cells(written) != columns:
                yield block.line, SyntaxRule.COLUMN_COUNT
            case "CodeBlock":
                yield from ((block.line, rule) for rule in _code_rules(written))
            case "Item" if _has_untitled_words(rows[block.line - first_line]):
                yield block.line, SyntaxRule.ADMONITION_MARKER
            case "Item" if BOX.match(rows[block.line - first_line].lstrip(" >")) and _is_empty(written):
                yield block.line, SyntaxRule.EMPTY_ADMONITION


def _code_rules(written: bytes) -> Iterator[SyntaxRule]:
    """Yield the rule that code breaks which has no end, or which is code only because it is indented."""
    fence = _FENCE.match(written)
    if not fence:
        yield SyntaxRule.INDENTED_TEXT
    elif b"\n" not in written or not written.rpartition(b"\n")[2].lstrip(b" >").startswith(fence[1]):
        yield SyntaxRule.CODE_FENCE


def _has_untitled_words(row: str) -> bool:
    """Return whether a box has words after its type that are no title: those were to be in quotation marks."""
    box = BOX.match(row.lstrip(" >"))
    words = box["type"].split()[1:] if box and box["title"] is None else []
    return bool({*words} - {"inline", "end", "annotate"})


def _is_empty(written: bytes) -> bool:
    return not written.partition(b"\r")[2].strip()


def _count_cells(row: bytes) -> int:
    """Return how many cells Python-Markdown makes of a table row."""
    if b"`" in row:
        row = _CODE_SPAN.sub(b"", row)
    row = row.strip()
    bars = len(_BAR.findall(row)) if b"\\" in row else row.count(b"|")
    ends = row.startswith(b"|") + (len(row) > 1 and row.endswith(b"|") and not row.endswith(b"\\|"))
    return bars - ends + 1
