"""What a reader meets where there is no page: a word of it in every language, and ways on."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.render.relative_urls import Links
from malbild.render.renderer import Renderer


def not_found(renderer: Renderer) -> Iterator[Artifact]:
    """A document for each language, with that language first. It may be shown at any address."""
    editions = tuple(renderer.site.editions.values())
    for edition in editions:
        path = renderer.urls.not_found(edition.lang)
        to = Links(renderer.urls, edition.lang, path, anywhere=True)
        order = (edition, *(other for other in editions if other is not edition))
        words = [(other, renderer.around("not_found", other, to.into(other))) for other in order]
        html = renderer.outside("not_found", edition, to, order=words)
        yield Artifact(path, html.encode())
