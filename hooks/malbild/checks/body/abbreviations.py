"""Abbreviations are explained: in the glossary, or where they stand."""

import re
from collections.abc import Iterator

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.site.document import Document
from malbild.site.edition import Site

_ABBREVIATION = re.compile(r"(?<![\w.#-])[A-ZÅÄÖ]{2,6}(?![\w-]*\d|\w)")
_HAS_LETTER = re.compile(r"[A-ZÅÄÖ]{2,}")


def check_abbreviations(site: Site, broken: frozenset[str]) -> Iterator[Diagnostic]:
    """The first place on each page of an abbreviation that nothing explains, in any language."""
    documents = [document for edition in site.editions.values() for document in edition.documents.values()]
    glossaries = {document.path for document in documents if document.meta.terms}
    if broken and glossaries <= broken:  # what could not be read may explain it
        return
    glossary = {
        part
        for document in documents
        for term in document.meta.terms
        for part in _HAS_LETTER.findall(f"{term.abbreviation or ''} {term.term}")
    }
    for edition in site.editions.values():
        for document in edition.documents.values():
            if document.text_lang == edition.lang:
                yield from _check_page(document, glossary)


def _check_page(document: Document[Page], glossary: set[str]) -> Iterator[Diagnostic]:
    pieces = (*document.parsed_body.words, *document.parsed_body.cells)
    text = "\n".join(piece.text for piece in pieces)
    seen = glossary | {word for word in _ABBREVIATION.findall(text) if _is_explained(word, text)}
    for piece in pieces:
        for line, word in piece.find(_ABBREVIATION):
            if word not in seen:
                seen.add(word)
                yield Diagnostic(document.file, line, "MB321", params={"value": word})


def _is_explained(word: str, text: str) -> bool:
    """`SKR (Sveriges Kommuner och Regioner)`, `Sveriges Kommuner och Regioner (SKR)` or `SKR, Sveriges …`."""
    return bool(re.search(rf"\({word}\)|(?<!\w){word}\s*\(\w", text))
