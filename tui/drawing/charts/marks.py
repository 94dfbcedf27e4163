"""The marks of the points of a chart, the values written at them, and the crosshair of the chosen point."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from tui.blocks.chart import LOWEST, MEAN, Curve, Point, PointRun
from tui.blocks.figure import Tone
from tui.drawing.charts.area import PlotArea
from tui.drawing.charts.canvas import GRID, UNTIL, Canvas
from tui.drawing.charts.dense import is_dense
from tui.drawing.charts.names import TARGET
from tui.drawing.charts.scale import Scale
from tui.drawing.lines import Span
from tui.text import cells

_DISPUTED = Span("‡", "watch")
_UNDER = (MEAN, LOWEST)
"""The series whose values stand rather below their marks than above."""
_BEHIND_CROSSHAIR = (" ", GRID.text, TARGET.text)

SeriesPoint = tuple[Curve, Point]


class PlacedMark(NamedTuple):
    """The mark of a point in its cell."""

    x: int
    y: int
    curve: Curve
    point: Point

    @property
    def glyph(self) -> str:
        """The glyph of the point, or that of its series."""
        return self.point.mark or self.curve.mark

    @property
    def tone(self) -> str:
        """The tone of its series; after the day the chart is read on quiet, unless the colour is that of an entity."""
        is_quiet = self.point.later and self.curve.tone is Tone.PLAIN
        return Tone.QUIET.value if is_quiet else self.curve.tone.value


def draw_marks(canvas: Canvas, area: PlotArea) -> list[PlacedMark]:
    """Draw the marks of all points and return them, those of the first series first.

    A mark whose cell is taken stands beside it, rather not on the line of a break; it is left out where both sides are
    taken too.
    """
    marks: list[PlacedMark] = []
    taken: set[tuple[int, int]] = set()
    for curve, point in _marked_points(area):
        y = area.scale.row(point.at)
        for x in _nearest_free(area, point, y, taken):
            mark = PlacedMark(x, y, curve, point)
            taken.add((x, y))
            canvas.claim(x, y, Span(mark.glyph, mark.tone, bold=not point.later))
            marks.append(mark)
    for _, point in area.chart.points:
        for y in map(area.scale.row, point.heights[1:]):
            for x in _nearest_free(area, point, y, taken):
                taken.add((x, y))
                canvas.claim(x, y, _DISPUTED)
    return marks


def _nearest_free(area: PlotArea, point: Point, y: int, taken: set[tuple[int, int]]) -> list[int]:
    """Return the column of a point, else one beside it, whose cell in a row is not taken; none where all are."""
    x = area.scale.column(point.day)
    beside = sorted((x + 1, x - 1), key=lambda column: column in area.breaks)
    return [column for column in (x, *beside) if 0 <= column < area.scale.width and (column, y) not in taken][:1]


def _marked_points(area: PlotArea) -> Iterator[SeriesPoint]:
    for curve in area.chart.curves:
        for run in curve.runs:
            for point in _marked_points_of(curve, run, area.scale):
                yield curve, point


def _marked_points_of(curve: Curve, run: PointRun, scale: Scale) -> tuple[Point, ...]:
    """Return the points of a run that have a mark: only its ends where its line is drawn dense."""
    return (run.points[0], run.points[-1]) if curve.joined and is_dense(run, scale) else run.points


def draw_crosshair(canvas: Canvas, marks: list[PlacedMark], chosen: SeriesPoint) -> None:
    """Show the chosen point by an upright line and a reversed mark."""
    for mark in marks:
        if (mark.curve, mark.point) == chosen:
            for y in range(canvas.height):
                if canvas.glyph(mark.x, y) in _BEHIND_CROSSHAIR:
                    canvas.put(mark.x, y, Span("│", "quiet"))
            canvas.put(mark.x, mark.y, Span(mark.glyph, "background", bold=True, paper="text"))


def draw_values(canvas: Canvas, marks: list[PlacedMark], *, newest_only: bool) -> None:
    """Write values at their marks where there is room, the newest of each series first, or alone.

    Those that stand alone are in the colour of their series, which names it.
    """
    newest = {mark.curve.key: mark for mark in marks}
    older = [] if newest_only else [mark for mark in marks if mark is not newest[mark.curve.key]]
    for mark in chain(newest.values(), older):
        is_quiet = mark.point.later and not newest_only
        label = Span(mark.point.figure.brief, Tone.QUIET.value if is_quiet else mark.tone)
        places = _label_places(mark)
        if newest_only:
            places += _farther_places(mark)
        for over in ("", UNTIL.text) if newest_only else ("",):
            if any(canvas.write(x, y, label, over=over) for x, y in places):
                break


def _farther_places(mark: PlacedMark) -> list[tuple[int, int]]:
    """Return the cells farther from a mark for its value, where no other value of its series is written."""
    size = cells(mark.point.figure.brief)
    aslant = [(x, mark.y + by) for by in (-1, 1) for x in (mark.x + 1, mark.x - size)]
    return [*aslant, *((x, mark.y + by) for by in (-2, 2) for x in (mark.x - size // 2, mark.x - size + 1, mark.x))]


def _label_places(mark: PlacedMark) -> list[tuple[int, int]]:
    """Return the cells in which the value of a mark may start, the best first."""
    size = cells(mark.point.figure.brief)
    columns = (mark.x - size // 2, mark.x - size + 1, mark.x)
    above = [(x, mark.y - 1) for x in columns]
    below = [(x, mark.y + 1) for x in columns]
    beside = [(mark.x + 2, mark.y), (mark.x - size - 1, mark.y)]
    first, second = (below, above) if mark.curve.key in _UNDER else (above, below)
    return [first[0], second[0], *beside, *first[1:], *second[1:]]
