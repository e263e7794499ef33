"""Types of the responses about the vision: its parts, how they came about, and their changes."""

from typing import Annotated, Literal

from pydantic.json_schema import SkipJsonSchema

from malbild.api.base_schemas import (
    LEFT_OUT,
    Address,
    Addresses,
    ApiModel,
    Day,
    Decision,
    Html,
    Id,
    Lang,
    Optional,
    Translation,
)


class UpcomingWording(ApiModel):
    """A wording that is decided and applies from a later day."""

    text: str
    """The words without marks."""
    html: Html
    """The words with the bold ones in <strong>; no other markup."""
    decision: Decision
    takes_effect: Day
    """Its first day."""


class Statement(Addresses):
    """One sentence of the vision."""

    id: Id
    """Permanent, never used for anything else."""
    perspective: Id
    """The perspective it belongs to."""
    order: int
    """Its place within the perspective, from 1."""
    text: str
    """The words without marks."""
    html: Html
    """The words with the bold ones in <strong>; no other markup."""
    emphasis: tuple[str, ...]
    """The bold words of `text`, in order."""
    body: Annotated[tuple[str, ...] | SkipJsonSchema[None], LEFT_OUT] = None
    """The adopted paragraphs under it, without marks; left out where there are none."""
    body_html: Annotated[tuple[Html, ...] | SkipJsonSchema[None], LEFT_OUT] = None
    """The same paragraphs with the bold words in <strong>; no other markup."""
    upcoming: Annotated[UpcomingWording | SkipJsonSchema[None], LEFT_OUT] = None
    """The wording that will take the place of `text`; left out where none is decided."""
    keywords: tuple[Id, ...]
    """The key words it carries: an editorial choice, not a part of the decision."""
    decision: Decision
    translation: Translation


class Perspective(Addresses):
    """One of the vision's perspectives."""

    id: Id
    title: str
    introduction: str
    """The introduction to the perspective. The editors' text, not adopted."""
    order: int
    """Its place among the perspectives, from 1."""
    statements: tuple[Id, ...]
    """Its statements, in order."""


class Link(ApiModel):
    """A page on the site."""

    title: str
    url: Address


class Keyword(Addresses):
    """One of the words that hold the vision together."""

    id: Id
    term: str
    definition: str
    """The definition of the term in this vision. The editors' text, not adopted."""
    statements: tuple[Id, ...]
    """The statements that carry it, in the order of the vision."""
    pages: tuple[Link, ...]
    """Other pages about it."""
    see_also: tuple[Id, ...]
    """Key words close to it."""


class ProgrammeItem(ApiModel):
    """One item of a seminar."""

    kind: Literal["opening", "lecture", "presentation", "panel", "group", "assignment", "survey"]
    title: str
    speakers: tuple[str, ...]
    url: Annotated[Address | SkipJsonSchema[None], LEFT_OUT] = None
    """The address of its film or text; left out where no source gives one."""


class Seminar(ApiModel):
    """One of the seminars that formed the vision."""

    id: Id
    number: int
    title: str
    date: Day
    """The day it was held."""
    programme: tuple[ProgrammeItem, ...]
    """In order."""
    url: Address


class Change(ApiModel):
    """A change of an adopted wording, before or after its day."""

    id: Id
    """Permanent, the same before and after its day."""
    kind: Literal["statement"]
    """The kind of what is changed."""
    of: Id
    """The id of what is changed."""
    lang: Lang
    """The language of `before`, `after` and `decision`: that of the adopted text, once the change has taken effect."""
    date: Day
    """The first day of the new wording."""
    takes_effect: Optional = None
    """The same day while it lies ahead; left out once the new wording applies."""
    before: str
    """The former wording, without marks."""
    before_html: Html
    after: str
    """The new wording, without marks."""
    after_html: Html
    decision: str
    """The decision on the new wording, in words: what was decided, and by whom."""
    url: Address
    """The page of what is changed."""
