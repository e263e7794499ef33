"""The list of output files other than the pages."""

from collections.abc import Iterator, Mapping

from malbild.api.endpoints import api_files
from malbild.files.artifact import Artifact
from malbild.publish.embeds import embed_files
from malbild.publish.feeds.calendar import calendars
from malbild.publish.feeds.feed import change_feeds, feeds
from malbild.publish.icon_licences import icon_licences
from malbild.publish.markdown_pages import markdown_pages
from malbild.publish.search_index import search_indexes
from malbild.publish.sharing.share_pages import share_pages
from malbild.publish.sitemaps import sitemaps
from malbild.publish.static_host import static_host
from malbild.publish.status_pages import status_pages
from malbild.publish.web_editor.page import web_editor
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.render.theme.assets import assets


def outputs_of_site(context: BuildContext) -> Iterator[Artifact]:
    """Yield every file that is made from the site alone."""
    site, urls, renderer = context.site, context.urls, Renderer(context)
    yield from assets(context.overrides, urls)
    yield from api_files(site, urls)
    yield from feeds(site, urls)
    yield from change_feeds(renderer)
    yield from calendars(site, urls)
    yield from share_pages(renderer)
    yield from embed_files(renderer)
    yield from icon_licences(renderer)
    yield from sitemaps(renderer)
    yield from status_pages(renderer)
    yield from static_host(renderer)
    yield from web_editor(renderer)


def outputs_of_pages(context: BuildContext, bodies: Mapping[str, Mapping[str, str]]) -> Iterator[Artifact]:
    """Yield the files made from rendered pages, for the languages that have been rendered.

    `bodies`: language → page's path → HTML between heading and sources.
    """
    yield from search_indexes(context, bodies)
    yield from markdown_pages(Renderer(context), bodies)
