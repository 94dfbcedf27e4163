"""The figure that leads a page: three lines in large digits with its meter, or two lines where there is less room."""

from itertools import zip_longest

from tui.blocks.figure import SEPARATOR, Runs
from tui.blocks.page import Card, Lead
from tui.blocks.pictures import Gauge, Spark
from tui.drawing.card_lines import compact_lines
from tui.drawing.digits import large_digits
from tui.drawing.figure_parts import figure_parts
from tui.drawing.lines import Drawing, Item, Line, Span, cut, justified, padded, width_of, wrapped
from tui.drawing.pictures import tall_meter
from tui.drawing.sparklines import LONGEST, sparkline
from tui.text import cells

_GAP = 5
"""The blank cells between the parts of a wide lead."""
_SHORTEST = 28
"""The fewest cells between the digits and what is said at the right, before that is said below."""

_NARROW_REMARK = 44
"""The cells in which remarks are wrapped where longer lines leave too little beside them."""
_SHORTEST_PICTURE = 12
"""The fewest cells of a meter that has its percentage beside it."""


def draw_lead(lead: Lead, width: int, *, compact: bool) -> Drawing:
    """Return the figure that leads: three lines with large digits, two lines where the page is compact."""
    lines = compact_lines(lead.card, width, bold=True) if compact else _large(lead, width)
    return Drawing(lines, [Item(0, len(lines), lead.card.opens, lead.card.figure.sources, lead.card.figure.origins)])


def lead_picture(lead: Lead, width: int) -> list[Line]:
    """Return the gauge of the figure with its ends below, or its sparkline; no lines without a picture."""
    match lead.card.picture:
        case Gauge() as gauge:
            low, high = (Span(end, "quiet") for end in lead.ends)
            return [tall_meter(gauge, width), justified([low], [high], width)]
        case Spark() as spark:
            first = f"{spark.first.brief} " if spark.first else ""
            upper, lower = sparkline(spark, min(width - cells(first), LONGEST), height=2)
            return [[Span(" " * cells(first)), *upper], [Span(first, "quiet"), *lower]]
        case None:
            return []


def _large(lead: Lead, width: int) -> list[Line]:
    """Return digits, name with picture, and what is said of it, beside each other; the last below without room.

    A figure too long for large digits is written in two lines.
    """
    digits = _digits(lead.card)
    parts = _remarks(lead)
    remarks = [line for part in parts for line in wrapped(part, width, "quiet")]
    left = width_of(digits[0]) + _GAP
    room = width - left - _aside(remarks)
    if room < _SHORTEST:
        narrow = wrapped(_joined(parts), _NARROW_REMARK, "quiet") if parts else []
        narrow_room = width - left - _aside(narrow)
        remarks, room = (narrow, narrow_room) if narrow_room >= _SHORTEST else (remarks, room)
    if room >= _SHORTEST:
        none: Line = []
        rows = zip_longest(digits, _middle(lead, room), remarks, fillvalue=none)
        return [justified([*padded(line, left), *middle], remark, width) for line, middle, remark in rows]
    room = width - left
    if room < _SHORTEST:
        return [cut(line, width) for line in compact_lines(lead.card, width, bold=True)]
    beside = [[*padded(line, left), *middle] for line, middle in zip(digits, _middle(lead, room), strict=True)]
    return [*(cut(line, width) for line in beside), *(cut(line, width) for line in remarks)]


def _digits(card: Card) -> list[Line]:
    """Return the figure in three lines; words stand beside large digits, a figure without them is one word."""
    parts = figure_parts(card.figure.text)
    if not parts.number:
        return [[], [Span(card.figure.text, bold=True)], []]
    before, after = (f"{parts.before} " if parts.before else ""), (f" {parts.after}" if parts.after else "")
    margins = [(" " * cells(before), parts.flags), (before, ""), (" " * cells(before), after)]
    lines = [
        [Span(left, bold=True), *digits, Span(right, bold=True)]
        for (left, right), digits in zip(margins, large_digits(parts.number, 3), strict=True)
    ]
    size = max(map(width_of, lines))
    return [padded(line, size) for line in lines]


def _middle(lead: Lead, width: int) -> list[Line]:
    """Return the name above the picture, with the percentage beside the meter, in three lines."""
    card = lead.card
    name = [Span(card.name if cells(card.name) <= width else card.short, bold=True)]
    percent = [Span(f"  {card.percent.text}", bold=True)] if card.percent else []
    if width - width_of(percent) < _SHORTEST_PICTURE:
        percent = []
    picture = lead_picture(lead, width - width_of(percent))
    if not picture:
        return [[], cut(name, width), []]
    return [cut(name, width), [*picture[0], *percent], *picture[1:]]


def _aside(remarks: list[Line]) -> int:
    """Return the cells that remarks take at the right, with the blank before them."""
    return max(map(width_of, remarks)) + _GAP if remarks else 0


def _remarks(lead: Lead) -> list[Runs]:
    """Return what is said of the figure: its status and since when, what is left and until when, what came later."""
    card = lead.card
    status: Runs = (card.status, *((" ",) if card.remark else ())) if card.status else ()
    return [part for part in ((*status, *card.remark), lead.remaining, card.later) if part]


def _joined(parts: list[Runs]) -> Runs:
    first, *others = parts
    return (*first, *(run for part in others for run in (SEPARATOR, *part)))
