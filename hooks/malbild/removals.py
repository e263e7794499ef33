"""Addresses of what is gone: each answers with a page that says what happened and leads on."""

from collections.abc import Iterator

from malbild.artifacts import Artifact
from malbild.links import Links
from malbild.model import Page
from malbild.parts import Removed
from malbild.render import Renderer
from malbild.site import Document


def removals(renderer: Renderer) -> Iterator[Artifact]:
    """A page in every language at each address that a removed perspective, statement or key word had."""
    for edition in renderer.site.editions.values():
        for document in edition.documents.values():
            for gone in document.front.removed:
                path = renderer.urls.former(_address(gone, document), edition.lang)
                to = Links(renderer.urls, edition.lang, path)
                html = renderer.outside("removed", edition, to, target=document, gone=gone)
                yield Artifact(f"{path}index.html", html.encode())


def _address(gone: Removed, document: Document[Page]) -> str:
    """Where its page stood: a statement's below its perspective."""
    return gone.address or f"{document.address}{gone.id}/"
