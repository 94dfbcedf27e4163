"""The words around a plot: what the marks mean, why lines break, and the names at the ends of lines."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.blocks.chart import Chart
from tui.blocks.figure import Tone
from tui.export.vector.frame import SMALL_TYPE, Frame
from tui.export.vector.letters import text_width, wrapped_text
from tui.export.vector.shapes import Box, Label, Path, Shape, Stroke, Symbol

NAME_TYPE = 9.0
_LINE, _REASON_LINE = 11.0, 10.0
_OVER_PLOT = 10.0
"""The points between the words of breaks and a plot."""
_KEY, _KEY_GAP = 12.0, 14.0
"""The points a mark or a piece of line takes before its words, and those between two entries."""
_WIDEST_NAMES = 0.34
"""The part of a drawing the names beside the plot may take."""
_NARROWEST_REASON = 150.0
TARGET = Stroke("good", 0.9, (6, 3))
BREAK = Stroke("watch", 0.8, (2.5, 2.5))
UNTIL = Stroke("quiet", 0.8, (1, 2))


class Entry(NamedTuple):
    """A mark, or a piece of line, with what it means."""

    key: Stroke | str
    text: str
    ink: str = "text"
    is_upright: bool = False
    """Whether the piece of line stands upright."""

    @property
    def width(self) -> float:
        """The points it takes."""
        return _KEY + text_width(self.text, NAME_TYPE, bold=self._is_bold)

    @property
    def _is_bold(self) -> bool:
        return self.ink == Tone.HOME.value

    def shapes(self, x: float, baseline: float) -> Iterator[Shape]:
        """Yield its mark and its words."""
        middle = baseline - 3
        if isinstance(self.key, str):
            yield Symbol(x + 4, middle, self.key, self.ink)
        elif self.is_upright:
            yield Path(((x + 4, baseline + 1), (x + 4, baseline - 8)), self.key)
        else:
            yield Path(((x, middle), (x + _KEY - 3, middle)), self.key)
        ink = "quiet" if isinstance(self.key, Stroke) else self.ink
        yield Label(x + _KEY, baseline, self.text, ink, size=NAME_TYPE, bold=self._is_bold)


def names_width(chart: Chart, width: float, height: float) -> float:
    """Return the points the names of lines take beside a plot; 0 where a legend must name them."""
    entries = [*_series(chart), *_targets(chart)]
    needed = max((entry.width for entry in entries), default=0.0) + 12
    have_ends = all(curve.runs for curve in chart.curves)
    return needed if have_ends and needed <= width * _WIDEST_NAMES and len(entries) * _LINE <= height else 0.0


def names_beside(frame: Frame) -> Iterator[Shape]:
    """Yield the names of series and targets, each as near to the end of its line as its neighbours allow."""
    chart = frame.chart
    ends = [frame.y(curve.runs[-1].points[-1].at) for curve in chart.curves]
    ends += [frame.y(target.at) for target in chart.targets]
    placed = sorted(zip(ends, (*_series(chart), *_targets(chart)), strict=True), key=lambda pair: pair[0])
    baselines = spread([y + 3 for y, _ in placed], _LINE, frame.bottom + 3)
    for baseline, (_, entry) in zip(baselines, placed, strict=True):
        yield from entry.shapes(frame.right + 8, baseline)


def spread(places: Sequence[float], gap: float, last: float) -> list[float]:
    """Return sorted places moved as little down, and then up, as keeps them a gap apart and none beyond the last."""
    lowered: list[float] = []
    for place in places:
        lowered.append(max(place, lowered[-1] + gap) if lowered else place)
    raised: list[float] = []
    for place in reversed(lowered):
        raised.append(min(place, raised[-1] - gap if raised else last))
    return raised[::-1]


def legend(chart: Chart, width: float, *, with_names: bool) -> tuple[list[Shape], float]:
    """Return what the marks mean in lines of a width, where the axis starts at the right, and how high they are."""
    entries = [*(_series(chart) if with_names else ()), *(_targets(chart) if with_names else ())]
    entries += [Entry(mark.glyph, mark.word, mark.tone.value) for mark in chart.legend]
    if chart.until:
        entries.append(Entry(UNTIL, chart.until.text, is_upright=True))
    axis = chart.values.short if chart.small else chart.values.text
    shapes: list[Shape] = []
    x, baseline = 0.0, _LINE - 2
    for entry in entries:
        if x and x + entry.width > width:
            x, baseline = 0.0, baseline + _LINE
        shapes += entry.shapes(x, baseline)
        x += entry.width + _KEY_GAP
    if axis:
        if x + text_width(axis, SMALL_TYPE) > width:
            baseline += _LINE
        shapes.append(Label(width, baseline, axis, "quiet", "end", SMALL_TYPE))
    return (shapes, baseline + 5) if shapes else ([], 0.0)


def _series(chart: Chart) -> Iterator[Entry]:
    return (Entry(curve.mark, curve.name, curve.tone.value) for curve in chart.curves)


def _targets(chart: Chart) -> Iterator[Entry]:
    return (Entry(TARGET, target.text) for target in chart.targets)


class Reason(NamedTuple):
    """The words of a break in lines beside its own line, which reaches up to them."""

    x: float
    lines: tuple[str, ...]
    is_left: bool

    @property
    def height(self) -> float:
        """The points its lines take."""
        return len(self.lines) * _REASON_LINE


def reasons(frame: Frame, width: float) -> list[Reason]:
    """Return the words of the breaks of a chart, the earliest first, on the side of its line that has more room."""
    worded: list[Reason] = []
    for tick in frame.chart.breaks:
        x = frame.x(tick.day)
        if frame.chart.small:
            worded.append(Reason(x, (), is_left=False))
            continue
        is_left = x > width * 0.62 and width - x < text_width(tick.text, SMALL_TYPE) + 4
        room = max((x if is_left else width - x) - 4, _NARROWEST_REASON)
        worded.append(Reason(x, tuple(wrapped_text(tick.text, SMALL_TYPE, room)), is_left))
    return worded


def break_shapes(frame: Frame, breaks: Sequence[Reason]) -> Iterator[Shape]:
    """Yield the lines of breaks, each up to its words above the plot; the words of the latest stand lowest."""
    bottom = frame.top - _OVER_PLOT
    words: list[Shape] = []
    for reason in reversed(breaks):
        top = bottom - reason.height
        yield Path(((reason.x, frame.bottom), (reason.x, top + 2 if reason.lines else frame.top)), BREAK)
        words += _reason_shapes(reason, top)
        bottom = top
    yield from words


def _reason_shapes(reason: Reason, top: float) -> Iterator[Shape]:
    """Yield the words of a break, on paper that hides the lines of other breaks."""
    for n, text in enumerate(reason.lines, 1):
        x = reason.x - 4 if reason.is_left else reason.x + 4
        baseline, width = top + n * _REASON_LINE - 2, text_width(text, SMALL_TYPE)
        yield Box(x - width if reason.is_left else x, baseline - SMALL_TYPE, width, _REASON_LINE, "background")
        yield Label(x, baseline, text, "watch", "end" if reason.is_left else "start", SMALL_TYPE)
