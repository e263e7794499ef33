"""Everything that the built site holds and that needs no page to be drawn first, as one list."""

from collections.abc import Iterator

from malbild.api import api
from malbild.artifacts import Artifact
from malbild.assets import assets
from malbild.calendars import calendars
from malbild.feed import feeds
from malbild.not_found import not_found
from malbild.oembed import embed_files
from malbild.redirects import redirects
from malbild.removals import removals
from malbild.render import Renderer
from malbild.sharing import sharing
from malbild.sitemaps import sitemaps
from malbild.static_host import static_host
from malbild.web_editor import web_editor


def beside_pages(renderer: Renderer) -> Iterator[Artifact]:
    """All files that are made from the site alone."""
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
