"""Lint rules for translations: accepted from the current original, and with its bold words."""

from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page, Perspective
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement


def check_translations(context: CheckContext) -> Iterator[Diagnostic]:
    """Report fingerprints that are missing, outdated or in the original, and statements without what is adopted."""
    for edition in context.site.editions.values():
        for document in edition.documents.values():
            yield from _check_page(document, edition)
        for placed in edition.statements:
            yield from _check_statement(placed)


def _check_page(document: Document[Page], edition: Edition) -> Iterator[Diagnostic]:
    translation = edition.translation(document)
    if translation.status == "original":
        yield from _check_original(document)
    elif translation.status == "outdated":
        yield _outdated(document, (), document.meta.translated_from, translation.fingerprint)


def _check_statement(placed: PlacedStatement) -> Iterator[Diagnostic]:
    location = ("statements", placed.number - 1)
    if placed.translation.status == "outdated":
        accepted = placed.statement.translated_from
        yield _outdated(placed.document, location, accepted, placed.translation.fingerprint)
    if placed.original.text.emphasis and not placed.statement.text.emphasis:
        words = ", ".join(placed.original.text.emphasis)
        yield placed.document.diagnostic("MB213", (*location, "text"), words=words)
    count, expected = len(placed.statement.body), len(placed.original.body)
    if count != expected:
        yield placed.document.diagnostic("MB514", (*location, "body"), count=count, expected=expected)


def _outdated(document: Document[Page], location: Location, accepted: str | None, fingerprint: str) -> Diagnostic:
    code = "MB211" if accepted else "MB210"
    return document.diagnostic(code, (*location, "translated_from"), fingerprint=fingerprint)


def _check_original(document: Document[Page]) -> Iterator[Diagnostic]:
    if document.meta.translated_from:
        yield document.diagnostic("MB212", ("translated_from",))
    for number, statement in enumerate(document.meta.statements if isinstance(document.meta, Perspective) else ()):
        if statement.translated_from:
            yield document.diagnostic("MB212", ("statements", number, "translated_from"))
