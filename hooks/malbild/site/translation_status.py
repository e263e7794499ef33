"""Translation status: whether the original has changed since a translation was made from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from malbild.model.schema import translatable
from malbild.model.types.nested import Frozen
from malbild.model.types.pages import Page

Status = Literal["original", "current", "outdated", "missing"]


@dataclass(frozen=True, slots=True)
class Translation:
    """The status of a text beside its original.

    `fingerprint` is that of the original as it is now: an accepted translation names it in `translated_from`.
    """

    source_lang: str
    status: Status
    fingerprint: str


def compare_fingerprint(source_lang: str, texts: Iterable[str], translated_from: str | None) -> Translation:
    """Compare the fingerprint a translation was made from with that of the texts now."""
    fingerprint = f"{source_lang}-{_hash(texts)}"
    return Translation(source_lang, "current" if translated_from == fingerprint else "outdated", fingerprint)


def page_texts(meta: Page, body: str) -> Iterator[str]:
    """Yield every text of a page that is translated with it.

    Wordings of statements are left out: each is accepted on its own.
    """
    yield from _texts(meta)
    yield body


def _texts(model: Frozen) -> Iterator[str]:
    translated = translatable(type(model))
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Frozen):
                yield from _texts(item)
            elif name in translated and isinstance(item, str):
                yield item


def _hash(texts: Iterable[str]) -> str:
    """Return eight hexadecimal digits; line breaks and indents make no difference."""
    return sha256("\n".join(" ".join(text.split()) for text in texts).encode()).hexdigest()[:8]
