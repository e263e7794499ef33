"""Which pages a preview draws anew when files have changed: those that may look otherwise, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from malbild.model.page_types import Page
from malbild.project.config import Project
from malbild.site.edition import Document, Site

_RETELLING = "print"  # the one marker that shows the texts of other pages


@dataclass(frozen=True)
class Look:
    """All that decides how a site looks: what many pages share, and the text of each page in all languages."""

    shared: object
    texts: Mapping[str, tuple[str, ...]]
    retelling: frozenset[str]  # the paths of pages that show the texts of others

    @classmethod
    def of(cls, site: Site, project: Project) -> "Look":
        """The look of the site as it lies on the disk."""
        stamps = {path: path.stat().st_mtime_ns for path in _files(project.root / "overrides")}
        fronts = {document.file: _shared(document) for page in _pages(site).values() for document in page}
        texts = {path: tuple(document.body for document in page) for path, page in _pages(site).items()}
        retelling = frozenset(
            path for path, page in _pages(site).items() if any(document.shows(_RETELLING) for document in page)
        )
        return cls((project, stamps, fronts), texts, retelling)

    def changed(self, before: "Look | None") -> frozenset[str]:
        """The paths of the pages to draw anew: all, unless nothing but the text of pages is another."""
        if before is None or self.shared != before.shared:
            return frozenset(self.texts)
        return self.retelling | {path for path, texts in self.texts.items() if texts != before.texts[path]}


def _pages(site: Site) -> dict[str, list[Document[Page]]]:
    """Every page in all languages: what is said in one tells whether the others are up to date."""
    editions = site.editions.values()
    return {path: [edition.documents[path] for edition in editions] for path in site.original.documents}


def _shared(document: Document[Page]) -> tuple[object, ...]:
    """What other pages may show of a page."""
    return document.meta, document.text_lang, [(marker.name, marker.argument) for marker in document.markers]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
