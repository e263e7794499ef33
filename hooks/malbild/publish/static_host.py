"""What a static host reads beside the files: `_headers` and `_redirects`, as Netlify and Cloudflare Pages know them."""

from collections.abc import Iterator
from datetime import timedelta

from malbild.files.artifact import Artifact
from malbild.publish.status_pages import redirect_rules
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer

_VALID = timedelta(days=364)  # RFC 9116: less than a year is recommended


def static_host(renderer: Renderer) -> Iterator[Artifact]:
    """The headers by address, the moved pages, and security.txt where somebody answers for security."""
    yield Artifact("_headers", _headers(renderer).encode())
    yield Artifact("_redirects", renderer.render_text("_redirects", moved=redirect_rules(renderer)).encode())
    if renderer.context.project.contact.security:
        expires = renderer.context.project.today + _VALID
        yield Artifact(".well-known/security.txt", renderer.render_text("security.txt", expires=expires).encode())


def _headers(renderer: Renderer) -> str:
    """Rules that never meet: where two do, hosts join what both say of a header, and `/*` meets all others."""
    urls, languages = renderer.context.urls, renderer.context.site.editions
    return renderer.render_text(
        "_headers",
        pages=[*_pages(renderer.context), "search/*"],
        data=["api/*", urls.resize_script, "robots.txt", urls.sitemap(), *_data(renderer.context)],
        pictures=[urls.social_image(urls.home(lang)) for lang in languages],
        has_editor=renderer.context.project.has_web_editor,
    )


def _pages(context: BuildContext) -> Iterator[str]:
    """Where the pages of each language are: its start page, and what lies below the first part of an address."""
    for lang, edition in context.site.editions.items():
        yield context.urls.home(lang)
        yield context.urls.not_found(lang)
        firsts = {page.address.partition("/")[0] for page in edition.documents.values()}
        yield from (f"{context.urls.home(lang)}{first}/*" for first in sorted(firsts - {""}))


def _data(context: BuildContext) -> Iterator[str]:
    """What programs read of each language in the folder of its start page."""
    urls = context.urls
    for lang, edition in context.site.editions.items():
        yield from (urls.feed(lang), urls.calendar(lang), urls.llms_txt(lang), urls.sitemap(lang))
        yield from (urls.markdown(page, lang) for page in edition.listed if not page.address)
