"""A chart as a drawing: straight lines within runs, gaps open, breaks with their reasons, marks that tell bounds."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import chain, pairwise

from tui.blocks.chart import LOWEST, MEAN, Chart, Curve, Point, PointRun
from tui.blocks.figure import Tone
from tui.export.vector.bars import draw_bars
from tui.export.vector.captions import (
    TARGET,
    UNTIL,
    break_shapes,
    legend,
    names_beside,
    names_width,
    reasons,
)
from tui.export.vector.frame import SMALL_TYPE, Frame, time_ticks, value_ticks
from tui.export.vector.labels import Area, MarkedValue, PlacedLabel, Surroundings, value_labels
from tui.export.vector.letters import text_width
from tui.export.vector.shapes import Box, Drawing, Label, Path, Place, Shape, Stroke, Symbol
from tui.export.vector.tile import draw_tile

WIDTH = 460.0
"""As wide as the text of a document on A4 upright."""
_HEIGHT, _SMALL_HEIGHT = 130.0, 84.0
"""The height of a plot."""
_GUTTER_GAP, _TIME_ROOM, _OVER_PLOT = 6.0, 17.0, 14.0
"""The points between ticks and plot, those for the line of time below, and those for values above."""
_ROOM_OF_MARK = 6.0
"""The points a mark takes; a run whose points are closer has marks at its ends alone."""
_DASHES: dict[Tone, tuple[float, ...]] = {Tone.SECOND: (7, 2), Tone.THIRD: (4, 2), Tone.QUIET: (2, 1.5)}
"""The lines of series, so that they differ without colour."""
_STRONG, _PLAIN, _LATER = 1.7, 1.1, 0.8


def draw_chart(chart: Chart, width: float = WIDTH) -> Drawing:
    """Return a chart in a width; one of too few points to draw, or of single figures, as on the screen."""
    if not chart.points:
        return Drawing(width, 0, ())
    if chart.is_tile:
        return draw_tile(chart, width)
    if chart.bars:
        return draw_bars(chart, width)
    return _draw_plot(chart, width)


def frame_of(chart: Chart, width: float = WIDTH) -> Frame:
    """Return where the plot of a chart lies in a drawing of a width."""
    height = _SMALL_HEIGHT if chart.small else _HEIGHT
    names = names_width(chart, width, height)
    ticks = value_ticks(chart, height)
    left = min(max(text_width(tick.text, SMALL_TYPE) for tick in ticks) + _GUTTER_GAP, width / 3)
    right = width - max(names, 8.0)
    _, over = legend(chart, width, with_names=not names)
    flat = Frame(chart, left, 0, right, height)
    top = over + sum(reason.height for reason in reasons(flat, width)) + _OVER_PLOT
    return Frame(chart, left, top, right, top + height)


def _draw_plot(chart: Chart, width: float) -> Drawing:
    frame = frame_of(chart, width)
    named_beside = names_width(chart, width, frame.bottom - frame.top) > 0
    values = list(_values(frame)) if chart.labelled else []
    shapes: list[Shape] = [
        *legend(chart, width, with_names=not named_beside)[0],
        *_axes(frame),
        *_targets(frame),
        *_until(frame),
        *break_shapes(frame, reasons(frame, width)),
        *_ranges(frame),
        *(Box(*value.area.box, "background") for value in values),
        *_lines(frame),
        *_marks(frame),
        *(value.label for value in values),
        *(names_beside(frame) if named_beside else ()),
    ]
    return Drawing(width, frame.bottom + _TIME_ROOM, tuple(shapes))


def _axes(frame: Frame) -> Iterator[Shape]:
    for tick in value_ticks(frame.chart, frame.bottom - frame.top):
        y = frame.y(tick.at)
        yield Path(((frame.left, y), (frame.right, y)), Stroke("track", 0.6))
        yield Label(frame.left - _GUTTER_GAP, y + 3, tick.text, "quiet", "end", SMALL_TYPE)
    yield Path(((frame.left, frame.bottom), (frame.right, frame.bottom)), Stroke("faint", 0.8))
    for day_tick in time_ticks(frame):
        x = frame.x(day_tick.day)
        yield Path(((x, frame.bottom), (x, frame.bottom + 3)), Stroke("faint", 0.8))
        yield Label(x, frame.bottom + 12, day_tick.text, "quiet", "middle", SMALL_TYPE)


def _targets(frame: Frame) -> Iterator[Shape]:
    for target in frame.chart.targets:
        y = frame.y(target.at)
        yield Path(((frame.left, y), (frame.right, y)), TARGET)


def _until(frame: Frame) -> Iterator[Shape]:
    if frame.chart.until:
        x = frame.x(frame.chart.until.day)
        yield Path(((x, frame.top), (x, frame.bottom)), UNTIL)


def _ranges(frame: Frame) -> Iterator[Shape]:
    """Join the extremes of each day by an upright line: the other entities lie between them."""
    heights: defaultdict[date, list[float]] = defaultdict(list)
    for curve, point in frame.chart.points:
        if not curve.joined:
            heights[point.day].append(frame.y(point.at))
    for day, ys in heights.items():
        if len(ys) > 1:
            x = frame.x(day)
            yield Path(((x, min(ys)), (x, max(ys))), Stroke("faint", 0.7))


def _lines(frame: Frame) -> Iterator[Shape]:
    """Yield the lines of all runs, those of the first series last; after the day the page is read on they are thin."""
    for curve in reversed(frame.chart.curves):
        for run in curve.runs if curve.joined else ():
            ended = sum(not point.later for point in run.points)
            places = tuple(map(frame.place, run.points))
            later, until_day = places[max(0, ended - 1) :], places[:ended]
            if ended < len(places) and len(later) > 1:
                yield Path(later, Stroke("quiet", _LATER, _DASHES.get(curve.tone, ())))
            if len(until_day) > 1:
                width = _STRONG if curve.tone is Tone.HOME else _PLAIN
                yield Path(until_day, Stroke(curve.tone.value, width, _DASHES.get(curve.tone, ())))


def _marks(frame: Frame) -> Iterator[Shape]:
    """Yield the marks of the first series last; a figure that contradicts another has its own mark."""
    for curve in reversed(frame.chart.curves):
        for point in _marked_points(curve, frame):
            yield Symbol(*frame.place(point), point.mark or curve.mark, _ink(curve, point))
    for _, point in frame.chart.points:
        for height in point.heights[1:]:
            yield Symbol(frame.x(point.day), frame.y(height), "‡", "watch")


def _marked_points(curve: Curve, frame: Frame) -> Iterator[Point]:
    for run in curve.runs:
        yield from (run.points[0], run.points[-1]) if curve.joined and _is_dense(run, frame) else run.points


def _is_dense(run: PointRun, frame: Frame) -> bool:
    room = frame.x(run.points[-1].day) - frame.x(run.points[0].day)
    return len(run.points) > 2 and room < _ROOM_OF_MARK * (len(run.points) - 1)


def _values(frame: Frame) -> Iterator[PlacedLabel]:
    """Yield the values of marks that have room: the newest of each series first; of small charts no others."""
    marked = [[(curve, point) for point in _marked_points(curve, frame)] for curve in frame.chart.curves]
    newest = [points[-1] for points in marked if points]
    older = [] if frame.chart.small else [pair for points in marked for pair in reversed(points[:-1])]
    values = [
        MarkedValue(*frame.place(point), point.figure.brief, _ink(curve, point), curve.key in (MEAN, LOWEST))
        for curve, point in chain(newest, older)
    ]
    return value_labels(values, _surroundings(frame))


def _surroundings(frame: Frame) -> Surroundings:
    marks = [frame.place(point) for curve in frame.chart.curves for point in _marked_points(curve, frame)]
    marks += [(frame.x(point.day), frame.y(at)) for _, point in frame.chart.points for at in point.heights[1:]]
    lines: list[tuple[Place, Place]] = [
        segment
        for curve in frame.chart.curves if curve.joined
        for run in curve.runs
        for segment in pairwise(map(frame.place, run.points))
    ]  # fmt: skip
    uprights = [frame.x(tick.day) for tick in frame.chart.breaks]
    lines += [((x, frame.top), (x, frame.bottom)) for x in uprights]
    room = Area(frame.left, frame.top - _OVER_PLOT, frame.right + 8, frame.bottom)
    return Surroundings(room, tuple(marks), tuple(lines))


def _ink(curve: Curve, point: Point) -> str:
    """Return the colour of a point: quiet after the day the chart is read on, unless it is that of an entity."""
    return Tone.QUIET.value if point.later and curve.tone is Tone.PLAIN else curve.tone.value
