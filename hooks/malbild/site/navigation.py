"""Navigation: the menu of an edition, and every page's section, breadcrumb and neighbours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from malbild.model.types.pages import Page
from malbild.project.mkdocs_yml.nav import Nav, NavLink, Section
from malbild.site.document import Document
from malbild.site.edition import Edition


@dataclass(frozen=True)
class Navigation:
    """The navigation of one edition."""

    edition: Edition
    nav: Nav
    footer_paths: tuple[str, ...] = ()
    translations: Mapping[str, str] = field(default_factory=dict)  # of titles in mkdocs.yml

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order."""
        return self.nav.sections

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

    @cached_property
    def links(self) -> tuple[NavLink, ...]:
        """The links of the menu to other sites."""
        return self._translated(self.nav.links)

    def links_beside(self, document: Document[Page]) -> tuple[NavLink, ...]:
        """Return the links to other sites in the page's innermost section."""
        return self._translated(link for section in self._sections_of(document)[-1:] for link in section.links)

    def heading(self, document: Document[Page]) -> str:
        """Return the name of the section that the page begins, for menus, or the page's title."""
        return self._words(document, "heading") or self.title(document)

    def title(self, document: Document[Page]) -> str:
        """Return the page's title in the navigation: that of mkdocs.yml, or its own.

        Another language has its own titles unless it translates those of mkdocs.yml (`nav_translations`).
        """
        return self._words(document, "title") or document.meta.title

    def section_of(self, document: Document[Page]) -> tuple[Document[Page], ...]:
        """Return the pages of the page's innermost section, the section's own page first."""
        return tuple(
            self.edition.documents[path]
            for section in self._sections_of(document)[-1:]
            for path in (section.path, *(child.path for child in section.children))
        )

    def breadcrumb(self, document: Document[Page]) -> tuple[Document[Page], ...]:
        """Return the pages from the start page to the page, without the page itself."""
        if document == self.home:
            return ()
        if sections := self._sections_by_path.get(document.path):
            pages = (self.edition.documents[section.path] for section in sections)
            return (self.home, *(page for page in pages if page != document))
        above = self._above(document)
        return (*self.breadcrumb(above), above) if above else (self.home,)

    def previous(self, document: Document[Page]) -> Document[Page] | None:
        """Return the page before it in its section of the main menu."""
        return self._neighbours.get(document.path, (None, None))[0]

    def next(self, document: Document[Page]) -> Document[Page] | None:
        """Return the page after it in its section of the main menu."""
        return self._neighbours.get(document.path, (None, None))[1]

    def _sections_of(self, document: Document[Page]) -> tuple[Section, ...]:
        """Return the sections that contain the page, the innermost last: outside the menu, those of the page above."""
        if document.path in self._sections_by_path:
            return self._sections_by_path[document.path]
        above = self._above(document)
        return self._sections_of(above) if above else ()

    def _above(self, document: Document[Page]) -> Document[Page] | None:
        """Return the index page of the nearest folder that has one, for a page outside the menu."""
        folders = [*PurePosixPath(document.path).parents][:-1]
        paths = (f"{folder}/index.md" for folder in folders)
        pages = (self.edition.documents.get(path) for path in paths if path != document.path)
        return next(filter(None, pages), None)

    def _words(self, document: Document[Page], name: str) -> str:
        """Return the heading or title that mkdocs.yml gives the page, if the edition has it in its language."""
        section = self._by_path.get(document.path)
        words = str(getattr(section, name)) if section else ""
        if self.edition.is_original:
            return words
        return self.translations.get(words, "") if document.text_lang == self.edition.lang else ""

    def _translated(self, links: Iterable[NavLink]) -> tuple[NavLink, ...]:
        """Return the links with their titles in the edition's language, or the original's with its name."""
        original = self.edition.original.lang if self.edition.original else ""
        return tuple(
            replace(link, title=self.translations[link.title])
            if link.title in self.translations
            else replace(link, lang=original)
            for link in links
        )

    @cached_property
    def _by_path(self) -> dict[str, Section]:
        """The entry of each page."""
        return {section.path: section for top in self.sections for section in _all(top)}

    @cached_property
    def _sections_by_path(self) -> dict[str, tuple[Section, ...]]:
        """The sections that contain each page, the innermost last."""
        return {path: sections for section in self.sections for path, sections in _walk(section, ())}

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Document[Page] | None, Document[Page] | None]]:
        """The page before and after each page in its section of the main menu."""
        return {
            page.path: (before, after)
            for section in self.sections
            for before, page, after in _triples([self.edition.documents[path] for path in section.paths])
        }


def _triples(
    pages: list[Document[Page]],
) -> Iterator[tuple[Document[Page] | None, Document[Page], Document[Page] | None]]:
    """Yield each page between the one before and the one after it."""
    return zip((None, *pages), pages, (*pages[1:], None), strict=False)


def _all(section: Section) -> Iterator[Section]:
    """Yield an entry and all below it."""
    yield section
    for child in section.children:
        yield from _all(child)


def _walk(section: Section, above: tuple[Section, ...]) -> Iterator[tuple[str, tuple[Section, ...]]]:
    """Yield the pages of a section, each with the sections that contain it."""
    within = (*above, section)
    yield section.path, within
    for child in section.children:
        if child.children:
            yield from _walk(child, within)
        else:
            yield child.path, within
