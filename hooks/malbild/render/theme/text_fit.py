"""Text fitting: line breaks, and the largest font size at which a text fits a box."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby
from operator import itemgetter
from unicodedata import bidirectional

from PIL import ImageFont

from malbild.model.types.rich_text import RichText, Run
from malbild.project.theme.overrides import Overrides

Word = tuple[Run, ...]
"""The runs between two spaces: a bold word and the comma after it."""
Line = list[Word]

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefe]")
_REFERENCE_SIZE = 100  # widths are measured at this size and scaled
_MARGIN = 1.02  # Arial, which slides are set in, is 0.5 % wider; hinting widens the text of images by up to 2 %


def load_font(overrides: Overrides, size: int, *, bold: bool, arabic: bool = False) -> ImageFont.FreeTypeFont:
    """Return the site's typeface at a size in pixels, or the one that has Arabic letters too."""
    # The basic layout engine is in every Pillow. The other joins Arabic letters, and needs FriBidi, as WeasyPrint does.
    name, layout = ("fonts/atkinson", ImageFont.Layout.BASIC)
    if arabic:
        name, layout = ("fonts_arabic/vazirmatn", ImageFont.Layout.RAQM)
    return ImageFont.truetype(overrides.path(f"{name}-{700 if bold else 400}.ttf"), size, layout_engine=layout)


def has_arabic(text: str) -> bool:
    """Return whether a text has a letter or a sign of the Arabic script."""
    return bool(_ARABIC.search(text))


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter of a text is of a script from right to left."""
    directions = (bidirectional(character) for character in text)
    return next((found != "L" for found in directions if found in ("L", "R", "AL")), False)


def in_visual_order(line: Line, *, from_right: bool) -> Line:
    """Return a line's words as they stand from left to right (UAX 9, rule L2, by whole words).

    A number follows the word before it: `SOU 2017:53` is read from the left in an Arabic line too.
    """
    directions: list[bool] = []
    for word in line:
        text = "".join(run.text for run in word)
        follows = bool(directions) and text[:1].isdigit() and not has_arabic(text)
        has_letter = any(map(str.isalpha, text))
        directions.append(directions[-1] if follows else is_right_to_left(text) if has_letter else from_right)
    runs = groupby(zip(directions, line, strict=True), key=itemgetter(0))
    groups = [[word[::-1] if turned else word for _, word in run][:: -1 if turned else 1] for turned, run in runs]
    return list(chain(*groups[:: -1 if from_right else 1]))


class TextMeasurer:
    """A measurer of texts in the site's typeface. Widths and sizes share one unit: points or pixels."""

    def __init__(self, overrides: Overrides) -> None:
        """Measure with the typeface of the look."""

        @cache  # a typeface is read when a text needs it
        def font(bold: bool, arabic: bool) -> ImageFont.FreeTypeFont:
            return load_font(overrides, _REFERENCE_SIZE, bold=bold, arabic=arabic)

        @cache
        def run_width(run: Run) -> float:
            return font(run.bold, has_arabic(run.text)).getlength(run.text) * _MARGIN / _REFERENCE_SIZE

        self._run_width = run_width
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
