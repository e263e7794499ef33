"""Addresses as a document sees them: relative to where it stands, so that they hold wherever the site is published."""

from dataclasses import dataclass, replace

from malbild.model.page_types import Page
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.urls import Urls


@dataclass(frozen=True)
class Links:
    """Addresses as seen from one page of one edition; templates call it `to`."""

    urls: Urls
    lang: str
    here: str  # the page's own path
    anywhere: bool = False  # whether the page may be shown at other addresses too

    @property
    def height(self) -> tuple[int, bool]:
        """How far the root is: from pages with the same height all addresses are the same."""
        return self.here.count("/"), self.anywhere

    def page(self, document: Document[Page]) -> str:
        """A page in the same language."""
        return self._from_here(self.urls.page(document, self.lang))

    def edition(self, edition: Edition, document: Document[Page]) -> str:
        """The same page in another language."""
        return self._from_here(self.urls.page(document, edition.lang))

    def statement(self, card: PlacedStatement) -> str:
        """A statement in the same language."""
        return self._from_here(self.urls.statement(card, self.lang))

    def statement_page(self, card: PlacedStatement) -> str:
        """A statement's page of its own in the same language; empty on that very page."""
        path = self.urls.statement_page(card, self.lang)
        return "" if path == self.here else self._from_here(path)

    def picture(self) -> str:
        """The picture that a shared link to this page shows."""
        return self._from_here(self.urls.social_image(self.here))

    def same(self, edition: Edition) -> str:
        """The same place in another language."""
        return self._from_here(self.urls.in_language(self.here, self.lang, edition.lang))

    def feed(self) -> str:
        """The feed of changes."""
        return self.file(self.urls.feed(self.lang))

    def file(self, path: str) -> str:
        """A file that is no page."""
        return self._from_here(path)

    def search_index(self) -> str:
        """What can be searched for in the same language."""
        return self._from_here(self.urls.search_index(self.lang))

    def path(self, path: str) -> str:
        """Any place on the site."""
        return self._from_here(path)

    def asset(self, name: str) -> str:
        """A file of the site's own look and script."""
        return self._from_here(self.urls.asset(name))

    def markdown(self, document: Document[Page]) -> str:
        """The page as Markdown."""
        return self._from_here(self.urls.markdown(document, self.lang))

    def into(self, edition: Edition) -> "Links":
        """Addresses in another language as seen from here."""
        return replace(self, lang=edition.lang)

    def _from_here(self, path: str) -> str:
        return self.urls.root_relative(path) if self.anywhere else self.urls.relative(path, self.here)
