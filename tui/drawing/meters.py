"""The commitments of a block as meters of one length, with their figures in columns."""

from typing import NamedTuple

from tui.blocks.page import Meter, Meters
from tui.drawing.lines import Drawing, Item, Line, Span, cut, fitted, justified, mark_span, spans, width_of, wrapped
from tui.drawing.pictures import slim_meter, tall_meter
from tui.text import cells

_GAP = Span("  ")
_DOT = Span(" · ", "quiet")
_SHORTEST, _READABLE = 8, 20
"""The fewest cells of a meter, and those it keeps before long names get more room."""


class _Columns(NamedTuple):
    """The widths, in cells, that all meters of a block share."""

    name: int
    short: int
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
        items.append(Item(start, len(lines), meter.opens, meter.figure.sources, meter.figure.origins))
    return Drawing(lines, items)


def _columns(meters: tuple[Meter, ...], width: int) -> _Columns:
    figure = max((cells(meter.figure.brief) for meter in meters), default=0)
    percent = max((cells(meter.percent.brief) for meter in meters if meter.percent), default=0)
    status = max((cells(mark_span(meter.status).text) for meter in meters), default=0)
    room = width - figure - percent - status - _READABLE - 4 * width_of([_GAP])
    return _Columns(
        name=min(max((cells(meter.name) for meter in meters), default=0), max(width // 3, room)),
        short=max((cells(meter.short) for meter in meters), default=0),
        figure=figure,
        percent=percent,
        status=status,
    )


def _figures(meter: Meter, columns: _Columns) -> Line:
    """Return figure and percentage in their columns; a figure that is a percentage ends in the second one."""
    figure = Span(meter.figure.brief, bold=True)
    if meter.percent is None:
        return [fitted(figure, columns.figure + width_of([_GAP]) + columns.percent, right=True)]
    percent = fitted(Span(meter.percent.brief, "quiet"), columns.percent, right=True)
    return [fitted(figure, columns.figure, right=True), _GAP, percent]


def _readings(meter: Meter, columns: _Columns) -> Line:
    """Return figure, percentage and status in their columns."""
    return [*_figures(meter, columns), _GAP, fitted(mark_span(meter.status), columns.status)]


def _tall(meter: Meter, columns: _Columns, width: int) -> list[Line]:
    """Return a line with name, meter and readings, and the remark below it, in as many lines as it needs."""
    readings = _readings(meter, columns)
    room = width - columns.name - width_of(readings) - 4
    name = fitted(Span(meter.name, bold=True), columns.name)
    first = [name, _GAP, *tall_meter(meter.gauge, max(_SHORTEST, room)), _GAP, *readings]
    return [cut(first, width), *wrapped(meter.remark, width, "quiet")]


def _slim(meter: Meter, columns: _Columns, width: int) -> list[Line]:
    """Return a line with name and readings, and one with meter and remark; the status is below where names need room.

    All meters of a block have it in the same line.
    """
    bar = max(_SHORTEST, width // 5)
    readings, below = _readings(meter, columns), spans(meter.remark, "quiet")
    if columns.short + width_of([_GAP, *readings]) > width:
        readings, below = _figures(meter, columns), [mark_span(meter.status), _DOT, *below]
    return [
        justified([Span(meter.short, bold=True)], readings, width),
        [*slim_meter(meter.gauge, bar), _GAP, *cut(below, width - bar - 2)],
    ]
