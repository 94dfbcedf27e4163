"""Single figures of a chart as bars from zero."""

from tui.blocks.chart import Chart
from tui.blocks.figure import Tone
from tui.export.vector.letters import text_width
from tui.export.vector.shapes import Box, Drawing, Label, Shape

_ROW, _BAR, _TYPE = 18.0, 10.0, 9.0
_GAP = 8.0


def draw_bars(chart: Chart, width: float) -> Drawing:
    """Return a bar for each point, with its period and its figure, and the ends of their scale below."""
    points = chart.points
    left = max(text_width(point.period, _TYPE) for _, point in points) + _GAP
    right = width - max(text_width(point.figure.brief, _TYPE, bold=True) for _, point in points) - _GAP
    shapes: list[Shape] = []
    for n, (curve, point) in enumerate(points):
        baseline = n * _ROW + _BAR
        share = max(0.0, min(1.0, float(point.at / chart.values.high)))
        fill = "neutral_fill" if curve.tone is Tone.PLAIN else curve.tone.value
        shapes += [
            Label(0, baseline, point.period, size=_TYPE),
            Box(left, n * _ROW + 2, right - left, _BAR, "track"),
            Box(left, n * _ROW + 2, share * (right - left), _BAR, fill),
            Label(right + _GAP, baseline, point.figure.brief, size=_TYPE, bold=True),
        ]
    ends = chart.values.levels[-1]
    bottom = len(points) * _ROW + 6
    shapes += [
        Label(left, bottom, ends[0].text, "quiet", size=_TYPE - 1),
        Label(right, bottom, ends[-1].text, "quiet", "end", _TYPE - 1),
    ]
    return Drawing(width, bottom + 4, tuple(shapes))
