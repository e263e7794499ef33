"""Lint rule: an admonition or details are of a type that has a colour and an icon."""

from collections.abc import Iterator, Mapping

from malbild.checks.context import CheckContext
from malbild.content.markdown.blocks import BOX
from malbild.content.markdown.tree import ADMONITIONS
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_name
from malbild.model.types.pages import Page
from malbild.site.document import Document


def check_box_types(context: CheckContext) -> Iterator[Diagnostic]:
    """Report an unknown type with the one that its author may mean, by its name or its word in the page's language."""
    for document in context.bodies:
        if "!!!" in document.body or "???" in document.body:
            words = vars(context.edition_of(document).locale.t.admonitions)
            yield from _check_body(document, {word: name for name, word in words.items()})


def _check_body(document: Document[Page], words: Mapping[str, str]) -> Iterator[Diagnostic]:
    rows = document.body.split("\n")
    for block in document.parsed_body.blocks:
        row = rows[block.line - document.body_line].lstrip(" >")
        box = BOX.match(row) if block.name == "Item" and not row.startswith("=") else None
        name = box["type"].partition(" ")[0] if box else ""
        if box and name and name.lower() not in ADMONITIONS:
            found = closest_name(name, (*ADMONITIONS, *words))
            right = words.get(found, found) or "note"
            params = {"value": name, "line": row.strip().replace(name, right, 1), "known": ", ".join(ADMONITIONS[:12])}
            yield Diagnostic(document.file, block.line, "MB339", params=params)
