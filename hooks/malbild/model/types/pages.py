"""Page types, named by `kind` in front matter.

A type is both the schema of front matter and the metadata that the rest of the project works with. A field marked
`Translatable` is written in each language's file; every other field is written once, in the original's.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from malbild.model.types.components import Event, Figure, FlowStep, ReaderPath, Shift, SlideSpec, SourceEntry, Term
from malbild.model.types.fields import (
    Date,
    IconName,
    KeywordId,
    PartialDate,
    PartyId,
    RedirectPath,
    ShortText,
    Slug,
    StatementId,
    Text,
    Translatable,
    WebAddress,
)
from malbild.model.types.indicators import Indicator
from malbild.model.types.nested import (
    Colours,
    Decision,
    Frozen,
    ProgrammeItem,
    SourceRef,
    Statement,
    Tombstone,
)


class Page(Frozen):
    """The fields of every page."""

    anchor = "page"
    title: Annotated[ShortText, Translatable()]
    """The heading of the page. Becomes h1, the browser's tab and the word in the menus."""
    description: Annotated[Text, Translatable(), Field(max_length=240)]
    """The lead: the first answer to the reader. Also what search engines show."""
    kind: Literal["page"] = "page"
    """page, perspective, keyword, seminar, activity, party, easy or accessibility."""
    owner: ShortText
    """The role, not the person, that answers for the page."""
    reviewed: Date
    """The day somebody last read the whole page and found it right."""
    next_review: Date
    """The day it should be read again."""
    changed: Date | None = None
    """The day the text last changed in a way readers should know of. Puts the page first in the feed of changes."""
    moved_from: tuple[RedirectPath, ...] = ()
    """Addresses that the page had before: malbild/gammal/. They lead on to it."""
    removed: tuple[Tombstone, ...] = ()
    """Removed ids, on the page where readers go on: for a statement, the page of its perspective."""
    sources: tuple[SourceRef, ...]
    """The sources of its facts. Shown at the foot of the page."""
    keywords: tuple[KeywordId, ...] = ()
    """The key words the page is about. An editorial choice."""
    figures: tuple[Figure, ...] = ()
    """Figures, placed by [[figure:ID]]."""
    events: tuple[Event, ...] = ()
    """Events for the timeline."""
    flow: tuple[FlowStep, ...] = ()
    """The steps of a flow chart, in order, for [[flow]]."""
    terms: tuple[Term, ...] = ()
    """Terms with explanations, for [[glossary]]."""
    source_list: tuple[SourceEntry, ...] = ()
    """The sources of the site, for [[sources]]."""
    paths: tuple[ReaderPath, ...] = ()
    """Links for kinds of readers, for [[paths]]."""
    shifts: tuple[Shift, ...] = ()
    """The table from–to, for [[shifts]]."""
    indicators: tuple[Indicator, ...] = ()
    """Indicators of the change, for [[indicators]]."""
    slides: tuple[SlideSpec, ...] = ()
    """The presentation, in order: PowerPoint file and slides in the browser."""
    audience: Literal["public", "editors"] = "public"
    """editors: outside the menu, the search and the sitemap, and not for search engines."""
    max_lix: Annotated[int, Field(ge=1, le=100)] = 45
    """The highest LIX the page may have before the check warns."""
    translated_from: Annotated[Slug | None, Translatable()] = None
    """In a translation: the Swedish page it was made from. Written by the command accept-translation."""

    @property
    def fresh_until(self) -> date:
        """The day of its next review, or an earlier one when an indicator is to have new values."""
        updates = (indicator.next_update for indicator in self.indicators if indicator.next_update)
        return min(self.next_review, *updates, self.next_review)


class EasyPage(Page):
    """A page in easy-to-read Swedish: each line of its text stays a line. It need not be translated."""

    anchor = "easypage"
    kind: Literal["easy"]  # type: ignore[assignment]
    max_lix: Annotated[int, Field(ge=1, le=100)] = 35
    """The highest LIX the page may have before the check warns."""


