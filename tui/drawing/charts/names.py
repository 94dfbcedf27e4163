"""The names of series and targets, each beside the end of its line, where the room right of the picture allows."""

from decimal import Decimal
from typing import TYPE_CHECKING

from tui.blocks.chart import Chart, Curve, Tick
from tui.drawing.lines import Line, Span, width_of

if TYPE_CHECKING:
    from tui.drawing.charts.area import PlotArea

TARGET = Span("╌", "good")
"""A cell of the line of a target."""
_NARROWEST, _SHARE = 72, 5
"""The fewest cells of a chart with names beside it, and the part of them, one in so many, the names may take."""


def curve_name(curve: Curve) -> Line:
    """Return the mark and the name of a series."""
    return [Span(curve.mark, curve.tone.value, bold=True), Span(f" {curve.name}", curve.tone.value)]


def named_curves(chart: Chart) -> tuple[Curve, ...]:
    """Return the series of a chart to be named: all but the only one, where the heading is its name."""
    is_named_above = len(chart.curves) == 1 and chart.curves[0].name == chart.heading
    return () if is_named_above else chart.curves


def target_name(target: Tick) -> Line:
    """Return a piece of the line of a target and its words."""
    return [TARGET._replace(text=TARGET.text * 2), Span(f" {target.text}", "quiet")]


def names_width(chart: Chart, width: int, height: int) -> int:
    """Return the cells the names need beside a picture, with a blank before them; 0 where there is no room."""
    names = [name for _, name in _ends(chart)]
    if not names or width < _NARROWEST or len(names) > height or not all(curve.runs for curve in chart.curves):
        return 0
    needed = max(map(width_of, names)) + 1
    return needed if needed <= width // _SHARE else 0


def names_beside(area: "PlotArea") -> list[Line]:
    """Return, for each row of the picture, the name that stands beside it, nearest to where its line ends."""
    lines: list[Line] = [[] for _ in range(area.scale.height)]
    if not area.names:
        return lines
    ends = sorted(((area.scale.row(at), name) for at, name in _ends(area.chart)), key=lambda end: end[0])
    rows = _apart([row for row, _ in ends], area.scale.height)
    for row, (_, name) in zip(rows, ends, strict=True):
        lines[row] = [Span(" "), *name]
    return lines


def _ends(chart: Chart) -> list[tuple[Decimal, Line]]:
    """Return the height of the newest point of each series and of each target, with its name."""
    series = [(curve.runs[-1].points[-1].at, curve_name(curve)) for curve in named_curves(chart) if curve.runs]
    return [*series, *((target.at, target_name(target)) for target in chart.targets)]


def _apart(rows: list[int], height: int) -> list[int]:
    """Return sorted rows moved as little down, and then up, as lets each stand alone within a height."""
    free = 0
    lowered: list[int] = []
    for row in rows:
        free = max(free, row) + 1
        lowered.append(free - 1)
    limit = height
    raised: list[int] = []
    for row in reversed(lowered):
        limit = min(limit - 1, row)
        raised.append(limit)
    return raised[::-1]
