"""The commitments of a block as meters of one length, with their figures in columns."""

from typing import NamedTuple

from tui.blocks.page import Meter, Meters
from tui.drawing.lines import Drawing, Item, Line, Span, cut, fitted, justified, mark_span, spans, width_of
from tui.drawing.pictures import slim_meter, tall_meter
from tui.text import cells

_GAP = Span("  ")
_SHORTEST = 8
"""The fewest cells of a meter."""


class _Columns(NamedTuple):
    """The widths, in cells, that all meters of a block share."""

    name: int
    figure: int
    percent: int
    status: int


def draw_meters(block: Meters, width: int, *, compact: bool) -> Drawing:
    """Return two lines for each meter; compact ones have a slim meter and no blank lines between."""
    columns = _columns(block.meters, width)
    lines: list[Line] = []
    items: list[Item] = []
    for n, meter in enumerate(block.meters):
        if n and not compact:
            lines.append([])
        start = len(lines)
        lines += _slim(meter, columns, width) if compact else _tall(meter, columns, width)
        items.append(Item(start, len(lines), meter.opens, meter.figure.sources))
    return Drawing(lines, items)


def _columns(meters: tuple[Meter, ...], width: int) -> _Columns:
    return _Columns(
        name=min(max((cells(meter.name) for meter in meters), default=0), width // 3),
        figure=max((cells(meter.figure.brief) for meter in meters), default=0),
        percent=max((cells(meter.percent.brief) for meter in meters if meter.percent), default=0),
        status=max((cells(mark_span(meter.status).text) for meter in meters), default=0),
    )


def _readings(meter: Meter, columns: _Columns) -> Line:
    """Return figure, percentage and status in their columns; a figure that is a percentage ends in that column."""
    figure = Span(meter.figure.brief, bold=True)
    status = fitted(mark_span(meter.status), columns.status)
    if meter.percent is None:
        both = columns.figure + width_of([_GAP]) + columns.percent
        return [fitted(figure, both, right=True), _GAP, status]
    percent = fitted(Span(meter.percent.brief, "quiet"), columns.percent, right=True)
    return [fitted(figure, columns.figure, right=True), _GAP, percent, _GAP, status]


def _tall(meter: Meter, columns: _Columns, width: int) -> list[Line]:
    """Return a line with name, meter and readings, and one with the remark."""
    readings = _readings(meter, columns)
    room = width - columns.name - width_of(readings) - 4
    name = fitted(Span(meter.name, bold=True), columns.name)
    first = [name, _GAP, *tall_meter(meter.gauge, max(_SHORTEST, room)), _GAP, *readings]
    return [cut(first, width), cut(spans(meter.remark, "quiet"), width)]


def _slim(meter: Meter, columns: _Columns, width: int) -> list[Line]:
    """Return a line with name and readings, and one with meter and remark."""
    bar = max(_SHORTEST, width // 5)
    return [
        justified([Span(meter.short, bold=True)], _readings(meter, columns), width),
        [*slim_meter(meter.gauge, bar), _GAP, *cut(spans(meter.remark, "quiet"), width - bar - 2)],
    ]
