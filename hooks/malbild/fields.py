"""The kinds of value a front matter field can hold. Each refuses what it cannot hold with a code.

Values arrive as text (see `front_matter`); pydantic turns them into these types. The code of a
refusal is the type of its `PydanticCustomError`, and is explained in `locales/problems.yml`.
"""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from malbild.rich_text import NotOnlyBold, RichText


class Translatable:
    """Marks a field that each language writes for itself; all other fields are stated once."""


_TAG = re.compile(r"<[A-Za-z/!?]")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.ASCII)
_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)


def _refuse(code: str, value: object) -> PydanticCustomError:
    return PydanticCustomError(code, "{value}", {"value": str(value)})


def _plain(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise _refuse("MB110", value)
    if found := _TAG.search(text):
        raise _refuse("MB109", text[found.start() :][:20])
    return text


def _rich(value: Any) -> RichText:
    try:
        return RichText.parse(_plain(str(value)))
    except NotOnlyBold as error:
        raise _refuse("MB108", error.found) from None


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise _refuse("MB105", value)
    return value


def _partial_date(value: str) -> str:
    if not _PARTIAL_DATE.fullmatch(value):
        raise _refuse("MB107", value)
    if len(value) == len("2021-04-23"):
        _date(value)
    return value


def _date(value: Any) -> date:
    try:
        if len(str(value)) != len("2021-04-23"):
            raise ValueError
        return date.fromisoformat(str(value))
    except ValueError:
        raise _refuse("MB107", value) from None


def _web_address(value: str) -> str:
    if not _WEB_ADDRESS.fullmatch(value):
        raise _refuse("MB114", value)
    return value


Text = Annotated[str, AfterValidator(_plain), Field(max_length=1200)]
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
"""An id: a–z, 0–9 and hyphens. Chosen once, never changed, never used again."""

Date = Annotated[date, BeforeValidator(_date)]
"""A day, ISO 8601: 2021-04-23."""

PartialDate = Annotated[str, AfterValidator(_partial_date)]
"""A year, a month or a day, ISO 8601 reduced precision: 2021, 2021-04 or 2021-04-23."""

WebAddress = Annotated[str, AfterValidator(_web_address), Field(max_length=500)]
"""An http or https address."""
