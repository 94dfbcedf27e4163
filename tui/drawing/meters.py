"""The commitments of a block as meters of one length, with their figures in columns."""

from typing import NamedTuple

from tui.blocks.figure import SEPARATOR, Run, Runs
from tui.blocks.page import Meter, Meters
from tui.drawing.cards import Spacing
from tui.drawing.lines import Drawing, Item, Line, Span, cut, fitted, justified, mark_span, spans, width_of, wrapped
from tui.drawing.pictures import slim_meter, tall_meter
from tui.text import ELLIPSIS, cells

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
    """Return at least two lines for each meter, blank lines between where there is room; compact ones are slim.

    Compact ones that stand close have two lines: of a longer remark the parts that fit, and a sign that there are more.
    """
    is_wide = spacing is Spacing.WIDE
    drawn = _slim_meters(block.meters, width, brief=not is_wide) if compact else _tall_meters(block.meters, width)
    lines: list[Line] = []
    items: list[Item] = []
    for n, (meter, meter_lines) in enumerate(zip(block.meters, drawn, strict=True)):
        if n and not compact and is_wide:
            lines.append([])
        start = len(lines)
        lines += meter_lines
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


def _tall_meters(meters: tuple[Meter, ...], width: int) -> list[list[Line]]:
    """Return for each meter a line with name, meter and readings, and its remark in as many lines as it needs.

    The remarks begin below the meters, or below the names where that saves lines.
    """
    columns = _columns(meters, width)
    indents = [columns.name + 2, 0] if width - columns.name - 2 >= _READABLE_REMARK else [0]
    remarks = [[_indented(meter.remark, indent, width) for meter in meters] for indent in indents]
    fewest = min(remarks, key=lambda lines: sum(map(len, lines)))
    return [[_tall_line(meter, columns, width), *remark] for meter, remark in zip(meters, fewest, strict=True)]


def _tall_line(meter: Meter, columns: _Columns, width: int) -> Line:
    """Return name, meter and readings in their columns."""
    readings = _readings(meter, columns)
    room = width - columns.name - width_of(readings) - 4
    name = fitted(Span(meter.name, bold=True), columns.name)
    return cut([name, _GAP, *tall_meter(meter.gauge, max(_SHORTEST, room)), _GAP, *readings], width)


def _indented(remark: Runs, indent: int, width: int) -> list[Line]:
    """Return a remark in lines that begin after some blank cells."""
    return [[Span(" " * indent), *line] for line in wrapped(remark, width - indent, "quiet")]


def _slim_meters(meters: tuple[Meter, ...], width: int, *, brief: bool) -> list[list[Line]]:
    """Return for each meter a line with name and readings, then the meter and its remark, in one line where brief.

    The status is said with the remark where the names need its room, for all meters of a block.
    """
    columns, bar = _columns(meters, width), max(_SHORTEST, width // 5)
    has_room = columns.short + sum((columns.figure, columns.percent, columns.status)) + 3 * width_of([_GAP]) <= width
    drawn = []
    for meter in meters:
        readings = _readings(meter, columns) if has_room else _figures(meter, columns)
        remark = meter.remark if has_room else (meter.status, SEPARATOR, *meter.remark)
        first, *further = _indented(_first_parts(remark, width - bar - 2) if brief else remark, bar + 2, width)
        title = justified([Span(meter.short, bold=True)], readings, width)
        drawn.append([title, [*slim_meter(meter.gauge, bar), _GAP, *first[1:]], *further])
    return drawn


def _first_parts(remark: Runs, width: int) -> Runs:
    """Return the first parts of a remark that fit into a line, then a sign where there are more; at least one part."""
    if width_of(spans(remark)) <= width:
        return remark
    room = width - cells(SEPARATOR + ELLIPSIS)
    ends = [n for n, run in enumerate(remark) if run == SEPARATOR and width_of(spans(remark[:n])) <= room]
    first: list[Run] = [*remark[: ends[-1]], SEPARATOR, ELLIPSIS] if ends else [*remark]
    return tuple(first)
