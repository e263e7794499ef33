"""Everything the built site holds beside its pages, as two lists."""

from collections.abc import Iterator, Mapping

from malbild.api import api
from malbild.artifacts import Artifact
from malbild.assets import assets
from malbild.calendars import calendars
from malbild.feed import feeds
from malbild.markdown_pages import markdown_pages
from malbild.not_found import not_found
from malbild.oembed import embed_files
from malbild.redirects import redirects
from malbild.removals import removals
from malbild.render import Renderer
from malbild.search import search_indexes
from malbild.sharing import sharing
from malbild.sitemaps import sitemaps
from malbild.static_host import static_host
from malbild.web_editor import web_editor


def beside_pages(renderer: Renderer) -> Iterator[Artifact]:
    """All files that need no page to be drawn first."""
    yield from assets(renderer.project.root / "overrides", renderer.urls)
    yield from api(renderer.site, renderer.urls)
    yield from feeds(renderer.site, renderer.urls)
    yield from calendars(renderer.site, renderer.urls)
    yield from sharing(renderer)
    yield from embed_files(renderer)
    yield from sitemaps(renderer)
    yield from not_found(renderer)
    yield from redirects(renderer)
    yield from removals(renderer)
    yield from static_host(renderer)
    yield from web_editor(renderer)


def from_pages(renderer: Renderer, contents: Mapping[str, Mapping[str, str]]) -> Iterator[Artifact]:
    """All files that tell in another way what stands on the pages of the languages that have been drawn.

    `contents`: language → page's path → HTML between heading and sources.
    """
    yield from search_indexes(renderer, contents)
    yield from markdown_pages(renderer, contents)
