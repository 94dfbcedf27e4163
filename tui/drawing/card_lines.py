"""The lines of a card that several drawings share: its title, its status, and both of a compact card with a meter."""

from msgspec.structs import replace

from tui.blocks.figure import Figure
from tui.blocks.glyphs import FLAGS
from tui.blocks.page import Card
from tui.blocks.pictures import Gauge, Spark
from tui.drawing.lines import Line, Span, justified, mark_span, spans, width_of
from tui.drawing.pictures import slim_meter
from tui.drawing.sparklines import LONGEST, sparkline
from tui.text import cells

GAP = Span("  ")
_SIGNS = f"%{FLAGS}"
"""What hangs behind the digits of a number."""
_COMPACT_PART = 3
"""A compact meter takes this part of the width, so that all of a page are of one length."""


def status_line(card: Card) -> Line:
    """Return the status of a card and what is remarked on it."""
    status: Line = [mark_span(card.status)] if card.status else []
    remark = spans(card.remark, "quiet")
    return [*status, *([Span(" ")] if status and remark else []), *remark]


def remark_line(card: Card, *, brief: bool = False) -> Line:
    """Return the status of a card and what is remarked on it, its figures as narrow places have them where brief."""
    if not brief:
        return status_line(card)
    runs = tuple(replace(run, text=run.brief) if isinstance(run, Figure) else run for run in card.remark)
    return status_line(replace(card, remark=runs))


def hung_cards(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Return cards whose numbers have blanks in place of the signs others have behind them, so that digits align."""
    figures = [figure for card in cards for figure in (*_last_figures(card), card.figure)]
    signs = max((_signs(figure) for figure in figures), default=0)
    return tuple(_hung(card, signs) for card in cards) if signs else cards


def _last_figures(card: Card) -> tuple[Figure, ...]:
    """Return the figure a remark on a card ends in; none where it ends in words."""
    last = card.remark[-1] if card.remark else None
    return (last,) if isinstance(last, Figure) else ()


def _hung(card: Card, signs: int) -> Card:
    last = tuple(_padded(figure, signs) for figure in _last_figures(card))
    remark = (*card.remark[: len(card.remark) - len(last)], *last)
    return replace(card, figure=card.figure if card.percent else _padded(card.figure, signs), remark=remark)


def _padded(figure: Figure, signs: int) -> Figure:
    """Return a number with blanks in place of the signs it does not have; a figure that ends in words as it is."""
    if not figure.text.rstrip(_SIGNS)[-1:].isdigit():
        return figure
    blank = "\u00a0" * (signs - _signs(figure))
    return replace(figure, text=figure.text + blank, short=figure.brief + blank)


def _signs(figure: Figure) -> int:
    """Return how many signs hang behind a number."""
    return len(figure.text) - len(figure.text.rstrip(_SIGNS)) if figure.text.rstrip(_SIGNS)[-1:].isdigit() else 0


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
