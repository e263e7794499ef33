"""Lint rule: an abbreviation is explained in the glossary or on its page."""

import re
from collections.abc import Iterator

from simplemma import is_known

from malbild.checks.context import CheckContext
from malbild.checks.words import words_of
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.site.document import Document

# Not the beginning of a case number (RS 2022/123, SFS 2017:30), and not part of a row in capitals or of [!NOTE].
_ABBREVIATION = re.compile(
    r"(?<![\w.#!\[-])(?!([A-ZÅÄÖ])\1+(?!\w))[A-ZÅÄÖ]{2,6}(?![\w-]*\d|[~^]\d|\w|(?:-[A-ZÅÄÖ]+)?[ \u00a0]\d|/\w|\])"
)
_IN_CAPITALS = re.compile(r"(?:[A-ZÅÄÖ]{2,}[ ,–—-]+)+[A-ZÅÄÖ]{3,}(?!\w)|(?<!\w)[A-ZÅÄÖ]{7,}(?!\w)")
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,}")
_MIN_WORD = 4  # letters: short abbreviations are often words too
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def check_abbreviations(context: CheckContext) -> Iterator[Diagnostic]:
    """Report the first place on each page of an abbreviation that is neither known nor explained in any language."""
    pages = [page for edition in context.site.editions.values() for page in edition.documents.values()]
    if context.unreadable and {page.path for page in pages if page.meta.terms} <= context.unreadable:
        return  # the glossary may be on an unreadable page
    terms = [f"{term.abbreviation or ''} {term.term}" for page in pages for term in page.meta.terms]
    glossary = {part for term in terms for part in _CAPITALS.findall(term)}
    place = next((page.file for page in pages if page.meta.terms), "docs/bakgrund/ordlista.md")
    for page in context.pages:
        for line, word in _unexplained(page, glossary):
            if not _is_word(word.lower(), page.text_lang, context):  # else capitals only stress it
                id = word.lower().translate(str.maketrans("åäö", "aao"))
                params = {"value": word, "id": id, "place": place}
                yield Diagnostic(page.file, line, "MB321", params=params)


def _unexplained(page: Document[Page], glossary: set[str]) -> Iterator[tuple[int, str]]:
    spans = (*page.parsed_body.words, *page.parsed_body.cells)
    text = "\n".join(span.text for span in spans)
    if not _CAPITALS.search(text):
        return
    seen = glossary | {
        word
        for word in map(re.Match.group, _ABBREVIATION.finditer(text))
        if _is_known(word) or _is_explained(word, text)
    }
    for span in filter(lambda span: _CAPITALS.search(span.text), spans):
        emphasized = {word for _, phrase in span.find(_IN_CAPITALS) for word in _CAPITALS.findall(phrase)}
        for line, word in span.find(_ABBREVIATION):
            if word not in seen | emphasized:
                seen.add(word)
                yield line, word


def _is_known(word: str) -> bool:
    """Return whether everybody knows the word: a name, a unit, a word in capitals, a Roman numeral."""
    lists = (("abbreviations", "known"), ("abbreviations", "emphasis"), ("abbreviations", "registers"))
    is_listed = any(word in words_of(*name) for name in (*lists, ("unfinished", "signs")))  # MB820 reports the last
    return is_listed or bool(_ROMAN.fullmatch(word))


def _is_word(word: str, lang: str, context: CheckContext) -> bool:
    """Return whether a page has the word in small letters, or the language has it."""
    return word in context.small_words or (len(word) >= _MIN_WORD and is_known(word, lang))


def _is_explained(word: str, text: str) -> bool:
    """Return whether the text has `SKR (Sveriges Kommuner och Regioner)` or `Sveriges Kommuner och Regioner (SKR)`."""
    return bool(re.search(rf"\({word}\)|(?<!\w){word}\s*\(\w", text))
