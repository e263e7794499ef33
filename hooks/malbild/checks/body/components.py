"""Lint rules for shortcodes: alone in a paragraph, known, and with what their component needs."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.content.components import COMPONENTS, SHORTCODE
from malbild.content.markdown.body import Shortcode
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.model.types.pages import Page
from malbild.site.document import Document
from malbild.site.queries.presence import has_content


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
                for line, found in span.find(SHORTCODE):
                    yield Diagnostic(document.file, line, "MB313", params={"value": found.strip("[]")})


def _check_shortcode(document: Document[Page], shortcode: Shortcode, context: CheckContext) -> Iterator[Diagnostic]:
    component = COMPONENTS.get(shortcode.name)
    if component is None:
        hint, known = closest_match(shortcode.name, COMPONENTS), ", ".join(COMPONENTS)
        params = {"value": shortcode.name, "hint": hint, "known": known}
        yield Diagnostic(document.file, shortcode.line, "MB301", params=params)
    elif component.argument:
        yield from _check_argument(component.argument, document, shortcode, context)
    elif component.needs and not getattr(document.meta, component.needs):
        yield Diagnostic(document.file, shortcode.line, "MB304", params={"value": shortcode.name})
    elif not context.unreadable and not has_content(component.name, context.original):
        yield Diagnostic(document.file, shortcode.line, "MB341", params={"value": shortcode.name})


def _check_argument(
    type: str, document: Document[Page], shortcode: Shortcode, context: CheckContext
) -> Iterator[Diagnostic]:
    edition = context.edition_of(document)
    known = {
        "figure": [figure.id for figure in document.meta.figures],
        "perspective": [page.meta.id for page in edition.perspectives],
        "statement": [placed.statement.id for placed in edition.statements],
    }[type]
    if shortcode.argument not in known and (type == "figure" or not context.unreadable):
        code = "MB302" if type == "figure" else "MB330"
        params = {"value": shortcode.argument, "hint": closest_match(shortcode.argument, known)}
        yield Diagnostic(document.file, shortcode.line, code, params=params)
