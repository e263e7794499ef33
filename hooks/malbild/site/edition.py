"""Site, edition and placed statement: all that `docs/` holds, as one immutable value."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TypeVar, cast

from malbild.content.markdown.body import Body
from malbild.model.types.nested import Decision, Statement
from malbild.model.types.pages import Keyword, Page, Perspective, Seminar
from malbild.model.types.search_words import SearchWords
from malbild.model.types.settings import Purpose, Settings
from malbild.project.locale import Locale
from malbild.site import translation_status
from malbild.site.document import Document
from malbild.site.translation_status import Translation

K = TypeVar("K", bound=Page)


@dataclass(frozen=True)
class PlacedStatement:
    """A statement with its perspective, number and translation: the data of a card."""

    statement: Statement  # with the wording of the edition's day
    original: Statement  # the same in the original language
    document: Document[Perspective]
    number: int  # within the perspective, from 1
    translation: Translation  # of the wording; the rest of the page has a status of its own

    @property
    def perspective(self) -> Perspective:
        """The perspective it belongs to."""
        return self.document.meta

    @property
    def decision(self) -> Decision:
        """The decision it rests on: its own, or its perspective's."""
        return self.statement.decision or self.perspective.decision

    @property
    def written(self) -> Statement:
        """The statement as it stands in its file, where its upcoming wording may apply already."""
        return self.perspective.statements[self.number - 1]

    @property
    def written_decision(self) -> Decision:
        """The decision that the wording in its file rests on."""
        return self.written.decision or self.perspective.decision


@dataclass(frozen=True)
class PlacedPurpose:
    """The vision's purpose in an edition, beside the adopted wording."""

    meta: Purpose
    original: Purpose
    text_lang: str  # the original's language where it is not translated


@dataclass(frozen=True, eq=False)  # compared and hashed by identity: queries cache by edition
class Edition:
    """The site in one language."""

    locale: Locale  # with its wording filled from the settings
    settings: Settings
    documents: Mapping[str, Document[Page]]  # by path
    original: "Edition | None" = None  # None for the original itself
    day: date = date.min  # an upcoming wording that takes effect on it, or before it, is the wording
    search_words: SearchWords = field(default_factory=SearchWords)

    @property
    def lang(self) -> str:
        """The language's code."""
        return self.locale.code

    @property
    def is_original(self) -> bool:
        """True where the adopted text is in this language."""
        return self.original is None

    @property
    def purpose(self) -> PlacedPurpose | None:
        """The vision's purpose, if one was adopted."""
        original = self.original or self
        purpose, adopted = self.settings.purpose, original.settings.purpose
        if not purpose or not adopted:
            return None
        return PlacedPurpose(purpose, adopted, original.lang if purpose == adopted else self.lang)

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
    def statements(self) -> tuple[PlacedStatement, ...]:
        """All statements, in the order of the vision."""
        originals = {s.id: s for page in (self.original or self).perspectives for s in page.meta.statements}
        return tuple(
            self._place(statement, originals[statement.id], document, number)
            for document in self.perspectives
            for number, statement in enumerate(document.meta.statements, start=1)
        )

    def statements_of(self, perspective: Perspective) -> tuple[PlacedStatement, ...]:
        """Return the perspective's statements, in order."""
        return self._statements_by_perspective.get(perspective.id, ())

    @cached_property
    def listed(self) -> tuple[Document[Page], ...]:
        """The pages for everyone that are written in this language."""
        return tuple(filter(self.is_listed, self.documents.values()))

    def is_listed(self, document: Document[Page]) -> bool:
        """Return whether the page is for everyone and in this language.

        Search, sitemap and feed name these pages.
        """
        return document.text_lang == self.lang and document.meta.audience == "public"

    def pages_with(self, shortcode: str) -> tuple[Document[Page], ...]:
        """Return the pages with a shortcode of the name."""
        return tuple(self._by_shortcode.get(shortcode, ()))

    def page_with(self, shortcode: str) -> Document[Page] | None:
        """Return the first page with a shortcode of the name."""
        return next(iter(self.pages_with(shortcode)), None)

    def translation(self, document: Document[Page]) -> Translation:
        """Return the translation status of a page, apart from the wording of its statements."""
        original = (self.original or self).documents[document.path]
        texts = translation_status.page_texts(original.meta, original.body)
        return self._translation(document, texts, document.meta.translated_from)

    def _place(
        self, statement: Statement, original: Statement, document: Document[Perspective], number: int
    ) -> PlacedStatement:
        upcoming = (original.upcoming.text,) if original.upcoming else ()
        texts = (text.source for text in (original.text, *original.body, *upcoming))
        translation = self._translation(document, texts, statement.translated_from)
        return PlacedStatement(statement.on(self.day), original.on(self.day), document, number, translation)

    def _translation(self, document: Document[Page], texts: Iterable[str], translated_from: str | None) -> Translation:
        """Return the status of a part of the page whose original has the texts."""
        found = translation_status.compare_fingerprint((self.original or self).lang, texts, translated_from)
        if self.original is None:
            return replace(found, status="original")
        return found if document.text_lang == self.lang else replace(found, status="missing")

    @cached_property
    def _by_shortcode(self) -> Mapping[str, list[Document[Page]]]:
        found = defaultdict[str, list[Document[Page]]](list)
        for document in self.documents.values():
            for name in dict.fromkeys(shortcode.name for shortcode in document.shortcodes):
                found[name].append(document)
        return found

    @cached_property
    def _statements_by_perspective(self) -> Mapping[str, tuple[PlacedStatement, ...]]:
        return {id: tuple(placed) for id, placed in groupby(self.statements, lambda one: one.perspective.id)}

    def _of_kind(self, kind: type[K], order: str) -> tuple[Document[K], ...]:
        found = (cast(Document[K], page) for page in self.documents.values() if isinstance(page.meta, kind))
        return tuple(sorted(found, key=lambda page: (getattr(page.meta, order), page.path)))


@dataclass(frozen=True)
class Site:
    """All editions by language, the original first."""

    editions: Mapping[str, Edition]

    @property
    def original(self) -> Edition:
        """The edition with the adopted text."""
        return next(iter(self.editions.values()))

    def parse_bodies(self) -> list[Body]:
        """Parse every body, and keep it: processes that are forked later need not."""
        return [document.parsed_body for edition in self.editions.values() for document in edition.documents.values()]
