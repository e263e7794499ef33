"""Accessibility of the PDF files, by PDF/UA-1."""

from pathlib import Path

import pikepdf
import pytest

from malbild.documents.pdf.printer import PdfPrinter, to_pdf
from tests.support import pdf_ua
from tests.support.building import OVERRIDES

PAGE = """<!doctype html><html lang="sv"><title>Tabell</title>
<style>@page { @bottom-right { content: counter(page) } }</style>
<table><thead><tr><th>Ord</th><th>Antal</th></tr></thead><tbody><tr><th>lugn</th><td>4</td></tr></tbody></table>"""


@pytest.fixture
def printer() -> PdfPrinter:
    return PdfPrinter(OVERRIDES)


def test_pdf_ua_checker_reports_known_faults(built_site: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(next((built_site / "material").glob("*dokument*.pdf"))) as pdf:
        del pdf.Root.Lang, pdf.Root.ViewerPreferences["/DisplayDocTitle"]
        heading = next(element for element in pdf_ua.elements(pdf) if pdf_ua.role(pdf, element) == "H3")
        heading.S = pikepdf.Name.H6
        cell = next(element for element in pdf_ua.elements(pdf) if pdf_ua.role(pdf, element) == "TH")
        del cell.A, cell.ID
        link = next(element for element in pdf_ua.elements(pdf) if pdf_ua.role(pdf, element) == "Link")
        del link.K
        pdf.save(spoilt)
    assert {fault.split(":")[0] for fault in pdf_ua.faults(spoilt)} == {
        "01-005", "07-002", "11-006", "14-003", "15-003", "28-011",
    }  # fmt: skip


def test_weasyprint_alone_leaves_what_pdf_ua_completes(printer: PdfPrinter, tmp_path: Path) -> None:
    """A failure means that WeasyPrint closed issue 1836 or 2508: remove that part of `documents/pdf/pdf_ua`."""
    path = tmp_path / "alone.pdf"
    path.write_bytes(printer.layout("book", PAGE).write_pdf(pdf_variant="pdf/ua-1"))
    untagged_page_number, heading_without_scope = "01-005", "15-003"
    assert {fault.split(":")[0] for fault in pdf_ua.faults(path)} == {untagged_page_number, heading_without_scope}


def test_completed_pdf_has_no_faults(printer: PdfPrinter, tmp_path: Path) -> None:
    path = tmp_path / "completed.pdf"
    path.write_bytes(to_pdf(printer.layout("book", PAGE)))
    assert pdf_ua.faults(path) == []


def test_table_over_several_pages_is_one_table_with_one_head(printer: PdfPrinter, tmp_path: Path) -> None:
    """WeasyPrint alone makes a table of each page."""
    rows = "".join(f"<tr><th scope=row>rad {number}</th><td>{number}</td></tr>" for number in range(90))
    table = PAGE[: PAGE.index("<tbody>")].replace("<table>", "<div><table><caption>Ord</caption>")
    path = tmp_path / "long.pdf"
    html = f"{table}<tbody>{rows}</tbody></table></div><p>Efter.</p>{PAGE[PAGE.index('<table>') :]}"
    path.write_bytes(to_pdf(printer.layout("book", html)))
    assert pdf_ua.faults(path) == []
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) > 2
        kinds = [pdf_ua.role(pdf, element) for element in pdf_ua.elements(pdf)]
        assert [kinds.count(kind) for kind in ("Table", "THead", "TBody", "TR", "Div", "P")] == [2, 2, 2, 93, 1, 1]
        cells = [element for element in pdf_ua.elements(pdf) if pdf_ua.role(pdf, element) in ("TH", "TD")]
        ids = {str(cell.ID) for cell in cells if "/ID" in cell}
        assert all(str(head) in ids for cell in cells for head in cell.A.get("/Headers", ()))
        last = next(cell for cell in reversed(cells[:-4]) if pdf_ua.role(pdf, cell) == "TD")
        assert str(last.A.Headers[-1]) == str(cells[1].ID)
