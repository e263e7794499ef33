"""A figure's bars as SVG. pygal draws, our stylesheet colours: dark mode and forced colours included."""

import pygal
from lxml import etree
from markupsafe import Markup
from pygal.style import Style

from malbild.languages import Locale
from malbild.model import Figure

_BARE = Style(background="transparent", plot_background="transparent", font_family="inherit", value_font_size=18)
_SVG = "{http://www.w3.org/2000/svg}"
# What a strict Content-Security-Policy refuses in a page, and what only pygal's own script reads.
_REFUSED = ("style", "script", "defs", "desc", "title")


def draw(figure: Figure, locale: Locale) -> Markup:
    """The figure as an `<svg>` hidden from assistive technology: the table beside it says the same."""
    suffix = "\u00a0%" if figure.unit == "percent" else ""
    chart = pygal.HorizontalBar(
        style=_BARE, js=(), show_legend=False, print_values=True, print_values_position="top", width=640,
        height=60 + 70 * len(figure.bars), range=(0, max(bar.value for bar in figure.bars) * 1.25), rounded_bars=4,
        margin=8, spacing=16, show_x_labels=False, show_x_guides=False, show_y_guides=False, show_y_labels=True,
        include_x_axis=True, truncate_label=-1, disable_xml_declaration=True, no_prefix=True,
        value_formatter=lambda value: locale.number(value) + suffix,
    )  # fmt: skip
    bars = figure.bars[::-1]  # pygal draws from below
    chart.x_labels = [bar.label for bar in bars]
    chart.add("", [bar.value for bar in bars])
    return Markup(etree.tostring(_clean(etree.fromstring(chart.render())), encoding="unicode"))


def _clean(svg: etree._Element) -> etree._Element:
    etree.strip_elements(svg, *(f"{_SVG}{name}" for name in _REFUSED), with_tail=False)
    etree.strip_attributes(svg, "style", "font-family", "id")
    svg.set("aria-hidden", "true")
    svg.set("focusable", "false")
    return svg
