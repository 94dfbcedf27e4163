"""The area a chart is drawn into: its scale, its ticks of values and the columns of its breaks."""

from typing import NamedTuple

from tui.blocks.chart import Chart, DayTick, Tick
from tui.drawing.charts.axes import gutter_width, ticked_height, value_ticks
from tui.drawing.charts.names import names_width
from tui.drawing.charts.scale import Scale


class PlotArea(NamedTuple):
    """A chart set for a width and a height."""

    chart: Chart
    scale: Scale
    ticks: tuple[Tick, ...]
    """The ticks of values."""
    gutter: int
    """The cells left of the picture, for the texts of the ticks and a blank."""
    breaks: tuple[int, ...]
    """The column of each break of the chart."""
    names: int
    """The cells right of the picture, for the names of the series; 0 where a legend names them."""


def plot_area(chart: Chart, width: int, height: int) -> PlotArea:
    """Return the area of a chart `width` cells wide with its gutter, and at most `height` rows high without captions.

    All ticks are as many rows apart. The gutter takes at most half the width; one cell stays blank at the right.
    """
    ticks = value_ticks(chart.values, height, fine=not chart.small)
    height = ticked_height(ticks, height)
    gutter = min(gutter_width(ticks), width // 2)
    names = names_width(chart, width, height)
    scale = Scale(chart, max(1, width - gutter - names - 1), height)
    breaks = tuple(_break_column(tick, chart, scale) for tick in chart.breaks)
    return PlotArea(chart, scale, ticks, gutter, breaks, names)


def _break_column(tick: DayTick, chart: Chart, scale: Scale) -> int:
    """Return the column of a break: between the last point before it and the first after it."""
    days = [point.day for _, point in chart.points]
    before = max((scale.column(day) for day in days if day < tick.day), default=-1)
    after = min((scale.column(day) for day in days if day >= tick.day), default=scale.width)
    return max(before + 1, min(after - 1, scale.column(tick.day)))
