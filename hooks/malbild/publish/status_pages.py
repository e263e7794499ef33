"""Status pages: not found, redirects and tombstones."""

from collections.abc import Iterator

from malbild.files.artifact import Artifact
from malbild.model.types.pages import Page
from malbild.render.context import BuildContext
from malbild.render.relative_urls import RelativeUrls
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition

REDIRECT_MAP = "redirects.map"
"""The redirects as an nginx `map`."""


def status_pages(renderer: Renderer) -> Iterator[Artifact]:
    """Render the status pages of all languages."""
    yield from not_found_pages(renderer)
    yield from redirect_pages(renderer)
    yield from tombstone_pages(renderer)


def not_found_pages(renderer: Renderer) -> Iterator[Artifact]:
    """Render the 404 page of each language, that language first; a server shows it at any URL."""
    urls, editions = renderer.context.urls, tuple(renderer.context.site.editions.values())
    for edition in editions:
        path = urls.not_found(edition.lang)
        to = RelativeUrls(urls, edition.lang, path, at_any_url=True)
        order = (edition, *(other for other in editions if other is not edition))
        articles = [(other, renderer.render_partial("not_found", other, to.for_edition(other))) for other in order]
        html = renderer.render_standalone("not_found", edition, to, articles=articles)
        yield Artifact(path, html.encode())


def redirect_pages(renderer: Renderer) -> Iterator[Artifact]:
    """Render a page at every redirect path, for hosts without rules of their own, and the map for nginx."""
    urls = renderer.context.urls
    for edition, document, source in redirects(renderer.context):
        to = RelativeUrls(urls, edition.lang, source)
        html = renderer.render_standalone("redirect", edition, to, target=document)
        yield Artifact(f"{source}index.html", html.encode())
    lines = (f"{source} {target};\n" for source, target in redirect_rules(renderer.context))
    yield Artifact(REDIRECT_MAP, "".join(lines).encode())


def tombstone_pages(renderer: Renderer) -> Iterator[Artifact]:
    """Render the tombstone at each address that a removed perspective, statement or key word had."""
    urls = renderer.context.urls
    for edition in renderer.context.site.editions.values():
        for document in edition.documents.values():
            for tombstone in filter(lambda one: one.has_page, document.meta.removed):
                path = urls.retired(tombstone.address or document.child_path(tombstone.id), edition.lang)
                to = RelativeUrls(urls, edition.lang, path)
                html = renderer.render_standalone("tombstone", edition, to, target=document, tombstone=tombstone)
                yield Artifact(f"{path}index.html", html.encode())


def redirect_rules(context: BuildContext) -> list[tuple[str, str]]:
    """Return every redirect's source and target, as paths from the root of the host, sorted."""
    urls = context.urls
    return sorted(
        (urls.root_relative(source), urls.root_relative(urls.page(document, edition.lang)))
        for edition, document, source in redirects(context)
    )


def redirects(context: BuildContext) -> Iterator[tuple[Edition, Document[Page], str]]:
    """Yield every redirect path with its page, in each language."""
    for edition in context.site.editions.values():
        for document in edition.documents.values():
            for address in document.meta.moved_from:
                yield edition, document, context.urls.retired(address, edition.lang)
