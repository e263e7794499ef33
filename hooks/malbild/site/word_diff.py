"""Word diff of a statement: its proposals beside the adopted wording."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from malbild.model.types.nested import Statement
from malbild.model.types.rich_text import Run

_WORD = re.compile(r"\w+(?:-\w+)*")
_TOKEN = re.compile(r"(?:\w+(?:-\w+)*|[^\w\s]|^)\s*")  # with the space after it


@dataclass(frozen=True, slots=True)
class DiffSegment:
    """Characters in a row that are all kept or all changed, and all bold or all not."""

    text: str
    is_kept: bool
    bold: bool = False


@dataclass(frozen=True, slots=True)
class WordDiff:
    """A statement's wordings in segments, and counts of words.

    A segment that is not kept is removed in a proposal, and added in the adopted wording.
    """

    proposals: tuple[tuple[DiffSegment, ...], ...]
    adopted: tuple[DiffSegment, ...]
    kept: int  # words of the adopted wording that a proposal has in the same order
    removed: int  # words of the proposals that the adopted wording lacks
    added: int


def diff_words(statement: Statement) -> WordDiff:
    """Compare the statement with its proposals, capitals and punctuation apart.

    Without proposals every word is added.
    """
    adopted = _words(statement.text.plain)
    found: set[int] = set()  # indexes of the adopted words that some proposal has
    proposals, removed = [], 0
    for text in statement.proposals:
        words = _words(text)
        matches = SequenceMatcher(None, words, adopted, autojunk=False).get_matching_blocks()
        kept = {match.a + step for match in matches for step in range(match.size)}
        found |= {match.b + step for match in matches for step in range(match.size)}
        proposals.append(tuple(_segments((Run(text, bold=False),), kept)))
        removed += len(words) - len(kept)
    segments = tuple(_segments(statement.text.runs, found))
    return WordDiff(tuple(proposals), segments, len(found), removed, len(adopted) - len(found))


def diff_texts(before: str, after: str) -> tuple[tuple[DiffSegment, ...], tuple[DiffSegment, ...]]:
    """Return both texts in segments: what is not kept is removed from the first, and added to the second.

    Unlike a statement's wordings, these differ by capitals and punctuation too.
    """
    parts = [_TOKEN.findall(text) for text in (before, after)]
    first_words, second_words = ([token.strip() for token in part] for part in parts)
    codes = SequenceMatcher(None, first_words, second_words, autojunk=False).get_opcodes()
    old = (("".join(parts[0][start:end]), tag == "equal") for tag, start, end, _, _ in codes)
    new = (("".join(parts[1][start:end]), tag == "equal") for tag, _, _, start, end in codes)
    first, second = (tuple(DiffSegment(text, is_kept) for text, is_kept in part if text) for part in (old, new))
    return first, second


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _segments(runs: Sequence[Run], kept: set[int]) -> Iterator[DiffSegment]:
    """Yield the runs, split where kept and changed words meet; `kept` holds indexes of words."""
    text = "".join(run.text for run in runs)
    bold = [run.bold for run in runs for _ in run.text]
    characters = zip(_kept_characters(text, kept), bold, text, strict=True)
    for (is_kept, is_bold), group in groupby(characters, key=lambda each: each[:2]):
        yield DiffSegment("".join(character for *_, character in group), is_kept, is_bold)


def _kept_characters(text: str, kept: set[int]) -> list[bool]:
    """Mark each character: changed words and the space between two are not kept."""
    is_kept = [True] * len(text)
    changed_until = None
    for number, word in enumerate(_WORD.finditer(text)):
        if number in kept:
            changed_until = None
            continue
        start = word.start() if changed_until is None else changed_until
        is_kept[start : word.end()] = [False] * (word.end() - start)
        changed_until = word.end()
    return is_kept
