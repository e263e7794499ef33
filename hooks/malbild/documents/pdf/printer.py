"""The PDF printer: HTML to PDF/UA-1, tagged, with title and language, the same bytes every time."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from malbild.documents.pdf.pdf_ua import complete

SCALES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6, 0.56, 0.52)
"""Factors of a sheet's full text size, largest first."""


class TextOverflowError(Exception):
    """The text does not fit its pages even at the smallest scale; the message is the sheet's name."""


class PdfPrinter:
    """A printer with the project's style sheets and typefaces, which fetches nothing from the network."""

    def __init__(self, styles: Path) -> None:
        """Print with the style sheets in the folder: tokens.css and those in print/."""
        self._folder = styles / "print"
        self._fetcher = URLFetcher(allowed_protocols=("file", "data"))
        self._fonts = FontConfiguration()
        self._shared = [self._read_css(styles / "tokens.css"), self._read_css(self._folder / "print.css")]
        self._style = cache(lambda name: self._read_css(self._folder / f"{name}.css"))

    def layout_to_fit(self, style: str, html: Callable[[float], str], pages: int) -> Document:
        """Return the document at the largest scale at which it has at most that many pages.

        Raises `TextOverflowError`.
        """

        def fits(scale: float) -> bool:
            layouts[scale] = self.layout(style, html(scale))
            return len(layouts[scale].pages) <= pages

        layouts: dict[float, Document] = {}
        place = bisect_left(SCALES, True, key=fits)  # what fits at one scale fits at every smaller one
        if place == len(SCALES):
            raise TextOverflowError(style)
        return layouts[SCALES[place]]

    def layout(self, style: str, html: str) -> Document:
        """Return the document laid out with the style sheet, on as many pages as it needs."""
        source = HTML(string=html, base_url=f"{self._folder.resolve().as_uri()}/", url_fetcher=self._fetcher)
        sheets = [*self._shared, self._style(style)]
        return source.render(stylesheets=sheets, font_config=self._fonts, pdf_variant="pdf/ua-1")

    def _read_css(self, path: Path) -> CSS:
        return CSS(filename=path, font_config=self._fonts, url_fetcher=self._fetcher)


def to_pdf(document: Document, zoom: float = 1) -> bytes:
    """Return the PDF, with every length multiplied by `zoom`."""
    return bytes(document.write_pdf(zoom=zoom, finisher=complete, pdf_variant="pdf/ua-1"))
