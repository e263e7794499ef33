"""Social images: a text on a perspective's colour, 1200 × 630, as PNG.

Rendered in one channel, from 0 for the background to 255 for full text colour, then coloured by a palette of 16: fast,
small, and the same text gives the same bytes.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFont

from malbild.model.types.rich_text import RichText, Run
from malbild.project.theme.design_tokens import Rgb
from malbild.project.theme.mark import Mark, Shape, read_mark
from malbild.project.theme.overrides import Overrides
from malbild.render.theme.text_fit import (
    Line,
    TextMeasurer,
    has_arabic,
    in_visual_order,
    is_right_to_left,
    load_font,
)

WIDTH, HEIGHT = 1200, 630
MARGIN = 84
TOP, BOTTOM = 150, 496  # of the text's box
SIZES = range(76, 20, -2)
LINE_HEIGHT = 1.24
_SHADES = 16
_SMOOTHING = 4  # the mark is rendered this many times larger first
_Z_RLE = 3  # zlib's strategy: on even areas half the time of the default, and no more bytes
# Shares of the text colour: an ornament, a heading, a word, a bold word.
_FAINT, _SOFT, _REGULAR, _FULL = 18, 214, 238, 255


@dataclass(frozen=True)
class SocialImage:
    """The contents of one image."""

    heading: str
    text: RichText
    signature: str
    background: Rgb
    foreground: Rgb


class SocialImageRenderer:
    """A renderer of social images with the mark and the typeface of the look."""

    def __init__(self, overrides: Overrides) -> None:
        """Measure and render with the fonts of the look."""
        self._mark, self._measurer = read_mark(overrides), TextMeasurer(overrides)
        self._fonts = cache(lambda size, bold, arabic: load_font(overrides, size, bold=bold, arabic=arabic))
        self._canvas, self._marks = cache(self._render_canvas), cache(self._render_marks)

    def render(self, image: SocialImage) -> bytes:
        """Render the image as PNG."""
        channel = self._canvas(image.signature).copy()
        draw = ImageDraw.Draw(channel)
        self._render_text(channel, image.heading, (MARGIN, 74), 36, bold=True)
        size, lines = self.fit(image.text)
        top = TOP + (BOTTOM - TOP - len(lines) * size * LINE_HEIGHT) / 2
        for number, line in enumerate(lines):
            self._render_line(draw, line, top + number * size * LINE_HEIGHT, size, is_right_to_left(image.text.plain))
        channel = channel.point([level // (256 // _SHADES) for level in range(256)])
        channel.putpalette(_shades(image.background, image.foreground))
        buffer = BytesIO()
        channel.save(buffer, "PNG", bits=4, compress_type=_Z_RLE)
        return buffer.getvalue()

    def fit(self, text: RichText) -> tuple[int, list[Line]]:
        """Return the largest font size at which the text fits, and its lines; what is left over ends in `…`."""
        width = WIDTH - 2 * MARGIN
        size = int(self._measurer.fitting_size((text,), (width, BOTTOM - TOP), SIZES, LINE_HEIGHT))
        lines = self._measurer.wrap(text, width, size)
        room = int((BOTTOM - TOP) / (size * LINE_HEIGHT))
        if len(lines) > room:
            lines = [*lines[: room - 1], [*lines[room - 1][:-1], (Run("…", bold=False),)]]
        return size, lines

    def _render_line(self, draw: ImageDraw.ImageDraw, line: Line, top: float, size: int, from_right: bool) -> None:
        """Render a line's words from left to right; one that is read from the right ends at the right margin."""
        text = " ".join(run.text for word in line for run in word)
        font = {bold: self._font(text, size, bold=bold) for bold in (False, True)}
        space = font[False].getlength(" ")
        width = sum(font[run.bold].getlength(run.text) for word in line for run in word) + space * (len(line) - 1)
        x = WIDTH - MARGIN - width if from_right else MARGIN
        for word in in_visual_order(line, from_right=from_right):
            for run in word:
                draw.text((x, top), run.text, _FULL if run.bold else _REGULAR, font[run.bold])
                x += font[run.bold].getlength(run.text)
            x += space

    def _render_text(self, channel: Image.Image, text: str, at: tuple[int, int], size: int, *, bold: bool) -> None:
        """Render a text in one line, that far from the side where it is read from and from the top."""
        font, (side, top) = self._font(text, size, bold=bold), at
        x = WIDTH - side - font.getlength(text) if is_right_to_left(text) else side
        ImageDraw.Draw(channel).text((x, top), text, _SOFT, font)

    def _font(self, text: str, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
        return self._fonts(size, bold, has_arabic(text))

    def _render_canvas(self, signature: str) -> Image.Image:
        """Render the parts that all images of a language share: the mark, large and small, and the site's name."""
        canvas = self._marks(is_right_to_left(signature)).copy()
        self._render_text(canvas, signature, (MARGIN + 72, 536), 30, bold=False)
        return canvas

    def _render_marks(self, from_right: bool) -> Image.Image:
        """Render the mark, large and small, which languages of the same direction share."""
        canvas = Image.new("L", (WIDTH, HEIGHT), 0)
        for left, top, size, level in ((660, -50, 800, _FAINT), (MARGIN - 6, 520, 65, 150)):
            x = WIDTH - left - size if from_right else left
            _paste_mark(canvas, self._mark, (x, top), size, level)
        return canvas


def _paste_mark(canvas: Image.Image, mark: Mark, corner: tuple[int, int], size: int, level: int) -> None:
    """Paste the mark in a square with that upper left corner, brighter where its shapes overlap."""
    box = (*corner, corner[0] + size, corner[1] + size)
    for shape in mark.shapes:
        area = canvas.crop(box)
        canvas.paste(area.point([min(255, value + level) for value in range(256)]), corner, _mask(shape, size))


def _mask(shape: Shape, size: int) -> Image.Image:
    """Return the shape in a square of that size, smoothed."""
    side = size * _SMOOTHING
    mask = Image.new("1", (side, side))
    for polygon in shape.polygons():
        contour = Image.new("1", (side, side))
        ImageDraw.Draw(contour).polygon([(x * side, y * side) for x, y in polygon], fill=1)
        mask = ImageChops.logical_xor(mask, contour)
    return mask.convert("L").resize((size, size), Image.Resampling.BOX)


def _shades(background: Rgb, foreground: Rgb) -> list[int]:
    """Return the palette from background to foreground, as Pillow takes it: red, green, blue of each in turn."""
    last = _SHADES - 1
    pairs = list(zip(background, foreground, strict=True))
    return [start + (end - start) * level // last for level in range(_SHADES) for start, end in pairs]
