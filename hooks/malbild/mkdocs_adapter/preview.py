"""Snapshots of the site, which tell a preview the pages to render after a change."""

from collections.abc import Mapping
from dataclasses import dataclass

from malbild.content.components import COMPONENTS
from malbild.model.types.pages import Page
from malbild.project.config import Project
from malbild.project.theme.overrides import Overrides
from malbild.site.document import Document
from malbild.site.edition import Site

_AGGREGATING = [component.name for component in COMPONENTS.values() if component.deferred == "chapters"]


@dataclass(frozen=True)
class Snapshot:
    """All that decides how the pages look: what many pages show, and the bodies of each page in every language."""

    shared: object
    texts: Mapping[str, tuple[str, ...]]  # by path
    aggregates: frozenset[str]  # paths of the pages that show the bodies of others

    @classmethod
    def take(cls, site: Site, project: Project) -> "Snapshot":
        """Return the snapshot of the site and of the templates on disk."""
        pages = _pages(site)
        stamps = {path: path.stat().st_mtime_ns for path in Overrides.of(project.root).files("").values()}
        metadata = {document.file: _shared_metadata(document) for page in pages.values() for document in page}
        texts = {path: tuple(document.body for document in page) for path, page in pages.items()}
        aggregates = (path for path, page in pages.items() if any(map(_is_aggregate, page)))
        return cls((project, stamps, metadata), texts, frozenset(aggregates))

    def pages_to_render(self, before: "Snapshot | None") -> frozenset[str]:
        """Return the paths of all pages, or of the changed ones if nothing but bodies has changed."""
        if before is None or self.shared != before.shared:
            return frozenset(self.texts)
        return self.aggregates | {path for path, texts in self.texts.items() if texts != before.texts[path]}


def _pages(site: Site) -> dict[str, list[Document[Page]]]:
    """Return each page in every language: a change in one language can outdate the others."""
    editions = site.editions.values()
    return {path: [edition.documents[path] for edition in editions] for path in site.original.documents}


def _is_aggregate(document: Document[Page]) -> bool:
    """Return whether the page shows the bodies of other pages."""
    return any(map(document.has_shortcode, _AGGREGATING))


def _shared_metadata(document: Document[Page]) -> tuple[object, ...]:
    """Return what other pages may show of a page."""
    return (
        document.meta,
        document.text_lang,
        [(shortcode.name, shortcode.argument) for shortcode in document.shortcodes],
    )
