"""Addresses that pages once had, each leading on to where its page stands now."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.model.page_types import Page
from malbild.render.relative_urls import Links
from malbild.render.renderer import Renderer
from malbild.site.edition import Document, Edition

MAP = "redirects.map"


def redirects(renderer: Renderer) -> Iterator[Artifact]:
    """A small page at every former address, and all of them as a map for nginx, for hosts with a server."""
    for edition, document, former in _moved(renderer):
        html = renderer.outside("moved", edition, Links(renderer.urls, edition.lang, former), target=document)
        yield Artifact(f"{former}index.html", html.encode())
    yield Artifact(MAP, "".join(f"{former} {now};\n" for former, now in moved_addresses(renderer)).encode())


def moved_addresses(renderer: Renderer) -> list[tuple[str, str]]:
    """Every former address and the address now, from the root of the host, sorted."""
    urls = renderer.urls
    return sorted(
        (urls.from_root(former), urls.from_root(urls.page(document, edition.lang)))
        for edition, document, former in _moved(renderer)
    )


def _moved(renderer: Renderer) -> Iterator[tuple[Edition, Document[Page], str]]:
    for edition in renderer.site.editions.values():
        for document in edition.documents.values():
            for address in document.meta.moved_from:
                yield edition, document, renderer.urls.former(address, edition.lang)
