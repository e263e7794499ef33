"""What is printed holds the vision to the letter, is accessible, and the kit lists it with its size."""

import re
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from malbild.documents import qr_code
from malbild.documents.pdf.printer import TextOverflowError
from malbild.documents.pdf.sheets import Sheets
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.site.edition import Edition, Site
from tests.support import pdf_ua
from tests.support.building import CopyOfProject, run
from tests.support.printing import codes, text_of, words_outside
from tests.support.statements import LONG_STATEMENT, with_long_statement
from tests.support.website import DEFAULT_ADDRESS, Website

LANGS = ("sv", "en")


def _kit(built_site: Path) -> list[Path]:
    """Every file of the kit, without what is laid beside it compressed."""
    return [path for path in sorted((built_site / "material").iterdir()) if path.suffix not in (".gz", ".br")]


@pytest.fixture(scope="module")
def made(built_site: Path) -> dict[str, dict[str, Path]]:
    """The files of each language's kit, by what they are: `affisch-a3`, `fickkort-invanare`."""
    found: dict[str, dict[str, Path]] = {lang: {} for lang in LANGS}
    for path in _kit(built_site):
        name, lang = re.fullmatch(r"(?:malbild-nara-vard|vision-close-care)-(.+)-(\w+)", path.stem).groups()  # type: ignore[union-attr]
        found[lang][name + path.suffix] = path
    return found


def _pdf(made: dict[str, dict[str, Path]], lang: str, sv: str, en: str) -> Path:
    return made[lang][f"{sv if lang == 'sv' else en}.pdf"]


def _statements(edition: Edition) -> list[str]:
    return [card.statement.text.plain for card in edition.statements]


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


@pytest.mark.parametrize("lang", LANGS)
def test_book_has_the_whole_vision_with_bookmarks(lang: str, made: dict[str, dict[str, Path]], site: Site) -> None:
    edition, path = site.editions[lang], _pdf(made, lang, "dokument", "document")
    text = text_of(path)
    for words in (*_statements(edition), *(page.meta.definition for page in edition.keywords)):
        assert words in text
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline, pdf.open_metadata() as meta:
        bookmarks = [item.title for item in outline.root]
        assert {page.meta.title for page in (*edition.perspectives, *edition.keywords)} <= {*bookmarks}
        assert meta["dc:title"] == edition.locale.t.site
        chapters = len(bookmarks) - 1  # the contents are a bookmark too
        assert str(pdf.Root.Lang) == lang
    pages = [int(number) for number in re.findall(r" (\d+)(?= |$)", text_of(path, 2))][:chapters]
    assert pages[0] == 3
    assert pages == sorted(pages)
    assert len(pages) == chapters
    assert words_outside(path) == []


@pytest.mark.parametrize(("lang", "paper"), [("sv", "a3"), ("sv", "a4"), ("en", "a3"), ("en", "a4")])
def test_poster_has_the_whole_vision_on_one_page(
    lang: str, paper: str, made: dict[str, dict[str, Path]], site: Site
) -> None:
    edition, path = site.editions[lang], _pdf(made, lang, f"affisch-{paper}", f"poster-{paper}")
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
def test_poster_qr_codes_lead_to_the_perspectives(
    lang: str, made: dict[str, dict[str, Path]], context: BuildContext, tmp_path: Path
) -> None:
    pages = {context.urls.page(page, lang) for page in context.site.editions[lang].perspectives}
    assert codes(_pdf(made, lang, "affisch-a4", "poster-a4"), tmp_path) == {DEFAULT_ADDRESS + page for page in pages}


@pytest.mark.parametrize("lang", LANGS)
def test_pocket_card_has_its_perspective_on_two_pages(lang: str, made: dict[str, dict[str, Path]], site: Site) -> None:
    for page in site.editions[lang].perspectives:
        path = _pdf(made, lang, f"fickkort-{page.meta.id}", f"pocket-card-{page.meta.id}")
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == 2
        for statement in page.meta.statements:
            assert statement.text.plain in text_of(path, 1)
        assert words_outside(path) == []


