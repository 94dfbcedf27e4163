"""Lines of text crossed by the upright lines of a chart: its breaks, and the day it is read on."""

from tui.drawing.charts.area import PlotArea
from tui.drawing.lines import Line, Span, padded, width_of
from tui.text import cells

_CROSSED = " ─"
"""The glyphs an upright line may be drawn over."""


def crossed(line: Line, area: PlotArea) -> Line:
    """Return a line with the upright lines of a chart drawn through its blanks and hairlines."""
    line = padded(line, max(width_of(line), area.gutter + area.scale.width))
    for x, upright in area.uprights.items():
        line = _crossed_at(line, area.gutter + x, upright)
    return line


def _crossed_at(line: Line, at: int, upright: Span) -> Line:
    parts: Line = []
    start = 0
    for span in line:
        size, offset = cells(span.text), at - start
        if 0 <= offset < size == len(span.text) and span.text[offset] in _CROSSED:
            before, after = span.text[:offset], span.text[offset + 1 :]
            parts += [span._replace(text=before), upright, span._replace(text=after)]
        else:
            parts.append(span)
        start += size
    return [span for span in parts if span.text]
