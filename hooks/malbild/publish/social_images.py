"""Social images: a text on a perspective's colour, 1200 × 630, as PNG.

Rendered in one channel, from 0 for the background to 255 for full text colour, then coloured by a palette of 16: fast,
small, and the same text gives the same bytes.
"""

from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO

from PIL import Image, ImageDraw

from malbild.model.rich_text import RichText, Run
from malbild.project.design_tokens import Rgb
from malbild.project.overrides import Overrides
from malbild.render.theme.text_fit import Line, TextMeasurer, load_font

WIDTH, HEIGHT = 1200, 630
MARGIN = 84
TOP, BOTTOM = 150, 496  # of the text's box
SIZES = range(76, 20, -2)
LINE_HEIGHT = 1.24
_SHADES = 16
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
    """A renderer of social images in the typeface of the look."""

    def __init__(self, overrides: Overrides) -> None:
        """Measure and render with the fonts of the look."""
        self._measurer = TextMeasurer(overrides)
        self._font = cache(partial(load_font, overrides))
        self._canvas = cache(self._render_canvas)

    def render(self, image: SocialImage) -> bytes:
        """Render the image as PNG."""
        channel = self._canvas(image.signature).copy()
        draw = ImageDraw.Draw(channel)
        draw.text((MARGIN, 74), image.heading, _SOFT, self._font(36, bold=True))
        size, lines = self.fit(image.text)
        top = TOP + (BOTTOM - TOP - len(lines) * size * LINE_HEIGHT) / 2
        for number, line in enumerate(lines):
            self._render_line(draw, line, top + number * size * LINE_HEIGHT, size)
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

    def _render_line(self, draw: ImageDraw.ImageDraw, line: Line, top: float, size: int) -> None:
        x: float = MARGIN
        for word in line:
            for run in word:
                font = self._font(size, bold=run.bold)
                draw.text((x, top), run.text, _FULL if run.bold else _REGULAR, font)
                x += font.getlength(run.text)
            x += self._font(size, bold=False).getlength(" ")

    def _render_canvas(self, signature: str) -> Image.Image:
        """Render the parts that all images of a language share: the mark, large and small, and the site's name."""
        canvas = Image.new("L", (WIDTH, HEIGHT), 0)
        _paste_mark(canvas, (1060, 350), 210, _FAINT)
        _paste_mark(canvas, (MARGIN + 26, 552), 17, 150)
        ImageDraw.Draw(canvas).text((MARGIN + 72, 536), signature, _SOFT, self._font(30, bold=False))
        return canvas


def _paste_mark(canvas: Image.Image, centre: tuple[int, int], radius: int, level: int) -> None:
    """Paste the mark of overrides/static/mark.svg: three circles, brighter where they overlap."""
    for x, y in ((0, -0.62), (-0.67, 0.52), (0.67, 0.52)):
        circle = Image.new("L", (radius * 8, radius * 8))
        ImageDraw.Draw(circle).ellipse((0, 0, radius * 8 - 1, radius * 8 - 1), fill=255)
        mask = circle.resize((radius * 2, radius * 2), Image.Resampling.BOX)
        left, top = round(centre[0] + x * radius - radius), round(centre[1] + y * radius - radius)
        area = canvas.crop((left, top, left + 2 * radius, top + 2 * radius))
        canvas.paste(area.point([min(255, value + level) for value in range(256)]), (left, top), mask)


def _shades(background: Rgb, foreground: Rgb) -> list[int]:
    """Return the palette from background to foreground, as Pillow takes it: red, green, blue of each in turn."""
    last = _SHADES - 1
    pairs = list(zip(background, foreground, strict=True))
    return [start + (end - start) * level // last for level in range(_SHADES) for start, end in pairs]
