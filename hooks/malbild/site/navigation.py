"""Where a page stands: its section, the way to it from the start, and its neighbours."""

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
    """The menu of one edition."""

    edition: Edition
    sections: tuple[Section, ...]
    foot: tuple[str, ...] = ()

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
        """The pages that the law or good custom wants at the foot of every page."""
        return tuple(self.edition.documents[path] for path in self.foot)

    def section_of(self, document: Document[Page]) -> tuple[Document[Page], ...]:
        """The pages of the innermost section that the page belongs to, the section's first page first."""
        return tuple(
            self.edition.documents[path]
            for section in self._around.get(document.path, ())[-1:]
            for path in (section.path, *(part.path for part in section.parts))
        )

    def trail(self, document: Document[Page]) -> tuple[Document[Page], ...]:
        """The way from the start page to the page, without the page itself."""
        if document == self.home:
            return ()
        if sections := self._around.get(document.path):
            above = [section.path for section in sections]
        else:  # beside the menu the folders lead
            above = [f"{folder}/index.md" for folder in [*PurePosixPath(document.path).parents][-2::-1]]
        pages = (self.edition.documents[path] for path in above if path in self.edition.documents)
        return (self.home, *(page for page in pages if page != document))

    def previous(self, document: Document[Page]) -> Document[Page] | None:
        """The page before it in reading order."""
        return self._neighbours.get(document.path, (None, None))[0]

    def next(self, document: Document[Page]) -> Document[Page] | None:
        """The page after it in reading order."""
        return self._neighbours.get(document.path, (None, None))[1]

    @cached_property
    def _around(self) -> dict[str, tuple[Section, ...]]:
        """The sections that each page stands in, the innermost last."""
        return {path: sections for section in self.sections for path, sections in _places(section, ())}

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Document[Page] | None, Document[Page] | None]]:
        order = [self.edition.documents[path] for section in self.sections for path in section.paths]
        around = [None, *order, None]
        return {
            page.path: (before, after)
            for (before, page), (_, after) in zip(pairwise(around), pairwise(around[1:]), strict=False)
            if page
        }


def _places(section: Section, above: tuple[Section, ...]) -> Iterator[tuple[str, tuple[Section, ...]]]:
    """The pages of a section, each with the sections it stands in."""
    within = (*above, section)
    yield section.path, within
    for part in section.parts:
        if part.parts:
            yield from _places(part, within)
        else:
            yield part.path, within
