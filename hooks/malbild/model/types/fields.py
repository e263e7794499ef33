"""Field types of front matter, with the diagnostic code of each value they reject.

Values arrive as text (see `content.front_matter`). The type of a `PydanticCustomError` is the code of its diagnostic.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    HttpUrl,
    PlainSerializer,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from malbild.model.types.rich_text import RichText, RichTextError


class Translatable:
    """Mark of a field that each language writes; all other fields are written once."""


@dataclass(frozen=True)
class ReferenceTo:
    """Mark of a field that names something else: an entry of the kind, by its id."""

    kind: str


MAX_LENGTH = 1200  # characters of a text: a paragraph, not a page

_TAG = re.compile(r"<[A-Za-z/!?]")
_SPACE = re.compile(r"[ \t\n]+")  # a no-break space is kept: its author chose it
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REDIRECT_PATH = re.compile(r"(?:[a-z0-9]+(?:[-.][a-z0-9]+)*/)+")
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)
_YEAR = r"(?!9999)\d{4}"  # the day after the last of 9999 is none that Python's dates have
_DATE = re.compile(rf"{_YEAR}-\d\d-\d\d", re.ASCII)
_PARTIAL_DATE = re.compile(rf"{_YEAR}(-\d\d)?(-\d\d)?", re.ASCII)
_HTTP_URL = TypeAdapter(HttpUrl)


def _error(code: str, value: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{value}", {"value": value})


def _plain(value: str) -> str:
    text = _SPACE.sub(" ", value).strip()
    if not text:
        raise _error("MB110", value)
    if found := _TAG.search(text):
        raise _error("MB109", text[found.start() :][:20])
    return text


def _rich(value: Any) -> RichText:
    if not isinstance(value, str):
        raise _error("MB113", "")
    text = _plain(value)
    if len(text) > MAX_LENGTH:
        raise PydanticCustomError("MB111", "{max_length}", {"max_length": MAX_LENGTH})
    try:
        return RichText.parse(text)
    except RichTextError as error:
        raise _error("MB108", error.found) from None


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise _error("MB105", value)
    return value


def _date(value: Any) -> date:
    if not isinstance(value, str):
        raise _error("MB113", "")
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise _error("MB107", value)


def _partial_date(value: str) -> str:
    if not _PARTIAL_DATE.fullmatch(value):
        raise _error("MB107", value)
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise _error("MB107", value) from None
    return value


def _number(value: Any) -> Decimal:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise _error("MB119", str(value))
    return Decimal(value)


def _web_address(value: str) -> str:
    try:
        _HTTP_URL.validate_python(value)
    except ValidationError:
        raise _error("MB114", value) from None
    if re.search(r"[\s<>\"']", value):
        raise _error("MB114", value)
    return value


def _redirect_path(value: str) -> str:
    if not _REDIRECT_PATH.fullmatch(value):
        raise _error("MB140", value)
    return value


Text = Annotated[str, AfterValidator(_plain), Field(max_length=MAX_LENGTH)]
"""Plain text on one line. Never Markdown, never HTML; templates escape it."""

ShortText = Annotated[str, AfterValidator(_plain), Field(max_length=120)]
"""A title, a term, a name: plain text that fits a heading and a browser tab."""

Rich = Annotated[
    RichText,
    BeforeValidator(_rich),
    PlainSerializer(lambda text: text.source, return_type=str),
    WithJsonSchema({"type": "string", "description": "Plain text; **bold** is allowed and nothing else."}),
]
"""A statement's text: plain words and `**bold**`."""

Slug = Annotated[str, AfterValidator(_slug), Field(max_length=60)]
"""An id: a–z, 0–9 and hyphens. Never changed, never used again."""

Reference = Annotated[str, AfterValidator(_plain), Field(max_length=60)]
"""The id of another entry. An unknown id is reported with the closest match."""

FigureId = Annotated[Reference, ReferenceTo("figure")]
IconName = Annotated[Reference, ReferenceTo("icon")]
KeywordId = Annotated[Reference, ReferenceTo("keyword")]
PagePath = Annotated[str, ReferenceTo("page")]
PartyId = Annotated[Reference, ReferenceTo("party")]
ShiftId = Annotated[Reference, ReferenceTo("shift")]
SourceId = Annotated[Reference, ReferenceTo("source")]
StatementId = Annotated[Reference, ReferenceTo("statement")]

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
"""A colour as CSS writes it in six digits: #1f5c7a."""

Date = Annotated[date, BeforeValidator(_date)]
"""A day, ISO 8601: 2021-04-23."""

PartialDate = Annotated[str, AfterValidator(_partial_date)]
"""A year, a month or a day, ISO 8601 reduced precision: 2021, 2021-04 or 2021-04-23."""

Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    PlainSerializer(float, return_type=float),
    WithJsonSchema({"type": "number"}),
]
"""A number with a decimal point and the digits of its source: 0.40 is not 0.4."""

WebAddress = Annotated[str, AfterValidator(_web_address), Field(max_length=500)]
"""An http or https address."""

RedirectPath = Annotated[str, AfterValidator(_redirect_path), Field(max_length=200)]
"""A path from the root of the site, without language, with a slash at its end: malbild/gammal/."""
