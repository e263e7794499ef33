"""The PowerPoint files: exact text, accessibility, and LibreOffice's view of them."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

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
from malbild.site.edition import Site
from malbild.site.queries import vision
from malbild.site.slides import Slide, slides
from tests.support.building import OVERRIDES
from tests.support.presentations import LABEL, write_presentation
from tests.support.printing import lowest_edge, text_of, to_pdf, words_outside
from tests.support.statements import LONG_STATEMENT, with_long_statement

LANGS = ("sv", "en")


@pytest.fixture(scope="module")
def files(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder, editions = tmp_path_factory.mktemp("slides"), renderer.context.site.editions
    return {lang: write_presentation(renderer, editions[lang], folder / f"{lang}.pptx") for lang in LANGS}


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
        below, adopted = [p.text for p in paragraphs[1:]], [] if lang == "sv" else [card.original.text.plain]
        assert below[len(below) - len(adopted) :] == adopted
        assert card.statement.body or below == adopted
        assert tuple(_texts(shown[card.statement.id])[-len(card.statement.questions) :]) == card.statement.questions


@pytest.mark.parametrize("lang", LANGS)
def test_tables_hold_the_vision_shifts_and_keywords(lang: str, files: dict[str, Path], site: Site) -> None:
    edition = site.editions[lang]
    shown = {slide.shows: _texts(pptx_slide) for pptx_slide, slide in _slides(files, site, lang)}
    assert {card.statement.text.plain for card in edition.statements} <= {*shown["vision"]}
    shifts = edition.documents["bakgrund/varfor.md"].meta.shifts
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
    expected = vision.figures(site.editions[lang])
    assert charts == {id: {bar.label: bar.value for bar in figure.bars} for id, (figure, _) in expected.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_slides_have_notes_and_a_unique_title_read_first(lang: str, files: dict[str, Path], site: Site) -> None:
    slides = _slides(files, site, lang)
    titles = [pptx_slide.shapes.title.text for pptx_slide, _ in slides]
    assert len({*titles}) == len(titles) > 10
    for pptx_slide, slide in slides:
        assert pptx_slide.shapes[0].shape_id == pptx_slide.shapes.title.shape_id
        notes = "\n\n".join(note.text for note in slide.notes)
        assert pptx_slide.notes_slide.notes_text_frame.text == notes
        assert notes


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
    assert str(LABEL) in {
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
    again = write_presentation(renderer, renderer.context.site.original, tmp_path / "again.pptx")
    assert again.read_bytes() == files["sv"].read_bytes()


def test_long_statement_is_set_smaller_within_its_frame(context: BuildContext, tmp_path: Path) -> None:
    edition = with_long_statement(context.site.original)
    long = Renderer(replace(context, site=Site({"sv": edition})))
    pdf = to_pdf(write_presentation(long, edition, tmp_path / "long.pptx"), tmp_path)
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


def test_shifts_point_from_before_to_after(files: dict[str, Path], site: Site) -> None:
    (table,) = (_texts(pptx_slide) for pptx_slide, slide in _slides(files, site, "sv") if slide.shows == "shifts")
    shift = site.original.documents["bakgrund/varfor.md"].meta.shifts[0]
    assert f"{shift.before} → {shift.after}" in " ".join(table)


def test_gap_of_a_figure_is_an_outline_up_to_the_tallest(files: dict[str, Path], site: Site) -> None:
    for pptx_slide, slide in _slides(files, site, "sv"):
        for shape in pptx_slide.shapes:
            if shape.has_chart and slide.figure:
                series = [[*one.values] for one in shape.chart.plots[0].series][1:]
                assert series == ([[None, slide.figure.highest]] if slide.figure.gap else [])
