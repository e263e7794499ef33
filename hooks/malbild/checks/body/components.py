"""Lint rules for shortcodes: alone in a paragraph, known, and with what their component needs."""

import re
from collections.abc import Callable, Iterator, Mapping

from malbild.checks.context import CheckContext
from malbild.content import components
from malbild.content.markdown_body import Shortcode
from malbild.diagnostics.diagnostic import Diagnostic, closest_match
from malbild.model.page_types import Page
from malbild.site.document import Document
from malbild.site.edition import Edition

_AMID_TEXT = re.compile(r"\[\[[a-z-]+(?::[a-z0-9-]+)?\]\]")
_NEEDS = {
    "glossary": "terms", "parties": "parties", "paths": "paths", "shifts": "shifts", "sources": "source_list",
}  # fmt: skip
# The ids that a shortcode's argument may be, if they are of other pages.
_ELSEWHERE: Mapping[str, Callable[[Edition], set[str]]] = {
    "card": lambda edition: {placed.statement.id for placed in edition.statements},
    "easy": lambda edition: {page.meta.id for page in edition.perspectives},
}


def check_components(context: CheckContext) -> Iterator[Diagnostic]:
    """Report shortcodes that stand within text, are unknown, or lack what their component shows."""
    for document in context.pages:
        rows = ["", *document.body.split("\n"), ""]
        for shortcode in document.parsed_body.shortcodes:
            yield from _check_shortcode(document, shortcode, context)
            above, row, below = rows[shortcode.line - document.body_line :][:3]
            if above.strip() or below.strip():
                yield Diagnostic(document.file, shortcode.line, "MB313", params={"value": row.strip(" []")})
        body = document.parsed_body
        for span in (*body.words, *body.cells, *body.html):
            if not span.text.startswith("<!--"):
                for line, found in span.find(_AMID_TEXT):
                    yield Diagnostic(document.file, line, "MB313", params={"value": found.strip("[]")})


def _check_shortcode(document: Document[Page], shortcode: Shortcode, context: CheckContext) -> Iterator[Diagnostic]:
    line, name, argument = shortcode.line, shortcode.name, shortcode.argument
    edition = context.edition_of(document)
    figures = {figure.id for figure in document.meta.figures}
    if name not in components.NAMES:
        params = {
            "value": name,
            "hint": closest_match(name, components.NAMES),
            "known": ", ".join(sorted(components.NAMES)),
        }
        yield Diagnostic(document.file, line, "MB301", params=params)
    elif name == "figure" and argument not in figures:
        params = {"value": argument, "hint": closest_match(argument, figures)}
        yield Diagnostic(document.file, line, "MB302", params=params)
    elif not context.unreadable and name in _ELSEWHERE and argument not in (known := _ELSEWHERE[name](edition)):
        params = {"value": argument, "hint": closest_match(argument, known)}
        yield Diagnostic(document.file, line, "MB330", params=params)
    elif name in _NEEDS and not getattr(document.meta, _NEEDS[name]):
        yield Diagnostic(document.file, line, "MB304", params={"value": name})
