"""Print sheets: the poster of the vision, a pocket card per perspective, the vision as a book."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import html
from markupsafe import Markup
from weasyprint import Document as LaidOut

from malbild.documents.kit import EditionLabel
from malbild.documents.pdf.printer import PdfPrinter, TextOverflowError, to_pdf
from malbild.model.types.pages import Perspective
from malbild.render.graphics import qr_code
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition, PlacedStatement

POSTER_SIZES = tuple(size / 2 for size in range(48, 13, -1))
POCKET_SIZES = tuple(size / 4 for size in range(52, 26, -1))
BOOK_SIZE = 10.5
"""1rem in points: the sizes of a poster (A3) and of a card, largest first, and the only one of the book."""
SMALLEST_WITH_BODY = 10.5
"""1rem in points, at which the paragraphs under a statement have 8 points or more on every sheet."""
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

        def html(size: float, with_body: bool) -> str:
            shares = self._shares(with_body)
            return self._html("poster", "A3 landscape", size, shares=shares, with_body=with_body)

        sheet = self._layout("poster", html, POSTER_SIZES, pages=1, statements=self.edition.statements)
        for paper, zoom in PAPERS.items():
            yield paper, to_pdf(sheet, zoom)

    def _shares(self, with_body: bool) -> dict[str, float]:
        """Return each perspective's share of the poster's width, in percent, so that all columns end alike.

        A column needs width for its characters, and more for each statement, which leaves a line half empty.
        """
        weights = {}
        for page in self.edition.perspectives:
            statements = self.edition.statements_of(page.meta)
            length = len(page.meta.title) + sum(len(placed.statement.text.plain) for placed in statements)
            body = sum(len(text.plain) for placed in statements for text in placed.statement.body) * with_body
            weights[page.meta.id] = (length + 0.6 * body) * (16 + len(statements))
        return {id: round(100 * weight / sum(weights.values()), 2) for id, weight in weights.items()}

    def pocket_card(self, page: Document[Perspective]) -> bytes:
        """Return a card of two sides, A6: the perspective's statements, and questions to talk about."""

        def html(size: float, with_body: bool) -> str:
            return self._html("pocket", "A6", size, page=page, with_body=with_body)

        statements = self.edition.statements_of(page.meta)
        return to_pdf(self._layout("pocket", html, POCKET_SIZES, pages=2, statements=statements))

    def _layout(
        self,
        name: str,
        html: Callable[[float, bool], str],
        sizes: Sequence[float],
        pages: int,
        statements: Iterable[PlacedStatement],
    ) -> LaidOut:
        """Lay out a sheet with the statements' paragraphs, or without them where they leave no readable size."""
        if any(placed.statement.body for placed in statements):
            readable = [size for size in sizes if size >= SMALLEST_WITH_BODY]
            with suppress(TextOverflowError):
                return self.printer.layout_to_fit(name, lambda size: html(size, True), readable, pages)
        return self.printer.layout_to_fit(name, lambda size: html(size, False), sizes, pages)

    def book(self, file: Path, url: str) -> bytes:
        """Return the book of a built page, with a cover and page numbers. `url` is the page's address."""
        page: Any = html.document_fromstring(file.read_bytes())
        (book,) = page.find_class("book")
        for picture in book.xpath(".//*[@aria-hidden='true'] | .//link"):
            picture.drop_tree()  # icons; the text of a picture is in its table too; styles of pages
        for link in book.xpath(".//a[*]"):
            _split_link(link)
        for image in book.iter("img"):
            image.set("src", _data_url(file.parent / unquote(image.get("src", ""))))
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


def _data_url(file: Path) -> str:
    """Return the data URL of a picture; the printer fetches nothing from the site."""
    kind = guess_type(file.name)[0] or "image/webp"
    return f"data:{kind};base64,{b64encode(file.read_bytes()).decode()}"


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
