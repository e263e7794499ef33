"""What an author may not write in a body: HTML beyond a short list, attributes, rests of templates."""

import re
from collections.abc import Iterator

from malbild.content.html_allowlist import AUTHOR, find_refused
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.site.document import Document

_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_OPEN_COMMENT = re.compile(r"<!--(?!(?:(?!<!--).)*?-->)[^\n]{0,60}", re.DOTALL)  # another begins before it ends
_CURVED = re.compile(r"<[a-z]+ [^<>]*=\s*[”“„’‘][^<>]*>")
_KNOWN = ", ".join(f"<{tag}>" for tag in sorted(AUTHOR))


def check_markup(document: Document[Page]) -> Iterator[Diagnostic]:
    """HTML, curved quotation marks in it, comments without an end, attributes in braces, rests of templates."""
    parts = document.parsed_body
    for piece in parts.html:
        for line, tag in find_refused(piece.text):
            yield Diagnostic(document.file, piece.line + line, "MB318", params={"value": tag, "known": _KNOWN})
        for line, comment in piece.find(_OPEN_COMMENT):
            yield Diagnostic(document.file, line, "MB324", params={"value": comment})
        for line, tag in piece.find(_CURVED):
            yield Diagnostic(document.file, line, "MB340", params={"value": tag})
    for piece in parts.attributes:
        yield Diagnostic(document.file, piece.line, "MB319", params={"value": piece.text})
    for piece in (*parts.words, *parts.cells):
        for line, found in piece.find(_TEMPLATE):
            yield Diagnostic(document.file, line, "MB320", params={"value": found})
