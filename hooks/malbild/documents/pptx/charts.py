"""A figure as a native chart: its numbers are edited in PowerPoint like any other chart's."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from malbild.documents.pptx.template import Deck
from malbild.documents.pptx.text_frames import describe, write
from malbild.model.nested_types import Figure
from malbild.site.slides import Slide

_COLOURS = (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_4, MSO_THEME_COLOR.ACCENT_3, MSO_THEME_COLOR.ACCENT_2)


def draw(pptx_slide: Any, slide: Slide, deck: Deck) -> None:
    """The figure's bars as a column chart, and what it says beside it."""
    if not (slide.figure and slide.figure_page):
        return
    figure, locale, language = slide.figure, deck.edition.locale, deck.tongue(slide.figure_page.text_lang)
    # As the language writes numbers, whatever the reader's computer speaks.
    format = getattr(locale.t.deck, figure.unit)
    data: Any = CategoryChartData(number_format=format)  # type: ignore[no-untyped-call]  # it has none
    data.categories = [bar.label for bar in figure.bars]
    data.add_series(getattr(locale.t.figure, figure.unit), [bar.value for bar in figure.bars])
    frame = pptx_slide.placeholders[12].insert_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    describe(frame, locale.t.deck.chart.format(summary=figure.summary))
    _style(frame.chart, figure, format)
    frame.chart.font._rPr.set("lang", language)
    source = deck.renderer.context.sources[figure.source].title
    texts = [*filter(None, [slide.spec.text])]
    write(
        pptx_slide.placeholders[1], texts, deck.measurer.fitting_size(texts, (236, 220), (28, 26, 24, 22, 20, 18, 16))
    )
    write(
        pptx_slide.placeholders[1],
        [f"{figure.title}. {locale.t.deck.source.format(source=source)}"],
        14,
        language=language,
        more=True,
    )


def _style(chart: Any, figure: Figure, format: str) -> None:
    """Bars in the theme's colours with their values on them; no grid, no axis of values to read off."""
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
    labels.number_format, labels.number_format_is_linked = format, False
    labels.position, labels.font.size, labels.font.bold = XL_LABEL_POSITION.OUTSIDE_END, Pt(24), True
    for number in range(len(figure.bars)):
        shown = plot.series[0].points[number].format.fill
        shown.solid()
        shown.fore_color.theme_color = _COLOURS[number % len(_COLOURS)]
