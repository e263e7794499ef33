"""Sitemaps for search engines: one for each language, their index, and robots.txt."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.render.renderer import Renderer


def sitemaps(renderer: Renderer) -> Iterator[Artifact]:
    """Render the sitemaps. A language's sitemap lists the pages written in it, dated by their front matter."""
    urls = renderer.context.urls
    for edition in renderer.context.site.editions.values():
        sitemap = renderer.render_text("sitemap.xml", edition=edition, pages=edition.listed)
        yield Artifact(urls.sitemap(edition.lang), sitemap.encode())
    yield Artifact(urls.sitemap(), renderer.render_text("sitemaps.xml").encode())
    yield Artifact("robots.txt", renderer.render_text("robots.txt").encode())
