"""Geometry of an indicator's line: points by real dates, on a scale from zero."""

from dataclasses import dataclass
from datetime import date

from malbild.model.types.indicators import Indicator, Measurement

_LEFT, _WIDTH = 3.0, 94.0  # of the drawing, in per cent: room for half a point at each end
_TOP, _HEIGHT = 2.0, 4.0  # of the plot, in em of the drawing's text
_MIDDLE = {4: "-07-02", 7: "-16", 10: ""}  # a year has its point at its middle, and so is a month
_SEPARATE = 40  # per cent of the width between two labels that cannot meet on a phone


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A value as a point: `x` in per cent of the width, `y` in em from the top."""

    measurement: Measurement
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class IndicatorChart:
    """The line of an indicator and the years below it."""

    points: tuple[ChartPoint, ...]
    years: tuple[tuple[int, float], ...]  # the first and the last, at their middle
    baseline: float  # the height of zero, in em

    @property
    def labelled(self) -> tuple[ChartPoint, ...]:
        """The points whose value is written beside them: the last, and the first where there is room."""
        first, last = self.points[0], self.points[-1]
        return (first, last) if last.x - first.x >= _SEPARATE else (last,)


def indicator_chart(indicator: Indicator) -> IndicatorChart | None:
    """Return the chart of an indicator; None where it has no value.

    The scale begins at zero, so that a small change looks small.
    """
    series = indicator.series
    if not series:
        return None
    first, last = int(series[0].date[:4]), int(series[-1].date[:4])
    start, days = date(first, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal() - date(first, 1, 1).toordinal()
    lowest, highest = min(0.0, *_values(series)), max(0.0, *_values(series))
    scale = _HEIGHT / ((highest - lowest) or 1)

    def x(day: date) -> float:
        return round(_LEFT + _WIDTH * (day.toordinal() - start) / days, 2)

    def y(value: float) -> float:
        return round(_TOP + (highest - value) * scale, 2)

    points = tuple(ChartPoint(one, x(middle_day(one.date)), y(float(one.value))) for one in series)
    years = tuple((year, x(date(year, 7, 2))) for year in dict.fromkeys((first, last)))
    return IndicatorChart(points, years, y(0))


def middle_day(day: str) -> date:
    """Return the day at whose place a year, a month or a day (ISO 8601, reduced precision) has its point."""
    return date.fromisoformat(day + _MIDDLE[len(day)])


def _values(series: tuple[Measurement, ...]) -> tuple[float, ...]:
    return tuple(float(one.value) for one in series)
