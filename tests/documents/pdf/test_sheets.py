"""The book, the posters and the pocket cards as PDF."""

from datetime import date
from pathlib import Path

import pikepdf
import pytest

from malbild.documents.kit import EditionLabel
from malbild.documents.pdf.printer import TextOverflowError
from malbild.documents.pdf.sheets import PrintSheets
from malbild.render.renderer import Renderer
from tests.support.printing import lowest_edge, text_of, words_outside
from tests.support.statements import LONG_STATEMENT, with_long_statement

A3_HEIGHT = 842  # points


def test_poster_and_card_with_a_long_statement_keep_their_pages(renderer: Renderer, tmp_path: Path) -> None:
    edition = with_long_statement(renderer.context.site.original)
    sheets = PrintSheets.of(renderer, edition, EditionLabel("abc123", date(2026, 11, 22)))
    for name, content, pages in (
        ("a", dict(sheets.posters())["A4"], 1),
        ("b", sheets.pocket_card(edition.perspectives[-1]), 2),
    ):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(content)
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == pages
        assert LONG_STATEMENT.plain in text_of(path)
        assert words_outside(path) == []


def test_poster_statements_fill_the_height_of_the_sheet(renderer: Renderer, tmp_path: Path) -> None:
    edition, path = renderer.context.site.original, tmp_path / "poster.pdf"
    path.write_bytes(dict(PrintSheets.of(renderer, edition, EditionLabel("", None)).posters())["A3"])
    last_words = (page.meta.statements[-1] for page in edition.perspectives)
    texts = ((statement.text, *statement.body)[-1].plain for statement in last_words)
    assert all(lowest_edge(path, 1, text) > 0.7 * A3_HEIGHT for text in texts)


def test_sheet_that_cannot_fit_raises_text_overflow(renderer: Renderer) -> None:
    printer = PrintSheets.of(renderer, renderer.context.site.original, EditionLabel("", None)).printer
    with pytest.raises(TextOverflowError):
        printer.layout_to_fit("poster", lambda size: f"<p style='font-size:{size}pt'>{'ord ' * 900}", (90, 47), 1)
