"""Figures over time: thin lines within runs, a mark for each series, gaps open, breaks through the whole height."""

from typing import NamedTuple

from tui.blocks.chart import LOWEST, MEAN, Chart, Curve, Point, PointRun
from tui.blocks.figure import Tone
from tui.drawing.axes import gutter_width, time_ticks, value_ticks
from tui.drawing.canvas import GRID, Canvas
from tui.drawing.lines import Drawing, Item, Line, Span, cut, justified, width_of
from tui.drawing.plots import bar_rows, dense_rows
from tui.drawing.scale import Scale
from tui.drawing.traces import trace
from tui.text import cells, fit

_LOWEST, _HIGHEST = 6, 20
"""The rows a chart of its own may take."""
_SMALL, _SMALL_HIGHEST, _ABREAST, _AROUND = 4, 9, 3, 8
"""The rows one of many may take, how many commonly stand abreast, and the rows of the screen that are not theirs."""
_DENSE = 2
"""A run with fewer cells than this for each point is rasterised in blocks."""
_GRID = 3
_UNDER = (MEAN, LOWEST)
"""The series whose values rather stand under their marks."""


def draw_chart(chart: Chart, width: int, *, rows: int, point: int | None = None) -> Drawing:
    """Return a chart for a width, on a screen of some rows; `point` is the one stepped to.

    Its legend comes first, the words of its breaks above their lines, years below, and last what is known of the point.
    """
    if not chart.points:
        return Drawing([], [])
    height = _height(chart, rows)
    chosen = chart.points[point % len(chart.points)] if point is not None else None
    body = _bars(chart, width) if chart.bars else _plot(chart, width, height, chosen)
    told = _told(chosen, width)
    lines = [*_legend(chart, width), *body, told]
    if chart.small:
        lines = [*body[:-1], told] if chosen else body
    cited = chosen[1].figure.sources if chosen else _sources(chart)
    return Drawing(lines, [Item(0, len(lines), chart.opens, cited)])


def _height(chart: Chart, rows: int) -> int:
    """Return the rows of the picture itself on a screen of some rows."""
    if not chart.small:
        return max(_LOWEST, min(_HIGHEST, rows * 2 // 5))
    share = (rows - _AROUND) // -(-chart.small // _ABREAST) - 3
    return max(_SMALL, min(_SMALL_HIGHEST, share))


def _sources(chart: Chart) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for _, point in chart.points for code in point.figure.sources))


def _legend(chart: Chart, width: int) -> list[Line]:
    """Return marks and names, as many lines as they need, and where the axis starts."""
    entries: list[Line] = [
        [Span(curve.mark, curve.tone.value, bold=True), Span(f" {curve.name}", curve.tone.value)]
        for curve in chart.curves
    ]
    entries += [[Span(each.glyph, each.tone.value), Span(f" {each.word}", "quiet")] for each in chart.legend]
    entries += [[Span("╌╌", "good"), Span(f" {each.text}", "quiet")] for each in chart.targets]
    lines: list[Line] = [[]]
    for entry in entries:
        if lines[-1] and width_of(lines[-1]) + 3 + width_of(entry) > width:
            lines.append([])
        lines[-1] += [Span("   "), *entry] if lines[-1] else cut(entry, width)
    words: Line = [Span(chart.values.text, "quiet")]
    if width_of(lines[-1]) + width_of(words) + 3 <= width:
        return [*lines[:-1], justified(lines[-1], words, width)]
    return [*lines, justified([], words, width)]


def _told(chosen: tuple[Curve, Point] | None, width: int) -> Line:
    """Say what is known of the point stepped to."""
    if chosen is None:
        return []
    curve, point = chosen
    line = [
        Span(f"{point.period}  "),
        Span(f"{curve.mark} {curve.name} ", curve.tone.value),
        Span(point.figure.text, curve.tone.value, bold=True),
        Span(f" · {point.note}" if point.note else "", "quiet"),
    ]
    return cut(line, width)


class _Mark(NamedTuple):
    """A mark where it stands."""

    x: int
    y: int
    curve: Curve
    point: Point


