"""HTML for paper → PDF/UA-1: tagged, titled, in a language, with the same bytes every time."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from malbild.documents.pdf.pdf_ua import complete

SCALES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6, 0.56, 0.52)
"""How large a sheet's text may be, largest first, as parts of its full size."""


class TextOverflowError(Exception):
    """The text does not fit its pages even at the smallest size."""


class Printer:
    """Prints with the style sheets of the folders and the typefaces they name, and reaches for nothing else."""

    def __init__(self, styles: Path) -> None:
        self._folder = styles / "print"
        self._fetcher = URLFetcher(allowed_protocols=("file", "data"))
        self._fonts = FontConfiguration()
        self._shared = [self._sheet(styles / "tokens.css"), self._sheet(self._folder / "print.css")]
        self._style = cache(lambda name: self._sheet(self._folder / f"{name}.css"))

    def fitted(self, style: str, html: Callable[[float], str], pages: int) -> Document:
        """The document at the largest scale at which it has that many pages. Raises `Overfull`."""

        def fits(scale: float) -> bool:
            drawn[scale] = self.laid_out(style, html(scale))
            return len(drawn[scale].pages) <= pages

        drawn: dict[float, Document] = {}
        place = bisect_left(SCALES, True, key=fits)  # what fits at one scale fits at every smaller one
        if place == len(SCALES):
            raise TextOverflowError(style)
        return drawn[SCALES[place]]

    def laid_out(self, style: str, html: str) -> Document:
        """The document in the style, on as many pages as it takes."""
        source = HTML(string=html, base_url=f"{self._folder.resolve().as_uri()}/", url_fetcher=self._fetcher)
        sheets = [*self._shared, self._style(style)]
        return source.render(stylesheets=sheets, font_config=self._fonts, pdf_variant="pdf/ua-1")

    def _sheet(self, path: Path) -> CSS:
        return CSS(filename=path, font_config=self._fonts, url_fetcher=self._fetcher)


def written(document: Document, zoom: float = 1) -> bytes:
    """The PDF, with every length times `zoom`."""
    return bytes(document.write_pdf(zoom=zoom, finisher=complete, pdf_variant="pdf/ua-1"))
