"""Types that the responses of the API share.

Within v1 fields are only added. Docstrings are the descriptions in the schema.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic.config import JsonDict
from pydantic.json_schema import SkipJsonSchema

VERSION = "1.1"
Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"})]
Day = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
PartialDay = Annotated[str, Field(pattern=r"^\d{4}(-\d\d){0,2}$")]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Lang = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
Html = Annotated[str, Field(pattern=r"^([^<>]|</?strong>)+$")]


def _remove_default(schema: JsonDict) -> None:
    del schema["default"]


LEFT_OUT = Field(json_schema_extra=_remove_default)
"""The mark of a field that a response leaves out where it has no value."""
Optional = Annotated[str | SkipJsonSchema[None], LEFT_OUT]
"""A text that a response leaves out where there is none."""


class ApiModel(BaseModel):
    """Base of all responses: immutable. The schema allows unknown fields, since a later v1 may add some."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Decision(ApiModel):
    """The decision that put a statement into force."""

    status: Literal["proposed", "adopted"]
    """proposed or adopted."""
    date: PartialDay
    """The year, month or day, as exactly as the sources say."""
    reference: str
    """The decision and the body that made it, as text."""


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
    """Its oEmbed 1.0 response."""


class Items(ApiModel):
    """Base of all lists."""

    version: str
    """The version of the API; the second number grows when fields are added."""
    lang: Lang
