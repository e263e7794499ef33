"""JSON-LD: a page's schema.org data for search engines.

A seminar's location is left out: the sources do not name one.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from malbild.model.types.pages import Keyword, Page, Seminar
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls

_CONTEXT = {"@context": "https://schema.org"}
Data = dict[str, Any]


def breadcrumb_list(steps: Sequence[tuple[str, str]]) -> Iterator[Data]:
    """Return a BreadcrumbList of titles and URLs; nothing for the start page."""
    if len(steps) > 1:
        items = [
            {"@type": "ListItem", "position": position, "name": title, "item": url}
            for position, (title, url) in enumerate(steps, start=1)
        ]
        yield _CONTEXT | {"@type": "BreadcrumbList", "itemListElement": items}


def page_data(document: Document[Page], edition: Edition, urls: Urls) -> Iterator[Data]:
    """Return the Event of a seminar, the DefinedTerm of a key word or the DefinedTermSet of all key words."""
    url = urls.absolute(urls.page(document, edition.lang))
    meta = document.meta
    if isinstance(meta, Seminar):
        yield _CONTEXT | _event(meta, url, document.text_lang)
    elif isinstance(meta, Keyword):
        page = _keywords_page(edition)
        part_of = {"inDefinedTermSet": urls.absolute(urls.page(page, edition.lang))} if page else {}
        yield _CONTEXT | _term(meta, url, document.text_lang) | part_of
    elif document == _keywords_page(edition):
        terms = [
            _term(page.meta, urls.absolute(urls.page(page, edition.lang)), page.text_lang) for page in edition.keywords
        ]
        text = {"name": meta.title, "description": meta.description, "inLanguage": document.text_lang}
        yield _CONTEXT | {"@type": "DefinedTermSet", "@id": url, "url": url, **text, "hasDefinedTerm": terms}


def _keywords_page(edition: Edition) -> Document[Page] | None:
    """Return the page of all key words: the index page of their folder."""
    first = next(iter(edition.keywords), None)
    return edition.documents.get(f"{first.path.rpartition('/')[0]}/index.md") if first else None


def _term(keyword: Keyword, url: str, lang: str) -> Data:
    text = {"name": keyword.title, "description": keyword.definition, "termCode": keyword.id, "inLanguage": lang}
    return {"@type": "DefinedTerm", "@id": url, "url": url, **text}


def _event(seminar: Seminar, url: str, lang: str) -> Data:
    speakers = dict.fromkeys(name for item in seminar.programme for name in item.speakers)
    return {
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": seminar.title,
        "description": seminar.description,
        "startDate": seminar.date.isoformat(),
        "endDate": seminar.date.isoformat(),
        "inLanguage": lang,
        "performer": [{"@type": "Person", "name": name} for name in speakers],
    }
