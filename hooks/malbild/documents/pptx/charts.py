"""Figures as native charts, whose numbers can be edited in PowerPoint."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from malbild.documents.pptx.template import PptxContext
from malbild.documents.pptx.text_frames import describe, write, write_to_fit
from malbild.model.component_types import Figure
from malbild.site.slides import Slide

_COLOURS = (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_4, MSO_THEME_COLOR.ACCENT_3, MSO_THEME_COLOR.ACCENT_2)
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
    write(box, [f"{figure.title}. {t.deck.source.format(source=source)}"], 14, language=tag, append=True)


def _insert_chart(pptx_slide: Any, figure: Figure, context: PptxContext, tag: str) -> None:
    t = context.edition.locale.t
    number_format = getattr(t.deck, figure.unit)  # of the language; else PowerPoint uses that of the reader's computer
    data: Any = CategoryChartData(number_format=number_format)  # type: ignore[no-untyped-call]
    data.categories = [bar.label for bar in figure.bars]
    data.add_series(getattr(t.figure, figure.unit), [bar.value for bar in figure.bars])
    frame = pptx_slide.placeholders[12].insert_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    describe(frame, t.deck.chart.format(summary=figure.summary))
    _style(frame.chart, figure, number_format)
    frame.chart.font._rPr.set("lang", tag)


def _style(chart: Any, figure: Figure, number_format: str) -> None:
    """Give the bars the theme's colours and their values as labels; remove the grid and the value axis."""
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(16)
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_6
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.position, labels.font.size, labels.font.bold = XL_LABEL_POSITION.OUTSIDE_END, Pt(24), True
    for number in range(len(figure.bars)):
        fill = plot.series[0].points[number].format.fill
        fill.solid()
        fill.fore_color.theme_color = _COLOURS[number % len(_COLOURS)]
