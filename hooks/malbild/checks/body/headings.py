"""Headings go down one level at a time and keep their addresses."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from malbild.content.markdown_body import Heading
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.site.anchors import anchors
from malbild.site.document import Document
from malbild.site.edition import Edition

_TITLE = Heading(0, 1, "")  # the page's own heading, which comes from its title
_BRACES = re.compile(r"\s*\{[^{}]*\}\s*$")  # meant as an id


def check_headings(document: Document[Page], edition: Edition) -> Iterator[Diagnostic]:
    """No second main heading, no skipped level, no empty heading, an id of its own for each."""
    complained = {piece.line for piece in document.parsed_body.attributes}  # of braces: MB319
    for former, heading in pairwise((_TITLE, *document.parsed_body.headings)):
        if heading.level == 1:
            yield Diagnostic(document.file, heading.line, "MB303", params={"text": heading.text})
        elif heading.level > former.level + 1:
            yield Diagnostic(document.file, heading.line, "MB305", params=_levels(former, heading))
        if not heading.text.strip():
            yield Diagnostic(document.file, heading.line, "MB306")
        elif not heading.id and heading.line not in complained:
            words = _BRACES.sub("", heading.text)
            line = f"{'#' * heading.level} {words} {{#{_suggest(words)}}}"
            yield Diagnostic(document.file, heading.line, "MB323", params={"line": line})
    yield from _check_anchors(document, edition)


def _check_anchors(document: Document[Page], edition: Edition) -> Iterator[Diagnostic]:
    lines: dict[str, int] = {}
    for anchor in anchors(document, edition):
        first = lines.get(anchor.id)
        is_in_list = first and anchor.line < document.body_line  # as the one before it: MB106
        if first is not None and anchor.line and not is_in_list:
            place = f" (rad {first})" if first else ""
            yield Diagnostic(document.file, anchor.line, "MB307", params={"value": anchor.id, "place": place})
        lines.setdefault(anchor.id, anchor.line)


def _levels(former: Heading, heading: Heading) -> dict[str, object]:
    return {"former": former.level, "level": heading.level, "expected": "#" * (former.level + 1)}


def _suggest(text: str) -> str:
    """An id of the heading's words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
