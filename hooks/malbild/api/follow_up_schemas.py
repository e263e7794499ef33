"""Types of the responses about the follow-up: activities, parties and indicators."""

from typing import Literal

from malbild.api.base_schemas import Address, Addresses, ApiModel, Day, Id, Optional, PartialDay


class Activity(ApiModel):
    """Something that parties do to come closer to the vision."""

    id: Id
    title: str
    parties: tuple[Id, ...]
    """The parties that do it, or `all` alone: the whole county together."""
    statements: tuple[Id, ...]
    """The statements it serves: an editorial choice."""
    keywords: tuple[Id, ...]
    status: Literal["planned", "ongoing", "done", "stopped"]
    status_as_of: PartialDay
    """The time of the report that the status is taken from. A plan of then is not a plan of today."""
    start: Optional = None
    end: Optional = None
    summary: str
    result: Optional = None
    """The result so far; left out where none is stated."""
    contact: Optional = None
    sources: tuple[str, ...]
    """The titles of the sources."""
    url: Address


class Party(Addresses):
    """One of the parties that share the vision."""

    id: Id
    name: str
    type: Literal["region", "municipality"]
    activities: tuple[Id, ...]
    """Its own activities, without those of the whole county."""


class Measurement(ApiModel):
    """A value of an indicator at a time."""

    date: PartialDay
    value: float
    source: str
    """The title of the source."""


class Indicator(ApiModel):
    """Something that is measured again and again, to see whether the change comes about."""

    id: Id
    title: str
    measures: str
    """The thing measured, in plain words."""
    unit: str
    direction: Literal["up", "down", "none"]
    """The better direction; `none` where the source does not say."""
    area: Literal["country", "county", "municipality"]
    """The area that the values are about."""
    party: Optional = None
    """The municipality that the values are about."""
    shift: Optional = None
    """The id of the shift that it speaks of."""
    statements: tuple[Id, ...]
    """The statements that it speaks of: an editorial choice."""
    keywords: tuple[Id, ...]
    series: tuple[Measurement, ...]
    """The values in order of time; empty where none is published."""
    updated: Day
    """The day that its source last published values."""
    next_update: Optional = None
    """The day that new values are expected."""
    url: Address
