"""What a page tells browsers, search engines and those who share a link to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from malbild.model.page_types import Keyword, Page, Perspective
from malbild.render import json_ld
from malbild.site import queries
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement, Site
from malbild.site.urls import Urls


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
    picture: str
    picture_text: str
    oembed: str  # what oEmbed says of the page; empty where there is nothing to embed
    data: tuple[dict[str, Any], ...]  # schema.org, as JSON-LD


def head_of(
    document: Document[Page], edition: Edition, site: Site, urls: Urls, trail: Sequence[Document[Page]]
) -> Head:
    """The head of a page. `trail` is the way to it from the start page."""
    path = urls.page(document, edition.lang)
    has_picture = isinstance(document.meta, Perspective)
    return Head(
        title=document.meta.title,
        description=document.meta.description,
        canonical=urls.absolute(urls.in_language(path, edition.lang, document.text_lang)),
        translations=_translations(path, document, edition, site, urls),
        picture=urls.absolute(urls.social_image(path if has_picture else urls.home(edition.lang))),
        picture_text=document.meta.title if has_picture else edition.locale.t.site,
        oembed=_oembed(document, edition, urls),
        data=(
            *json_ld.breadcrumb(_steps((*trail, document), edition, urls)),
            *json_ld.about(document, edition, urls),
        ),
    )


def head_of_statement(
    card: PlacedStatement, edition: Edition, site: Site, urls: Urls, trail: Sequence[Document[Page]]
) -> Head:
    """The head of a statement's page of its own. `trail` is the way to its perspective.

    Canonical to itself: those who show a shared link read the page that it names as canonical, and
    would otherwise show the perspective instead of the statement.
    """
    document, text = card.document, card.statement.text.plain
    path = urls.statement_page(card, edition.lang)
    name = edition.locale.t.statement_number.format(n=card.number)
    steps = (*_steps((*trail, document), edition, urls), (name, urls.absolute(path)))
    return Head(
        title=text,
        description=edition.locale.t.statement.about.format(perspective=document.meta.title),
        canonical=urls.absolute(urls.in_language(path, edition.lang, document.text_lang)),
        translations=_translations(path, document, edition, site, urls),
        picture=urls.absolute(urls.social_image(path)),
        picture_text=text,
        oembed=urls.absolute(urls.oembed(edition.lang, "statement", card.statement.id)),
        data=tuple(json_ld.breadcrumb(steps)),
    )


def _oembed(document: Document[Page], edition: Edition, urls: Urls) -> str:
    meta = document.meta
    if isinstance(meta, Perspective | Keyword):
        return urls.absolute(urls.oembed(edition.lang, meta.kind, meta.id))
    return urls.absolute(urls.oembed(edition.lang, "vision")) if document == queries.vision_page(edition) else ""


def _steps(pages: Sequence[Document[Page]], edition: Edition, urls: Urls) -> list[tuple[str, str]]:
    return [(page.meta.title, urls.absolute(urls.page(page, edition.lang))) for page in pages]


def _translations(
    path: str, document: Document[Page], edition: Edition, site: Site, urls: Urls
) -> tuple[Alternate, ...]:
    """The place in each language that its document is written in: an untranslated page has its original only."""
    found = [
        Alternate(lang, urls.absolute(urls.in_language(path, edition.lang, lang)))
        for lang, other in site.editions.items()
        if other.documents[document.path].text_lang == lang
    ]
    return (*found, Alternate("x-default", found[0].url))
