"""The line above a picture that words its upright lines: each break, and the day the chart is read on."""

from typing import NamedTuple

from tui.drawing.charts.area import PlotArea
from tui.drawing.charts.canvas import BREAK, UNTIL, Canvas
from tui.drawing.lines import Line, Span


class Captions(NamedTuple):
    """The words above a picture."""

    dates: bool
    """Whether they say the day the chart is read on."""
    line: Line
    start: int
    """The cell the first of them starts in."""


def captions_of(area: PlotArea) -> Captions | None:
    """Return the words beside the upright lines, as full as the room to their neighbours allows.

    There are none above a small chart, and above one without upright lines.
    """
    if area.chart.small or not area.uprights:
        return None
    canvas = Canvas(area.scale.width, 1)
    for x in area.breaks:
        canvas.claim(x, 0, BREAK)
    for tick, x in zip(area.chart.breaks, area.breaks, strict=True):
        for text in (tick.text, tick.short):
            if canvas.write(x + 2, 0, BREAK._replace(text=text)):
                break
    return Captions(
        dates=_write_day(canvas, area),
        line=[Span(" " * area.gutter), *canvas.lines()[0]],
        start=area.gutter + min(area.uprights),
    )


def _write_day(canvas: Canvas, area: PlotArea) -> bool:
    """Write the day a chart is read on beside its line; return whether there was room."""
    if area.chart.until is None or area.until is None or not canvas.is_free(area.until, 0):
        return False
    canvas.claim(area.until, 0, UNTIL)
    return canvas.write(area.until + 2, 0, UNTIL._replace(text=area.chart.until.text))
