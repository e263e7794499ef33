"""Relative URLs of one page, which hold wherever the site is published."""

from dataclasses import dataclass, replace

from malbild.model.types.pages import Page
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.queries.follow_up import PlacedIndicator
from malbild.site.urls import Urls


@dataclass(frozen=True)
class RelativeUrls:
    """The URLs of targets, seen from one page of an edition. Templates call it `to`."""

    urls: Urls
    lang: str
    current_path: str
    at_any_url: bool = False  # a 404 page is shown at other URLs than its own, so its links begin at the root

    @property
    def root_distance(self) -> tuple[int, bool]:
        """The number of folders up to the root; pages that have it in common have all URLs in common."""
        return self.current_path.count("/"), self.at_any_url

    @property
    def base_url(self) -> str:
        """The URL of the site's root without a slash at its end, as templates of MkDocs write it: `../..`."""
        return self.path("").removesuffix("/")

    def path(self, path: str) -> str:
        """Return the URL of a path from the site's root."""
        return self.urls.root_relative(path) if self.at_any_url else self.urls.relative(path, self.current_path)

    def page(self, document: Document[Page]) -> str:
        """Return the URL of a page in the same language."""
        return self.path(self.urls.page(document, self.lang))

    def in_language(self, edition: Edition) -> str:
        """Return the URL of the current page in another language."""
        return self.path(self.urls.in_language(self.current_path, self.lang, edition.lang))

    def statement(self, placed: PlacedStatement) -> str:
        """Return the URL of a statement on its perspective's page."""
        return self.path(self.urls.statement(placed, self.lang))

    def indicator(self, placed: PlacedIndicator) -> str:
        """Return the URL of an indicator on its page."""
        return self.path(self.urls.indicator(placed, self.lang))

    def share_page(self, placed: PlacedStatement) -> str:
        """Return the URL of a statement's share page; empty on that very page."""
        path = self.urls.share_page(placed, self.lang)
        return "" if path == self.current_path else self.path(path)

    def social_image(self) -> str:
        """Return the URL of the current page's social image."""
        return self.path(self.urls.social_image(self.current_path))

    def feed(self) -> str:
        """Return the URL of the feed."""
        return self.path(self.urls.feed(self.lang))

    def change_feed(self, perspective: str) -> str:
        """Return the URL of the feed of a perspective's changed wordings."""
        return self.path(self.urls.change_feed(self.lang, perspective))

    def search_index(self) -> str:
        """Return the URL of the search index."""
        return self.path(self.urls.search_index(self.lang))

    def asset(self, name: str) -> str:
        """Return the URL of an asset."""
        return self.path(self.urls.asset(name))

    def markdown(self, document: Document[Page]) -> str:
        """Return the URL of a page's Markdown copy."""
        return self.path(self.urls.markdown(document, self.lang))

    def for_edition(self, edition: Edition) -> "RelativeUrls":
        """Return the relative URLs of targets in another language, seen from the same page."""
        return replace(self, lang=edition.lang)
