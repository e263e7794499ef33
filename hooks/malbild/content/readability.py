"""Readability of a Swedish text: Björnsson's LIX."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)")
LONG = 7  # letters: LIX counts words of more than six


@dataclass(frozen=True, slots=True)
class Readability:
    """The number of words and the LIX of a text."""

    words: int
    lix: int


def measure(texts: Iterable[str]) -> Readability:
    """Return words, and LIX: words per sentence plus the percentage of long words. Each text ends a sentence."""
    words: list[str] = []
    sentences = 0
    for text in texts:
        found = _WORD.findall(text)
        words += found
        sentences += max(len(_SENTENCE_END.findall(text.rstrip(".!?: ") + ".")), 1) if found else 0
    if not words:
        return Readability(0, 0)
    long = sum(len(word) >= LONG for word in words)
    return Readability(len(words), round(len(words) / sentences + 100 * long / len(words)))
