"""A chart as lines for a width: legend, plot or bars, and what is known of the chosen point."""

from collections.abc import Iterator

from tui.blocks.chart import Chart
from tui.drawing.charts.area import plot_area
from tui.drawing.charts.bars import draw_bars
from tui.drawing.charts.canvas import UNTIL
from tui.drawing.charts.marks import TARGET, SeriesPoint
from tui.drawing.charts.plot import draw_plot
from tui.drawing.lines import Drawing, Item, Line, Span, cut, justified, width_of

_LOWEST, _HIGHEST = 6, 20
"""The rows the picture of a chart may take that has the width for itself."""
_SMALL_LOWEST, _SMALL_HIGHEST = 4, 9
"""The rows the picture of a small chart may take."""
_ABREAST, _FRAME_ROWS, _AROUND_PICTURE = 3, 8, 3
"""How many small charts commonly stand abreast, the rows of the screen that are not theirs, and the rows a small
chart takes beside its picture."""
_GAP = 3
"""The blank cells between two entries of the legend."""


def draw_chart(chart: Chart, width: int, *, rows: int, point: int | None = None) -> Drawing:
    """Return a chart for a width in cells, on a screen of `rows` rows; `point` is the index of the chosen one.

    The legend comes first, the last line says what is known of the chosen point. Small charts have no legend, and that
    line in place of the years. The index wraps round; a chart without points has no lines.
    """
    points = chart.points
    if not points:
        return Drawing([], [])
    chosen = points[point % len(points)] if point is not None else None
    lines = draw_bars(chart, width) if chart.bars else draw_plot(plot_area(chart, width, _height(chart, rows)), chosen)
    reading = _reading(chosen, width) if chosen else []
    if not chart.small:
        lines = [*_legend(chart, width), *lines, reading]
    elif chosen:
        lines = [*lines[:-1], reading]
    cited = chosen[1].figure.sources if chosen else _sources(chart)
    return Drawing(lines, [Item(0, len(lines), chart.opens, cited)])


def _height(chart: Chart, rows: int) -> int:
    """Return the rows of the picture itself on a screen of some rows."""
    if not chart.small:
        return max(_LOWEST, min(_HIGHEST, rows * 2 // 5))
    charts_below_each_other = -(-chart.small // _ABREAST)
    share = (rows - _FRAME_ROWS) // charts_below_each_other - _AROUND_PICTURE
    return max(_SMALL_LOWEST, min(_SMALL_HIGHEST, share))


def _sources(chart: Chart) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for _, point in chart.points for code in point.figure.sources))


def _legend(chart: Chart, width: int) -> list[Line]:
    """Return marks and names, as many lines as they need, and where the axis starts."""
    lines: list[Line] = [[]]
    for entry in _legend_entries(chart):
        if lines[-1] and width_of(lines[-1]) + _GAP + width_of(entry) > width:
            lines.append([])
        lines[-1] += [Span(" " * _GAP), *entry] if lines[-1] else cut(entry, width)
    words: Line = [Span(chart.values.text, "quiet")]
    if width_of(lines[-1]) + width_of(words) + _GAP <= width:
        return [*lines[:-1], justified(lines[-1], words, width)]
    return [*lines, justified([], words, width)]


def _legend_entries(chart: Chart) -> Iterator[Line]:
    for curve in chart.curves:
        yield [Span(curve.mark, curve.tone.value, bold=True), Span(f" {curve.name}", curve.tone.value)]
    for mark in chart.legend:
        yield [Span(mark.glyph, mark.tone.value), Span(f" {mark.word}", "quiet")]
    if chart.until:
        yield [UNTIL, Span(f" {chart.until.text}", "quiet")]
    for target in chart.targets:
        yield [Span(TARGET.text * 2, TARGET.ink), Span(f" {target.text}", "quiet")]


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
