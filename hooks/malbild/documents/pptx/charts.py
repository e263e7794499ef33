"""Figures as native charts, whose numbers can be edited in PowerPoint."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from malbild.documents.pptx.template import PptxContext
from malbild.documents.pptx.text_frames import describe, write, write_to_fit
from malbild.model.types.components import Figure
from malbild.site.slides import Slide

_TEXT_SIZES = (28, 26, 24, 22, 20, 18, 16)


def render_figure(pptx_slide: Any, slide: Slide, context: PptxContext) -> None:
    """Insert the figure as a column chart, and beside it the slide's text, the figure's title and its source."""
    if not (slide.figure and slide.figure_page):
        return
    figure, t = slide.figure, context.edition.locale.t
    tag = context.language_tag(slide.figure_page.text_lang)
    _insert_chart(pptx_slide, figure, context, tag)
    source = context.renderer.context.sources[figure.source].title
    box, texts = pptx_slide.placeholders[1], [*filter(None, [slide.spec.text])]
    write_to_fit(box, texts, context.measurer, (236, 220), _TEXT_SIZES)
    small_print = ". ".join(filter(None, [figure.title, figure.gap, t.deck.source.format(source=source)]))
    write(box, [small_print], 14, language=tag, append=True)


def _insert_chart(pptx_slide: Any, figure: Figure, context: PptxContext, tag: str) -> None:
    """Insert the columns; a gap is a second series behind the shorter ones, as tall as the tallest."""
    t = context.edition.locale.t
    number_format = getattr(t.deck, figure.unit)  # of the language; else PowerPoint uses that of the reader's computer
    data: Any = CategoryChartData(number_format=number_format)  # type: ignore[no-untyped-call]
    data.categories = [bar.label for bar in figure.bars]
    data.add_series(getattr(t.figure, figure.unit), [bar.value for bar in figure.bars])
    if figure.gap:
        data.add_series(figure.gap, [figure.highest if bar.value < figure.highest else None for bar in figure.bars])
    frame = pptx_slide.placeholders[12].insert_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    describe(frame, t.deck.chart.format(summary=figure.summary))
    _style(frame.chart)
    _label(frame.chart.plots[0], figure, number_format)
    _colour(frame.chart.plots[0], figure)
    frame.chart.font._rPr.set("lang", tag)
    for run in frame.chart._chartSpace.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", tag)


def _style(chart: Any) -> None:
    """Remove legend, title, grid and value axis."""
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(16)
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_6
    chart.plots[0].gap_width, chart.plots[0].overlap = 60, 100


def _label(plot: Any, figure: Figure, number_format: str) -> None:
    """Label the columns with their values, as the source has them where it is not exact."""
    labels = plot.series[0].data_labels
    labels.number_format, labels.number_format_is_linked, labels.show_value = number_format, False, True
    for number, bar in enumerate(figure.bars):
        label = plot.series[0].points[number].data_label
        font = label.font
        if bar.shown:
            label.text_frame.text = bar.shown
            font = label.text_frame.paragraphs[0].runs[0].font
        is_inside = bool(figure.gap) and bar.value > figure.highest / 2  # above it is the outline of the gap
        label.position = XL_LABEL_POSITION.INSIDE_END if is_inside else XL_LABEL_POSITION.OUTSIDE_END
        font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if is_inside else MSO_THEME_COLOR.TEXT_1
        font.size, font.bold = Pt(22), True


def _colour(plot: Any, figure: Figure) -> None:
    """Give the first column a colour of its own, and a gap a dashed outline."""
    for number in range(len(figure.bars)):
        fill = plot.series[0].points[number].format.fill
        fill.solid()
        fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_4 if number else MSO_THEME_COLOR.ACCENT_5
    if figure.gap:
        outline = plot.series[1].format
        outline.fill.background()
        outline.line.color.theme_color, outline.line.width = MSO_THEME_COLOR.TEXT_1, Pt(2)
        outline.line.dash_style = MSO_LINE_DASH_STYLE.DASH
