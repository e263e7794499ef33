"""Types of the API's responses, from which the published schema is made.

Within v1 fields are only added. Docstrings are the descriptions in the schema.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic.config import JsonDict
from pydantic.json_schema import SkipJsonSchema

VERSION = "1.1"

Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Lang = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
Html = Annotated[str, Field(pattern=r"^([^<>]|</?strong>)+$")]


def _remove_default(schema: JsonDict) -> None:
    del schema["default"]


LEFT_OUT = Field(json_schema_extra=_remove_default)
"""The mark of a field that a response leaves out where it has no value."""


class ApiModel(BaseModel):
    """Base of all responses: immutable. The schema allows unknown fields, since a later v1 may add some."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Decision(ApiModel):
    """The decision that put a statement into force."""

    status: Literal["proposed", "adopted"]
    """proposed or adopted."""
    date: Annotated[str, Field(pattern=r"^\d{4}(-\d\d){0,2}$")]
    """The year, month or day, as exactly as the sources say."""
    reference: str
    """What was decided, by whom, in words."""


class UpcomingWording(ApiModel):
    """A wording that is decided and applies from a later day."""

    text: str
    """The words without marks."""
    html: Html
    """The words with the bold ones in <strong>; no other markup."""
    decision: Decision
    takes_effect: Day
    """Its first day."""


class Translation(ApiModel):
    """The relation of a text to the adopted one."""

    source_lang: Lang
    """The language of the adopted text."""
    status: Literal["original", "current", "outdated", "missing"]
    """original: the adopted text itself; missing: not translated, the text is in source_lang."""


class Addresses(ApiModel):
    """Addresses of a part of the vision."""

    url: Address
    """The page, or the anchor on a page. Permanent."""
    embed_url: Address
    """A document made to be shown in an iframe."""
    oembed_url: Address
    """What oEmbed 1.0 says of it."""


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
    """What it is about. The editors' text, not adopted."""
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
    """What it means here. The editors' text, not adopted."""
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
    """Where a film or a text of it is published; left out where no source says so."""


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


Optional = Annotated[str | SkipJsonSchema[None], Field(json_schema_extra=lambda schema: schema.pop("default"))]
"""A text that is left out where there is none."""
PartialDay = Annotated[str, Field(pattern=r"^\d{4}(-\d\d){0,2}$")]


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


class Items(ApiModel):
    """Base of all lists."""

    version: str
    """The version of the API; the second number grows when fields are added."""
    lang: Lang


class StatementList(Items):
    """All statements, in the order of the vision."""

    items: tuple[Statement, ...]


class PerspectiveList(Items):
    """All perspectives, in order."""

    items: tuple[Perspective, ...]


class KeywordList(Items):
    """All key words, in order."""

    items: tuple[Keyword, ...]


class SeminarList(Items):
    """All seminars, in order."""

    items: tuple[Seminar, ...]


class ActivityList(Items):
    """All activities, those with the latest status first."""

    items: tuple[Activity, ...]


class PartyList(Items):
    """All parties: regions, then municipalities in alphabetical order."""

    items: tuple[Party, ...]


class IndicatorList(Items):
    """All indicators, in the order of their page."""

    items: tuple[Indicator, ...]


class ChangeList(Items):
    """All changes of adopted wordings, the latest first; empty where none is decided."""

    items: tuple[Change, ...]


LISTS: dict[str, type[Items]] = {
    "perspectives": PerspectiveList,
    "statements": StatementList,
    "keywords": KeywordList,
    "seminars": SeminarList,
    "activities": ActivityList,
    "parties": PartyList,
    "indicators": IndicatorList,
    "changes": ChangeList,
}
"""The type of each list by the name of its file."""
