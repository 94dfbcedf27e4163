"""A small chart of one or two points as a tile: the newest figure in large digits, and what was before and after it."""

from tui.blocks.chart import Chart, Curve, Point
from tui.blocks.figure import Tone
from tui.drawing.charts.marks import SeriesPoint
from tui.drawing.charts.names import curve_name, target_name
from tui.drawing.digits import is_drawable, large_digits
from tui.drawing.lines import Line, Span, cut, width_of


def draw_tile(chart: Chart, width: int) -> list[Line]:
    """Return the newest figure by the day the page is read on, its period, then the other one and the targets."""
    points = chart.points
    lead = next((pair for pair in reversed(points) if not pair[1].later), points[-1])
    others = [_other(chart, pair) for pair in points if pair is not lead]
    targets = [target_name(target) for target in chart.targets]
    period = [Span(lead[1].period, "quiet"), *_name(chart, lead[0])]
    return [*_large(lead, width), *(cut(line, width) for line in (period, *others, *targets))]


def _large(lead: SeriesPoint, width: int) -> list[Line]:
    """Return a figure in large digits, what is behind them in the last line; as it is where they have no room."""
    curve, point = lead
    ink = Tone.QUIET.value if point.later else Tone.HOME.value if curve.tone is Tone.HOME else Tone.PLAIN.value
    number, rest = _parted(point.figure.brief)
    if is_drawable(number):
        *upper, last = large_digits(number, 3, ink)
        line = [*last, Span(f" {rest}", ink, bold=True)]
        if width_of(line) <= width:
            return [*upper, line]
    return [cut([Span(point.figure.brief, ink, bold=True)], width)]


def _parted(text: str) -> tuple[str, str]:
    """Return a figure up to the last of its digits, and the flags and words behind it: > 79,5 and triệu†."""
    end = max((n for n, character in enumerate(text, 1) if character.isdigit() or character == "%"), default=0)
    return text[:end], text[end:].strip()


def _other(chart: Chart, pair: SeriesPoint) -> Line:
    """Return the period and the figure of another point, and the change from it where it may be told."""
    curve, point = pair
    line = [Span(f"{point.period}  {point.figure.brief}", "quiet"), *_name(chart, curve)]
    change = next((run.change for run in curve.runs if point in run.points and not _has_later(run.points)), None)
    return [*line, Span(f"  {change.text}", bold=True)] if change else line


def _has_later(points: tuple[Point, ...]) -> bool:
    return any(point.later for point in points)


def _name(chart: Chart, curve: Curve) -> Line:
    """Return the mark and name of a series, where there are several."""
    return [Span("  "), *curve_name(curve)] if len(chart.curves) > 1 else []
