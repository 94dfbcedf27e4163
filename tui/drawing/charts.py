"""Figures over time: one small picture a run, so that nothing is joined across a gap, a break or another total."""

from decimal import Decimal

from tui.drawing.lines import Drawing, Line, Span, cell, cut
from tui.drawing.pictures import sparkline
from tui.pages.blocks import Chart, Spark, Stretch
from tui.text import cells


def draw_chart(chart: Chart, width: int) -> Drawing:
    """Return the runs of a chart, oldest first, each from its first figure to its last; breaks stand between them."""
    totals = max((cells(run.total) for run in chart.runs), default=0)
    firsts = max((cells(run.points[0][1].brief) for run in chart.runs), default=0)
    picture = max(8, min(32, width - totals - 2 * firsts - 8))
    lines: list[Line] = []
    pending = list(chart.breaks)
    for run in chart.runs:
        while pending and run.points[0][0] >= pending[0][0] and lines:
            lines.append([Span(f"┆ {pending.pop(0)[1]}", "watch")])
        lines.append(cut(_run(run, totals, firsts, picture), width))
    return Drawing(lines, [])


def _run(run: Stretch, totals: int, firsts: int, picture: int) -> Line:
    points = tuple((day, figure.value or Decimal(0)) for day, figure in run.points)
    label: Line = [cell(f"/{run.total}" if run.total else "", totals + 1, "quiet"), Span(" ")] if totals else []
    return [
        *label,
        cell(run.points[0][1].brief if len(run.points) > 1 else "", firsts, right=True),
        Span("  "),
        *sparkline(Spark(points), picture),
        Span("  "),
        Span(run.points[-1][1].brief, bold=True),
    ]
