"""What the lists in a front matter hold: statements, sources, events, terms and the rest, as types.

Their field docs are the authors' manual, as those of the pages that hold them (model.py).
"""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from malbild.model.field_types import (
    Date,
    PartialDate,
    RedirectPath,
    Reference,
    ReferenceTo,
    Rich,
    ShortText,
    Slug,
    Text,
    Translatable,
    WebAddress,
)

KeywordId = Annotated[Reference, ReferenceTo("keyword")]
Texts = tuple[Text, ...]


class Frozen(BaseModel):
    """Base of all types of front matter: immutable, without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
    anchor: ClassVar[str]  # the type's place in the handbook of fields and in field_docs/; published, never renamed


class SourceRef(Frozen):
    """Where a page's facts come from."""

    anchor = "sourceref"
    id: Reference
    """The source's id in the source list (om/kallor.md)."""
    section: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")] | None = None
    """The section's number in the source, quoted: "5.1"."""


class Decision(Frozen):
    """How a statement came into force."""

    anchor = "decision"
    status: Literal["proposed", "adopted"]
    """proposed or adopted."""
    date: PartialDate
    """The day, month or year of the decision; quote a year that stands alone: "2022"."""
    reference: Annotated[Text, Translatable()]
    """What was decided, by whom, in words."""


class Statement(Frozen):
    """One adopted sentence of the vision."""

    anchor = "statement"
    id: Slug
    """The statement's id and its anchor on the page. Never changed, never used again."""
    icon: Reference
    """Which of overrides/icons/ stands beside it."""
    text: Annotated[Rich, Translatable()]
    """The wording to the letter; bold words with ** around them are part of it."""
    keywords: tuple[KeywordId, ...] = ()
    """The key words it carries. An editorial choice, and labelled so."""
    easy: Text | None = None
    """The same in easy-to-read Swedish. Not the adopted text."""
    questions: Annotated[Texts, Translatable()] = ()
    """Questions to talk about at a meeting."""
    notes: Annotated[Text | None, Translatable()] = None
    """What a presenter may say about it. Shown in the notes of its slide."""
    proposals: Texts = ()
    """The proposed wordings of seminar 3 that led here, to the letter. An editorial pairing."""
    decision: Decision | None = None
    """Only where it was decided apart from its perspective."""
    translated_from: Annotated[Slug | None, Translatable()] = None
    """In a translation: which Swedish wording it was made from. Written by make accept-translation."""
    changed: Date | None = None
    """The day the statement, its key words or its other texts last changed. Shown in the feed of changes."""


class ProgrammeItem(Frozen):
    """One item of a seminar's programme."""

    anchor = "programmeitem"
    id: Slug
    """The item's id, unique within the seminar."""
    kind: Literal["opening", "lecture", "presentation", "panel", "group", "assignment", "survey"]
    """What sort of item it is; lectures are listed on the page of all lectures."""
    title: Annotated[ShortText, Translatable()]
    """What it was called, or what it was about."""
    speakers: tuple[ShortText, ...] = ()
    """Who spoke."""
    summary: Annotated[Text, Translatable()]
    """What it was about, in a sentence or two."""
    keywords: tuple[KeywordId, ...] = ()
    """The key words it touched. An editorial choice."""
    url: WebAddress | None = None
    """Where a film or a text of it is published, if a source says so."""


class Bar(Frozen):
    """One bar of a figure."""

    anchor = "bar"
    id: Slug
    """The bar's id, unique within the figure."""
    label: Annotated[ShortText, Translatable()]
    """What it stands for."""
    value: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    """Its value, in the unit of the figure."""


class Figure(Frozen):
    """A picture drawn from numbers, always shown with the same numbers in a table."""

    anchor = "figure"
    id: Slug
    """What the marker [[figure:ID]] calls it."""
    title: Annotated[ShortText, Translatable()]
    """The heading of the figure."""
    unit: Literal["percent", "growth", "count"]
    """percent for a share, growth for an increase in per cent, or count."""
    summary: Annotated[Text, Translatable()]
    """What the figure shows, in one sentence, for those who do not see it."""
    source: Reference
    """The id of the source of the numbers."""
    bars: Annotated[tuple[Bar, ...], Field(min_length=1)]
    """The values."""

    @property
    def highest(self) -> float:
        """The highest value: the length of the longest bar."""
        return max(bar.value for bar in self.bars)


