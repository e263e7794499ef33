"""Lint rule: each footnote has one text and something that refers to it."""

from collections.abc import Iterator
from itertools import count

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.site.document import Document


def check_footnotes(context: CheckContext) -> Iterator[Diagnostic]:
    """Report a footnote that is defined twice, and one that nothing refers to. Missing ones: `check_inline_syntax`."""
    for document in context.bodies:
        yield from _check_body(document)


def _check_body(document: Document[Page]) -> Iterator[Diagnostic]:
    body, defined = document.parsed_body, set[str]()
    names = {note.text for note in body.notes}
    for note in body.notes:
        params = {"value": f"[^{note.text}]"}
        if note.text in defined:
            free = next(str(number) for number in count(1) if str(number) not in names)
            yield Diagnostic(document.file, note.line, "MB364", params=params | {"free": free})
        elif note.text not in body.references:
            yield Diagnostic(document.file, note.line, "MB365", params=params)
        defined.add(note.text)
