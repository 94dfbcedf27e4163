"""Commitments as meters: what lags first."""

from tui.blocks.page import Meter, Meters
from tui.drawing.lines import Drawing, Item, Line, Span, cell, cut, justified, spans
from tui.drawing.pictures import slim_meter, tall_meter
from tui.text import cells


def draw_meters(block: Meters, width: int, *, compact: bool) -> Drawing:
    """Return meters: one line with the meter and one with its readings; no blank lines where room is short."""
    figures = max((cells(each.figure.brief) for each in block.meters), default=0)
    percents = max((cells(each.percent.brief) for each in block.meters if each.percent), default=0)
    statuses = max((cells(f"{each.status.glyph} {each.status.word}") for each in block.meters), default=0)
    lines: list[Line] = []
    items: list[Item] = []
    for n, meter in enumerate(block.meters):
        if n and not compact:
            lines.append([])
        start = len(lines)
        right = _right(meter, figures, percents, statuses)
        lines += _narrow(meter, right, width) if compact else _wide(block, meter, right, width)
        items.append(Item(start, len(lines), meter.opens, meter.figure.sources))
    return Drawing(lines, items)


def _right(meter: Meter, figures: int, percents: int, statuses: int) -> Line:
    return [
        cell(meter.figure.brief, figures, right=True, bold=True),
        Span("  "),
        cell(meter.percent.brief if meter.percent else "", percents, "quiet", right=True),
        Span("  "),
        cell(f"{meter.status.glyph} {meter.status.word}", statuses, meter.status.tone.value),
    ]


def _wide(block: Meters, meter: Meter, right: Line, width: int) -> list[Line]:
    names = min(max(cells(each.name) for each in block.meters), width // 3)
    room = width - names - sum(cells(span.text) for span in right) - 4
    first = [
        cell(meter.name, names, bold=True),
        Span("  "),
        *tall_meter(meter.gauge, max(8, room)),
        Span("  "),
        *right,
    ]
    return [cut(first, width), cut(spans(meter.remark, "quiet"), width)]


def _narrow(meter: Meter, right: Line, width: int) -> list[Line]:
    bar = max(8, width // 5)
    room = width - bar - 2
    return [
        justified([Span(meter.short, bold=True)], right, width),
        [*slim_meter(meter.gauge, bar), Span("  "), *cut(spans(meter.remark, "quiet"), room)],
    ]
