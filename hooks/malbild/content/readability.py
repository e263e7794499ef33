"""How hard a Swedish text is to read: Björnsson's LIX."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.!?:](?=\s|$)")
LONG = 7  # letters: more than six


@dataclass(frozen=True, slots=True)
class Readability:
    """The measures of a text."""

    words: int
    lix: int


def measure(texts: Iterable[str]) -> Readability:
    """Words, and LIX: words per sentence and the percentage of long words, added. Each text ends a sentence."""
    words: list[str] = []
    sentences = 0
    for text in texts:
        found = _WORD.findall(text)
        words += found
        sentences += max(len(_END.findall(text.rstrip(".!?: ") + ".")), 1) if found else 0
    if not words:
        return Readability(0, 0)
    long = sum(len(word) >= LONG for word in words)
    return Readability(len(words), round(len(words) / sentences + 100 * long / len(words)))
