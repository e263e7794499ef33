"""How tall an embed is, reckoned from its text: for frames on pages where no script can ask it.

The measures are those of overrides/styles/, in CSS pixels; a test holds the sums to what a browser shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import wrap

from malbild.site import queries
from malbild.site.edition import PlacedStatement
from malbild.site.embeds import Embed

NARROW, WIDE = 320, 640
"""The widths that heights are reckoned for: a phone, and a column of text."""
_MARGINS = 40  # what a page takes of a phone's width, both sides together
_LETTER = 0.57  # of the font's size: a letter's width, in a wide font


@dataclass(frozen=True)
class _Block:
    """How a text is set: the size of its letters, its line's height, and what stands beside and around it."""

    size: float
    line: float
    beside: float
    around: float


@cache  # many texts stand in several embeds
def _height(block: _Block, words: str, width: int) -> float:
    letters = int((width - block.beside) / (block.size * _LETTER))
    return len(wrap(words, letters)) * block.size * block.line + block.around


_LOOKS = {
    (WIDE, False): {
        "title": _Block(26, 1.2, 40, 0),
        "part": _Block(21, 1.2, 40, 32),
        "text": _Block(18, 1.6, 40, 16),
        "card": _Block(23, 1.38, 148, 68),
        "adopted": _Block(15, 1.6, 168, 8),
        "keywords": _Block(15, 1.6, 148, 8),
        "foot": _Block(15, 1.6, 40, 56),
    },
    (NARROW, False): {
        "title": _Block(26, 1.2, 24, 0),
        "part": _Block(19, 1.2, 24, 32),
        "text": _Block(17, 1.6, 24, 16),
        "card": _Block(21, 1.38, 66, 124),
        "adopted": _Block(15, 1.6, 86, 8),
        "keywords": _Block(15, 1.6, 66, 8),
        "foot": _Block(15, 1.6, 24, 40),
    },
    (WIDE, True): {
        "title": _Block(26, 1.2, 40, 0),
        "part": _Block(21, 1.2, 40, 26),
        "card": _Block(18, 1.38, 78, 34),
        "adopted": _Block(15, 1.6, 98, 8),
        "foot": _Block(15, 1.6, 40, 50),
    },
    (NARROW, True): {
        "title": _Block(26, 1.2, 24, 0),
        "part": _Block(19, 1.2, 24, 26),
        "card": _Block(17, 1.38, 62, 34),
        "adopted": _Block(15, 1.6, 82, 8),
        "foot": _Block(15, 1.6, 24, 34),
    },
}


def height(embed: Embed, width: int, compact: bool = False) -> int:
    """What the embed needs in a frame of the width, `NARROW` or `WIDE`, rounded up to tens."""
    look = _LOOKS[width, compact]
    tall = sum(_height(look[name], words, width) for name, words in _texts(embed) if name in look)
    return -int(-tall // 10) * 10


def fluid(embed: Embed, compact: bool = False) -> str:
    """The height as CSS that follows the window's width, on the guess that a phone's column fills the window.

    A line between the two heights: at `NARROW`, with the page's margins taken from the window, and at
    `WIDE`. True heights lie below it, since text grows faster the narrower its column.
    """
    tall, low = height(embed, NARROW, compact), height(embed, WIDE, compact)
    steepness = (tall - low) / (WIDE - NARROW)
    at_zero = tall + steepness * (NARROW + _MARGINS)
    return f"max({low}px,{round(at_zero)}px - {round(100 * steepness)}vw)"


def _texts(embed: Embed) -> Iterator[tuple[str, str]]:
    """Every text of the embed, with the name of its block."""
    edition, t = embed.edition, embed.edition.locale.t
    yield "title", embed.heading
    if embed.introduction:
        yield "text", embed.introduction
    for page, cards in queries.group_by_perspective(edition, embed.statements):
        if embed.kind in ("vision", "keyword"):
            yield "part", page.meta.title
        if embed.kind == "vision":
            yield "text", page.meta.introduction
        for card in cards:
            yield from _texts_of(card, embed)
    yield "foot", f"{t.attribution}. {t.embed.more.format(t.site)}. {t.embed.new_window}"


def _texts_of(card: PlacedStatement, embed: Embed) -> Iterator[tuple[str, str]]:
    t = embed.edition.locale.t
    yield "card", card.statement.text.plain
    if card.original != card.statement:
        yield "adopted", f"{t.card.adopted} {card.original.text.plain}"
    if card.statement.keywords:
        names = {page.meta.id: page.meta.title for page in embed.edition.keywords}
        yield "keywords", f"{t.card.keywords}: {', '.join(names[id] for id in card.statement.keywords)}"