def test_poster_and_card_with_a_long_statement_keep_their_pages(renderer: Renderer, tmp_path: Path) -> None:
    edition = with_long_statement(renderer.context.site.original)
    sheets = Sheets.of(renderer, edition, "2026-11-22 (abc123)")
    for name, content, pages in (
        ("a", dict(sheets.posters())["A4"], 1),
        ("b", sheets.pocket(edition.perspectives[-1]), 2),
    ):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(content)
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) == pages
        assert LONG_STATEMENT.plain in text_of(path)
        assert words_outside(path) == []


def test_sheet_that_cannot_fit_raises_text_overflow(renderer: Renderer) -> None:
    printer = Sheets.of(renderer, renderer.context.site.original, "").printer
    with pytest.raises(TextOverflowError):
        printer.fitted("poster", lambda scale: f"<p style='font-size:{scale * 90}pt'>{'ord ' * 900}", 1)


def test_qr_code_encodes_its_url(tmp_path: Path) -> None:
    address = "https://example.org/malbild/invanare/"
    path = tmp_path / "code.png"
    path.write_bytes(qr_code.png(address))
    with Image.open(path) as picture:
        assert picture.width >= 900
        assert [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))] == [address]


@pytest.mark.parametrize("lang", LANGS)
def test_kit_page_lists_every_file_with_size_and_edition(
    lang: str, website: Website, built_site: Path, site: Site
) -> None:
    address = ("" if lang == "sv" else "en/") + "stod/material/"
    (kit,) = website.pages[address].find_class("kit")
    listed = {
        link.get("href").rpartition("/")[2]: size
        for item in kit.iter("li")
        for link, size in zip(item.iter("a"), item.findtext("small").split(" · "), strict=True)
    }
    files = {path.name: path for path in _kit(built_site) if path.stem.endswith(f"-{lang}")}
    sizes = {
        name: f"{path.suffix[1:].upper()}, {max(1, round(path.stat().st_size / 1000))}\u00a0kB"
        for name, path in files.items()
    }
    assert listed == sizes
    stamp = re.search(r"\d{4}-\d\d-\d\d \([0-9a-f]{6}\)", website.pages[address].text_content())
    assert stamp
    assert stamp.group() in text_of(next(path for name, path in files.items() if "a3" in name))


@pytest.mark.parametrize("lang", LANGS)
def test_archive_contains_every_other_file(lang: str, built_site: Path) -> None:
    (archive,) = (built_site / "material").glob(f"*-{lang}.zip")
    with ZipFile(archive) as opened:
        held = {info.filename: opened.read(info) for info in opened.infolist()}
    others = [path for path in _kit(built_site) if path.stem.endswith(f"-{lang}") and path != archive]
    assert held == {path.name: path.read_bytes() for path in others}


def test_preview_shows_that_documents_are_missing(renderer: Renderer, site: Site) -> None:
    document = site.original.documents["stod/material.md"]
    assert site.original.locale.t.kit.missing in renderer.render_body(site.original, document, "<p>[[kit]]</p>")


def test_kit_placeholder_is_only_on_pages_with_the_shortcode(site: Site) -> None:
    edition, path = site.original, "bakgrund/hur.md"
    mention = replace(edition.documents[path], body="Text om `[[kit]]`.\n\n```\n[[kit]]\n```\n")
    waiting = Edition(edition.locale, {**edition.documents, path: mention}).pages_with("kit")
    assert [document.path for document in waiting] == ["stod/material.md"]


def test_build_without_pango_names_the_package_and_keeps_the_site(copy_of_project: CopyOfProject) -> None:
    root = copy_of_project()
    former = root / "site/index.html"
    former.parent.mkdir()
    former.write_text("the former site", encoding="utf-8")
    (root / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n", encoding="utf-8")
    done = run("build", root)
    assert done.returncode != 0
    assert "sudo apt-get install libpango-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert former.read_text(encoding="utf-8") == "the former site"
