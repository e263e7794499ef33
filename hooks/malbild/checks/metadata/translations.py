"""A translation knows which original it was made from, and its statements have bold words where those have."""

from collections.abc import Iterator

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page, Perspective
from malbild.site.document import Document
from malbild.site.edition import Edition


def check_translations(edition: Edition) -> Iterator[Diagnostic]:
    """Marks of acceptance that are missing, old, or in the wrong file; statements that have lost their bold words."""
    for document in edition.documents.values():
        translation = edition.translation(document)
        if translation.status == "original":
            yield from _check_original(document)
        elif translation.status == "outdated":
            yield _unaccepted(document, (), document.meta.translated_from, translation.fingerprint)
    for card in edition.statements:
        place = ("statements", card.number - 1)
        if card.translation.status == "outdated":
            yield _unaccepted(card.document, place, card.statement.translated_from, card.translation.fingerprint)
        if card.original.text.emphasis and not card.statement.text.emphasis:
            yield card.document.diagnostic("MB213", (*place, "text"), words=", ".join(card.original.text.emphasis))


def _unaccepted(
    document: Document[Page], place: tuple[int | str, ...], accepted: str | None, fingerprint: str
) -> Diagnostic:
    code = "MB211" if accepted else "MB210"
    return document.diagnostic(code, (*place, "translated_from"), fingerprint=fingerprint)


def _check_original(document: Document[Page]) -> Iterator[Diagnostic]:
    if document.meta.translated_from:
        yield document.diagnostic("MB212", ("translated_from",))
    for number, statement in enumerate(document.meta.statements if isinstance(document.meta, Perspective) else ()):
        if statement.translated_from:
            yield document.diagnostic("MB212", ("statements", number, "translated_from"))
