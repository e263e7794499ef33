"""Which original a translation was made from, and whether that original has changed since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel

from malbild.model.page_types import Page
from malbild.model.schema import translatable

Status = Literal["original", "current", "outdated", "missing"]


@dataclass(frozen=True, slots=True)
class Translation:
    """How a text stands to the original it is translated from.

    `fingerprint` is the original's as it is now: what the translation carries once somebody has accepted it.
    """

    source_lang: str
    status: Status
    fingerprint: str


def compare(source_lang: str, texts: Iterable[str], translated_from: str | None) -> Translation:
    """The state of a translation that says it was made from `translated_from`."""
    now = f"{source_lang}-{_hash(texts)}"
    return Translation(source_lang, "current" if translated_from == now else "outdated", now)


def texts(model: BaseModel) -> Iterator[str]:
    """Every text that is translated with its page. A statement's wording is not: it is accepted on its own."""
    translated = translatable(type(model))
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from texts(item)
            elif name in translated and isinstance(item, str):
                yield item


def page_texts(meta: Page, body: str) -> Iterator[str]:
    """Everything on the page that a translator translates, but for the statements' wordings."""
    yield from texts(meta)
    yield body


def _hash(texts: Iterable[str]) -> str:
    """Eight signs of the texts; line breaks and indents do not count."""
    return sha256("\n".join(" ".join(text.split()) for text in texts).encode()).hexdigest()[:8]
