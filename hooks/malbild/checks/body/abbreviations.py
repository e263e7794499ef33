"""Lint rule: an abbreviation is explained in the glossary or on its page."""

import re
from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.site.document import Document

_ABBREVIATION = re.compile(r"(?<![\w.#-])[A-ZÅÄÖ]{2,6}(?![\w-]*\d|\w)")
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,}")


def check_abbreviations(context: CheckContext) -> Iterator[Diagnostic]:
    """Report the first place on each page of an abbreviation that is not explained in any language."""
    pages = [page for edition in context.site.editions.values() for page in edition.documents.values()]
    if context.unreadable and {page.path for page in pages if page.meta.terms} <= context.unreadable:
        return  # the glossary may be on an unreadable page
    terms = [f"{term.abbreviation or ''} {term.term}" for page in pages for term in page.meta.terms]
    glossary = {part for term in terms for part in _CAPITALS.findall(term)}
    for page in context.pages:
        yield from _check_page(page, glossary)


def _check_page(page: Document[Page], glossary: set[str]) -> Iterator[Diagnostic]:
    spans = (*page.parsed_body.words, *page.parsed_body.cells)
    text = "\n".join(span.text for span in spans)
    seen = glossary | {word for word in _ABBREVIATION.findall(text) if _is_explained(word, text)}
    for span in spans:
        for line, word in span.find(_ABBREVIATION):
            if word not in seen:
                seen.add(word)
                yield Diagnostic(page.file, line, "MB321", params={"value": word})


def _is_explained(word: str, text: str) -> bool:
    """Return whether the text has `SKR (Sveriges Kommuner och Regioner)` or `Sveriges Kommuner och Regioner (SKR)`."""
    return bool(re.search(rf"\({word}\)|(?<!\w){word}\s*\(\w", text))
