"""Types nested in pages: statements, decisions, programme items, tombstones.

Their docstrings, as those of pages.py, are the handbook of fields in English.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from malbild.model.types.fields import (
    Colour,
    Date,
    IconName,
    KeywordId,
    PartialDate,
    RedirectPath,
    Rich,
    ShortText,
    Slug,
    SourceId,
    Text,
    Translatable,
    WebAddress,
)

Texts = tuple[Text, ...]


class Frozen(BaseModel):
    """Base of all types of front matter: immutable, without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)
    anchor: ClassVar[str]  # the type's section in the handbook of fields and its key in field_docs/; never renamed


class SourceRef(Frozen):
    """A source of a page's facts."""

    anchor = "sourceref"
    id: SourceId
    """The source's id in the source list (om/kallor.md)."""
    section: Annotated[str, Field(pattern=r"^\d+(\.\d+)*(–\d+(\.\d+)*)?$")] | None = None
    """The section's number in the source, or the first and the last with a dash between, quoted: "5.1–5.3"."""


class Decision(Frozen):
    """The decision that brought statements into force."""

    anchor = "decision"
    status: Literal["proposed", "adopted"]
    """proposed or adopted."""
    date: PartialDate
    """The day, month or year of the decision; quote a year that stands alone: "2022"."""
    reference: Annotated[Text, Translatable()]
    """The decision in words: its content, and who made it."""


class Colours(Frozen):
    """A perspective's colour in light and in dark mode."""

    anchor = "colours"
    light: Colour
    """In light mode, as #rrggbb. It needs contrast 4.5 to the light backgrounds."""
    dark: Colour
    """In dark mode, as #rrggbb. It needs contrast 4.5 to the dark backgrounds."""


class UpcomingWording(Frozen):
    """A wording that is decided and applies from a later day."""

    anchor = "upcoming"
    text: Annotated[Rich, Translatable()]
    """The new wording to the letter; bold words with ** around them are part of it."""
    decision: Decision
    """The decision on the new wording."""
    takes_effect: Date
    """The first day of the new wording. From that day the site shows it of itself."""


class FormerWording(Frozen):
    """A wording that applied before, in the language of the adopted text."""

    anchor = "former"
    text: Rich
    """The former wording to the letter."""
    date: Date
    """The first day of the wording that came after it."""
    decision: Text
    """The decision on the wording that came after it, in words."""


class Statement(Frozen):
    """One adopted sentence of the vision, with the paragraphs under it."""

    anchor = "statement"
    id: Slug
    """The statement's id and its anchor on the page. Never changed, never used again."""
    icon: IconName
    """The icon beside it: a file of overrides/icons/ without .svg, or one of Material's: material/heart."""
    text: Annotated[Rich, Translatable()]
    """The wording to the letter; bold words with ** around them are part of it."""
    body: Annotated[tuple[Rich, ...], Translatable()] = ()
    """The adopted paragraphs under the wording, to the letter; a list with an item for each paragraph."""
    keywords: tuple[KeywordId, ...] = ()
    """Its key words. An editorial choice, and labelled so."""
    on_start: bool = False
    """true shows it on the start page, in the card of its perspective."""
    easy: Text | None = None
    """The same in easy-to-read Swedish. Not the adopted text."""
    questions: Annotated[Texts, Translatable()] = ()
    """Questions to talk about at a meeting."""
    notes: Annotated[Text | None, Translatable()] = None
    """Words for the presenter. Shown in the notes of its slide."""
    proposals: Texts = ()
    """The proposed wordings that led here, to the letter. An editorial pairing."""
    decision: Decision | None = None
    """Only where it was decided apart from its perspective."""
    upcoming: UpcomingWording | None = None
    """A new wording that is decided but does not apply yet. It is shown at once, with its day."""
    history: tuple[FormerWording, ...] = ()
    """The wordings that applied before, the oldest first."""
    translated_from: Annotated[Slug | None, Translatable()] = None
    """In a translation: the Swedish wording it was made from. Written by the command accept-translation."""
    changed: Date | None = None
    """The day the statement, its key words or its other texts last changed. Shown in the feed of changes."""

    def on(self, day: date) -> "Statement":
        """Return the statement as it reads on the day: from its first day, an upcoming wording is the wording."""
        new = self.upcoming
        if new is None or day < new.takes_effect:
            return self
        former = FormerWording.model_construct(text=self.text, date=new.takes_effect, decision=new.decision.reference)
        history = (*self.history, former)
        return self.model_copy(
            update={"text": new.text, "decision": new.decision, "history": history, "upcoming": None}
        )


class ProgrammeItem(Frozen):
    """One item of a seminar's programme."""

    anchor = "programmeitem"
    id: Slug
    """The item's id, unique within the seminar."""
    kind: Literal["opening", "lecture", "presentation", "panel", "group", "assignment", "survey"]
    """The kind of item; lectures are also listed on the page of all lectures."""
    title: Annotated[ShortText, Translatable()]
    """Its title, or else its subject."""
    speakers: tuple[ShortText, ...] = ()
    """The speakers."""
    summary: Annotated[Text, Translatable()]
    """Its content, in a sentence or two."""
    keywords: tuple[KeywordId, ...] = ()
    """Its key words. An editorial choice."""
    url: WebAddress | None = None
    """The address of a film or a text of it, if a source gives one."""


class Tombstone(Frozen):
    """Something removed, such as a statement or a section. Its address says so, and its id is never used again."""

    anchor = "removed"
    id: Slug
    """The id it had."""
    kind: Literal["perspective", "statement", "keyword", "activity", "party", "indicator", "section"]
    """perspective, statement, keyword, activity, party, indicator, or section: a heading or an item of a programme."""
    date: Date
    """The day it was removed."""
    text: Annotated[Text, Translatable()]
    """The course of events, and the reason."""
    address: RedirectPath | None = None
    """The address that its page had, if it had one of its own: malbild/gammal/."""

    @property
    def has_page(self) -> bool:
        """True where the tombstone is a page too: a section had but an anchor."""
        return self.kind != "section"
