"""Dead addresses: those that lead somewhere in one version of the site and nowhere in a later one."""

from collections.abc import Iterator

from malbild.publish.status_pages import redirects
from malbild.render.context import BuildContext
from malbild.site.anchors import anchors
from malbild.site.embeds import embeds, tombstone_embeds


def dead_addresses(before: BuildContext, after: BuildContext) -> list[str]:
    """Return the paths that only the former version answers: pages, files, places on pages and embeds.

    A place on a page that has moved is looked for where its redirect leads.
    """
    moved = {path: after.urls.page(page, edition.lang) for edition, page, path in redirects(after)}
    now = {*_paths(after)}
    gone = [path for path in _paths(before) if path not in now and path not in moved]
    places = {*_places(after)}
    for page, id in _places(before):
        target = moved.get(page, page)
        if target in now and (target, id) not in places:
            gone.append(f"{page}#{id}")
    return list(dict.fromkeys(gone))


def _paths(context: BuildContext) -> Iterator[str]:
    urls = context.urls
    for edition in context.site.editions.values():
        for document in edition.documents.values():
            yield from (urls.retired(address, edition.lang) for address in document.addresses)
            yield from (urls.retired(one.address, edition.lang) for one in document.meta.removed if one.address)
        yield from (embed.path for embed in (*embeds(edition, urls), *tombstone_embeds(edition, urls)))
    docs = context.project.docs
    yield from (path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.*")) if _is_published(path.name))


def _is_published(name: str) -> bool:
    return not name.endswith((".md", ".yml", ".lock")) and not name.startswith(".")


def _places(context: BuildContext) -> Iterator[tuple[str, str]]:
    """Yield the path of each page with each of its anchors."""
    for edition in context.site.editions.values():
        for document in edition.documents.values():
            path = context.urls.page(document, edition.lang)
            yield from ((path, anchor.id) for anchor in anchors(document, edition))
