"""Embeds: HTML documents of parts of the vision, for iframes on other sites."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from malbild.model.types.nested import Tombstone
from malbild.model.types.pages import Page
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement
from malbild.site.queries import follow_up, vision
from malbild.site.urls import Urls

THEMES, SIZES = ("auto", "light", "dark"), ("full", "compact")
"""The variants of an embed; the first of each is that of its plain address."""


@dataclass(frozen=True)
class Embed:
    """An HTML document that other sites show in an iframe."""

    edition: Edition
    urls: Urls
    kind: str  # vision, perspective, statement, keyword, party, selection, not_found: as its template in embeds/
    id: str  # empty for the vision
    name: str
    document: Document[Page]  # the page it mirrors, or the page of its statement
    statements: tuple[PlacedStatement, ...]
    introduction: str = ""
    tombstone: Tombstone | None = None  # shown instead, where the id is removed
    variant: str = ""  # the last part of its address: a theme and a size, as in `light-compact`

    @property
    def title(self) -> str:
        """Its name with the site's brand, for the iframe's title and for links."""
        return f"{self.edition.locale.t.brand}: {self.name}"

    @property
    def heading(self) -> str:
        """The text of its h1."""
        if self.tombstone or self.kind == "not_found":
            return self.name
        return self.edition.locale.t.site if self.kind in ("vision", "selection") else self.document.meta.title

    @property
    def path(self) -> str:
        """Its path from the site's root."""
        return self.urls.embed(self.edition.lang, self.kind, self.id, self.variant)

    @property
    def theme(self) -> str:
        """One of `THEMES`."""
        return self.variant.partition("-")[0] or THEMES[0]

    @property
    def is_compact(self) -> bool:
        """True where it shows the statements alone."""
        return self.variant.endswith("-compact")

    @property
    def page(self) -> str:
        """The path of the page it mirrors, or of its tombstone on a page."""
        if self.tombstone:
            return f"{self.urls.page(self.document, self.edition.lang)}#{self.id}"
        if self.kind == "statement":
            return self.urls.share_page(self.statements[0], self.edition.lang)
        return self.urls.page(self.document, self.edition.lang)

    @property
    def perspective(self) -> str:
        """The id of the perspective whose colour it has; empty where it has none."""
        has_colour = self.kind in ("perspective", "statement") and self.statements
        return self.statements[0].perspective.id if has_colour else ""


def embeds(edition: Edition, urls: Urls) -> Iterator[Embed]:
    """Yield every embed of a language: the vision, its perspectives, statements, key words and parties."""
    t = edition.locale.t.embed
    if page := edition.page_with("vision"):
        yield Embed(edition, urls, "vision", "", t.vision, page, edition.statements)
    for page in edition.perspectives:
        meta, placed = page.meta, edition.statements_of(page.meta)
        yield Embed(edition, urls, "perspective", meta.id, meta.title, page, placed, meta.introduction)
    for one in edition.statements:
        name = t.quoted.format(one.statement.text.plain)
        yield Embed(edition, urls, "statement", one.statement.id, name, one.document, (one,))
    by_keyword = vision.statements_by_keyword(edition)
    for word in edition.keywords:
        id = word.meta.id
        yield Embed(edition, urls, "keyword", id, word.meta.title, word, by_keyword[id], word.meta.definition)
    for party in follow_up.parties(edition):
        yield Embed(edition, urls, "party", party.meta.id, party.meta.title, party, ())


def variants(embed: Embed) -> Iterator[Embed]:
    """Yield the embed in every theme and size, each with an address that can be pasted."""
    for look in product(THEMES, SIZES):
        yield replace(embed, variant="-".join(look))


def selection_embed(edition: Edition, urls: Urls) -> Embed:
    """Return the embed that shows those statements that its address names."""
    page, t = edition.page_with("vision") or edition.documents["index.md"], edition.locale.t
    return Embed(edition, urls, "selection", "", t.embed.selection, page, edition.statements)


def not_found_embed(edition: Edition, urls: Urls) -> Embed:
    """Return the embed that a server shows where an id is misspelt."""
    page, t = edition.page_with("vision") or edition.documents["index.md"], edition.locale.t
    return Embed(edition, urls, "not_found", "", t.not_found.title, page, (), t.embed.not_found)


def tombstone_embeds(edition: Edition, urls: Urls) -> Iterator[Embed]:
    """Yield an embed for every removed id that had one: its tombstone, with a link to read on."""
    for document in edition.documents.values():
        for tombstone in document.meta.removed:
            if tombstone.kind in ("activity", "indicator", "section"):
                continue
            name = getattr(edition.locale.t.tombstone, tombstone.kind)
            yield Embed(edition, urls, tombstone.kind, tombstone.id, name, document, (), tombstone.text, tombstone)
