"""Text fitting: line breaks, and the largest font size at which a text fits a box."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from PIL import ImageFont

from malbild.model.rich_text import RichText, Run
from malbild.project.overrides import Overrides

Word = tuple[Run, ...]
"""The runs between two spaces: a bold word and the comma after it."""
Line = list[Word]

_REFERENCE_SIZE = 100  # widths are measured at this size and scaled
_MARGIN = 1.02  # Arial, which slides are set in, is 0.5 % wider; hinting widens the text of images by up to 2 %


def load_font(overrides: Overrides, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """Return the site's typeface at a size in pixels."""
    # The basic layout engine is in every Pillow; the other one needs a library of the system.
    file = overrides.path(f"fonts/atkinson-{700 if bold else 400}.ttf")
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


class TextMeasurer:
    """A measurer of texts in the site's typeface. Widths and sizes share one unit: points or pixels."""

    def __init__(self, overrides: Overrides) -> None:
        """Measure with the typeface of the look."""
        weights = {bold: load_font(overrides, _REFERENCE_SIZE, bold=bold) for bold in (False, True)}
        self._run_width = cache(lambda run: weights[run.bold].getlength(run.text) * _MARGIN / _REFERENCE_SIZE)
        self._space = self._run_width(Run(" ", bold=False))

    def wrap(self, text: RichText | str, width: float, size: float) -> list[Line]:
        """Break the text into lines of at most `width`; a wider word has a line of its own."""
        lines: list[Line] = [[]]
        used = 0.0
        for word in _words(text):
            needed = self._width(word) * size
            if lines[-1] and used + needed > width:
                lines.append([])
                used = 0.0
            lines[-1].append(word)
            used += needed + self._space * size
        return lines

    def fitting_size(
        self,
        texts: Iterable[RichText | str],
        box: tuple[float, float],
        sizes: Sequence[float],
        line_height: float = 1.28,
    ) -> float:
        """Return the first of `sizes`, largest first, at which the texts fit the box without hyphenation.

        `box` is width and height, `line_height` a factor of the size; half a line separates two texts.
        If none fits, the last.
        """
        (width, height), paragraphs = box, tuple(texts)
        widest = max((self._width(word) for text in paragraphs for word in _words(text)), default=0.0)
        for size in sizes:
            lines = sum(len(self.wrap(text, width, size)) for text in paragraphs) + (len(paragraphs) - 1) / 2
            if widest * size <= width and lines * line_height * size <= height:
                return size
        return sizes[-1]

    def _width(self, word: Word) -> float:
        """Return the word's width as a factor of the font size."""
        return sum(self._run_width(run) for run in word)


def _words(text: RichText | str) -> Iterator[Word]:
    word: list[Run] = []
    for run in text.runs if isinstance(text, RichText) else (Run(text, bold=False),):
        for number, part in enumerate(run.text.split(" ")):
            if number and word:
                yield tuple(word)
                word = []
            if part:
                word.append(Run(part, run.bold))
    if word:
        yield tuple(word)
