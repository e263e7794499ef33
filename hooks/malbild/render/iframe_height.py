"""Estimated heights of embeds, for iframes on pages where no script can ask for them.

In CSS pixels. Font sizes are design tokens; the other values are those of base.css, card.css and embed.css in
overrides/styles/. A test compares the estimates with what a browser shows (`make measure-embeds`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from math import ceil
from textwrap import wrap

from malbild.model.types.pages import ALL_PARTIES
from malbild.project.theme.design_tokens import DesignTokens
from malbild.site.edition import Edition, PlacedPurpose, PlacedStatement
from malbild.site.embeds import Embed
from malbild.site.queries import follow_up, vision

NARROWEST, NARROW, WIDE = 240, 320, 640
"""The widths of an iframe in a phone's column with margins, on a whole phone, and in a column of text."""
_PAGE_MARGINS = 40  # of a phone's width, both sides together
_CHARACTER_WIDTH = 0.57  # of the font size, in a wide typeface
_LINE_HEIGHT = {"heading": 1.2, "text": 1.6, "statement": 1.38}
_STATEMENT_SIZE = {NARROWEST: 21, NARROW: 21, WIDE: 23}
_HIDDEN_IF_COMPACT = ("text", "keywords")


@dataclass(frozen=True)
class TextMetrics:
    """The typesetting of a text, each value named after its CSS property."""

    font_size: float
    line_height: float  # a factor of the font size
    inline_padding: float  # left and right, from the iframe's edges
    block_spacing: float  # above and below

    def height(self, text: str, width: int) -> float:
        """Return the height of the text in an iframe of the width, with the spaces around it."""
        characters = int((width - self.inline_padding) / (self.font_size * _CHARACTER_WIDTH))
        return _line_count(text, characters) * self.font_size * self.line_height + self.block_spacing


@cache  # many texts are in several embeds
def _line_count(text: str, characters: int) -> int:
    broken = sum(len(word) > characters for word in text.split())  # what follows may not fit beside its end
    return len(wrap(text, characters)) + broken


@dataclass(frozen=True)
class _Line:
    """A height that falls by `slope` hundredths of a pixel for each pixel of width, from `start` at width 0."""

    start: int
    slope: int

    @classmethod
    def between(cls, narrow: int, tall: int, wide: int, low: int) -> "_Line":
        slope = round(100 * (tall - low) / (wide - narrow))
        return cls(max(tall + ceil(slope * narrow / 100), low + ceil(slope * wide / 100)), slope)

    def css(self, unit: str) -> str:
        """Return the height in CSS; `unit` is a hundredth of the width."""
        return f"{self.start}px - {self.slope}{unit}"


@dataclass(frozen=True)
class IframeHeights:
    """The heights of embeds typeset with these tokens."""

    tokens: DesignTokens

    def iframe_height(self, embed: Embed, width: int, compact: bool = False) -> int:
        """Return the height of an iframe that shows the whole embed, rounded up to tens.

        `width` is `NARROWEST`, `NARROW` or `WIDE`.
        """
        metrics = self._metrics[width, compact or embed.is_compact]
        height = sum(metrics[name].height(text, width) for name, text in _texts(embed) if name in metrics)
        return ceil(height / 10) * 10

    def iframe_style(self, embed: Embed, compact: bool = False) -> str:
        """Return the style of an iframe in a container whose width it fills: its height follows that width.

        Lines between the heights at `NARROWEST`, `NARROW` and `WIDE`. True heights lie below them, since text grows
        faster the narrower its column is. Browsers without container units (Safari before 16, Chromium before 105 and
        Firefox before 110) take the window's width instead, as if a phone's column filled it.
        """
        narrowest, tall, low = (self.iframe_height(embed, width, compact) for width in (NARROWEST, NARROW, WIDE))
        medium = _Line.between(NARROW, tall, WIDE, low)
        small = _Line.between(NARROWEST, narrowest, NARROW, tall)
        in_window = _Line.between(NARROW + _PAGE_MARGINS, tall, WIDE + _PAGE_MARGINS, low)
        return (
            "display:block;width:100%;max-height:none;border:0;padding:0;"
            f"height:max({low}px,{in_window.css('vw')})!important;"
            f"height:max({low}px,{medium.css('cqi')},{small.css('cqi')})!important"
        )

    @cached_property
    def _metrics(self) -> dict[tuple[int, bool], dict[str, TextMetrics]]:
        return {look: self._text_metrics(*look) for look in product((NARROWEST, NARROW, WIDE), (False, True))}

    def _text_metrics(self, width: int, compact: bool) -> dict[str, TextMetrics]:
        padding = 40 if width == WIDE else 24  # left and right of .embed, as above and below
        gap = 8 if compact else 16  # of .embed
        card_padding, card_spacing = (38, 34) if compact else (108, 68) if width == WIDE else (42, 124)
        small, body, large, title = (self.tokens.pixels(f"step-{step}", width) for step in ("-1", "0", "1", "2"))
        statement = body if compact else _STATEMENT_SIZE[width]
        heading, text = _LINE_HEIGHT["heading"], _LINE_HEIGHT["text"]
        inside = padding + card_padding
        metrics = {
            "title": TextMetrics(title, heading, padding + 16, 0),  # bold, so wider
            "part": TextMetrics(large, heading, padding, gap + 16),
            "text": TextMetrics(body, text, padding, gap),
            "statement": TextMetrics(statement, _LINE_HEIGHT["statement"], inside, card_spacing),
            "body": TextMetrics(body, text, inside, 8),
            "original": TextMetrics(small, text, inside + 20, 8),
            "keywords": TextMetrics(small, text, inside, 8),
            "line": TextMetrics(body, text, padding, gap),
            "status": TextMetrics(small, text * body / small, padding, 12),  # in a line of the body's size
            "footer": TextMetrics(small, text, padding, padding + gap + (12 if compact else 18)),  # room to break
        }
        return {name: value for name, value in metrics.items() if not (compact and name in _HIDDEN_IF_COMPACT)}


