"""What search engines ask for: robots.txt, a sitemap for each language, and an index of these."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.render.renderer import Renderer


def sitemaps(renderer: Renderer) -> Iterator[Artifact]:
    """The pages of each language that are written in it, dated by their front matter."""
    urls, editions = renderer.context.urls, tuple(renderer.context.site.editions.values())
    for edition in editions:
        sitemap = renderer.render_text("sitemap.xml", edition=edition, pages=edition.listed)
        yield Artifact(urls.sitemap(edition.lang), sitemap.encode())
    yield Artifact(urls.sitemap(), renderer.render_text("sitemaps.xml").encode())
    yield Artifact("robots.txt", renderer.render_text("robots.txt").encode())