class Event(Frozen):
    """Something that happened on the way from need to decision and follow-up."""

    anchor = "event"
    id: Slug
    """The event's id."""
    date: PartialDate
    """When: a year (quoted), a month or a day."""
    when: Annotated[ShortText | None, Translatable()] = None
    """Shown in place of the date where the date is less exact: våren 2022."""
    title: Annotated[ShortText, Translatable()]
    """What happened, in a few words."""
    text: Annotated[Text, Translatable()]
    """What happened."""
    source: Reference
    """The id of the source."""
    meeting: Literal["planned", "held"] | None = None
    """Only for a meeting: planned or held. Puts it in the calendar file, so its date must be the source's own."""


class Term(Frozen):
    """A word explained."""

    anchor = "term"
    id: Slug
    """The word's id."""
    term: Annotated[ShortText, Translatable()]
    """The word."""
    abbreviation: Annotated[ShortText | None, Translatable()] = None
    """How it is shortened. An abbreviation that stands here may be used on every page."""
    explanation: Annotated[Text, Translatable()]
    """What it means, in plain words."""


class Party(Frozen):
    """One of those who share the vision."""

    anchor = "party"
    id: Slug
    """The party's id."""
    name: Annotated[ShortText, Translatable()]
    """Its name."""
    type: Literal["region", "municipality"]
    """region or municipality."""


class SourceEntry(Frozen):
    """A document the site builds on."""

    anchor = "sourceentry"
    id: Slug
    """What a page's `sources` call it."""
    title: ShortText
    """Its title."""
    publisher: ShortText | None = None
    """Who published it."""
    date: PartialDate | None = None
    """When."""
    about: Annotated[Text, Translatable()]
    """What the site takes from it."""
    url: WebAddress | None = None
    """Where it is published, if a source says so."""


class ReaderPath(Frozen):
    """A way on from the start page for one kind of reader."""

    anchor = "readerpath"
    id: Slug
    """The way's id."""
    title: Annotated[ShortText, Translatable()]
    """Who it is for."""
    text: Annotated[Text, Translatable()]
    """What they find there."""
    to: str
    """The page, as a path from docs/: malbild/invanare.md."""


class Shift(Frozen):
    """One row of the table that says what close care moves from, and to."""

    anchor = "shift"
    id: Slug
    """The row's id."""
    before: Annotated[Text, Translatable()]
    """From what."""
    after: Annotated[Text, Translatable()]
    """To what."""


class SlideSpec(Frozen):
    """One slide of the presentation, or the place where slides made from other pages go."""

    anchor = "slide"
    id: Slug
    """The slide's id."""
    shows: Literal["cover", "points", "figure", "shifts", "vision", "perspectives", "keywords", "ending"]
    """cover, points, figure, shifts, vision, perspectives, keywords or ending.

    `perspectives` stands for a slide per perspective and one per statement."""
    title: Annotated[ShortText, Translatable()]
    """The slide's heading. No two slides have the same."""
    text: Annotated[Text | None, Translatable()] = None
    """A sentence under the heading, or beside the figure."""
    points: Annotated[tuple[Text, ...], Translatable()] = ()
    """The points of the slide, a few words each."""
    figure: Reference | None = None
    """Which figure it shows, by the figure's id."""
    notes: Annotated[Text, Translatable()]
    """What the presenter says."""


class Tombstone(Frozen):
    """Something that had an address here and is gone. Its id is never used again, and its address says so."""

    anchor = "removed"
    id: Slug
    """The id it had."""
    kind: Literal["perspective", "statement", "keyword"]
    """perspective, statement or keyword."""
    date: Date
    """The day it was removed."""
    text: Annotated[Text, Translatable()]
    """What happened to it, and why."""
    address: RedirectPath | None = None
    """Where the page of a perspective or a key word stood: malbild/gammal/."""
