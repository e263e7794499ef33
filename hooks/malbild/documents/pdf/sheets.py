"""What is printed: the poster of the vision, a pocket card for each perspective, the vision as a book."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html
from markupsafe import Markup

from malbild.documents import qr_code
from malbild.documents.pdf.printer import Printer, written
from malbild.model.page_types import Perspective
from malbild.render.renderer import Renderer
from malbild.site.document import Document
from malbild.site.edition import Edition

POSTER_SIZE, POCKET_SIZE, BOOK_SIZE = 13.5, 13.0, 10.5
"""What 1rem is in points: on a poster of size A3 and on a card, where the text is short; in the book always."""
PAPERS = {"A3": 1.0, "A4": 2**-0.5}
"""The sizes of the poster, and how large everything is on them."""


@dataclass(frozen=True)
class Sheets:
    """The printed matter of one language."""

    renderer: Renderer
    edition: Edition
    stamp: str
    printer: Printer

    @classmethod
    def of(cls, renderer: Renderer, edition: Edition, stamp: str) -> "Sheets":
        """Sheets in the look of the project's templates."""
        look = renderer.context.overrides
        return cls(renderer, edition, stamp, Printer(look / "styles"))

    def posters(self) -> Iterator[tuple[str, bytes]]:
        """The whole vision on one sheet of paper, lying down: the paper's size and the PDF."""
        sheet = self.printer.fitted(
            "poster", lambda scale: self._draw("poster", "A3 landscape", POSTER_SIZE * scale), pages=1
        )
        for paper, zoom in PAPERS.items():
            yield paper, written(sheet, zoom)

    def pocket(self, page: Document[Perspective]) -> bytes:
        """A card of two sides, A6: the statements of the perspective, and what to talk about."""
        return written(
            self.printer.fitted(
                "pocket", lambda scale: self._draw("pocket", "A6", POCKET_SIZE * scale, page=page), pages=2
            )
        )

    def book(self, built: Path, address: str) -> bytes:
        """The book that stands on a built page at the address, with a cover and page numbers."""
        page: Any = html.document_fromstring(built.read_bytes())
        (book,) = page.find_class("book")
        for drawing in book.xpath(".//svg"):
            drawing.drop_tree()  # icons; what a figure shows stands in its table too
        for link in book.xpath(".//a[*]"):
            _part(link)
        book.rewrite_links(lambda link: link if link.startswith("#") else html.urljoin(address, link))
        content = Markup(html.tostring(book, encoding="unicode"))
        return written(self.printer.laid_out("book", self._draw("book", "A4", BOOK_SIZE, content=content)))

    def address(self, page: Document[Perspective]) -> str:
        """Where the perspective stands on the site."""
        return self.renderer.context.urls.absolute(self.renderer.context.urls.page(page, self.edition.lang))

    def _draw(self, name: str, paper: str, size: float, **context: Any) -> str:
        addresses = {page.meta.id: self.address(page) for page in self.edition.perspectives}
        return self.renderer.render_template(
            f"print/{name}.html",
            self.edition,
            addresses=addresses,
            codes={id: _code(address) for id, address in addresses.items()},
            stamp=self.stamp, paper=paper, size=f"{size:.3f}", **context,
        )  # fmt: skip


@cache
def _code(address: str) -> str:
    """A QR code as the address of a picture."""
    return f"data:image/svg+xml;base64,{b64encode(qr_code.svg(address)).decode()}"


def _part(link: Any) -> None:
    """`<a>one <b>two</b></a>` as `<a>one </a><b><a>two</a></b>`: a link in a PDF holds text and nothing else."""
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
