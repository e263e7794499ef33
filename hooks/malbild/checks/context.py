"""The context of lint rules: a site, its project, and what could not be read of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.page_types import Page
from malbild.project.config import Project
from malbild.site.document import Document
from malbild.site.edition import Edition, Site


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

    def edition_of(self, document: Document[Page]) -> Edition:
        """Return the edition in the document's language."""
        return self.site.editions[document.text_lang]


Rule = Callable[[CheckContext], Iterator[Diagnostic]]
