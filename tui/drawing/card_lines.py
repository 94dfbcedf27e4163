"""The lines of a card that several drawings share: its title, its status, and both of a compact card with a meter."""

from tui.blocks.page import Card
from tui.blocks.pictures import Gauge, Spark
from tui.drawing.lines import Line, Span, justified, mark_span, spans, width_of
from tui.drawing.pictures import slim_meter
from tui.drawing.sparklines import LONGEST, sparkline
from tui.text import cells

GAP = Span("  ")
_COMPACT_PART = 3
"""A compact meter takes this part of the width, so that all of a page are of one length."""


def status_line(card: Card) -> Line:
    """Return the status of a card and what is remarked on it."""
    status: Line = [mark_span(card.status)] if card.status else []
    remark = spans(card.remark, "quiet")
    return [*status, *([Span(" ")] if status and remark else []), *remark]


def compact_lines(card: Card, width: int, *, bold: bool = False) -> list[Line]:
    """Return name and figure, then picture and status; the name may stand out."""
    return [_title(card, width, bold=bold), _status(card, width)]


def _title(card: Card, width: int, *, bold: bool) -> Line:
    """Return name and figure at the ends of a line; the short ones where the long ones have no room."""
    texts = [(card.name, card.figure.text), (card.short, card.figure.text), (card.short, card.figure.brief)]
    percent = [GAP, Span(card.percent.brief, "quiet")] if card.percent else []
    room = width - width_of(percent) - 2
    name, figure = next((pair for pair in texts if sum(map(cells, pair)) <= room), texts[-1])
    return justified([Span(name, bold=bold)], [Span(figure, bold=True), *percent], width, gap=2)


def _status(card: Card, width: int) -> Line:
    """Return the picture of a card and what is said of it, as much as there is room for."""
    picture = _picture(card.picture, width // _COMPACT_PART)
    start = [*picture, GAP] if picture else []
    parts = (status_line(card), [mark_span(card.status)] if card.status else [], spans(card.later, "quiet"))
    status = next((part for part in parts if part and width_of(part) <= width - width_of(start)), [])
    return [*start, *status]


def _picture(picture: Gauge | Spark | None, width: int) -> Line:
    match picture:
        case Gauge():
            return slim_meter(picture, width)
        case Spark():
            return sparkline(picture, min(width, LONGEST))[0]
        case None:
            return []
