"""The commitments of a block as meters of one length, with their figures in columns."""

from typing import NamedTuple

from tui.blocks.figure import SEPARATOR
from tui.blocks.page import Meter, Meters
from tui.drawing.cards import Spacing
from tui.drawing.lines import Drawing, Item, Line, Span, cut, fitted, justified, mark_span, width_of, wrapped
from tui.drawing.pictures import slim_meter, tall_meter
from tui.text import cells

_GAP = Span("  ")
_SHORTEST, _READABLE = 8, 20
"""The fewest cells of a meter, and those it keeps before long names get more room."""
_READABLE_REMARK = 60
"""The fewest cells of a remark that starts below the meter."""


class _Columns(NamedTuple):
    """The widths, in cells, that all meters of a block share."""

    name: int
    short: int
    figure: int
    percent: int
    status: int


def draw_meters(block: Meters, width: int, *, compact: bool, spacing: Spacing = Spacing.WIDE) -> Drawing:
    """Return at least two lines for each meter, blank lines between where there is room; compact ones are slim."""
    columns = _columns(block.meters, width)
    lines: list[Line] = []
    items: list[Item] = []
    for n, meter in enumerate(block.meters):
        if n and not compact and spacing is Spacing.WIDE:
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
    """Return a line with name, meter and readings, and the remark below the meter, in as many lines as it needs."""
    readings = _readings(meter, columns)
    room = width - columns.name - width_of(readings) - 4
    name = fitted(Span(meter.name, bold=True), columns.name)
    first = [name, _GAP, *tall_meter(meter.gauge, max(_SHORTEST, room)), _GAP, *readings]
    indent = columns.name + 2 if width - columns.name - 2 >= _READABLE_REMARK else 0
    return [
        cut(first, width),
        *([Span(" " * indent), *line] for line in wrapped(meter.remark, width - indent, "quiet")),
    ]


def _slim(meter: Meter, columns: _Columns, width: int) -> list[Line]:
    """Return a line with name and readings, then the meter and beside it the remark, in as many lines as it needs.

    The status is said with the remark where the names need its room, for all meters of a block.
    """
    bar = max(_SHORTEST, width // 5)
    readings, remark = _readings(meter, columns), meter.remark
    if columns.short + width_of([_GAP, *readings]) > width:
        readings, remark = _figures(meter, columns), (meter.status, SEPARATOR, *remark)
    first, *further = wrapped(remark, max(1, width - bar - 2), "quiet")
    indent = Span(" " * (bar + 2))
    return [
        justified([Span(meter.short, bold=True)], readings, width),
        [*slim_meter(meter.gauge, bar), _GAP, *first],
        *([indent, *line] for line in further),
    ]
