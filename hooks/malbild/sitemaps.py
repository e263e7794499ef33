"""What search engines ask for: robots.txt, a sitemap for each language, and an index of these."""

from collections.abc import Iterator

from malbild.artifacts import Artifact
from malbild.markdown_pages import is_public
from malbild.render import Renderer


def sitemaps(renderer: Renderer) -> Iterator[Artifact]:
    """The pages of each language that are written in it, dated by their front matter."""
    urls, editions = renderer.urls, tuple(renderer.site.editions.values())
    for edition in editions:
        pages = [page for page in edition.documents.values() if is_public(page, edition)]
        yield Artifact(urls.sitemap(edition.lang), renderer.file("sitemap.xml", edition=edition, pages=pages).encode())
    yield Artifact(urls.sitemap(), renderer.file("sitemaps.xml").encode())
    yield Artifact("robots.txt", renderer.file("robots.txt").encode())
