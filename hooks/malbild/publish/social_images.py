"""The picture a shared link shows: words on a perspective's colour, 1200 × 630, as PNG.

Drawn in one channel, from 0 for the colour to 255 for paper, and coloured by a palette of 16: quick, small,
and the same words give the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from malbild.model.rich_text import RichText, Run
from malbild.render.theme.tones import Colour

WIDTH, HEIGHT = 1200, 630
MARGIN = 84
TOP, BOTTOM = 150, 496  # the words stand between
SIZES = range(76, 20, -2)  # the largest that fits is taken
LEADING = 1.24
SHADES = 16
_RUNS = 3  # zlib's Z_RLE: for even areas half the time of the usual way, and no more bytes
# How much of paper there is in: an ornament, a heading, a word, a bold word.
FAINT, SOFT, PLAIN, FULL = 18, 214, 238, 255

Word = tuple[Run, ...]
Line = list[Word]


@dataclass(frozen=True)
class Picture:
    """What stands in it."""

    heading: str
    text: RichText
    signature: str
    tone: Colour
    paper: Colour

    def png(self, fonts: Path) -> bytes:
        """The picture, with the fonts in the folder."""
        image = _ground(fonts, self.signature).copy()
        draw = ImageDraw.Draw(image)
        draw.text((MARGIN, 74), self.heading, SOFT, _font(fonts, 36, bold=True))
        size, lines = fit(self.text, fonts)
        top = TOP + (BOTTOM - TOP - len(lines) * size * LEADING) / 2
        for number, line in enumerate(lines):
            _draw_line(draw, line, top + number * size * LEADING, fonts, size)
        image = image.point([level // (256 // SHADES) for level in range(256)])
        image.putpalette(_between(self.tone, self.paper))
        buffer = BytesIO()
        image.save(buffer, "PNG", bits=4, compress_type=_RUNS)
        return buffer.getvalue()


def fit(text: RichText, fonts: Path) -> tuple[int, list[Line]]:
    """The largest size at which the text fits, and its lines; what does not fit at the smallest ends in `…`."""
    words = list(_words(text))
    for size in SIZES:
        lines = _wrap(words, fonts, size)
        room = int((BOTTOM - TOP) / (size * LEADING))
        widest = max(_width(line, fonts, size) for line in lines)
        if len(lines) <= room and widest <= WIDTH - 2 * MARGIN:
            return size, lines
    if len(lines) > room:
        lines = [*lines[: room - 1], [*lines[room - 1][:-1], (Run("…", bold=False),)]]
    return size, lines


def _words(text: RichText) -> Iterator[Word]:
    """The runs cut at spaces; a bold word and the comma after it are one word."""
    word: list[Run] = []
    for run in text.runs:
        for number, part in enumerate(run.text.split(" ")):
            if number and word:
                yield tuple(word)
                word = []
            if part:
                word.append(Run(part, run.bold))
    if word:
        yield tuple(word)


def _wrap(words: list[Word], fonts: Path, size: int) -> list[Line]:
    lines: list[Line] = [[]]
    for word in words:
        if lines[-1] and _width([*lines[-1], word], fonts, size) > WIDTH - 2 * MARGIN:
            lines.append([])
        lines[-1].append(word)
    return lines


def _width(line: Line, fonts: Path, size: int) -> float:
    spaces = (len(line) - 1) * _length(" ", fonts, size, bold=False)
    return spaces + sum(_length(run.text, fonts, size, bold=run.bold) for word in line for run in word)


def _draw_line(draw: ImageDraw.ImageDraw, line: Line, top: float, fonts: Path, size: int) -> None:
    x: float = MARGIN
    for word in line:
        for run in word:
            draw.text((x, top), run.text, FULL if run.bold else PLAIN, _font(fonts, size, bold=run.bold))
            x += _length(run.text, fonts, size, bold=run.bold)
        x += _length(" ", fonts, size, bold=False)


@cache
def _ground(fonts: Path, signature: str) -> Image.Image:
    """What all pictures of a language share: the three circles of the mark, large and small, and the name."""
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    _draw_mark(image, (1060, 350), 210, FAINT)
    _draw_mark(image, (MARGIN + 26, 552), 17, 150)
    draw.text((MARGIN + 72, 536), signature, SOFT, _font(fonts, 30, bold=False))
    return image


def _draw_mark(image: Image.Image, centre: tuple[int, int], radius: int, level: int) -> None:
    """The mark of overrides/static/mark.svg: three circles, brighter where they meet."""
    for x, y in ((0, -0.62), (-0.67, 0.52), (0.67, 0.52)):
        circle = Image.new("L", (radius * 8, radius * 8))
        ImageDraw.Draw(circle).ellipse((0, 0, radius * 8 - 1, radius * 8 - 1), fill=255)
        mask = circle.resize((radius * 2, radius * 2), Image.Resampling.BOX)
        place = (round(centre[0] + x * radius - radius), round(centre[1] + y * radius - radius))
        area = (*place, place[0] + 2 * radius, place[1] + 2 * radius)
        lit = image.crop(area).point([min(255, value + level) for value in range(256)])
        image.paste(lit, place, mask)


def _between(tone: Colour, paper: Colour) -> list[int]:
    """The shades from the tone to paper."""
    last = SHADES - 1
    return [tone[n] + (paper[n] - tone[n]) * level // last for level in range(SHADES) for n in range(3)]


@cache
def _font(fonts: Path, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    # The basic layout is in every Pillow; the other depends on a library of the system.
    file = fonts / f"atkinson-{700 if bold else 400}.ttf"
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _length(text: str, fonts: Path, size: int, *, bold: bool) -> float:
    return _font(fonts, size, bold=bold).getlength(text)
