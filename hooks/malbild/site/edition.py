"""The whole site as one immutable value: an edition per language, a document per page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from pathlib import PurePosixPath
from typing import Generic, TypeVar, cast

from malbild.content.markdown_body import Body, Shortcode, read_body
from malbild.content.readability import Readability, measure
from malbild.content.yaml_nodes import Location, field_path, place_of
from malbild.content.yaml_nodes import Mapping as Nodes
from malbild.diagnostics.diagnostic import Diagnostic
from malbild.model.nested_types import Decision, Statement
from malbild.model.page_types import Keyword, Page, Perspective, Seminar
from malbild.project.locale import Locale
from malbild.site import translation_status
from malbild.site.translation_status import Translation

F = TypeVar("F", bound=Page, covariant=True)
K = TypeVar("K", bound=Page)


@dataclass(frozen=True)
class Document(Generic[F]):
    """A page in one language, or in the original language where it has no translation."""

    path: str  # from docs/, without language suffix: malbild/invanare.md
    file: str  # from the project's root: docs/malbild/invanare.en.md
    text_lang: str
    meta: F
    body: str
    body_line: int
    nodes: Nodes

    @cached_property
    def address(self) -> str:
        """The page's place in its language: `malbild/invanare/`; the start page's is empty."""
        path = PurePosixPath(self.path).with_suffix("")
        parts = path.parts[:-1] if path.name == "index" else path.parts
        return "/".join((*parts, "")) if parts else ""

    def below(self, id: str) -> str:
        """The place of a page of its own for something on the page: `malbild/invanare/stod-tidigt/`."""
        return f"{self.address}{id}/"

    @property
    def addresses(self) -> Iterator[str]:
        """Its address, and those of its statements, gone or not, which have pages of their own."""
        yield self.address
        if isinstance(self.meta, Perspective):
            yield from (self.below(statement.id) for statement in self.meta.statements)
        yield from (self.below(tombstone.id) for tombstone in self.meta.removed if not tombstone.address)

    @cached_property
    def parts(self) -> Body:
        """The body's headings, links, pictures and words."""
        return read_body(self.body, self.body_line)

    @property
    def markers(self) -> list[Shortcode]:
        """The markers of the body, in order. Only a body that may have some is read for them."""
        return self.parts.shortcodes if "[[" in self.body else []

    def shows(self, marker: str) -> bool:
        """Whether it has a marker of that name. Only a body that may have it is read for it."""
        return f"[[{marker}" in self.body and any(found.name == marker for found in self.markers)

    def has_place(self, id: str) -> bool:
        """Whether a heading of the body has the id. Only a body that may have it is read for it."""
        return f"#{id}" in self.body and any(heading.id == id for heading in self.parts.headings)

    @cached_property
    def readability(self) -> Readability:
        """How hard the page is to read: its lead and its body, without the adopted text."""
        return measure((self.meta.description, *(piece.text for piece in self.parts.words)))

    def line_of(self, location: Location) -> int:
        """The line of a value in the front matter."""
        return place_of(self.nodes, location)[1]

    def diagnostic(self, code: str, location: Location, **values: object) -> Diagnostic:
        """A problem at the place of a value in the front matter."""
        return Diagnostic(*place_of(self.nodes, location), code, field_path(location), values)


@dataclass(frozen=True)
class PlacedStatement:
    """A statement at its place in the vision: what a card shows, wherever it is shown."""

    statement: Statement
    adopted: Statement  # in the original language
    document: Document[Perspective]
    number: int  # within the perspective, from 1
    translation: Translation  # of the wording; the rest of the page answers for itself

    @property
    def perspective(self) -> Perspective:
        """The perspective it belongs to."""
        return self.document.meta

    @property
    def decision(self) -> Decision:
        """The decision it rests on: its own, or its perspective's."""
        return self.statement.decision or self.perspective.decision


@dataclass(frozen=True, eq=False)  # there is one of each language, and nothing like it
class Edition:
    """The site in one language."""

    locale: Locale
    documents: Mapping[str, Document[Page]]
    original: "Edition | None" = None  # None for the original itself

    @property
    def lang(self) -> str:
        """The language's code."""
        return self.locale.code

    @property
    def is_original(self) -> bool:
        """Whether the adopted text is in this language."""
        return self.original is None

    @cached_property
    def perspectives(self) -> tuple[Document[Perspective], ...]:
        """The pages of the perspectives, in order."""
        return self._of_kind(Perspective, "order")

    @cached_property
    def keywords(self) -> tuple[Document[Keyword], ...]:
        """The pages of the key words, in order."""
        return self._of_kind(Keyword, "order")

    @cached_property
    def seminars(self) -> tuple[Document[Seminar], ...]:
        """The pages of the seminars, in order."""
        return self._of_kind(Seminar, "number")

    @cached_property
    def cards(self) -> tuple[PlacedStatement, ...]:
        """All statements, in the order of the vision."""
        adopted = {s.id: s for page in (self.original or self).perspectives for s in page.meta.statements}
        return tuple(
            PlacedStatement(statement, adopted[statement.id], document, number, translation)
            for document in self.perspectives
            for number, statement in enumerate(document.meta.statements, start=1)
            for wording in (adopted[statement.id].text.source,)
            for translation in (self._judge(document, (wording,), statement.translated_from),)
        )

    def statements_of(self, perspective: Perspective) -> tuple[PlacedStatement, ...]:
        """The perspective's statements."""
        return self._cards_by_perspective.get(perspective.id, ())

    @cached_property
    def _cards_by_perspective(self) -> Mapping[str, tuple[PlacedStatement, ...]]:
        return {id: tuple(cards) for id, cards in groupby(self.cards, lambda card: card.perspective.id)}

    def translation(self, document: Document[Page]) -> Translation:
        """How a page stands to its original; the statements' wordings answer for themselves."""
        original = (self.original or self).documents[document.path]
        texts = translation_status.page_texts(original.meta, original.body)
        return self._judge(document, texts, document.meta.translated_from)

    def _judge(self, document: Document[Page], texts: Iterable[str], translated_from: str | None) -> Translation:
        """How something on the page stands to its original, which has these texts."""
        found = translation_status.compare((self.original or self).lang, texts, translated_from)
        if self.original is None:
            return replace(found, status="original")
        return found if document.text_lang == self.lang else replace(found, status="missing")

    def offers(self, document: Document[Page]) -> bool:
        """Whether the page is for everyone and written in this language: then it is searched, listed and fed."""
        return document.text_lang == self.lang and document.meta.audience == "public"

    def showing(self, marker: str) -> Iterator[Document[Page]]:
        """The pages with a marker of that name."""
        return (document for document in self.documents.values() if document.shows(marker))

    @cached_property
    def offered(self) -> tuple[Document[Page], ...]:
        """The pages for everyone in this language."""
        return tuple(filter(self.offers, self.documents.values()))

    def _of_kind(self, kind: type[K], order: str) -> tuple[Document[K], ...]:
        found = (cast(Document[K], page) for page in self.documents.values() if isinstance(page.meta, kind))
        return tuple(sorted(found, key=lambda page: (getattr(page.meta, order), page.path)))


@dataclass(frozen=True)
class Site:
    """All editions, the original first."""

    editions: Mapping[str, Edition]

    @property
    def original(self) -> Edition:
        """The edition with the adopted text."""
        return next(iter(self.editions.values()))
