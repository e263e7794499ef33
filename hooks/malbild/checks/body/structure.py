"""Lint rules for structure that is only seen: headings in bold, tables that place text (WCAG 1.3.1)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from malbild.checks.context import CheckContext
from malbild.content.markdown.blocks import Block
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import slugify
from malbild.model.types.pages import Page
from malbild.site.document import Document

_BOLD = re.compile(r"(\*\*\*?|___?)(?P<text>(?:(?!\1).)+)\1")
_MAX_HEADING = 60  # characters
_MAX_ID = 40
_FOLLOWING = frozenset({"Paragraph", "List", "Table"})


def check_structure(context: CheckContext) -> Iterator[Diagnostic]:
    """Report paragraphs in bold that stand as headings, and tables without any heading."""
    for document in context.bodies:
        body = document.parsed_body
        outer = [block for block in body.blocks if block.name and not block.depth]
        for block, following in pairwise(outer):
            if block.name == "Paragraph" and following.name in _FOLLOWING:
                yield from _check_heading(document, block, body.source)
        for block in body.blocks:
            if block.name == "TableHead" and not body.source[block.start : block.end].strip(b"| \n\r\t"):
                yield Diagnostic(document.file, block.line, "MB852")


def _check_heading(document: Document[Page], block: Block, source: bytes) -> Iterator[Diagnostic]:
    found = _BOLD.fullmatch(source[block.start : block.end].decode().strip())
    if found and len(found["text"]) <= _MAX_HEADING and found["text"][-1] not in ".!:,;":
        text = found["text"].strip()
        line = f"## {text} {{#{slugify(text)[:_MAX_ID].strip('-')}}}"
        yield Diagnostic(document.file, block.line, "MB851", params={"value": text, "line": line})
