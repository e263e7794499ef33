"""Lint rules for the search words of docs/search-words.yml."""

import re
from collections.abc import Iterator

from malbild.checks.context import CheckContext
from malbild.content.yaml_nodes import Location
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.diagnostics.suggestions import closest_match
from malbild.site.anchors import anchors
from malbild.site.edition import Edition
from malbild.site.loading.data_files import data_diagnostic
from malbild.site.loading.search_words import NAME

_WORD = re.compile(r"\w+")


def check_answer_pages(context: CheckContext) -> Iterator[Diagnostic]:
    """Report answers that lead to a page that does not exist."""
    for edition in context.site.editions.values():
        for location, page, _ in _answer_pages(edition):
            if page not in edition.documents.keys() | context.unreadable:
                hint = closest_match(page, edition.documents)
                yield data_diagnostic(NAME, edition.lang, context.project, "MB950", location, value=page, hint=hint)


def check_search_words(context: CheckContext) -> Iterator[Diagnostic]:
    """Report anchors that do not exist, words named twice, and synonyms for what the site does not say."""
    for edition in context.site.editions.values():
        yield from _check_anchors(edition, context)
        yield from _check_repeated(edition, context)
        yield from _check_meanings(edition, context)


def _answer_pages(edition: Edition) -> Iterator[tuple[Location, str, str]]:
    """Yield the place of each answer's page in the file, the page and the anchor."""
    words = edition.search_words
    pages: list[tuple[Location, str]] = [(("answers", n, "page"), one.page) for n, one in enumerate(words.answers)]
    if words.nothing:
        pages.append((("nothing", "page"), words.nothing.page))
    for location, value in pages:
        page, _, anchor = value.partition("#")
        yield location, page, anchor


def _check_anchors(edition: Edition, context: CheckContext) -> Iterator[Diagnostic]:
    for location, page, anchor in _answer_pages(edition):
        if anchor and (document := edition.documents.get(page)):
            known = {found.id for found in anchors(document, edition)}
            if anchor not in known:
                values = {"page": page, "value": anchor, "hint": closest_match(anchor, known)}
                yield data_diagnostic(NAME, edition.lang, context.project, "MB951", location, **values)


def _check_repeated(edition: Edition, context: CheckContext) -> Iterator[Diagnostic]:
    """Report a word that stands twice among the synonyms, or twice among the answers."""
    found = edition.search_words
    lists = {"synonyms": [one.words for one in found.synonyms], "answers": [one.words for one in found.answers]}
    for name, entries in lists.items():
        seen = set[str]()
        for number, words in enumerate(entries):
            for place, word in enumerate(words):
                if word.lower() in seen:
                    location = (name, number, "words", place)
                    yield data_diagnostic(NAME, edition.lang, context.project, "MB952", location, value=word)
                seen.add(word.lower())


def _check_meanings(edition: Edition, context: CheckContext) -> Iterator[Diagnostic]:
    """Warn of a meaning with a word that no page has, not even within another word."""
    if not (synonyms := edition.search_words.synonyms):
        return
    pages = (source for source in context.texts if source.file.endswith(".md") and source.lang == edition.lang)
    text = " ".join(source.text for source in pages).lower()
    for number, synonym in enumerate(synonyms):
        for place, meaning in enumerate(synonym.means):
            if any(word not in text for word in _WORD.findall(meaning.lower())):
                location = ("synonyms", number, "means", place)
                yield data_diagnostic(NAME, edition.lang, context.project, "MB953", location, value=meaning)
