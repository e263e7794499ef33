"""Addresses that pages once had, each leading on to where its page stands now."""

from collections.abc import Iterator

from malbild.artifacts import Artifact
from malbild.render import Links, Renderer

MAP = "redirects.map"


def redirects(renderer: Renderer) -> Iterator[Artifact]:
    """A small page at every former address, and all of them as a map for nginx, for hosts with a server."""
    urls, lines = renderer.urls, []
    for edition in renderer.site.editions.values():
        for document in edition.documents.values():
            for address in document.front.moved_from:
                former, now = urls.former(address, edition.lang), urls.page(document, edition.lang)
                html = renderer.outside("moved", edition, Links(urls, edition.lang, former), target=document)
                yield Artifact(f"{former}index.html", html.encode())
                lines.append(f"{urls.from_root(former)} {urls.from_root(now)};\n")
    yield Artifact(MAP, "".join(sorted(lines)).encode())
