"""Indicators of the change: series of dated values, each with its source.

Their docstrings, as those of pages.py, are the handbook of fields in English.
"""

from typing import Annotated, Literal

from malbild.model.types.fields import (
    Date,
    KeywordId,
    Number,
    PartialDate,
    PartyId,
    ShiftId,
    ShortText,
    Slug,
    SourceId,
    StatementId,
    Text,
    Translatable,
)
from malbild.model.types.nested import Frozen


class Measurement(Frozen):
    """A value of an indicator at a time."""

    anchor = "measurement"
    date: PartialDate
    """The time that it holds for: a year (quoted), a month or a day."""
    value: Number
    """The value with a decimal point and the digits of its source: 0.40."""
    source: SourceId
    """The id of the source of the value."""


class Indicator(Frozen):
    """Something that is measured again and again, to see whether the change comes about."""

    anchor = "indicator"
    id: Slug
    """The indicator's id in the API, and its anchor on the page. Never changed, never used again."""
    title: Annotated[ShortText, Translatable()]
    """Its name."""
    measures: Annotated[Text, Translatable()]
    """The thing measured, in plain words."""
    unit: Annotated[ShortText, Translatable()]
    """The unit of its values: procent, per 100 000 invånare, antal personer."""
    direction: Literal["up", "down", "none"]
    """The better direction: up, down, or none where the source does not say and opinions may differ."""
    area: Literal["country", "county", "municipality"]
    """The area that the values are about: country, county or municipality."""
    party: PartyId | None = None
    """For a municipality: its id."""
    series: tuple[Measurement, ...] = ()
    """The values in order of time. Empty where none is published."""
    note: Annotated[Text | None, Translatable()] = None
    """A reservation, such as why a value is missing."""
    shift: ShiftId | None = None
    """The id of the row in the table from–to that it speaks of. An editorial choice."""
    statements: tuple[StatementId, ...] = ()
    """The ids of the statements that it speaks of. An editorial choice."""
    keywords: tuple[KeywordId, ...] = ()
    """The key words that it speaks of. An editorial choice."""
    reason: Annotated[Text, Translatable()]
    """The reason for choosing that shift and those statements, in a sentence."""
    source: SourceId
    """The id of the source that describes it, also where it has no value."""
    updated: Date
    """The day that its source last published values."""
    next_update: Date | None = None
    """The day that new values are expected. After it, the page says that they may be old."""
