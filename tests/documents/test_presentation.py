"""The PowerPoint files: exact text, accessibility, and LibreOffice's view of them."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from malbild.checks.context import CheckContext
from malbild.checks.metadata.slides import check_slides
from malbild.documents.kit import EditionLabel
from malbild.documents.pptx.presentation import make_presentation
from malbild.documents.pptx.template import PptxContext, slide_layouts
from malbild.render.context import BuildContext
from malbild.render.renderer import Renderer
from malbild.render.theme.text_fit import TextMeasurer
from malbild.site import queries
from malbild.site.edition import Edition, Site
from malbild.site.slides import Slide, slides
from tests.support.building import OVERRIDES
from tests.support.printing import lowest_edge, text_of, to_pdf, words_outside
from tests.support.statements import LONG_STATEMENT, with_long_statement

LANGS = ("sv", "en")
STAMP, MOMENT = EditionLabel("abc123", date(2026, 11, 22)), 1795305600


def _written(renderer: Renderer, edition: Edition, path: Path) -> Path:
    context = PptxContext(renderer, edition, TextMeasurer(OVERRIDES))
    path.write_bytes(make_presentation(context, STAMP, MOMENT))
    return path


@pytest.fixture(scope="module")
def files(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("slides")
    return {lang: _written(renderer, renderer.context.site.editions[lang], folder / f"{lang}.pptx") for lang in LANGS}


@pytest.fixture(scope="module")
def printed(files: dict[str, Path]) -> dict[str, Path]:
    """The slides as LibreOffice shows them, as PDF by language."""
    return {lang: to_pdf(file, file.parent) for lang, file in files.items()}


def _texts(pptx_slide: Any) -> list[str]:
    shapes = [shape for shape in pptx_slide.shapes if shape.has_text_frame]
    cells = [cell for shape in pptx_slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return [paragraph.text for box in (*shapes, *cells) for paragraph in box.text_frame.paragraphs]


def _slides(files: dict[str, Path], site: Site, lang: str) -> list[tuple[Any, Slide]]:
    return list(zip(Presentation(str(files[lang])).slides, slides(site.editions[lang]), strict=True))


@pytest.mark.parametrize("lang", LANGS)
def test_statements_have_a_slide_with_text_and_emphasis(lang: str, files: dict[str, Path], site: Site) -> None:
    shown = {slide.placed.statement.id: pptx_slide for pptx_slide, slide in _slides(files, site, lang) if slide.placed}
    assert list(shown) == [card.statement.id for card in site.editions[lang].statements]
    for card in site.editions[lang].statements:
        paragraphs = shown[card.statement.id].placeholders[1].text_frame.paragraphs
        assert paragraphs[0].text == card.statement.text.plain
        bold = tuple(run.text for run in paragraphs[0].runs if run.font.bold)
        assert bold == card.statement.text.emphasis
        assert [p.text for p in paragraphs[1:]] == ([] if lang == "sv" else [card.original.text.plain])
        assert tuple(_texts(shown[card.statement.id])[-len(card.statement.questions) :]) == card.statement.questions


@pytest.mark.parametrize("lang", LANGS)
def test_tables_hold_the_vision_shifts_and_keywords(lang: str, files: dict[str, Path], site: Site) -> None:
    edition = site.editions[lang]
    shown = {slide.shows: _texts(pptx_slide) for pptx_slide, slide in _slides(files, site, lang)}
    assert {card.statement.text.plain for card in edition.statements} <= {*shown["vision"]}
    shifts = edition.documents["bakgrund/nara-vard.md"].meta.shifts
    assert {text for shift in shifts for text in (shift.before, shift.after)} <= {*shown["shifts"]}
    assert {page.meta.definition for page in edition.keywords} <= {*shown["keywords"]}


@pytest.mark.parametrize("lang", LANGS)
def test_figures_are_editable_charts(lang: str, files: dict[str, Path], site: Site) -> None:
    charts = {}
    for pptx_slide, slide in _slides(files, site, lang):
        for shape in pptx_slide.shapes:
            if shape.has_chart and slide.figure:
                plot = shape.chart.plots[0]
                charts[slide.figure.id] = dict(zip(plot.categories, plot.series[0].values, strict=True))
                assert shape.chart.part.chart_workbook.xlsx_part is not None
    expected = queries.figures(site.editions[lang])
    assert charts == {id: {bar.label: bar.value for bar in figure.bars} for id, (figure, _) in expected.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_slides_have_notes_and_a_unique_title_read_first(lang: str, files: dict[str, Path], site: Site) -> None:
    slides = _slides(files, site, lang)
    titles = [pptx_slide.shapes.title.text for pptx_slide, _ in slides]
    assert len({*titles}) == len(titles) > 25
    for pptx_slide, slide in slides:
        assert pptx_slide.shapes[0].shape_id == pptx_slide.shapes.title.shape_id
        notes = "\n\n".join(note.text for note in slide.notes)
        assert pptx_slide.notes_slide.notes_text_frame.text == notes
        assert len(notes) > 40


@pytest.mark.parametrize("lang", LANGS)
def test_shapes_have_alternative_text_and_text_its_language(lang: str, files: dict[str, Path], site: Site) -> None:
    tags = {lang: site.editions[lang].locale.t.deck.tag for lang in LANGS}
    for pptx_slide, slide in _slides(files, site, lang):
        for shape in pptx_slide.shapes:
            if not shape.has_text_frame:
                assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr")) > 20
        text_tags, note_tags = (
            [run.find(qn("a:rPr")).get("lang") for run in element.iter(qn("a:r"))]
            for element in (pptx_slide.element, pptx_slide.notes_slide.element)
        )
        assert {*text_tags} == ({*tags.values()} if lang == "en" and slide.placed else {tags[lang]})
        assert note_tags == [tags[note.lang] for note in slide.notes]


def test_master_and_layouts_are_those_of_the_site(files: dict[str, Path], site: Site) -> None:
    file = Presentation(str(files["sv"]))
    assert [layout.name for layout in file.slide_layouts] == [layout.name for layout in slide_layouts(site.original)]
    assert {pptx_slide.slide_layout.name for pptx_slide in file.slides} == {
        layout.name for layout in file.slide_layouts
    }
    assert file.core_properties.language == "sv-SE"
    assert str(STAMP) in {
        shape.text_frame.text.split(" · ")[-1] for shape in file.slide_master.shapes if shape.has_text_frame
    }


def test_presentation_lists_the_master_of_its_notes(files: dict[str, Path]) -> None:
    part = Presentation(str(files["sv"])).part
    (listed,) = part._element.iter(qn("p:notesMasterId"))
    assert part.related_part(str(listed.get(qn("r:id")))) is part.notes_master_part
    order = [child.tag.split("}")[1] for child in part._element]
    assert order[:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]  # ISO/IEC 29500-1, 19.2.1.26


def test_presentation_without_build_time_has_no_date(renderer: Renderer) -> None:
    context = PptxContext(renderer, renderer.context.site.original, TextMeasurer(OVERRIDES))
    file = make_presentation(context, EditionLabel("abc123", None), None)
    properties = Presentation(BytesIO(file)).core_properties
    assert (properties.created, properties.modified, properties.subject) == (None, None, "abc123")


def test_presentation_is_reproducible(files: dict[str, Path], renderer: Renderer, tmp_path: Path) -> None:
    again = _written(renderer, renderer.context.site.original, tmp_path / "again.pptx")
    assert again.read_bytes() == files["sv"].read_bytes()


@pytest.mark.parametrize("lang", LANGS)
def test_slides_in_libreoffice_are_shown_whole(lang: str, printed: dict[str, Path], site: Site) -> None:
    deck = slides(site.editions[lang])
    for number, slide in enumerate(deck, start=1):
        shown = text_of(printed[lang], number)
        assert slide.title in shown
        if slide.placed:
            assert slide.placed.statement.text.plain in shown
    with pikepdf.open(printed[lang]) as pdf:
        assert len(pdf.pages) == len(deck)
    assert words_outside(printed[lang]) == []


def test_long_statement_is_set_smaller_within_its_frame(context: BuildContext, tmp_path: Path) -> None:
    edition = with_long_statement(context.site.original)
    long = Renderer(replace(context, site=Site({"sv": edition})))
    pdf = to_pdf(_written(long, edition, tmp_path / "long.pptx"), tmp_path)
    (place,) = (
        n
        for n, slide in enumerate(slides(edition), 1)
        if slide.placed and slide.placed.statement.text == LONG_STATEMENT
    )
    assert LONG_STATEMENT.plain in text_of(pdf, place)
    assert lowest_edge(pdf, place, "gemensamt") < 298 + 6  # the statement's frame ends at 298 points
    assert words_outside(pdf) == []
    assert [diagnostic.code for diagnostic in check_slides(CheckContext(long.context.site, long.context.project))] == [
        "MB701"
    ]
