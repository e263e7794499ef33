"""The `<head>` of a page: metadata for browsers, search engines and shared links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from malbild.model.types.pages import Keyword, Page, Party, Perspective
from malbild.render import json_ld
from malbild.render.context import BuildContext
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.urls import Urls

_OEMBED_VARIANT = "light-full"  # most pages that an address is pasted into are light, whatever their readers prefer


@dataclass(frozen=True)
class Alternate:
    """A translation of a page, for search engines (`hreflang`)."""

    lang: str  # BCP 47, or x-default
    url: str


@dataclass(frozen=True)
class Head:
    """The contents of `<head>` that differ between pages. All URLs are absolute."""

    title: str
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    image: str  # og:image
    image_alt: str
    oembed: str  # the oEmbed response; empty on pages without an embed
    json_ld: tuple[dict[str, Any], ...]


def page_head(
    context: BuildContext, edition: Edition, document: Document[Page], breadcrumb: Sequence[Document[Page]]
) -> Head:
    """Return the head of a page. `breadcrumb` holds the pages above it."""
    urls, path = context.urls, context.urls.page(document, edition.lang)
    has_image = isinstance(document.meta, Perspective)
    return Head(
        title=document.meta.title,
        description=document.meta.description,
        canonical=urls.absolute(urls.in_language(path, edition.lang, document.text_lang)),
        alternates=_alternates(context, edition, document, path),
        image=urls.absolute(urls.social_image(path if has_image else urls.home(edition.lang))),
        image_alt=document.meta.title if has_image else edition.locale.t.site,
        oembed=_oembed(document, edition, urls),
        json_ld=(
            *json_ld.breadcrumb_list(_steps((*breadcrumb, document), edition, urls)),
            *json_ld.page_data(document, edition, urls),
        ),
    )


def share_page_head(
    context: BuildContext, edition: Edition, placed: PlacedStatement, breadcrumb: Sequence[Document[Page]]
) -> Head:
    """Return the head of a statement's share page. `breadcrumb` holds the pages above it.

    The page is canonical to itself: a service that shows a shared link reads the canonical page, which would
    otherwise be the whole perspective.
    """
    urls, document, text = context.urls, placed.document, placed.statement.text.plain
    path = urls.share_page(placed, edition.lang)
    name = edition.locale.t.statement_number.format(n=placed.number)
    return Head(
        title=text,
        description=_about(edition, placed),
        canonical=urls.absolute(urls.in_language(path, edition.lang, document.text_lang)),
        alternates=_alternates(context, edition, document, path),
        image=urls.absolute(urls.social_image(path)),
        image_alt=text,
        oembed=urls.absolute(urls.oembed(edition.lang, "statement", placed.statement.id, _OEMBED_VARIANT)),
        json_ld=tuple(json_ld.breadcrumb_list([*_steps(breadcrumb, edition, urls), (name, urls.absolute(path))])),
    )


def _about(edition: Edition, placed: PlacedStatement) -> str:
    """Return the description of a share page: the statement's place in the vision and its key words."""
    t = edition.locale.t
    place = t.statement.about.format(n=placed.number, perspective=placed.perspective.title)
    keywords = [page.meta.title for page in edition.keywords if page.meta.id in placed.statement.keywords]
    return f"{place} {t.card.keywords}: {', '.join(keywords)}." if keywords else str(place)


def _oembed(document: Document[Page], edition: Edition, urls: Urls) -> str:
    meta = document.meta
    if isinstance(meta, Perspective | Keyword | Party):
        return urls.absolute(urls.oembed(edition.lang, meta.kind, meta.id, _OEMBED_VARIANT))
    is_vision = document == edition.page_with("vision")
    return urls.absolute(urls.oembed(edition.lang, "vision", variant=_OEMBED_VARIANT)) if is_vision else ""


def _steps(pages: Sequence[Document[Page]], edition: Edition, urls: Urls) -> list[tuple[str, str]]:
    """Return the title and URL of each page of a breadcrumb."""
    return [(page.meta.title, urls.absolute(urls.page(page, edition.lang))) for page in pages]


def _alternates(context: BuildContext, edition: Edition, document: Document[Page], path: str) -> tuple[Alternate, ...]:
    """Return the path's URL in each language that the document is written in, the original's first."""
    urls = context.urls
    found = [
        Alternate(lang, urls.absolute(urls.in_language(path, edition.lang, lang)))
        for lang, other in context.site.editions.items()
        if other.documents[document.path].text_lang == lang
    ]
    return (*found, Alternate("x-default", found[0].url))
