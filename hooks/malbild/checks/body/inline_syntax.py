"""Markdown that is not whole, and therefore stands before the reader as it was written."""

import re
from collections.abc import Iterator

from malbild.checks.body.block_syntax import Slip
from malbild.content.markdown_body import TextSpan
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.site.edition import Document

# What is left of each sort where text is read as words, by its code.
_LEFT = re.compile(
    r"""
    \*\*(?=\S).{1,500}?(?<=\S)\*\*  # Python-Markdown makes it bold also where CommonMark does not
    |(?P<MB325>\*\*[^\n]{0,40})
    |(?P<MB327>\[\^[^\]\s]{1,40}\])
    |(?P<MB338>\[\[[a-z][\w:-]*(?:\](?!\])|(?![\w:\]-]))|(?<!\[)\[[a-z][\w:-]*\]\])
    |(?P<MB326>(?:\[[^\[\]]{0,80})?\](?:\(|\ +\((?=[^)\s]*(?:\.md|[#/@]))|\[(?=[^\]\d]))[^\s)\]]*[)\]]?
        |\([^()\n]{1,80}\)\[[^\]\s]*(?:\.md|[#/@])[^\]\s]*\])
    |(?P<MB328>^!!+\ ?[\w-][^\n]{0,40})
    |(?P<MB339>~~(?=[^\s~])[^\n]{1,60}?~~)
    |(?P<MB329>^\|[^\n]*\|\ *$(?:\n\|[^\n]*)*)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
# Signs that begin nothing but a point, and those that do where the next line has one too: speech begins with a dash.
_DASH = r"(?:[–—]\s|-(?=[^\W\d_])|\d{1,2}\.(?=[^\W\d_]|\u00a0)|[a-zåäö][.)]\s)"
_POINTS = re.compile(rf"^(?:[•·●○◦∙▪■‣]|[-*+]\u00a0|{_DASH}.*(?:\n{_DASH}.*)+)", re.MULTILINE)
_CODES = {
    Slip.CROWDED: "MB322", Slip.UNEVEN_ROW: "MB329", Slip.OPEN_CODE: "MB331", Slip.INDENTED_TEXT: "MB332",
    Slip.INDENTED_HEADING: "MB333", Slip.SHALLOW: "MB334", Slip.PARENTHESIS: "MB335", Slip.EMPTY_BOX: "MB336",
    Slip.UNTITLED_BOX: "MB337",
}  # fmt: skip
_SIGNS = ("**", "]", "[[", "!!", "~~", "|")  # one of them stands in all of it, and in few texts


def check_leftovers(document: Document[Page]) -> Iterator[Diagnostic]:
    """All of the body that is not drawn as what it was meant to be: bold words, links, notes, boxes, lists, tables."""
    for piece in (*document.parts.words, *document.parts.cells):
        if any(sign in piece.text for sign in _SIGNS):
            yield from _leftovers(document, piece)
    for piece in document.parts.words:
        for line, _ in piece.find(_POINTS):
            yield Diagnostic(document.file, line, "MB335")
    for line, slip in document.parts.slips:
        yield Diagnostic(document.file, line, _CODES[slip])


def _leftovers(document: Document[Page], piece: TextSpan) -> Iterator[Diagnostic]:
    for found in _LEFT.finditer(piece.text):
        if found.lastgroup:
            line = piece.line + piece.text.count("\n", 0, found.start())
            yield Diagnostic(document.file, line, found.lastgroup, values={"value": found.group()})
