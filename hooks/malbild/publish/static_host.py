"""What a static host reads beside the files: `_headers` and `_redirects`, as Netlify and Cloudflare Pages know them."""

from collections.abc import Iterator
from datetime import timedelta

from malbild.files.artifact import Artifact
from malbild.publish.status_pages import redirect_rules
from malbild.publish.web_editor.page import has_editor
from malbild.render.renderer import Renderer

_VALID = timedelta(days=364)  # RFC 9116: less than a year is recommended


def static_host(renderer: Renderer) -> Iterator[Artifact]:
    """The headers by address, the moved pages, and security.txt where somebody answers for security."""
    yield Artifact("_headers", _headers(renderer).encode())
    yield Artifact("_redirects", renderer.file("_redirects", moved=redirect_rules(renderer)).encode())
    if renderer.project.contact.security:
        expires = renderer.project.today + _VALID
        yield Artifact(".well-known/security.txt", renderer.file("security.txt", expires=expires).encode())


def _headers(renderer: Renderer) -> str:
    """Rules that never meet: where two do, hosts join what both say of a header, and `/*` meets all others."""
    urls, languages = renderer.urls, renderer.site.editions
    return renderer.file(
        "_headers",
        pages=[*_pages(renderer), "search/*"],
        data=["api/*", urls.resize, "robots.txt", urls.sitemap(), *_data(renderer)],
        pictures=[urls.picture(urls.home(lang)) for lang in languages],
        has_editor=has_editor(renderer.project),
    )


def _pages(renderer: Renderer) -> Iterator[str]:
    """Where the pages of each language are: its start page, and what lies below the first part of an address."""
    for lang, edition in renderer.site.editions.items():
        yield renderer.urls.home(lang)
        yield renderer.urls.not_found(lang)
        firsts = {page.address.partition("/")[0] for page in edition.documents.values()}
        yield from (f"{renderer.urls.home(lang)}{first}/*" for first in sorted(firsts - {""}))


def _data(renderer: Renderer) -> Iterator[str]:
    """What programs read of each language in the folder of its start page."""
    urls = renderer.urls
    for lang, edition in renderer.site.editions.items():
        yield from (urls.feed(lang), urls.calendar(lang), urls.list_for_machines(lang), urls.sitemap(lang))
        yield from (urls.markdown(page, lang) for page in edition.listed if not page.address)
