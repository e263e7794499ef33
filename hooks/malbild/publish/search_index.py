"""Search indexes: the entries of each language as JSON.

The browser stems and indexes them (overrides/static/search/), with the code that stems a reader's words.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from posixpath import dirname
from typing import Any

from malbild.files.artifact import Artifact
from malbild.model.types.pages import Page, Perspective
from malbild.render.context import BuildContext
from malbild.render.html.sections import html_sections
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.queries import vision
from malbild.site.urls import Urls

_BOILERPLATE = 3
"""Least number of pages with a section of the same heading and text that make it no answer to anybody."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """An entry: a page, a section, a term, a statement or an item of a programme. `kind` decides its rank."""

    kind: str
    title: str
    text: str
    path: str
    within: str = ""  # the title of the page that it is on; a page has none
    perspective: str = ""


def search_indexes(context: BuildContext, bodies: Mapping[str, Mapping[str, str]]) -> Iterator[Artifact]:
    """Yield the index of each rendered language. `bodies`: see `outputs_of_pages`."""
    urls = context.urls
    for lang, by_path in bodies.items():
        edition = context.site.editions[lang]
        path = urls.search_index(lang)
        folder = f"{dirname(path)}/"
        stemmer = f"search/stem/{lang}.js"
        has_stemmer = stemmer in context.overrides.files("static")
        t = edition.locale.t
        entries = [*without_boilerplate(search_entries(edition, by_path, urls))]
        kinds = vars(t.kinds) | vars(t.items) | vars(t.search.kinds)
        shown = {entry.kind for entry in entries}
        index = {
            "stemmer": urls.relative(urls.asset(stemmer), folder) if has_stemmer else None,
            "search": {name: text for name, text in vars(t.search).items() if name != "kinds"},
            "kinds": {kind: name for kind, name in kinds.items() if kind in shown},
            "entries": [_as_json(entry, urls, folder) for entry in entries],
            **_reader_words(edition, entries, urls),
        }
        yield Artifact(path, json.dumps(index, default=vars, ensure_ascii=False, separators=(",", ":")).encode())


def search_entries(edition: Edition, bodies: Mapping[str, str], urls: Urls) -> Iterator[SearchEntry]:
    """Yield the entries of all texts in the edition's language. `bodies`: page's path → rendered body."""
    for document in edition.listed:
        yield from _page_entries(document, urls.page(document, edition.lang), bodies[document.path])
    yield from _statement_entries(edition, urls)
    for found in vision.programme_items(edition):
        if found.document.text_lang == edition.lang:
            text = " ".join((*found.item.speakers, found.item.summary))
            path = f"{urls.page(found.document, edition.lang)}#{found.item.id}"
            yield SearchEntry(found.item.kind, found.item.title, text, path, found.document.meta.title)


def without_boilerplate(entries: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
    """Yield the entries, without sections that stand alike on several pages."""
    found = tuple(entries)
    times = Counter((entry.title, entry.text) for entry in found)
    for entry in found:
        if entry.kind != "section" or times[entry.title, entry.text] < _BOILERPLATE:
            yield entry


def _reader_words(edition: Edition, entries: Iterable[SearchEntry], urls: Urls) -> dict[str, Any]:
    """Return the synonyms and answers of the edition, with the URL and title of the page that an answer leads to."""
    words, folder = edition.search_words, f"{dirname(urls.search_index(edition.lang))}/"
    titles = {entry.path: entry.title for entry in entries}

    def answer(text: str, page: str) -> dict[str, str]:
        path, hash, anchor = page.partition("#")
        document = edition.documents[path]
        address = f"{urls.page(document, edition.lang)}{hash}{anchor}"
        title = titles.get(address, document.meta.title)
        return {"text": text, "title": title, "url": urls.relative(address, folder)}

    return {
        "synonyms": [synonym.model_dump() for synonym in words.synonyms],
        "answers": [{"words": found.words, **answer(found.text, found.page)} for found in words.answers],
        "nothing": answer(words.nothing.text, words.nothing.page) if words.nothing else None,
    }


def _page_entries(document: Document[Page], path: str, body: str) -> Iterator[SearchEntry]:
    """Yield the page with its lead, its sections, and the terms that it explains."""
    meta = document.meta
    perspective = meta.id if isinstance(meta, Perspective) else ""
    lead, *sections = html_sections(body)
    yield SearchEntry(meta.kind, meta.title, f"{meta.description} {lead.text}".strip(), path, perspective=perspective)
    for section in sections:
        if section.text:
            address = f"{path}#{section.id}"
            yield SearchEntry("section", section.heading, section.text, address, meta.title, perspective)
    for term in meta.terms:
        abbreviation = f" ({term.abbreviation})" if term.abbreviation not in (None, term.term) else ""
        yield SearchEntry("term", term.term + abbreviation, term.explanation, f"{path}#ord-{term.id}", meta.title)


def _statement_entries(edition: Edition, urls: Urls) -> Iterator[SearchEntry]:
    """Yield each statement with its paragraphs and key words as text."""
    titles = {page.meta.id: page.meta.title for page in edition.keywords}
    for placed in edition.statements:
        if placed.document.text_lang == edition.lang:
            keywords = ", ".join(titles[keyword] for keyword in placed.statement.keywords)
            text = " ".join((*(paragraph.plain for paragraph in placed.statement.body), keywords))
            path, page = urls.statement(placed, edition.lang), placed.perspective
            yield SearchEntry("statement", placed.statement.text.plain, text, path, page.title, page.id)


def _as_json(entry: SearchEntry, urls: Urls, folder: str) -> dict[str, str]:
    """Return the entry's values that are not empty, with its URL relative to the index's folder."""
    values = {name: value for name, value in asdict(entry).items() if value and name != "path"}
    return values | {"url": urls.relative(entry.path, folder)}
