"""What a reader meets where there is no page: a word of it in every language, and ways on."""

from collections.abc import Iterator

from malbild.artifacts import Artifact
from malbild.links import Links
from malbild.render import Renderer


def not_found(renderer: Renderer) -> Iterator[Artifact]:
    """A document for each language, with that language first. It may be shown at any address."""
    editions = tuple(renderer.site.editions.values())
    for edition in editions:
        order = (edition, *(other for other in editions if other is not edition))
        path = renderer.urls.not_found(edition.lang)
        html = renderer.outside(
            "not_found", edition, Links(renderer.urls, edition.lang, path, anywhere=True), order=order
        )
        yield Artifact(path, html.encode())
