"""The area a chart is drawn into: its scale, its ticks of values and the columns of its breaks."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.blocks.chart import Below, Chart, DayTick, Point, Tick
from tui.drawing.charts.alignment import Slot, names_below, slots_below
from tui.drawing.charts.axes import gutter_width, ticked_height, time_ticks, value_ticks
from tui.drawing.charts.canvas import BREAK, UNTIL
from tui.drawing.charts.names import names_width
from tui.drawing.charts.scale import Scale
from tui.drawing.lines import Span
from tui.text import cells

_LONGEST_NAME = 16
"""The most cells of a name in the table below a chart."""
_SPARE_IN_SMALL = 2
"""The most rows a small chart leaves unused for the sake of its ticks."""


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
    until: int | None
    """The column of the day the chart is read on, where points came after it."""
    slots: tuple[Slot | None, ...] = ()
    """The room of each column of the table below, None for one beyond the axis; none where they have no room."""

    @property
    def uprights(self) -> dict[int, Span]:
        """The glyph of each column with a line through the whole height: the day it is read on, and the breaks."""
        until = {} if self.until is None else {self.until: UNTIL}
        return until | dict.fromkeys(self.breaks, BREAK)


class Frame(NamedTuple):
    """The cells beside a picture, and those of all together."""

    gutter: int
    names: int
    width: int
    height: int


def plot_area(chart: Chart, width: int, height: int) -> PlotArea:
    """Return the area of a chart `width` cells wide with its gutter, and at most `height` rows high without captions.

    All ticks are as many rows apart. The gutter takes at most half the width; one cell stays blank at the right. Where
    a table below has room under the years, all of which are written, its names widen the gutter, and names beside the
    picture give way to it.
    """
    ticks = value_ticks(chart.values, height, spare=_SPARE_IN_SMALL if chart.small else height)
    height = ticked_height(ticks, height)
    names = names_width(chart, width, height)
    gutter = min(gutter_width(ticks), width // 2)
    if chart.below:
        wider = max(gutter, min(names_below(chart.below), _LONGEST_NAME) + 1)
        for beside in dict.fromkeys((names, 0)):
            area = _area(chart, ticks, Frame(wider, beside, width, height))
            slots = slots_below(chart.below, area.scale, area.uprights)
            if slots and _are_dated(chart.below, slots, area):
                return area._replace(slots=slots)
    return _area(chart, ticks, Frame(gutter, names, width, height))


def _are_dated(below: Below, slots: Sequence[Slot | None], area: PlotArea) -> bool:
    """Whether the year of every column below is written on the axis."""
    years = [range(x, x + cells(text)) for x, text in time_ticks(area.chart.time, area.scale)]
    columns = [area.scale.column(column.day) for column, slot in zip(below.columns, slots, strict=True) if slot]
    return all(any(x in year for year in years) for x in columns)


def _area(chart: Chart, ticks: tuple[Tick, ...], frame: Frame) -> PlotArea:
    scale = Scale(chart, max(1, frame.width - frame.gutter - frame.names - 1), frame.height)
    points = [point for _, point in chart.points]
    breaks = tuple(
        _column_between(tick, scale, [(point, point.day >= tick.day) for point in points]) for tick in chart.breaks
    )
    until = None
    if chart.until:
        until = _column_between(chart.until, scale, [(point, point.later) for point in points])
    return PlotArea(chart, scale, ticks, frame.gutter, breaks, frame.names, until)


def _column_between(tick: DayTick, scale: Scale, points: Iterable[tuple[Point, bool]]) -> int:
    """Return the column of a day: between the last point before it and the first after it, as each is said to lie."""
    columns = [(scale.column(point.day), is_after) for point, is_after in points]
    before = max((column for column, is_after in columns if not is_after), default=-1)
    after = min((column for column, is_after in columns if is_after), default=scale.width)
    return max(before + 1, min(after - 1, scale.column(tick.day)))
