"""Accessibility of the PDF files, by PDF/UA-1."""

from pathlib import Path

import pikepdf

from tests.support import pdf_ua


def test_pdfs_conform_to_pdf_ua(built_site: Path) -> None:
    found = {path.name: pdf_ua.faults(path) for path in (built_site / "material").glob("*.pdf")}
    assert len(found) == 12
    assert {name: faults for name, faults in found.items() if faults} == {}


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
