"""The parts of the vision that other sites can show: the whole, a perspective, a statement, a key word."""

from collections.abc import Iterator
from dataclasses import dataclass

from malbild.model.nested_types import Tombstone
from malbild.model.page_types import Page
from malbild.site import queries
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.urls import Urls


@dataclass(frozen=True)
class Embed:
    """A document made to be shown in a frame."""

    edition: Edition
    urls: Urls
    kind: str  # vision, perspective, statement or keyword; each has a template of its name in overrides/embeds/
    id: str  # the vision's is empty
    name: str
    document: Document[Page]  # the page it mirrors, or the one that the statement stands on
    statements: tuple[PlacedStatement, ...]
    introduction: str = ""
    removed: Tombstone | None = None  # what it tells of instead, where it is gone

    @property
    def title(self) -> str:
        """What it is called where it stands among other things: in a frame's title, in a link."""
        return f"{self.edition.locale.t.brand}: {self.name}"

    @property
    def heading(self) -> str:
        """Its own heading."""
        if self.removed:
            return self.name
        return self.edition.locale.t.site if self.kind == "vision" else self.document.meta.title

    @property
    def path(self) -> str:
        """Where it stands."""
        return self.urls.embed(self.edition.lang, self.kind, self.id)

    @property
    def page(self) -> str:
        """The page it mirrors, in its language; where it is gone, the place that says so."""
        if self.removed:
            return f"{self.urls.page(self.document, self.edition.lang)}#{self.id}"
        if self.kind == "statement":
            return self.urls.statement_page(self.statements[0], self.edition.lang)
        return self.urls.page(self.document, self.edition.lang)

    @property
    def perspective(self) -> str:
        """The perspective whose colour it bears, if any."""
        has_colour = self.kind in ("perspective", "statement") and self.statements
        return self.statements[0].perspective.id if has_colour else ""


def embeds(edition: Edition, urls: Urls) -> Iterator[Embed]:
    """Everything that can be embedded in a language: the vision, its perspectives and statements, the key words."""
    t = edition.locale.t
    if vision := queries.vision_page(edition):
        yield Embed(edition, urls, "vision", "", t.embed.vision, vision, edition.statements)
    for page in edition.perspectives:
        cards = edition.statements_of(page.meta)
        yield Embed(edition, urls, "perspective", page.meta.id, page.meta.title, page, cards, page.meta.introduction)
    for card in edition.statements:
        words = t.embed.quoted.format(card.statement.text.plain)
        yield Embed(edition, urls, "statement", card.statement.id, words, card.document, (card,))
    carrying = queries.cards_by_keyword(edition)
    for word in edition.keywords:
        meta = word.meta
        yield Embed(edition, urls, "keyword", meta.id, meta.title, word, carrying[meta.id], meta.definition)


def removed_embeds(edition: Edition, urls: Urls) -> Iterator[Embed]:
    """What could be embedded once: each tells what happened and leads on."""
    for document in edition.documents.values():
        for tombstone in document.meta.removed:
            name = getattr(edition.locale.t.removed, tombstone.kind)
            yield Embed(edition, urls, tombstone.kind, tombstone.id, name, document, (), tombstone.text, tombstone)
