"""What a reader can search for, one file per language: every entry with its address.

The browser makes the index of it (overrides/static/search/): one place for stems and compounds,
for what is looked for and what is found alike.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from posixpath import dirname

from malbild.files.artifact import Artifact
from malbild.model.page_types import Page, Perspective
from malbild.render.context import BuildContext
from malbild.render.html_sections import html_sections
from malbild.site import queries
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found. Its kind says how it is named and how high it stands."""

    kind: str
    title: str
    text: str
    path: str
    within: str = ""  # the page it stands on, where it is not a page
    perspective: str = ""


def search_indexes(context: BuildContext, contents: Mapping[str, Mapping[str, str]]) -> Iterator[Artifact]:
    """The entries of each language drawn, what to call them, and the address of the language's stemmer."""
    urls = context.urls
    for lang, drawn in contents.items():
        edition = context.site.editions[lang]
        path = urls.search_index(lang)
        folder = f"{dirname(path)}/"
        stemmer = f"search/stem/{lang}.js"
        has_stemmer = (context.overrides / "static" / stemmer).exists()
        t = edition.locale.t
        data = {
            "stemmer": urls.relative(urls.asset(stemmer), folder) if has_stemmer else None,
            "search": t.search,
            "kinds": vars(t.kinds) | vars(t.items) | vars(t.search.kinds),
            "entries": [_seen_from(folder, entry, urls) for entry in entries(edition, drawn, urls)],
        }
        yield Artifact(path, json.dumps(data, default=vars, ensure_ascii=False, separators=(",", ":")).encode())


def entries(edition: Edition, contents: Mapping[str, str], urls: Urls) -> Iterator[Entry]:
    """Everything in the language but editors' pages; what is not translated is in the original's index alone."""
    for document in edition.listed:
        yield from _page(document, urls.page(document, edition.lang), contents[document.path])
    yield from _statements(edition, urls)
    for lecture in queries.programme_items(edition):
        if lecture.document.text_lang == edition.lang:
            text = " ".join((*lecture.item.speakers, lecture.item.summary))
            path = f"{urls.page(lecture.document, edition.lang)}#{lecture.item.id}"
            yield Entry(lecture.item.kind, lecture.item.title, text, path, lecture.document.meta.title)


def _page(document: Document[Page], path: str, content: str) -> Iterator[Entry]:
    """The page itself with its lead, each passage of it, and the words it explains."""
    meta = document.meta
    perspective = meta.id if isinstance(meta, Perspective) else ""
    lead, *rest = html_sections(content)
    yield Entry(meta.kind, meta.title, f"{meta.description} {lead.text}".strip(), path, perspective=perspective)
    for passage in (passage for passage in rest if passage.text):
        yield Entry("section", passage.heading, passage.text, f"{path}#{passage.id}", meta.title, perspective)
    for term in meta.terms:
        abbreviation = f" ({term.abbreviation})" if term.abbreviation not in (None, term.term) else ""
        yield Entry("term", term.term + abbreviation, term.explanation, f"{path}#ord-{term.id}", meta.title)


def _statements(edition: Edition, urls: Urls) -> Iterator[Entry]:
    """Each statement, found by its words and by its key words."""
    titles = {page.meta.id: page.meta.title for page in edition.keywords}
    for card in edition.statements:
        if card.document.text_lang == edition.lang:
            text = ", ".join(titles[keyword] for keyword in card.statement.keywords)
            path = urls.statement(card, edition.lang)
            title = card.statement.text.plain
            yield Entry("statement", title, text, path, card.perspective.title, card.perspective.id)


def _seen_from(folder: str, entry: Entry, urls: Urls) -> dict[str, str]:
    """The entry as the index file tells it: its address as seen from there, nothing that is empty."""
    said = {name: value for name, value in asdict(entry).items() if value and name != "path"}
    return said | {"url": urls.relative(entry.path, folder)}
