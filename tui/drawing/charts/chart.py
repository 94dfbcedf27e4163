"""A chart as lines for a width: legend, plot or bars, and what is known of the chosen point."""

from collections.abc import Iterator

from tui.blocks.chart import Chart
from tui.drawing.blocks import FRAME_ROWS
from tui.drawing.charts.area import PlotArea, plot_area
from tui.drawing.charts.bars import draw_bars
from tui.drawing.charts.canvas import UNTIL
from tui.drawing.charts.captions import captions_of
from tui.drawing.charts.crossing import crossed
from tui.drawing.charts.marks import SeriesPoint
from tui.drawing.charts.names import curve_name, named_curves, target_name
from tui.drawing.charts.plot import draw_plot
from tui.drawing.charts.tile import draw_tile
from tui.drawing.lines import Drawing, Item, Line, Span, behind, cut, justified, padded, width_of

_LOWEST, _HIGHEST = 6, 31
"""The most rows the picture of a chart may take that has the width for itself, on a low and on a high screen."""
_ROWS_A_DAY = 4
"""The rows a chart takes for each day it has figures of, before it has all it may take, beside as many more."""
_SMALL_LOWEST, _SMALL_HIGHEST, _ALONE_HIGHEST = 4, 12, 32
"""The rows the picture of a small chart may take; the last where it has a row of charts for itself."""
_ABREAST, _AROUND_PICTURE = 3, 3
"""How many small charts commonly stand abreast, and the rows a small chart takes beside its picture."""
_GAP = 3
"""The blank cells between two entries of the legend."""


def draw_chart(chart: Chart, width: int, *, rows: int, point: int | None = None) -> Drawing:
    """Return a chart for a width in cells, on a screen of `rows` rows; `point` is the index of the chosen one.

    The legend comes first, the last line says what is known of the chosen point. Small charts have no legend, and that
    line in place of the years; those of too few points are tiles. The index wraps round; a chart without points has no
    lines.
    """
    points = chart.points
    if not points:
        return Drawing([], [])
    chosen = points[point % len(points)] if point is not None else None
    if chart.is_tile:
        lines = [*draw_tile(chart, width), _reading(chosen, width) if chosen else []]
        return Drawing(lines, [_item(chart, chosen, len(lines))])
    area = area_of(chart, width, rows)
    lines = draw_bars(chart, width) if chart.bars else draw_plot(area, chosen)
    reading = _reading(chosen, width) if chosen else crossed([], area) if area.slots else []
    if not chart.small:
        lines = [*_head(area, width), *lines, reading]
    elif chosen:
        lines = [*lines[:-1], reading]
    return Drawing(lines, [_item(chart, chosen, len(lines))])


def area_of(chart: Chart, width: int, rows: int) -> PlotArea:
    """Return the area of a chart for a width in cells, on a screen of `rows` rows."""
    return plot_area(chart, width, _height(chart, rows))


def _height(chart: Chart, rows: int) -> int:
    """Return the rows of the picture itself on a screen of some rows."""
    if not chart.small:
        days = len({point.day for _, point in chart.points})
        return max(_LOWEST, min(_HIGHEST, rows * 11 // 20, _ROWS_A_DAY * (days + 1)))
    charts_below_each_other = -(-chart.small // _ABREAST)
    share = (rows - FRAME_ROWS) // charts_below_each_other - _AROUND_PICTURE
    return max(_SMALL_LOWEST, min(_SMALL_HIGHEST if chart.small > 1 else _ALONE_HIGHEST, share))


def _item(chart: Chart, chosen: SeriesPoint | None, height: int) -> Item:
    """Return the whole chart as one item: the sources and origins are those of the chosen point, else of all points.

    What each of many points comes from would be too much to read: without a chosen one there are no origins.
    """
    points = [chosen] if chosen else chart.points
    sources = tuple(dict.fromkeys(code for _, point in points for code in point.figure.sources))
    return Item(0, height, chart.opens, sources, chosen[1].figure.origins if chosen else ())


def _head(area: PlotArea, width: int) -> list[Line]:
    """Return the legend and the words of the upright lines, in one line where that has room."""
    captions = None if area.chart.bars else captions_of(area)
    if captions is None:
        return _legend(area, width)
    legend = _legend(area, width, dates=not captions.dates)
    if len(legend) == 1 and width_of(legend[0]) + _GAP <= captions.start:
        return [[*padded(legend[0], captions.start), *behind(captions.line, captions.start)]]
    return [*legend, captions.line]


def _legend(area: PlotArea, width: int, *, dates: bool = True) -> list[Line]:
    """Return marks and names, as many lines as they need, and where the axis starts, if no heading says it.

    Where it dates the chart it says the day that is read on.
    """
    chart = area.chart
    lines: list[Line] = [[]]
    for entry in _legend_entries(area, dates=dates):
        if lines[-1] and width_of(lines[-1]) + _GAP + width_of(entry) > width:
            lines.append([])
        lines[-1] += [Span(" " * _GAP), *entry] if lines[-1] else cut(entry, width)
    if not chart.values.text:
        return [line for line in lines if line]
    words: Line = [Span(chart.values.text, "quiet")]
    if width_of(lines[-1]) + width_of(words) + _GAP <= width:
        return [*lines[:-1], justified(lines[-1], words, width)]
    return [*lines, justified([], words, width)]


def _legend_entries(area: PlotArea, *, dates: bool) -> Iterator[Line]:
    """Yield what the marks mean; series and targets only where they are named neither beside the picture nor below."""
    chart = area.chart
    if chart.bars or not (area.names or area.slots):
        yield from (curve_name(curve) for curve in named_curves(chart))
    if chart.bars or not area.names:
        yield from (target_name(target) for target in chart.targets)
    for mark in chart.legend:
        yield [Span(mark.glyph, mark.tone.value), Span(f" {mark.word}", "quiet")]
    if chart.until and dates:
        yield [UNTIL, Span(f" {chart.until.text}", "quiet")]


def _reading(chosen: SeriesPoint, width: int) -> Line:
    """Return what is known of the chosen point."""
    curve, point = chosen
    line = [
        Span(f"{point.period}  "),
        Span(f"{curve.mark} {curve.name} ", curve.tone.value),
        Span(point.figure.text, curve.tone.value, bold=True),
        Span(f" · {point.note}" if point.note else "", "quiet"),
    ]
    return cut(line, width)