def _texts(embed: Embed) -> Iterator[tuple[str, str]]:
    """Yield every text of the embed, after the name of its metrics."""
    edition, t = embed.edition, embed.edition.locale.t
    yield "title", embed.heading
    if embed.kind == "vision" and edition.purpose:
        yield from _purpose_texts(edition.purpose, edition)
    if embed.introduction:
        yield "text", embed.introduction
    if embed.kind == "party":
        yield from _party_texts(embed)
    for page, statements in vision.group_by_perspective(edition, embed.statements):
        if embed.kind in ("vision", "keyword"):
            yield "part", page.meta.title
        if embed.kind == "vision":
            yield "text", page.meta.introduction
        for placed in statements:
            yield from _card_texts(placed, embed)
    yield "footer", f"{t.attribution}. {t.embed.more.format(t.site)}. {t.embed.new_window}"


def _purpose_texts(purpose: PlacedPurpose, edition: Edition) -> Iterator[tuple[str, str]]:
    t = edition.locale.t
    yield "text", f"{t.purpose.heading}: {purpose.meta.text.plain}"
    if purpose.meta != purpose.original:
        yield "text", f"{t.card.adopted} {purpose.original.text.plain}"


def _party_texts(embed: Embed) -> Iterator[tuple[str, str]]:
    """Yield the headings of a party's embed, and the title and status of each activity."""
    t, format_date = embed.edition.locale.t, embed.edition.locale.date
    by_party = follow_up.activities_by_party(embed.edition)
    own, shared = by_party.get(embed.id, ()), by_party.get(ALL_PARTIES, ())
    yield "part", t.party.own
    if not own:
        yield "line", t.party.none
    if shared:
        yield "part", t.party.shared
    for activity in (*own, *shared):
        meta = activity.meta
        by = t.activity.according.format(by=meta.status_by or "", date=format_date(meta.status_as_of))
        yield "line", meta.title
        yield "status", f"{getattr(t.activity.status, meta.status)} {by}"


def _card_texts(placed: PlacedStatement, embed: Embed) -> Iterator[tuple[str, str]]:
    t = embed.edition.locale.t
    yield "statement", placed.statement.text.plain
    for paragraph in placed.statement.body:
        yield "body", paragraph.plain
    if placed.original != placed.statement:
        yield "original", f"{t.card.adopted} {placed.original.text.plain}"
        for paragraph in placed.original.body:
            yield "original", paragraph.plain
    if placed.statement.keywords:
        titles = {page.meta.id: page.meta.title for page in embed.edition.keywords}
        yield "keywords", f"{t.card.keywords}: {', '.join(titles[id] for id in placed.statement.keywords)}"
