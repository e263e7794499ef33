"""Print sheets: the poster of the vision, a pocket card per perspective, the vision as a book."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html
from markupsafe import Markup
from weasyprint import Document as LaidOut

from malbild.documents import qr_code
from malbild.documents.kit import EditionLabel
from malbild.documents.pdf.printer import SCALES_WITH_BODY, PdfPrinter, TextOverflowError, to_pdf
from malbild.model.page_types import Perspective
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement

POSTER_SIZE, POCKET_SIZE, BOOK_SIZE = 13.5, 13.0, 10.5
"""1rem in points: the largest on a poster (A3) and on a card, the only one in the book."""
PAPERS = {"A3": 1.0, "A4": 2**-0.5}
"""Paper sizes of the poster, with the factor of every length."""


@dataclass(frozen=True)
class PrintSheets:
    """The print sheets of one language."""

    renderer: Renderer
    edition: Edition
    edition_label: EditionLabel
    printer: PdfPrinter

    @classmethod
    def of(cls, renderer: Renderer, edition: Edition, edition_label: EditionLabel) -> "PrintSheets":
        """Return sheets with the project's style sheets."""
        return cls(renderer, edition, edition_label, PdfPrinter(renderer.context.overrides))

    def posters(self) -> Iterator[tuple[str, bytes]]:
        """Yield the paper size and the PDF of each poster, which has the whole vision on one page."""

        def html(scale: float, with_body: bool) -> str:
            return self._html("poster", "A3 landscape", POSTER_SIZE * scale, with_body=with_body)

        sheet = self._layout("poster", html, pages=1, statements=self.edition.statements)
        for paper, zoom in PAPERS.items():
            yield paper, to_pdf(sheet, zoom)

    def pocket_card(self, page: Document[Perspective]) -> bytes:
        """Return a card of two sides, A6: the perspective's statements, and questions to talk about."""

        def html(scale: float, with_body: bool) -> str:
            return self._html("pocket", "A6", POCKET_SIZE * scale, page=page, with_body=with_body)

        return to_pdf(self._layout("pocket", html, pages=2, statements=self.edition.statements_of(page.meta)))

    def _layout(
        self, name: str, html: Callable[[float, bool], str], pages: int, statements: Iterable[PlacedStatement]
    ) -> LaidOut:
        """Lay out a sheet with the statements' paragraphs, or without them where they leave no readable size."""
        if any(placed.statement.body for placed in statements):
            with suppress(TextOverflowError):
                return self.printer.layout_to_fit(name, lambda scale: html(scale, True), pages, SCALES_WITH_BODY)
        return self.printer.layout_to_fit(name, lambda scale: html(scale, False), pages)

    def book(self, file: Path, url: str) -> bytes:
        """Return the book of a built page, with a cover and page numbers. `url` is the page's address."""
        page: Any = html.document_fromstring(file.read_bytes())
        (book,) = page.find_class("book")
        for svg in book.xpath(".//svg"):
            svg.drop_tree()  # icons; the numbers of a figure are in its table too
        for link in book.xpath(".//a[*]"):
            _split_link(link)
        book.rewrite_links(lambda link: link if link.startswith("#") else html.urljoin(url, link))
        content = Markup(html.tostring(book, encoding="unicode"))
        return to_pdf(self.printer.layout("book", self._html("book", "A4", BOOK_SIZE, content=content)))

    def url(self, page: Document[Perspective]) -> str:
        """Return the absolute address of the perspective's page."""
        urls = self.renderer.context.urls
        return urls.absolute(urls.page(page, self.edition.lang))

    def _html(self, name: str, paper: str, size: float, **context: Any) -> str:
        urls = {page.meta.id: self.url(page) for page in self.edition.perspectives}
        return self.renderer.render_template(
            f"print/{name}.html",
            self.edition,
            addresses=urls,
            codes={id: _qr_code_url(url) for id, url in urls.items()},
            edition_label=self.edition_label, paper=paper, size=f"{size:.3f}", **context,
        )  # fmt: skip


@cache
def _qr_code_url(url: str) -> str:
    """Return the data URL of the image of a QR code."""
    return f"data:image/svg+xml;base64,{b64encode(qr_code.svg(url)).decode()}"


def _split_link(link: Any) -> None:
    """Replace `<a>one <b>two</b></a>` by `<a>one </a><b><a>two</a></b>`.

    WeasyPrint leaves the link annotation of an inner element out of the structure (Matterhorn 28-011; its issue 185).
    """
    parts: list[tuple[Any, str | None]] = [(None, link.text)]
    for child in link:
        parts += [(child, child.text_content()), (None, child.tail)]
    holder = html.Element("span")
    for child, text in parts:
        if text:
            piece = html.Element("a", href=link.get("href", ""))
            piece.text = text
            holder.append(piece if child is None else html.Element(child.tag, dict(child.attrib)))
            if child is not None:
                holder[-1].append(piece)
    holder.tail = link.tail
    link.getparent().replace(link, holder)
