"""The markers of a body mean something and have what they need."""

import re
from collections.abc import Callable, Iterator, Mapping

from malbild.content import components
from malbild.content.markdown_body import Shortcode
from malbild.diagnostics.diagnostic import Diagnostic, closest_match
from malbild.model.page_types import Page
from malbild.site.document import Document
from malbild.site.edition import Edition

_AMID = re.compile(r"\[\[[a-z-]+(?::[a-z0-9-]+)?\]\]")
_NEEDS = {
    "glossary": "terms", "parties": "parties", "paths": "paths", "shifts": "shifts", "sources": "source_list",
}  # fmt: skip


def check_components(document: Document[Page], edition: Edition | None) -> Iterator[Diagnostic]:
    """Every marker outside code stands alone, means something and has what it needs.

    Where no edition is given, what is shown from elsewhere cannot be told to be missing.
    """
    parts = document.parsed_body
    rows = ["", *document.body.split("\n"), ""]
    for marker in parts.shortcodes:
        yield from _check_component(document, marker, edition)
        above, row, below = rows[marker.line - document.body_line :][:3]
        if above.strip() or below.strip():
            yield Diagnostic(document.file, marker.line, "MB313", params={"value": row.strip(" []")})
    for piece in (*parts.words, *parts.cells, *parts.html):
        if not piece.text.startswith("<!--"):
            for line, amid in piece.find(_AMID):
                yield Diagnostic(document.file, line, "MB313", params={"value": amid.strip("[]")})


# The ids of what a marker may show from other pages.
_ELSEWHERE: Mapping[str, Callable[[Edition], set[str]]] = {
    "card": lambda edition: {card.statement.id for card in edition.statements},
    "easy": lambda edition: {page.meta.id for page in edition.perspectives},
}


def _check_component(document: Document[Page], marker: Shortcode, edition: Edition | None) -> Iterator[Diagnostic]:
    line, name, argument = marker.line, marker.name, marker.argument
    figures = {figure.id for figure in document.meta.figures}
    if name not in components.NAMES:
        values = {
            "value": name,
            "hint": closest_match(name, components.NAMES),
            "known": ", ".join(sorted(components.NAMES)),
        }
        yield Diagnostic(document.file, line, "MB301", params=values)
    elif name == "figure" and argument not in figures:
        yield Diagnostic(
            document.file, line, "MB302", params={"value": argument, "hint": closest_match(argument, figures)}
        )
    elif edition and name in _ELSEWHERE and argument not in (known := _ELSEWHERE[name](edition)):
        yield Diagnostic(
            document.file, line, "MB330", params={"value": argument, "hint": closest_match(argument, known)}
        )
    elif name in _NEEDS and not getattr(document.meta, _NEEDS[name]):
        yield Diagnostic(document.file, line, "MB304", params={"value": name})