class Perspective(Page):
    """One of the vision's perspectives, with its statements."""

    anchor = "perspective"
    kind: Literal["perspective"]  # type: ignore[assignment]
    id: Slug
    """The perspective's id, in addresses and in the API."""
    order: int
    """Its place among the perspectives, from 1."""
    icon: IconName
    """The icon beside it: a file of overrides/icons/ without .svg, or one of Material's: material/heart."""
    colours: Colours | None = None
    """Its colours. Without them, those of its place in the palette."""
    introduction: Annotated[Text, Translatable()]
    """An introduction to the perspective, in two to four sentences."""
    notes: Annotated[Text | None, Translatable()] = None
    """Words for the presenter. Shown in the notes of its slide."""
    decision: Decision
    """The decision that its statements rest on."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """The statements, in the order of the decision."""


class Keyword(Page):
    """One of the words that hold the vision together. The title is the term."""

    anchor = "keyword"
    kind: Literal["keyword"]  # type: ignore[assignment]
    id: Slug
    """The key word's id, in addresses and in the API."""
    order: int
    """Its place among the key words, from 1."""
    definition: Annotated[Text, Translatable()]
    """Its meaning here, in a sentence or two."""
    easy: Text | None = None
    """The same in easy-to-read Swedish."""
    see_also: tuple[KeywordId, ...] = ()
    """Key words close to it."""


class Seminar(Page):
    """One of the seminars that formed the vision."""

    anchor = "seminar"
    kind: Literal["seminar"]  # type: ignore[assignment]
    id: Slug
    """The seminar's id in the API."""
    number: int
    """Its number in the series."""
    date: Date
    """The day it was held."""
    programme: Annotated[tuple[ProgrammeItem, ...], Field(min_length=1)]
    """The programme, in order."""


ALL_PARTIES = "all"
"""Stands for every party in the `parties` of an activity that is shared by the whole county."""


def _as_list(value: object) -> object:
    """Return `parties: all` as the list that it is short for."""
    return [value] if value == ALL_PARTIES else value


class Activity(Page):
    """Something that parties do to come closer to the vision. The lead says what is done."""

    anchor = "activity"
    kind: Literal["activity"]  # type: ignore[assignment]
    id: Slug
    """The activity's id in the API, and the name of its file."""
    parties: Annotated[tuple[PartyId, ...], BeforeValidator(_as_list), Field(min_length=1)]
    """The ids of the parties that do it, or [all] for the whole county together."""
    statements: Annotated[tuple[StatementId, ...], Field(min_length=1)]
    """The ids of the statements that it serves. An editorial choice, and labelled so."""
    reason: Annotated[Text, Translatable()]
    """The reason for choosing those statements, in a sentence."""
    status: Literal["planned", "ongoing", "done", "stopped"]
    """planned, ongoing, done or stopped."""
    status_as_of: PartialDate
    """The day, month or year of the report that the status is taken from; quote a year that stands alone."""
    status_by: Annotated[ShortText | None, Translatable()] = None
    """The report in a few words, within the sentence "Planned according to …": the decision paper."""
    start: PartialDate | None = None
    """When it began or is to begin: a year (quoted), a month or a day."""
    end: PartialDate | None = None
    """When it ended or is to end: a year (quoted), a month or a day."""
    result: Annotated[Text | None, Translatable()] = None
    """The result so far, in plain words. Left out while nobody knows it."""
    contact: Annotated[ShortText | None, Translatable()] = None
    """A role, function or address that answers questions. Needed where no source is named."""

    @property
    def is_county_wide(self) -> bool:
        """True where all parties do it together: it is then counted apart from each party's own."""
        return self.parties == (ALL_PARTIES,)


class Party(Page):
    """One of the parties that share the vision. The title is its name."""

    anchor = "party"
    kind: Literal["party"]  # type: ignore[assignment]
    id: Slug
    """The party's id, in addresses and in the API."""
    type: Literal["region", "municipality"]
    """region or municipality."""
    website: WebAddress | None = None
    """The address of its own website, if a source gives one."""


LISTED_KINDS = (Activity, Party)
"""Page types whose pages a list leads to, so that they need no entry in the menu."""
