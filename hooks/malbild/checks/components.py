"""The markers of a body mean something and have what they need."""

import re
from collections.abc import Callable, Iterator, Mapping

from malbild import markers
from malbild.model import Page
from malbild.problems import Problem, nearest
from malbild.site import Document, Edition

_MARKER = re.compile(markers.LINE.pattern)
_INLINE = re.compile(r"(?<!`)\[\[(?P<name>[a-z-]+(?::[a-z0-9-]+)?)\]\](?!`)")
_FENCE = re.compile(r"^\s*(```|~~~)")
_NEEDS = {
    "glossary": "terms", "parties": "parties", "paths": "paths", "shifts": "shifts", "sources": "source_list",
}  # fmt: skip


def check_components(document: Document[Page], edition: Edition | None) -> Iterator[Problem]:
    """Every marker outside code stands alone, means something and has what it needs.

    Where no edition is given, what is shown from elsewhere cannot be told to be missing.
    """
    rows = ["", *document.body.split("\n"), ""]
    in_code = False
    for number, (above, row, below) in enumerate(zip(rows, rows[1:], rows[2:], strict=False), document.body_line):
        if _FENCE.match(row):
            in_code = not in_code
        elif not in_code and (found := _MARKER.match(row)):
            yield from _check_component(document, number, found["name"], found["argument"] or "", edition)
            if above.strip() or below.strip():
                yield Problem(document.file, number, "MB313", values={"value": row.strip(" []")})
        elif not in_code and (inline := _INLINE.search(row)):
            yield Problem(document.file, number, "MB313", values={"value": inline["name"]})


# The ids of what a marker may show from other pages.
_ELSEWHERE: Mapping[str, Callable[[Edition], set[str]]] = {
    "card": lambda edition: {card.statement.id for card in edition.cards},
    "easy": lambda edition: {page.front.id for page in edition.perspectives},
}


def _check_component(
    document: Document[Page], line: int, name: str, argument: str, edition: Edition | None
) -> Iterator[Problem]:
    figures = {figure.id for figure in document.front.figures}
    if name not in markers.NAMES:
        values = {"value": name, "hint": nearest(name, markers.NAMES), "known": ", ".join(sorted(markers.NAMES))}
        yield Problem(document.file, line, "MB301", values=values)
    elif name == "figure" and argument not in figures:
        yield Problem(document.file, line, "MB302", values={"value": argument, "hint": nearest(argument, figures)})
    elif edition and name in _ELSEWHERE and argument not in (known := _ELSEWHERE[name](edition)):
        yield Problem(document.file, line, "MB330", values={"value": argument, "hint": nearest(argument, known)})
    elif name in _NEEDS and not getattr(document.front, _NEEDS[name]):
        yield Problem(document.file, line, "MB304", values={"value": name})
