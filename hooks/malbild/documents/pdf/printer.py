"""The PDF printer: HTML to PDF/UA-1, tagged, with title and language, the same bytes every time."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from malbild.documents.pdf.pdf_ua import complete
from malbild.project.theme.overrides import PERSPECTIVES, Overrides

_ROOT = "file:///"


class TextOverflowError(Exception):
    """The text does not fit its pages even at the smallest size; the message is the sheet's name."""


class _OverridesFetcher(URLFetcher):  # type: ignore[misc]  # it ships no types
    """A fetcher of the files of `overrides`, by addresses such as `file:///static/mark.svg`."""

    def __init__(self, overrides: Overrides) -> None:
        super().__init__(allowed_protocols=("file", "data"))
        self._overrides = overrides

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Return the response with the file's content. Raises FileNotFoundError."""
        name = url.removeprefix(_ROOT)
        return super().fetch(url if name == url else self._overrides.path(name).as_uri(), headers)


class PdfPrinter:
    """A printer with the project's style sheets and typefaces, which fetches nothing from the network."""

    def __init__(self, overrides: Overrides) -> None:
        """Print with the style sheets tokens.css and those in print/."""
        self._overrides, self._fetcher = overrides, _OverridesFetcher(overrides)
        self._fonts = FontConfiguration()
        self._shared = [
            self._read_css(name)
            for name in ("styles/tokens.css", "styles/own-tokens.css", PERSPECTIVES, "styles/print/base.css")
        ]
        self._style = cache(lambda name: self._read_css(f"styles/print/{name}.css"))

    def layout_to_fit(self, style: str, html: Callable[[float], str], sizes: Sequence[float], pages: int) -> Document:
        """Return the document at the first of `sizes`, largest first, at which it has at most that many pages.

        Raises `TextOverflowError`.
        """

        def fits(size: float) -> bool:
            layouts[size] = self.layout(style, html(size))
            return len(layouts[size].pages) <= pages

        layouts: dict[float, Document] = {}
        place = bisect_left(sizes, True, key=fits)  # what fits at one size fits at every smaller one
        if place == len(sizes):
            raise TextOverflowError(style)
        return layouts[sizes[place]]

    def layout(self, style: str, html: str) -> Document:
        """Return the document laid out with the style sheet, on as many pages as it needs."""
        source = HTML(string=html, base_url=_ROOT, url_fetcher=self._fetcher)
        sheets = [*self._shared, self._style(style)]
        return source.render(  # hints: the numbers of lists (`start`, `type`) and the width of pictures
            stylesheets=sheets, font_config=self._fonts, presentational_hints=True, pdf_variant="pdf/ua-1"
        )

    def _read_css(self, name: str) -> CSS:
        css, url = self._overrides.read(name), f"{_ROOT}{name}"
        return CSS(string=css, base_url=url, font_config=self._fonts, url_fetcher=self._fetcher)


def to_pdf(document: Document, zoom: float = 1) -> bytes:
    """Return the PDF, with every length multiplied by `zoom`."""
    return bytes(document.write_pdf(zoom=zoom, finisher=complete, pdf_variant="pdf/ua-1"))
