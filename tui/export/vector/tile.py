"""A small chart of one or two points as a tile: the newest figure large, and what was before and after it."""

from collections.abc import Iterator

from tui.blocks.chart import Chart, Curve, Point
from tui.export.vector.letters import text_width
from tui.export.vector.shapes import Drawing, Label, Shape

_LARGE, _TYPE, _LINE = 20.0, 9.0, 13.0


def draw_tile(chart: Chart, width: float) -> Drawing:
    """Return the newest figure by the day the page is read on, its period, then the other one and the targets."""
    points = chart.points
    lead = next((pair for pair in reversed(points) if not pair[1].later), points[-1])
    texts = [_other(chart, pair) for pair in points if pair is not lead]
    texts += [target.text for target in chart.targets]
    return Drawing(width, _LARGE + 4 + _LINE * len(texts), tuple(_shapes(chart, lead, texts)))


def _shapes(chart: Chart, lead: tuple[Curve, Point], texts: list[str]) -> Iterator[Shape]:
    curve, point = lead
    figure = point.figure.brief
    yield Label(0, _LARGE - 3, figure, size=_LARGE, bold=True)
    beside = text_width(figure, _LARGE, bold=True) + 6
    yield Label(beside, _LARGE - 3, f"{point.period}{_name(chart, curve)}", "quiet", size=_TYPE)
    for n, text in enumerate(texts, 1):
        yield Label(0, _LARGE + n * _LINE - 2, text, "quiet", size=_TYPE)


def _other(chart: Chart, pair: tuple[Curve, Point]) -> str:
    """Return the period and the figure of another point, and the change from it where it may be told."""
    curve, point = pair
    run = next(run for run in curve.runs if point in run.points)
    change = "" if run.change is None or any(other.later for other in run.points) else f"  {run.change.text}"
    return f"{point.period}  {point.figure.brief}{_name(chart, curve)}{change}"


def _name(chart: Chart, curve: Curve) -> str:
    return f"  {curve.name}" if len(chart.curves) > 1 else ""
