"""What a page is about, in the words of schema.org: data for search engines and other machines.

Only what the site knows: a seminar has no address in the sources, so the event has none here.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from malbild.model.page_types import Keyword, Page, Seminar
from malbild.site.document import Document
from malbild.site.edition import Edition
from malbild.site.urls import Urls

CONTEXT = {"@context": "https://schema.org"}
Data = dict[str, Any]


def breadcrumb(steps: Sequence[tuple[str, str]]) -> Iterator[Data]:
    """The way from the start page to a page, each step a title and an address; nothing for the start page."""
    if len(steps) > 1:
        items = [
            {"@type": "ListItem", "position": position, "name": title, "item": address}
            for position, (title, address) in enumerate(steps, start=1)
        ]
        yield CONTEXT | {"@type": "BreadcrumbList", "itemListElement": items}


def about(document: Document[Page], edition: Edition, urls: Urls) -> Iterator[Data]:
    """What the page itself describes: a key word or all of them, a seminar."""
    address = urls.absolute(urls.page(document, edition.lang))
    meta = document.meta
    if isinstance(meta, Seminar):
        yield CONTEXT | _event(meta, address, document.text_lang)
    elif isinstance(meta, Keyword):
        holder = _holder(edition)
        part_of = {"inDefinedTermSet": urls.absolute(urls.page(holder, edition.lang))} if holder else {}
        yield CONTEXT | _term(meta, address, document.text_lang) | part_of
    elif document == _holder(edition):
        terms = [
            _term(page.meta, urls.absolute(urls.page(page, edition.lang)), page.text_lang) for page in edition.keywords
        ]
        text = {"name": meta.title, "description": meta.description, "inLanguage": document.text_lang}
        yield CONTEXT | {"@type": "DefinedTermSet", "@id": address, "url": address, **text, "hasDefinedTerm": terms}


def _holder(edition: Edition) -> Document[Page] | None:
    """The page of all key words: the one in whose folder they lie."""
    first = next(iter(edition.keywords), None)
    return edition.documents.get(f"{first.path.rpartition('/')[0]}/index.md") if first else None


def _term(keyword: Keyword, address: str, lang: str) -> Data:
    words = {"name": keyword.title, "description": keyword.definition, "termCode": keyword.id, "inLanguage": lang}
    return {"@type": "DefinedTerm", "@id": address, "url": address, **words}


def _event(seminar: Seminar, address: str, lang: str) -> Data:
    speakers = dict.fromkeys(name for item in seminar.programme for name in item.speakers)
    return {
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": seminar.title,
        "description": seminar.description,
        "startDate": seminar.date.isoformat(),
        "endDate": seminar.date.isoformat(),
        "inLanguage": lang,
        "performer": [{"@type": "Person", "name": name} for name in speakers],
    }
