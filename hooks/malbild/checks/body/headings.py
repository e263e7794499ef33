"""Lint rules for headings: one level at a time, and an id of its own for each."""

import re
from collections.abc import Iterator
from itertools import pairwise

from malbild.checks.context import CheckContext
from malbild.content.markdown.body import Heading
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import slugify
from malbild.model.types.pages import Page
from malbild.site.anchors import anchors
from malbild.site.document import Document

_TITLE = Heading(0, 1, "")  # rendered from the page's title
_SECTION, _DEEPEST = 2, 6  # levels: of a page's parts, and the last of HTML
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LONGEST_ID = 40  # of one that is suggested
_BRACES = re.compile(r"\s*\{[^{}]*\}\s*$")


def check_headings(context: CheckContext) -> Iterator[Diagnostic]:
    """Report headings of the first level, skipped levels, empty headings, and missing or repeated ids."""
    for document in context.bodies:
        for previous, heading in pairwise((_TITLE, *document.parsed_body.headings)):
            yield from _check_level(document, previous, heading)
            yield from _check_id(document, heading)
        yield from _check_sections(document)
        yield from _check_repeated(document)
        yield from _check_anchors(document, context)


def _check_level(document: Document[Page], previous: Heading, heading: Heading) -> Iterator[Diagnostic]:
    if heading.level == 1:
        params = {"text": heading.text, "line": _with_id(heading, 2)}
        yield Diagnostic(document.file, heading.line, "MB303", params=params)
    elif heading.level > (deepest := min(previous.level + 1, _DEEPEST)):
        levels = {"previous": previous.level, "level": heading.level, "expected": "#" * deepest}
        yield Diagnostic(document.file, heading.line, "MB305", params=levels)


def _check_id(document: Document[Page], heading: Heading) -> Iterator[Diagnostic]:
    if not heading.text.strip():
        yield Diagnostic(document.file, heading.line, "MB306")
        return
    in_braces = {span.line for span in document.parsed_body.attributes}  # MB319
    if not heading.id and 1 < heading.level <= _DEEPEST and heading.line not in in_braces:
        yield Diagnostic(document.file, heading.line, "MB323", params={"line": _with_id(heading, heading.level)})


def _with_id(heading: Heading, level: int) -> str:
    """Return the line of a heading on a level, with its id or the one that its words suggest."""
    words = _BRACES.sub("", heading.text)
    return f"{'#' * level} {words} {{#{heading.id or slugify(words)[:_LONGEST_ID].strip('-')}}}"


def _check_sections(document: Document[Page]) -> Iterator[Diagnostic]:
    """Report headings with nothing between them and the next of the same or a higher level."""
    rows = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), document.body).split("\n")
    for heading, following in pairwise(document.parsed_body.headings):
        below = rows[heading.line + 1 - document.body_line : following.line - document.body_line]
        if heading.text.strip() and following.level <= heading.level and not "".join(below).strip("-= "):
            yield Diagnostic(document.file, heading.line, "MB854", params={"text": heading.text})


def _check_repeated(document: Document[Page]) -> Iterator[Diagnostic]:
    """Report a heading of the second level whose words another has: they look alike in a list of headings."""
    lines = dict[str, int]()
    for heading in document.parsed_body.headings:
        text = heading.text.strip().casefold()
        if heading.level == _SECTION and text and lines.setdefault(text, heading.line) != heading.line:
            params = {"value": f"rubriken {heading.text}", "place": f"rad {lines[text]}"}
            yield Diagnostic(document.file, heading.line, "MB823", params=params)


def _check_anchors(document: Document[Page], context: CheckContext) -> Iterator[Diagnostic]:
    lines: dict[str, int] = {}
    for anchor in anchors(document, context.edition_of(document)):
        first = lines.get(anchor.id)
        is_in_list = first and anchor.line < document.body_line  # MB106 reports it
        if first is not None and anchor.line and not is_in_list:
            place = f" (rad {first})" if first else ""
            yield Diagnostic(document.file, anchor.line, "MB307", params={"value": anchor.id, "place": place})
        lines.setdefault(anchor.id, anchor.line)
