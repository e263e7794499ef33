"""What a static host reads beside the files: `_headers` and `_redirects`, as Netlify and Cloudflare Pages know them."""

from collections.abc import Iterator
from datetime import timedelta

from malbild.artifacts import Artifact
from malbild.redirects import moved_addresses
from malbild.render import Renderer
from malbild.web_editor import has_editor

_VALID = timedelta(days=364)  # RFC 9116: less than a year is recommended


def static_host(renderer: Renderer) -> Iterator[Artifact]:
    """The headers by address, the moved pages, and security.txt where somebody answers for security."""
    yield Artifact("_headers", _headers(renderer).encode())
    yield Artifact("_redirects", renderer.file("_redirects", moved=moved_addresses(renderer)).encode())
    if renderer.project.contact.security:
        expires = renderer.project.today + _VALID
        yield Artifact(".well-known/security.txt", renderer.file("security.txt", expires=expires).encode())


def _headers(renderer: Renderer) -> str:
    urls, languages = renderer.urls, renderer.site.editions
    return renderer.file(
        "_headers",
        tops=_tops(renderer),
        read_elsewhere=[path(lang) for lang in languages for path in (urls.feed, urls.calendar)],
        has_editor=has_editor(renderer.project),
    )


def _tops(renderer: Renderer) -> list[str]:
    """The first part of every page's address: rules for `/*` would add their headers to those of embeds and data."""
    editions = renderer.site.editions.values()
    pages = (renderer.urls.page(page, edition.lang) for edition in editions for page in edition.documents.values())
    return sorted({page.partition("/")[0] for page in pages} - {""})
