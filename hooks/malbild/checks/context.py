"""The context of lint rules: a site, its project, and what could not be read of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from malbild.checks.text.source import SourceText, read_source_texts
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.types.pages import Page
from malbild.project.config import Project
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.locks.address_lock import AddressLock, AddressLockError, read_lock


@dataclass(frozen=True)
class CheckContext:
    """All that a lint rule may look at."""

    site: Site
    project: Project
    unreadable: frozenset[str] = frozenset()  # pages that others may refer to: paths from docs/
    drafts: tuple[Document[Page], ...] = ()  # bodies without metadata

    @property
    def today(self) -> date:
        """The day that dates are compared with."""
        return self.project.today

    @property
    def original(self) -> Edition:
        """The edition with the adopted text."""
        return self.site.original

    @property
    def pages(self) -> Iterator[Document[Page]]:
        """Every page in each language that it is written in."""
        for edition in self.site.editions.values():
            yield from (page for page in edition.documents.values() if page.text_lang == edition.lang)

    @property
    def bodies(self) -> Iterator[Document[Page]]:
        """Every page, and every draft, of which only the body can be read."""
        yield from self.pages
        yield from self.drafts

    @cached_property
    def texts(self) -> tuple[SourceText, ...]:
        """Every page and settings file as it was written, readable as a page or not."""
        return read_source_texts(self.project)

    @cached_property
    def address_lock(self) -> AddressLock:
        """The address lock, empty where it cannot be read: `check_published_addresses` reports it."""
        try:
            return read_lock(self.project.root)
        except AddressLockError:
            return AddressLock()

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Every word that stands in small letters in a body."""
        spans = (span for page in self.pages for span in (*page.parsed_body.words, *page.parsed_body.cells))
        return frozenset(word for span in spans for word in span.text.split() if word.isalpha() and word.islower())

    def edition_of(self, document: Document[Page]) -> Edition:
        """Return the edition in the document's language."""
        return self.site.editions[document.text_lang]


Rule = Callable[[CheckContext], Iterator[Diagnostic]]
