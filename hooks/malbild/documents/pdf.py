"""HTML for paper → PDF/UA-1: tagged, titled, in a language, with the same bytes every time."""

from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path

from weasyprint import HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from malbild.documents.structure import complete

SCALES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6, 0.56, 0.52, 0.48, 0.44)
"""How large a sheet's text may be, largest first, as parts of its full size."""


class Overfull(Exception):
    """The text does not fit its pages even at the smallest size."""


class Printer:
    """Prints with the style sheets and typefaces of one folder, and reaches for nothing else."""

    def __init__(self, folder: Path) -> None:
        self._base = f"{folder.resolve().as_uri()}/"
        self._fetcher = URLFetcher(allowed_protocols=("file", "data"))
        self._fonts = FontConfiguration()

    def fitted(self, html: Callable[[float], str], pages: int) -> bytes:
        """The document at the largest scale at which it has that many pages. Raises `Overfull`."""

        def fits(scale: float) -> bool:
            drawn[scale] = self._laid_out(html(scale))
            return len(drawn[scale].pages) <= pages

        drawn: dict[float, Document] = {}
        place = bisect_left(SCALES, True, key=fits)  # what fits at one scale fits at every smaller one
        if place == len(SCALES):
            raise Overfull
        return _written(drawn[SCALES[place]])

    def printed(self, html: str) -> bytes:
        """The document, on as many pages as it takes."""
        return _written(self._laid_out(html))

    def _laid_out(self, html: str) -> Document:
        source = HTML(string=html, base_url=self._base, url_fetcher=self._fetcher)
        return source.render(font_config=self._fonts, pdf_variant="pdf/ua-1")


def _written(document: Document) -> bytes:
    return bytes(document.write_pdf(finisher=complete, pdf_variant="pdf/ua-1"))
