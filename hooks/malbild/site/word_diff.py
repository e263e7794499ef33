"""From proposed to adopted wording, word by word: what was kept, what was dropped, what was added."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from malbild.model.nested_types import Statement
from malbild.model.rich_text import Run

_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class DiffSegment:
    """Letters in a row that were all kept or all changed, and are all bold or all not."""

    text: str
    is_kept: bool
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A statement's wordings, marked: in the proposals what was dropped, in the adopted one what was added."""

    proposals: tuple[tuple[DiffSegment, ...], ...]
    adopted: tuple[DiffSegment, ...]
    kept: int  # words of the adopted wording that a proposal has in the same order
    dropped: int  # words of the proposals that the adopted wording has not
    added: int


def compare(statement: Statement) -> Comparison:
    """The statement beside the proposals that led to it; where none did, every word is new.

    Capitals and full stops make no difference.
    """
    adopted = _words(statement.text.plain)
    found: set[int] = set()  # the adopted words that some proposal has
    proposals, dropped = [], 0
    for text in statement.proposals:
        words = _words(text)
        matches = SequenceMatcher(None, words, adopted, autojunk=False).get_matching_blocks()
        kept = {match.a + step for match in matches for step in range(match.size)}
        found |= {match.b + step for match in matches for step in range(match.size)}
        proposals.append(tuple(_pieces((Run(text, bold=False),), kept)))
        dropped += len(words) - len(kept)
    pieces = tuple(_pieces(statement.text.runs, found))
    return Comparison(tuple(proposals), pieces, len(found), dropped, len(adopted) - len(found))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _pieces(runs: Sequence[Run], kept: set[int]) -> Iterator[DiffSegment]:
    """The runs of a text cut where words that were kept and words that were changed meet."""
    letters = "".join(run.text for run in runs)
    is_kept = [True] * len(letters)
    changed_until = None
    for number, word in enumerate(_WORD.finditer(letters)):
        if number in kept:
            changed_until = None
            continue
        start = word.start() if changed_until is None else changed_until  # what parts two changed words goes with them
        is_kept[start : word.end()] = [False] * (word.end() - start)
        changed_until = word.end()
    bold = [run.bold for run in runs for _ in run.text]
    for (kept_here, bold_here), group in groupby(zip(is_kept, bold, letters, strict=True), key=lambda each: each[:2]):
        yield DiffSegment("".join(letter for *_, letter in group), kept_here, bold_here)
