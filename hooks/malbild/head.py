"""What a page tells browsers, search engines and those who share a link to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from malbild import linked_data
from malbild.model import Page
from malbild.site import Document, Edition, Site
from malbild.urls import Urls


@dataclass(frozen=True)
class Alternate:
    """A translation of a page, for search engines."""

    lang: str  # BCP 47, or x-default
    url: str


@dataclass(frozen=True)
class Head:
    """The contents of `<head>` that differ between pages. All addresses are absolute."""

    title: str
    description: str
    canonical: str
    translations: tuple[Alternate, ...]
    data: tuple[dict[str, Any], ...]  # schema.org, as JSON-LD


def head_of(
    document: Document[Page], edition: Edition, site: Site, urls: Urls, trail: Sequence[Document[Page]]
) -> Head:
    """The head of a page. `trail` is the way to it from the start page."""
    path = urls.page(document, edition.lang)
    steps = [(page.front.title, urls.absolute(urls.page(page, edition.lang))) for page in (*trail, document)]
    return Head(
        title=document.front.title,
        description=document.front.description,
        canonical=urls.absolute(urls.in_language(path, edition.lang, document.text_lang)),
        translations=translations(path, document, edition, site, urls),
        data=(*linked_data.breadcrumb(steps), *linked_data.about(document, edition, urls)),
    )


def translations(
    path: str, document: Document[Page], edition: Edition, site: Site, urls: Urls
) -> tuple[Alternate, ...]:
    """The place in each language that its document is written in: an untranslated page has its original only."""
    found = [
        Alternate(lang, urls.absolute(urls.in_language(path, edition.lang, lang)))
        for lang, other in site.editions.items()
        if other.documents[document.path].text_lang == lang
    ]
    return (*found, Alternate("x-default", found[0].url))
