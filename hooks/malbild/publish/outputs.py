"""Everything that the built site holds and that needs no page to be drawn first, as one list."""

from collections.abc import Iterator

from malbild.api.endpoints import api
from malbild.files.artifact import Artifact
from malbild.publish.calendar import calendars
from malbild.publish.feed import feeds
from malbild.publish.not_found import not_found
from malbild.publish.oembed import embed_files
from malbild.publish.removals import removals
from malbild.publish.share_pages import sharing
from malbild.publish.sitemaps import sitemaps
from malbild.publish.static_host import static_host
from malbild.publish.status_pages import redirects
from malbild.publish.web_editor.page import web_editor
from malbild.render.renderer import Renderer
from malbild.render.theme.assets import assets


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
