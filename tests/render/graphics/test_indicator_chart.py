"""The drawing of an indicator: real dates, a scale from zero, and nothing but escaped text."""

from dataclasses import replace

import pytest

from malbild.model.types.indicators import Indicator, Measurement
from malbild.render.graphics.indicator_chart import indicator_chart, middle_day
from malbild.render.renderer import Renderer
from malbild.site.edition import Site
from malbild.site.queries.follow_up import PlacedIndicator, indicators
from tests.support.rendering import HOSTILE_TEXT, render_page


def _indicator(site: Site, *series: tuple[str, str]) -> Indicator:
    values = tuple(Measurement(date=day, value=value, source="sagobok") for day, value in series)
    return indicators(site.original)[0].indicator.model_copy(update={"series": values})


@pytest.mark.parametrize(
    ("written", "day"), [("2018", "2018-07-02"), ("2019-04", "2019-04-16"), ("2019-04-01", "2019-04-01")]
)
def test_less_exact_date_has_its_point_at_its_middle(written: str, day: str) -> None:
    assert middle_day(written).isoformat() == day


def test_equal_times_have_equal_distances(site: Site) -> None:
    chart = indicator_chart(_indicator(site, ("2018", "1"), ("2019", "1"), ("2022", "1")))
    assert chart
    first, second, last = (point.x for point in chart.points)
    assert last - second == pytest.approx(3 * (second - first), rel=0.01)


def test_scale_begins_at_zero(site: Site) -> None:
    chart = indicator_chart(_indicator(site, ("2018", "85"), ("2020", "86")))
    assert chart
    low, high = (point.y for point in chart.points)
    assert (chart.baseline - high) / (chart.baseline - low) == pytest.approx(86 / 85, rel=0.01)


def test_single_value_is_a_point_and_none_is_nothing(site: Site) -> None:
    chart = indicator_chart(_indicator(site, ("2018", "5518")))
    assert chart
    assert (len(chart.points), chart.labelled, chart.years) == (1, chart.points, ((2018, chart.points[0].x),))
    assert indicator_chart(_indicator(site)) is None


def test_values_that_are_all_zero_lie_on_the_axis(site: Site) -> None:
    chart = indicator_chart(_indicator(site, ("2018", "0"), ("2019", "0")))
    assert chart
    assert {point.y for point in chart.points} == {chart.baseline}


@pytest.mark.parametrize("template", ["indicator", "indicator_links"])
def test_hostile_indicator_is_escaped(site: Site, renderer: Renderer, template: str) -> None:
    placed = indicators(site.original)[0]
    texts = dict.fromkeys(("title", "measures", "unit", "note", "reason"), HOSTILE_TEXT)
    hostile = PlacedIndicator(placed.indicator.model_copy(update=texts), placed.document)
    shared = renderer._variables(site.original, placed.document)
    html = renderer._render(f"partials/{template}.html", shared | {"placed": hostile, "indicators": (hostile,)})
    assert "<script" not in html
    assert "<img" not in html
    assert "49" not in html


def test_hostile_activity_is_escaped(site: Site, renderer: Renderer) -> None:
    page = site.original.documents["insatser/lyktor.md"]
    texts = dict.fromkeys(("title", "description", "reason", "result", "contact", "status_by"), HOSTILE_TEXT)
    hostile = replace(page, meta=page.meta.model_copy(update=texts))
    body = renderer.render_body(site.original, hostile, "")
    assert "<script>alert" not in render_page(renderer, site.original, hostile, body)
    assert "&lt;script&gt;alert" in body
