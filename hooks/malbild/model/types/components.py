"""Types of front matter that components show, such as figures, events and slides.

Their docstrings, as those of pages.py, are the handbook of fields in English.
"""

from typing import Annotated, Literal

from pydantic import Field

from malbild.model.types.fields import (
    FigureId,
    PagePath,
    PartialDate,
    ShortText,
    Slug,
    SourceId,
    Text,
    Translatable,
    WebAddress,
)
from malbild.model.types.nested import Frozen, Texts


class Bar(Frozen):
    """One bar of a figure."""

    anchor = "bar"
    id: Slug
    """The bar's id, unique within the figure."""
    label: Annotated[ShortText, Translatable()]
    """Its label."""
    value: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    """Its value, in the unit of the figure."""
    shown: Annotated[ShortText | None, Translatable()] = None
    """The value as the source has it, where it is not exact: närmare 50 procent."""


class Figure(Frozen):
    """A bar chart, always shown with its numbers in a table."""

    anchor = "figure"
    id: Slug
    """Its id in the shortcode [[figure:ID]]."""
    title: Annotated[ShortText, Translatable()]
    """The heading of the figure."""
    unit: Literal["percent", "growth", "count"]
    """percent for a share, growth for an increase in per cent, or count."""
    summary: Annotated[Text, Translatable()]
    """The figure in one sentence, for those who do not see it."""
    source: SourceId
    """The id of the source of the numbers."""
    bars: Annotated[tuple[Bar, ...], Field(min_length=1)]
    """The values."""
    gap: Annotated[ShortText | None, Translatable()] = None
    """The difference between the longest bar and the others, in words, shown as a dashed line."""

    @property
    def highest(self) -> float:
        """The highest value: the length of the longest bar."""
        return max(bar.value for bar in self.bars)


class Event(Frozen):
    """An event on the way from need to decision and follow-up."""

    anchor = "event"
    id: Slug
    """The event's id."""
    date: PartialDate
    """The date: a year (quoted), a month or a day."""
    when: Annotated[ShortText | None, Translatable()] = None
    """Shown in place of the date where the date is less exact: våren 2022."""
    title: Annotated[ShortText, Translatable()]
    """The event, in a few words."""
    text: Annotated[Text, Translatable()]
    """The course of events."""
    source: SourceId
    """The id of the source."""
    meeting: Literal["planned", "held"] | None = None
    """Only for a meeting: planned or held. Puts it in the calendar file, so its date must be the source's own."""
    level: Literal["national", "county"] = "county"
    """national or county: the lane of the timeline that it stands in."""
    planned: bool = False
    """true where the source only says that it was planned. Its line is dashed."""


class FlowStep(Frozen):
    """A box of the page's flow chart, and its row in the table below it."""

    anchor = "flowstep"
    id: Slug
    """The step's id."""
    title: Annotated[ShortText, Translatable()]
    """The step in a few words, for the box."""
    when: Annotated[ShortText | None, Translatable()] = None
    """Its time, as exact as the source: våren 2022."""
    text: Annotated[Text, Translatable()]
    """The course of events, for the table."""
    source: SourceId
    """The id of the source."""
    beside: bool = False
    """true for a step at the same time as the one before it: its box stands beside that one's."""


class Term(Frozen):
    """A term with its explanation."""

    anchor = "term"
    id: Slug
    """The term's id."""
    term: Annotated[ShortText, Translatable()]
    """The term."""
    abbreviation: Annotated[ShortText | None, Translatable()] = None
    """Its abbreviation, which may then be used on every page."""
    explanation: Annotated[Text, Translatable()]
    """Its meaning, in plain words."""


class SourceEntry(Frozen):
    """A document that the site builds on."""

    anchor = "sourceentry"
    id: Slug
    """The id that pages name under `sources`."""
    title: ShortText
    """Its title."""
    publisher: ShortText | None = None
    """Its publisher."""
    date: PartialDate | None = None
    """Its date."""
    about: Annotated[Text, Translatable()]
    """The facts that the site takes from it."""
    url: WebAddress | None = None
    """Its address, if a source gives one."""


class ReaderPath(Frozen):
    """A link from the start page for one kind of reader."""

    anchor = "readerpath"
    id: Slug
    """The link's id."""
    title: Annotated[ShortText, Translatable()]
    """The kind of reader."""
    text: Annotated[Text, Translatable()]
    """The content that the reader finds there."""
    to: PagePath
    """The page, as a path from docs/: malbild/boende.md."""


class Shift(Frozen):
    """A row of the table of the shifts that close care means, from and to."""

    anchor = "shift"
    id: Slug
    """The row's id."""
    before: Annotated[Text, Translatable()]
    """The left column: from."""
    after: Annotated[Text, Translatable()]
    """The right column: to."""


class SlideSpec(Frozen):
    """One slide of the presentation, or the place of the slides made from other pages."""

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
    points: Annotated[Texts, Translatable()] = ()
    """The points of the slide, a few words each."""
    figure: FigureId | None = None
    """The id of the figure that it shows."""
    notes: Annotated[Text, Translatable()]
    """The presenter's words."""
