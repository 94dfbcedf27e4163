"""The plot of a chart: thin lines within runs, gaps left open, breaks through the whole height, axes around it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from tui.blocks.chart import Curve, PointRun
from tui.blocks.figure import Tone
from tui.drawing.charts.area import PlotArea
from tui.drawing.charts.axes import time_ticks
from tui.drawing.charts.canvas import GRID, Canvas
from tui.drawing.charts.dense import dense_cells, is_dense
from tui.drawing.charts.marks import SeriesPoint, draw_crosshair, draw_marks, draw_values
from tui.drawing.charts.names import TARGET, names_beside
from tui.drawing.charts.scale import Scale
from tui.drawing.dots import CellGlyph, Dot, braille, segment
from tui.drawing.lines import Line, Span
from tui.text import cells, fit

_COLUMNS_A_DOT = 3
"""The columns from one dot of the grid to the next."""


def draw_plot(area: PlotArea, chosen: SeriesPoint | None) -> list[Line]:
    """Return the picture with its gutter, and the line of years or months."""
    small = bool(area.chart.small)
    canvas = Canvas(area.scale.width, area.scale.height)
    _draw_grid(canvas, area)
    _draw_targets(canvas, area)
    _draw_breaks(canvas, area)
    _draw_ranges(canvas, area)
    _draw_runs(canvas, area)
    marks = draw_marks(canvas, area)
    if chosen:
        draw_crosshair(canvas, marks, chosen)
    if area.chart.labelled:
        draw_values(canvas, marks, newest_only=small)
    return [*_picture_lines(canvas, area), _time_line(area)]


def _draw_grid(canvas: Canvas, area: PlotArea) -> None:
    for tick in area.ticks:
        for x in range(0, canvas.width, _COLUMNS_A_DOT):
            canvas.put(x, area.scale.row(tick.at), GRID)


def _draw_targets(canvas: Canvas, area: PlotArea) -> None:
    for target in area.chart.targets:
        for x in range(canvas.width):
            canvas.put(x, area.scale.row(target.at), TARGET)


def _draw_breaks(canvas: Canvas, area: PlotArea) -> None:
    for x, glyph in area.uprights.items():
        for y in range(canvas.height):
            canvas.claim(x, y, glyph)


def _draw_ranges(canvas: Canvas, area: PlotArea) -> None:
    """Join the extremes of each year by an upright line: the other entities lie between them."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for curve, point in area.chart.points:
        if not curve.joined:
            rows[area.scale.column(point.day)].append(area.scale.row(point.at))
    for x, ys in rows.items():
        for y in range(min(ys) + 1, max(ys)):
            canvas.put(x, y, Span("│", "faint"))


def _draw_runs(canvas: Canvas, area: PlotArea) -> None:
    """Draw the lines of all runs, those of the first series on top.

    None reaches into the column of a break that has it for itself, as the half cell beside a reading would.
    """
    apart = set(area.breaks) - {area.scale.column(point.day) for _, point in area.chart.points}
    for curve in reversed(area.chart.curves):
        for runs, tone in _toned_runs(curve) if curve.joined else ():
            for x, y, glyph in _line_cells(runs, area.scale):
                if x not in apart:
                    canvas.claim(x, y, Span(glyph, tone))


def _toned_runs(curve: Curve) -> Iterator[tuple[list[PointRun], str]]:
    """Yield the lines to points after the day, which are quiet, and then the lines up to the day."""
    later, until_day = [], []
    for run in curve.runs:
        ended = sum(not point.later for point in run.points)
        if ended < len(run.points):
            later.append(replace(run, points=run.points[max(0, ended - 1) :]))
        if ended > 1:
            until_day.append(replace(run, points=run.points[:ended]))
    yield later, Tone.QUIET.value
    yield until_day, curve.tone.value


def _line_cells(runs: list[PointRun], scale: Scale) -> Iterator[CellGlyph]:
    """Yield the cells of the lines of runs: straight from point to point, or dense."""
    straight: list[PointRun] = []
    for run in runs:
        if is_dense(run, scale):
            yield from dense_cells(run, scale)
        else:
            straight.append(run)
    yield from braille(dot for run in straight for dot in _run_dots(run, scale))


def _run_dots(run: PointRun, scale: Scale) -> Iterator[Dot]:
    for start, end in pairwise(map(scale.position, run.points)):
        yield from segment(start, end)


def _picture_lines(canvas: Canvas, area: PlotArea) -> list[Line]:
    """Return the rows of the picture, each between the text of its tick and the name of the series that ends there."""
    labels = {area.scale.row(tick.at): tick.text for tick in reversed(area.ticks)}
    room = area.gutter - 1
    lines: list[Line] = []
    for y, (row, name) in enumerate(zip(canvas.lines(), names_beside(area), strict=True)):
        label = fit(labels.get(y, ""), room)
        lines.append([Span(" " * (room - cells(label)) + label + " ", "quiet"), *row, *name])
    return lines


def _time_line(area: PlotArea) -> Line:
    """Return the line of years or months below the picture, with the breaks that pass through it."""
    canvas = Canvas(area.scale.width + 1, 1)
    for x, text in time_ticks(area.chart.time, area.scale):
        canvas.write(x, 0, Span(text, "quiet"))
    for x, glyph in area.uprights.items():
        if canvas.is_free(x, 0):
            canvas.put(x, 0, glyph)
    return [Span(" " * area.gutter), *canvas.row(0)]
