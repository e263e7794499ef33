"""The language of texts where pages are not translated: marked wherever a text is shown."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html
from pptx import Presentation
from pptx.oxml.ns import qn
from pydantic import BaseModel

from malbild.documents.builder import kit_pages
from malbild.documents.kit import EditionLabel, Group, Kit, Material
from malbild.documents.pdf.sheets import PrintSheets
from malbild.documents.pptx.presentation import make_presentation
from malbild.documents.pptx.template import PptxContext
from malbild.editing.page_status import page_status_outputs
from malbild.files import writer
from malbild.model.schema import nested, translatable
from malbild.model.types.nested import Tombstone
from malbild.model.types.rich_text import RichText, Run
from malbild.project.config import Project
from malbild.publish.status_pages import not_found_pages, redirect_pages, tombstone_pages
from malbild.render.book import insert_chapters
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.render.theme.text_fit import TextMeasurer
from malbild.site.document import Document
from malbild.site.edition import Edition, Site
from malbild.site.embeds import embeds, tombstone_embeds
from malbild.site.urls import Urls
from tests.support.building import OVERRIDES
from tests.support.rendering import render_page
from tests.support.website import language_of, texts

MARK = re.compile("zz(sv|en)")
SOME = {"malbild/arbetslag.md", "nyckelord/lugn.md", "stod/material.md", "utskrift.md"}
"""Pages shown on others, and pages that show others."""
TOMBSTONE = Tombstone.model_validate(
    {"id": "borta", "kind": "statement", "date": "2026-05-01", "text": "Formuleringen är borta."}
)

Translating = Callable[[Iterable[str]], Renderer]


@pytest.fixture(scope="module")
def translating(site: Site, project: Project) -> Translating:
    """A function that renders the site as if only some pages were translated.

    Each text ends with a mark of its language, `zzsv`. One of the pages has moved, and has a tombstone.
    """
    marked: dict[str, dict[str, Document[Any]]] = {}
    for lang, edition in site.editions.items():
        pages = dict(edition.documents)
        lost = pages["malbild/boende.md"]
        history = {"moved_from": ("malbild/gammal/",), "removed": (TOMBSTONE,)}
        pages[lost.path] = replace(lost, meta=lost.meta.model_copy(update=history))
        marked[lang] = {path: replace(page, meta=_marked(page.meta, page.text_lang)) for path, page in pages.items()}
    original = Edition(site.original.locale, site.original.settings, marked[project.original])

    def translate(paths: Iterable[str]) -> Renderer:
        translated = {path: page for path, page in marked["en"].items() if path in {*paths}}
        english = Edition(
            site.editions["en"].locale, site.editions["en"].settings, {**original.documents, **translated}, original
        )
        editions = {original.lang: original, english.lang: english}
        return Renderer(BuildContext(Site(editions), project, Urls.at("https://example.org/", project.original)))

    return translate


def _marked(value: Any, lang: str) -> Any:
    """Return a value with a mark at the end of every text that is translated."""
    match value:
        case str():
            return f"{value} zz{lang}"
        case RichText():
            return RichText(value.source, (*value.runs, Run(f"zz{lang}", bold=True)))
        case tuple():
            return tuple(_marked(one, lang) for one in value)
        case BaseModel():
            names = {*translatable(type(value)), *nested(type(value))}
            return value.model_copy(update={name: _marked(getattr(value, name), lang) for name in names})
    return value


def _content(renderer: Renderer, edition: Edition, document: Document[Any]) -> str:
    """Render the content of a page whose body is a word in its language, and its shortcodes."""
    named = (f"{marker.name}:{marker.argument}".rstrip(":") for marker in document.shortcodes)
    shown = "".join(f"<p>[[{name}]]</p>" for name in named)
    return renderer.render_body(edition, document, f"<p>zz{document.text_lang}</p>{shown}")


def _page(renderer: Renderer, edition: Edition, document: Document[Any]) -> str:
    content = _content(renderer, edition, document)
    if 'data-placeholder="print"' in content:
        contents = {path: _content(renderer, edition, page) for path, page in edition.documents.items()}
        content = insert_chapters(renderer, edition, document, contents)
    return render_page(renderer, edition, document, content)


def _mirrors(renderer: Renderer, edition: Edition, document: Document[Any]) -> Iterator[str]:
    """Yield where a page is shown elsewhere: the share pages of its statements, and its embeds."""
    yield from (renderer.render_share_page(edition, card) for card in edition.statements if card.document == document)
    shown = (*embeds(edition, renderer.context.urls), *tombstone_embeds(edition, renderer.context.urls))
    yield from (renderer.render_embed(embed) for embed in shown if embed.document == document)


def _mismarked(page: str) -> list[tuple[str, str]]:
    """Return the texts of a document that are marked as another language than theirs, and as which."""
    tree = html.document_fromstring(page)
    labels: Any = tree.xpath("//body//@title | //body//@alt | //body//@aria-label | //body//@data-label")
    found = [*texts(tree), *((str(label), language_of(label.getparent())) for label in labels)]
    return [(text, lang) for text, lang in found if {*MARK.findall(text)} - {lang}]


def test_only_translated_page_marks_the_language_of_its_texts(translating: Translating, site: Site) -> None:
    for path in (path for path, page in site.editions["en"].documents.items() if page.text_lang == "en"):
        renderer = translating([path])
        edition = renderer.context.site.editions["en"]
        page = _page(renderer, edition, edition.documents[path])
        assert {*MARK.findall(page)} == {"sv", "en"}
        for rendered in (page, *_mirrors(renderer, edition, edition.documents[path])):
            assert _mismarked(rendered) == [], path


def test_untranslated_site_marks_the_language_of_its_texts(translating: Translating) -> None:
    renderer = translating([])
    edition = renderer.context.site.editions["en"]
    for path, document in edition.documents.items():
        for rendered in (_page(renderer, edition, document), *_mirrors(renderer, edition, document)):
            assert _mismarked(rendered) == [], path
    beside = [file for files in (not_found_pages, redirect_pages, tombstone_pages) for file in files(renderer)]
    pages = {file.path: file.content.decode() for file in beside if file.path.endswith(".html")}
    assert len(pages) == 6
    assert {path: _mismarked(page) for path, page in pages.items() if _mismarked(page)} == {}


@pytest.fixture(params=["some", "others"])
def partly(request: pytest.FixtureRequest, translating: Translating, site: Site) -> Renderer:
    """The site where only some pages are translated, and where only the others are."""
    return translating(SOME if request.param == "some" else {*site.original.documents} - SOME)


def test_print_sheets_mark_the_language_of_their_texts(
    partly: Renderer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, book = partly.context.site.editions["en"], tmp_path / "index.html"
    book.write_text(_page(partly, edition, edition.documents["utskrift.md"]), encoding="utf-8")
    monkeypatch.setattr("malbild.documents.pdf.sheets.to_pdf", lambda sheet, *_: sheet)
    printer: Any = SimpleNamespace(layout_to_fit=lambda _, render, *__, **___: render(1), layout=lambda _, sheet: sheet)
    sheets = PrintSheets(partly, edition, EditionLabel("", None), printer)
    rendered: list[Any] = [sheets.book(book, "https://example.org/en/utskrift/")]
    rendered += [sheet for _, sheet in sheets.posters()] + [sheets.pocket_card(page) for page in edition.perspectives]
    assert [_mismarked(sheet) for sheet in rendered if _mismarked(sheet)] == []


def test_filled_placeholders_mark_the_language_of_their_texts(partly: Renderer, tmp_path: Path) -> None:
    for edition in partly.context.site.editions.values():
        for document in (page for name in ("print", "kit", "page-status") for page in edition.pages_with(name)):
            place = tmp_path / partly.context.urls.page(document, edition.lang) / "index.html"
            place.parent.mkdir(parents=True)
            place.write_text(_page(partly, edition, document), encoding="utf-8")
    files = (Material("Files zzen", "PDF", "a.pdf", b""), Material("Files zzen", "ZIP", "a.zip", b""))
    edition = partly.context.site.editions["en"]
    kit = Kit(
        edition, EditionLabel("zzen", None), tuple(Group(page.meta.title, files, page) for page in edition.perspectives)
    )
    writer.write([*kit_pages(partly, kit, tmp_path), *page_status_outputs(partly.context, (), tmp_path)], tmp_path)
    mismarked = {page: _mismarked(page.read_text(encoding="utf-8")) for page in tmp_path.rglob("index.html")}
    assert len(mismarked) == 6
    assert {str(page): texts for page, texts in mismarked.items() if texts} == {}


def test_presentation_marks_the_language_of_its_texts(partly: Renderer, site: Site) -> None:
    edition = partly.context.site.editions["en"]
    lang_of_tag = {locale.t.deck.tag: lang for lang, locale in ((e.lang, e.locale) for e in site.editions.values())}
    file = make_presentation(PptxContext(partly, edition, TextMeasurer(OVERRIDES)), EditionLabel("", None), None)
    runs = []
    for slide in Presentation(BytesIO(file)).slides:
        for element in (slide.element, slide.notes_slide.element):
            runs += [(run.findtext(qn("a:t")), run.find(qn("a:rPr")).get("lang")) for run in element.iter(qn("a:r"))]
        for shape in slide.shapes:
            if shape.has_chart:
                runs += [(label, shape.chart.font._rPr.get("lang")) for label in shape.chart.plots[0].categories]
    assert {mark for text, _ in runs for mark in MARK.findall(text)} == {"sv", "en"}
    assert [(text, tag) for text, tag in runs if {*MARK.findall(text)} - {lang_of_tag[tag]}] == []
