"""Navigation: the menu of an edition, and every page's section, breadcrumb and neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath

from malbild.model.page_types import Page
from malbild.project.config import Section
from malbild.site.document import Document
from malbild.site.edition import Edition


@dataclass(frozen=True)
class Navigation:
    """The navigation of one edition."""

    edition: Edition
    sections: tuple[Section, ...]
    footer_paths: tuple[str, ...] = ()

    @property
    def home(self) -> Document[Page]:
        """The start page."""
        return self.edition.documents[self.sections[0].path]

    @cached_property
    def menu(self) -> tuple[Document[Page], ...]:
        """The first page of every section but the start page."""
        return tuple(self.edition.documents[section.path] for section in self.sections[1:])

    @cached_property
    def footer(self) -> tuple[Document[Page], ...]:
        """The pages that the footer of every page links to."""
        return tuple(self.edition.documents[path] for path in self.footer_paths)

    def section_of(self, document: Document[Page]) -> tuple[Document[Page], ...]:
        """Return the pages of the page's innermost section, the section's own page first."""
        return tuple(
            self.edition.documents[path]
            for section in self._sections_by_path.get(document.path, ())[-1:]
            for path in (section.path, *(child.path for child in section.children))
        )

    def breadcrumb(self, document: Document[Page]) -> tuple[Document[Page], ...]:
        """Return the pages from the start page to the page, without the page itself.

        A page outside the menu has the index pages of its folders.
        """
        if document == self.home:
            return ()
        if sections := self._sections_by_path.get(document.path):
            above = [section.path for section in sections]
        else:
            above = [f"{folder}/index.md" for folder in [*PurePosixPath(document.path).parents][-2::-1]]
        pages = (self.edition.documents[path] for path in above if path in self.edition.documents)
        return (self.home, *(page for page in pages if page != document))

    def previous(self, document: Document[Page]) -> Document[Page] | None:
        """Return the page before it in reading order."""
        return self._neighbours.get(document.path, (None, None))[0]

    def next(self, document: Document[Page]) -> Document[Page] | None:
        """Return the page after it in reading order."""
        return self._neighbours.get(document.path, (None, None))[1]

    @cached_property
    def _sections_by_path(self) -> dict[str, tuple[Section, ...]]:
        """The sections that contain each page, the innermost last."""
        return {path: sections for section in self.sections for path, sections in _walk(section, ())}

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Document[Page] | None, Document[Page] | None]]:
        order = [self.edition.documents[path] for section in self.sections for path in section.paths]
        padded = [None, *order, None]
        return {
            page.path: (before, after)
            for (before, page), (_, after) in zip(pairwise(padded), pairwise(padded[1:]), strict=False)
            if page
        }


def _walk(section: Section, above: tuple[Section, ...]) -> Iterator[tuple[str, tuple[Section, ...]]]:
    """Yield the pages of a section, each with the sections that contain it."""
    within = (*above, section)
    yield section.path, within
    for child in section.children:
        if child.children:
            yield from _walk(child, within)
        else:
            yield child.path, within
