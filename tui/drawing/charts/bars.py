"""Single figures of a chart as bars from zero, to an eighth of a cell."""

from decimal import Decimal

from tui.blocks.chart import Chart
from tui.blocks.figure import Tone
from tui.drawing.lines import Line, Span, cut, fitted, justified
from tui.drawing.pictures import filled_cells
from tui.text import cells

_SHORTEST = 4
"""The fewest cells of a bar with its track."""


def draw_bars(chart: Chart, width: int) -> list[Line]:
    """Return a line for each point, and a line with the ends of their scale; the scale starts at zero."""
    points = chart.points
    periods = max(cells(point.period) for _, point in points) + 2
    figures = max(cells(point.figure.brief) for _, point in points) + 2
    room = max(_SHORTEST, width - periods - figures)
    lines: list[Line] = []
    for curve, point in points:
        bar = _bar(point.at / chart.values.high, curve.tone, room)
        lines.append(cut([fitted(Span(point.period), periods), bar, Span(f"  {point.figure.brief}", bold=True)], width))
    ticks = chart.values.levels[-1]
    ends = justified([Span(ticks[0].text, "quiet")], [Span(ticks[-1].text, "quiet")], room)
    return [*lines, cut([Span(" " * periods), *ends], width)]


def _bar(share: Decimal, tone: Tone, width: int) -> Span:
    """Return a bar that fills a share of its track."""
    whole, part = filled_cells(share, width)
    ink = "neutral_fill" if tone is Tone.PLAIN else tone.value
    return fitted(Span("█" * whole + part, ink, paper="track"), width)