def _plot(chart: Chart, width: int, height: int, chosen: tuple[Curve, Point] | None) -> list[Line]:
    """Return axes, lines, marks and labels."""
    ticks = value_ticks(chart.values, height, fine=not chart.small)
    gutter = min(gutter_width(ticks), width // 2)
    scale = Scale(chart.values, chart.time, max(1, width - gutter - 1), height)
    canvas = Canvas(scale.width, height)
    _grid(canvas, scale, [scale.row(tick.at) for tick in ticks])
    for target in chart.targets:
        for x in range(scale.width):
            canvas.put(x, scale.row(target.at), "╌", "good")
    breaks = _breaks(chart, scale)
    for x in breaks:
        for y in range(height):
            canvas.put(x, y, "┆", "watch")
            canvas.take(x, y)
    _ranges(canvas, chart, scale)
    for curve in reversed(chart.curves):
        for run in curve.runs if curve.joined else ():
            _run(canvas, scale, curve, run)
    marks = _marks(canvas, chart, scale)
    if chosen:
        _cross(canvas, marks, chosen)
    if chart.labelled:
        _labels(canvas, marks, last=bool(chart.small))
    labels = {scale.row(tick.at): tick.text for tick in reversed(ticks)}
    lines: list[Line] = [[Span(" " * gutter), *line] for line in _break_words(chart, breaks, scale.width)]
    for y, row in enumerate(canvas.lines()):
        label = fit(labels.get(y, ""), gutter - 1)
        lines.append([Span(" " * (gutter - 1 - cells(label)) + label + " ", "quiet"), *row])
    lines.append(cut(time_ticks(chart.time, scale, gutter, breaks, ends=bool(chart.small)), width))
    return lines


def _grid(canvas: Canvas, scale: Scale, rows: list[int]) -> None:
    for y in rows:
        for x in range(0, scale.width, _GRID):
            canvas.put(x, y, GRID, "faint")


def _breaks(chart: Chart, scale: Scale) -> list[int]:
    """Return the columns of the breaks, each between the last point before it and the first after it."""
    columns = []
    for each in chart.breaks:
        before = max((scale.column(point.day) for _, point in chart.points if point.day < each.day), default=-1)
        after = min(
            (scale.column(point.day) for _, point in chart.points if point.day >= each.day), default=scale.width
        )
        columns.append(max(before + 1, min(after - 1, scale.column(each.day))))
    return columns


def _break_words(chart: Chart, columns: list[int], width: int) -> list[Line]:
    """Say each break beside its line, as long as the room to its neighbours allows."""
    if not columns or chart.small:
        return []
    canvas = Canvas(width, 1)
    for x in columns:
        canvas.put(x, 0, "┆", "watch")
        canvas.take(x, 0)
    for each, x in zip(chart.breaks, columns, strict=True):
        left = x - cells(each.short) - 1
        for start, text in ((x + 2, each.text), (x + 2, each.short), (left, each.short)):
            if canvas.write(start, 0, text, "watch"):
                break
    return canvas.lines()


def _ranges(canvas: Canvas, chart: Chart, scale: Scale) -> None:
    """Join the extremes of each year by an upright line: the field lies between them."""
    loose = [curve for curve in chart.curves if not curve.joined]
    found: dict[int, list[int]] = {}
    for curve in loose:
        for run in curve.runs:
            for point in run.points:
                found.setdefault(scale.column(point.day), []).append(scale.row(point.at))
    for x, ys in found.items():
        for y in range(min(ys) + 1, max(ys)):
            canvas.put(x, y, "│", "faint")


def _run(canvas: Canvas, scale: Scale, curve: Curve, run: PointRun) -> None:
    """Draw the line of one unbroken run."""
    if _is_dense(curve, run, scale):
        first, last = scale.column(run.points[0].day), scale.column(run.points[-1].day)
        rows = dense_rows(
            [scale.across(each.day) * (scale.width - 1) for each in run.points],
            [scale.up(each.at) * (scale.height - 1) for each in run.points],
            scale.width,
            scale.height,
            (-0.5, scale.width - 0.5, -0.5, scale.height - 0.5),
        )
        for y, row in enumerate(rows):
            for x, glyph in enumerate(row):
                if glyph != " " and first <= x <= last:
                    canvas.put(x, y, glyph, curve.tone.value)
                    canvas.take(x, y)
        return
    for before, after in zip(run.points, run.points[1:], strict=False):
        ends = scale.column(before.day), scale.down(before.at), scale.column(after.day), scale.down(after.at)
        for x, y, glyph in trace(*ends):
            canvas.put(x, y, glyph, curve.tone.value)
            canvas.take(x, y)


def _marks(canvas: Canvas, chart: Chart, scale: Scale) -> list[_Mark]:
    """Draw the marks, those of the first series on top; marks that collide stand beside each other."""
    marks: list[_Mark] = []
    held: set[tuple[int, int]] = set()
    for curve in chart.curves:
        for run in curve.runs:
            dense = _is_dense(curve, run, scale)
            for point in (run.points[0], run.points[-1]) if dense else run.points:
                y = scale.row(point.at)
                x = next((x for x in _near(scale.column(point.day), scale.width) if (x, y) not in held), None)
                for other in point.heights[1:]:
                    canvas.put(scale.column(point.day), scale.row(other), "‡", "watch")
                if x is None:
                    continue
                held.add((x, y))
                canvas.put(x, y, point.mark or curve.mark, curve.tone.value, bold=True)
                canvas.take(x, y)
                marks.append(_Mark(x, y, curve, point))
    return marks


def _is_dense(curve: Curve, run: PointRun, scale: Scale) -> bool:
    first, last = scale.column(run.points[0].day), scale.column(run.points[-1].day)
    return curve.joined and last - first + 1 < _DENSE * (len(run.points) - 1)


def _near(x: int, width: int) -> list[int]:
    return [each for each in (x, x + 1, x - 1) if 0 <= each < width]


def _cross(canvas: Canvas, marks: list[_Mark], chosen: tuple[Curve, Point]) -> None:
    """Show the point stepped to by an upright line and a reversed mark."""
    for mark in marks:
        if (mark.curve, mark.point) == chosen:
            for y in range(canvas.height):
                if canvas.glyph(mark.x, y) in (" ", GRID, "╌"):
                    canvas.put(mark.x, y, "│", "quiet")
            canvas.put(mark.x, mark.y, mark.point.mark or mark.curve.mark, "background", bold=True, paper="text")


def _labels(canvas: Canvas, marks: list[_Mark], *, last: bool) -> None:
    """Write values at their marks where there is room, the newest of each series first, or alone."""
    newest = {mark.curve.key: mark for mark in marks}
    others = [] if last else [mark for mark in marks if mark is not newest[mark.curve.key]]
    ordered = [*newest.values(), *others]
    for mark in ordered:
        text = mark.point.figure.brief
        size = cells(text)
        shifts = (size // 2, size - 1, 0)
        above = [(mark.x - shift, mark.y - 1) for shift in shifts]
        below = [(mark.x - shift, mark.y + 1) for shift in shifts]
        first, second = (below, above) if mark.curve.key in _UNDER else (above, below)
        beside = [(mark.x + 2, mark.y), (mark.x - size - 1, mark.y)]
        for x, y in (first[0], second[0], *beside, *first[1:], *second[1:]):
            if canvas.write(x, y, text, mark.curve.tone.value):
                break


def _bars(chart: Chart, width: int) -> list[Line]:
    """Return single figures as bars from zero, on the length of their scale."""
    points = chart.points
    labels = max(cells(point.period) for _, point in points) + 2
    figures = max(cells(point.figure.brief) for _, point in points) + 2
    room = max(4, width - labels - figures)
    rows = bar_rows([float(point.at) for _, point in points], room, float(chart.values.high) or 1.0)[::2]
    lines: list[Line] = []
    for (curve, point), row in zip(points, rows, strict=True):
        filled = len(row.rstrip())
        line: Line = [
            Span(point.period + " " * (labels - cells(point.period))),
            Span(row[:filled], "neutral_fill" if curve.tone is Tone.PLAIN else curve.tone.value),
            Span(" " * (room - filled), paper="track"),
            Span(f"  {point.figure.brief}", bold=True),
        ]
        lines.append(cut(line, width))
    ends = chart.values.levels[-1]
    foot = justified([Span(ends[0].text, "quiet")], [Span(ends[-1].text, "quiet")], room)
    return [*lines, cut([Span(" " * labels), *foot], width)]
