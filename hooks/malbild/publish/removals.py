"""Addresses of what is gone: each answers with a page that says what happened and leads on."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.render.relative_urls import Links
from malbild.render.renderer import Renderer


def removals(renderer: Renderer) -> Iterator[Artifact]:
    """A page in every language at each address that a removed perspective, statement or key word had."""
    for edition in renderer.site.editions.values():
        for document in edition.documents.values():
            for tombstone in document.meta.removed:
                path = renderer.urls.former(tombstone.address or document.below(tombstone.id), edition.lang)
                to = Links(renderer.urls, edition.lang, path)
                html = renderer.outside("removed", edition, to, target=document, tombstone=tombstone)
                yield Artifact(f"{path}index.html", html.encode())
