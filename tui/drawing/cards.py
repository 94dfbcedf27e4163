"""The cards of a theme: two or three lines for each card where there is room, a row for each where there is not."""

from typing import NamedTuple, assert_never

from tui.blocks.figure import SEPARATOR
from tui.blocks.page import Card, Cards
from tui.blocks.pictures import Gauge, Spark
from tui.drawing.lines import Drawing, Item, Line, Span, cut, fitted, justified, mark_span, spans, width_of
from tui.drawing.pictures import slim_meter, tall_meter
from tui.drawing.sparklines import LONGEST, SHORTEST, sparkline
from tui.text import cells

_GAP = Span("  ")
_SHORTEST_METER = 8
_ROW_PICTURE = (5, LONGEST)
"""The fewest and the most cells of a picture in a row."""
_ROW_STATUS = 22
"""The most cells kept free for the status in a row."""


class _PictureRoom(NamedTuple):
    """The cells all pictures of a block share, so that they compare."""

    meter: int
    first: int
    """The words of the first value before a sparkline."""
    sparkline: int
    """What is left for those words and the sparkline."""


def draw_cards(block: Cards, width: int, *, compact: bool) -> Drawing:
    """Return cards drawn for a width in cells; compact ones take a row each."""
    return _rows(block.cards, width) if compact else _tall_cards(block.cards, width)


def _tall_cards(cards: tuple[Card, ...], width: int) -> Drawing:
    """Return cards with a blank line around those with pictures; all meters have one length, so that they compare."""
    room = _PictureRoom(
        min((_meter_room(card, width) for card in cards if isinstance(card.picture, Gauge)), default=0),
        max((cells(_first_words(card.picture)) for card in cards), default=0),
        min((_spark_room(card, width) for card in cards if isinstance(card.picture, Spark)), default=0),
    )
    lines: list[Line] = []
    items: list[Item] = []
    for n, card in enumerate(cards):
        if n and (_is_tall(card) or _is_tall(cards[n - 1])):
            lines.append([])
        start = len(lines)
        lines += _tall_card(card, width, room)
        items.append(_item(card, start, len(lines)))
    return Drawing(lines, items)


def _item(card: Card, start: int, stop: int) -> Item:
    return Item(start, stop, card.opens, card.figure.sources, card.figure.origins)


def _is_tall(card: Card) -> bool:
    return card.picture is not None


def _meter_room(card: Card, width: int) -> int:
    """Return the cells the status of a card leaves for its meter."""
    return max(_SHORTEST_METER, min(width * 11 // 20, width - width_of(_status(card)) - 2))


def _spark_room(card: Card, width: int) -> int:
    """Return the cells the status of a card leaves for its sparkline, with the first value before it."""
    return width - max(width_of(_status(card)), width_of(spans(card.later))) - 2


def _first_words(picture: Gauge | Spark | None) -> str:
    """Return the value a sparkline begins with, as it is written before it."""
    return picture.first.brief if isinstance(picture, Spark) and picture.first else ""


def _tall_card(card: Card, width: int, room: _PictureRoom) -> list[Line]:
    """Return name and figure, then picture and status; a later reading beside them, or below without room."""
    if isinstance(card.picture, Spark):
        return _spark_card(card, card.picture, width, room)
    status, later = _status(card), spans(card.later, "quiet")
    below = [justified([], later, width)] if later else []
    if card.picture is None and not status:
        return [_title(card, width), *below]
    picture = tall_meter(card.picture, room.meter) if card.picture else []
    separator = [Span(SEPARATOR, "quiet")] if status and later else []
    both = [*status, *separator, *later]
    if width_of(picture) + width_of(both) + 2 <= width:
        return [_title(card, width), justified(picture, both, width)]
    return [_title(card, width), justified(picture, status, width), *below]


def _title(card: Card, width: int) -> Line:
    figure: Line = [Span(card.figure.text, bold=True)]
    if card.percent:
        figure.append(Span(f"  {card.percent.text}", "quiet"))
    name = card.name if cells(card.name) + width_of(figure) + 2 <= width else card.short
    return justified([Span(name)], figure, width, gap=2)


def _spark_card(card: Card, spark: Spark, width: int, room: _PictureRoom) -> list[Line]:
    """Return name and figure, then a sparkline of two lines with status and later reading beside it."""
    first = room.first if room.sparkline - room.first - 1 >= SHORTEST else 0
    size = max(SHORTEST, min(LONGEST, room.sparkline - first - 1))
    upper, lower = sparkline(spark, size, height=2)
    begins = [Span(" " * (first + 1))] if first else []
    starts = [fitted(Span(_first_words(spark), "quiet"), first, right=True), Span(" ")] if first else []
    status, later = _status(card), spans(card.later, "quiet")
    return [
        _title(card, width),
        justified([*begins, *upper], status or later, width),
        justified([*starts, *lower], later if status else [], width),
    ]


def _status(card: Card) -> Line:
    """Return the status of a card and what is remarked on it."""
    status: Line = [mark_span(card.status)] if card.status else []
    remark = spans(card.remark, "quiet")
    return [*status, *([Span(" ")] if status and remark else []), *remark]


class _Columns(NamedTuple):
    """The widths, in cells, of the columns of rows; a column without room has none."""

    name: int
    figure: int
    percent: int
    picture: int


def _rows(cards: tuple[Card, ...], width: int) -> Drawing:
    """Return a line for each card; what does not fit is left to wider screens."""
    columns = _columns(cards, width)
    items = [_item(card, n, n + 1) for n, card in enumerate(cards)]
    return Drawing([_row(card, columns, width) for card in cards], items)


def _columns(cards: tuple[Card, ...], width: int) -> _Columns:
    figure = max((cells(card.figure.brief) for card in cards), default=0)
    percent = max((cells(card.percent.brief) for card in cards if card.percent), default=0)
    name = min(max((cells(card.short) for card in cards), default=0), max(16, width - figure - 24))
    status = min(_ROW_STATUS, max((width_of(_brief_status(card)) for card in cards), default=0))
    room = width - name - figure - status - 4
    if room < percent + 2:
        percent = 0
    picture = room - (percent + 2 if percent else 0) - 2
    least, most = _ROW_PICTURE
    return _Columns(name, figure, percent, min(picture, most) if picture >= least else 0)


def _row(card: Card, columns: _Columns, width: int) -> Line:
    """Return name, figure, percentage, picture and status."""
    figure = fitted(Span(card.figure.brief, bold=True), columns.figure, right=True)
    line = [fitted(Span(card.short), columns.name), _GAP, figure]
    if columns.percent:
        percent = Span(card.percent.brief if card.percent else "", "quiet")
        line += [_GAP, fitted(percent, columns.percent, right=True)]
    if columns.picture:
        line += [_GAP, *_slim_picture(card.picture, columns.picture)]
    return [*line, _GAP, *_shortened(_brief_status(card), max(0, width - width_of(line) - 2))]


def _slim_picture(picture: Gauge | Spark | None, width: int) -> Line:
    match picture:
        case None:
            return [Span(" " * width)]
        case Gauge():
            return slim_meter(picture, width)
        case Spark():
            return sparkline(picture, width)[0]
        case _:
            assert_never(picture)


def _brief_status(card: Card) -> Line:
    """Return the status alone; without one, what is remarked or came later."""
    return [mark_span(card.status)] if card.status else spans(card.remark or card.later, "quiet")


def _shortened(remark: Line, room: int) -> Line:
    """Return a remark, or its figures alone where it does not fit."""
    if width_of(remark) <= room:
        return remark
    figures = [span for span in remark if span.bold]
    return cut(figures or remark, room)
