"""The largest size at which a text stands inside a box: a long statement shrinks, it never overflows."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from PIL import ImageFont

from malbild.model.rich_text import RichText, Run

_LAYOUT = ImageFont.Layout.BASIC  # in every Pillow; the other depends on a library of the system
_MEASURED = 100  # the size at which widths are measured
_MARGIN = 1.02  # Arial, which slides are set in, is half a per cent wider than the site's typeface


class Ruler:
    """Measures words in the site's typeface, whose widths are those of Arial."""

    def __init__(self, fonts: Path) -> None:
        weights = {
            bold: ImageFont.truetype(fonts / f"atkinson-{700 if bold else 400}.ttf", _MEASURED, layout_engine=_LAYOUT)
            for bold in (False, True)
        }
        self._width = cache(lambda word, bold: weights[bold].getlength(word) * _MARGIN / _MEASURED)

    def lines(self, text: RichText | str, width: float, size: float) -> int:
        """How many lines the text takes at a size; `width` and `size` in points."""
        taken, count = 0.0, 1
        for word, bold in _words(text):
            needed = self._width(word, bold) * size
            if taken and taken + needed > width:
                taken, count = 0.0, count + 1
            taken += needed + self._width(" ", bold) * size
        return count

    def fit(
        self, texts: Iterable[RichText | str], box: tuple[float, float], sizes: Sequence[float], leading: float = 1.28
    ) -> float:
        """The first of the sizes (largest first) at which all the texts fit the box, half a line apart, no word parted.

        `box` is width and height in points, `leading` the height of a line in sizes. The last size where none fits.
        """
        (width, height), paragraphs = box, tuple(texts)
        widest = max((self._width(*word) for text in paragraphs for word in _words(text)), default=0.0)
        for size in sizes:
            lines = sum(self.lines(text, width, size) for text in paragraphs) + (len(paragraphs) - 1) / 2
            if widest * size <= width and lines * leading * size <= height:
                return size
        return sizes[-1]


def _words(text: RichText | str) -> Iterator[tuple[str, bool]]:
    for run in text.runs if isinstance(text, RichText) else (Run(text, bold=False),):
        for word in run.text.split():
            yield word, run.bold
