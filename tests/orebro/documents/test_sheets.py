"""The book, the posters and the pocket cards of Örebro's vision: all of it, on their pages."""

import re
from pathlib import Path

import pikepdf
import pytest

from malbild.render.context import BuildContext
from malbild.site.edition import Edition, Site
from tests.support import pdf_ua
from tests.support.printing import main_size, qr_codes, text_of, words_outside
from tests.support.website import DEFAULT_ADDRESS

LANGS = ("sv", "en")


def _pdf(kit: dict[str, dict[str, Path]], lang: str, sv: str, en: str) -> Path:
    return kit[lang][f"{sv if lang == 'sv' else en}.pdf"]


def _statements(edition: Edition) -> list[str]:
    return [card.statement.text.plain for card in edition.statements]


@pytest.mark.parametrize("lang", LANGS)
def test_book_has_the_whole_vision_with_bookmarks(lang: str, kit: dict[str, dict[str, Path]], site: Site) -> None:
    edition, path = site.editions[lang], _pdf(kit, lang, "dokument", "document")
    text = text_of(path)
    for words in (*_statements(edition), *(page.meta.definition for page in edition.keywords)):
        assert words in text
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline, pdf.open_metadata() as meta:
        bookmarks = [item.title for item in outline.root]
        assert {page.meta.title for page in (*edition.perspectives, *edition.keywords)} <= {*bookmarks}
        assert meta["dc:title"] == edition.locale.t.site
        chapters = len(bookmarks) - 1  # minus the table of contents
        assert str(pdf.Root.Lang) == lang
    pages = [int(number) for number in re.findall(r" (\d+)(?= |$)", text_of(path, 2))][:chapters]
    assert pages[0] == 3
    assert pages == sorted(pages)
    assert len(pages) == chapters
    assert words_outside(path) == []


@pytest.mark.parametrize(("lang", "paper"), [("sv", "a3"), ("sv", "a4"), ("en", "a3"), ("en", "a4")])
def test_poster_has_the_whole_vision_on_one_page(
    lang: str, paper: str, kit: dict[str, dict[str, Path]], site: Site
) -> None:
    edition, path = site.editions[lang], _pdf(kit, lang, f"affisch-{paper}", f"poster-{paper}")
    text = text_of(path)
    for words in (*_statements(edition), *(page.meta.title for page in edition.keywords)):
        assert words in text
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].MediaBox][2:] == (
            [420, 297] if paper == "a3" else [297, 210]
        )
    assert words_outside(path) == []


@pytest.mark.parametrize("lang", LANGS)
def test_poster_a3_sets_statements_in_24_points(lang: str, kit: dict[str, dict[str, Path]]) -> None:
    assert main_size(_pdf(kit, lang, "affisch-a3", "poster-a3")) >= 24


@pytest.mark.parametrize("lang", LANGS)
def test_poster_qr_codes_lead_to_the_perspectives(
    lang: str, kit: dict[str, dict[str, Path]], context: BuildContext, tmp_path: Path
) -> None:
    pages = {context.urls.page(page, lang) for page in context.site.editions[lang].perspectives}
    assert qr_codes(_pdf(kit, lang, "affisch-a4", "poster-a4"), tmp_path) == {DEFAULT_ADDRESS + page for page in pages}


@pytest.mark.parametrize("lang", LANGS)
def test_pocket_card_has_its_perspective_on_two_pages(lang: str, kit: dict[str, dict[str, Path]], site: Site) -> None:
    for page in site.editions[lang].perspectives:
        path = _pdf(kit, lang, f"fickkort-{page.meta.id}", f"pocket-card-{page.meta.id}")
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == 2
        for statement in page.meta.statements:
            assert statement.text.plain in text_of(path, 1)
        assert words_outside(path) == []


def test_pdfs_conform_to_pdf_ua(built_site: Path) -> None:
    found = {path.name: pdf_ua.faults(path) for path in (built_site / "material").glob("*.pdf")}
    assert len(found) == 12
    assert {name: faults for name, faults in found.items() if faults} == {}
