"""Cards: two or three lines for each where there is room, two where they stand close, a row where there is not."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from tui.blocks.figure import SEPARATOR
from tui.blocks.page import Card, Cards
from tui.blocks.pictures import Gauge, Spark
from tui.drawing.card_lines import GAP, compact_lines, hung_cards, remark_line, status_line
from tui.drawing.card_pairs import card_groups, halves, pair_line
from tui.drawing.lines import Drawing, Item, Line, Span, cut, fitted, justified, mark_span, spans, width_of
from tui.drawing.pictures import tall_meter
from tui.drawing.spark_cards import low_spark_card, spark_room
from tui.drawing.sparklines import LONGEST, SHORTEST, sparkline
from tui.text import cells

_SHORTEST_METER = 8
_ROW_PICTURE = (5, LONGEST)
"""The fewest and the most cells of a picture in a row."""
_ROW_STATUS = 22
"""The most cells kept free for the status in a row."""


class _PictureRoom(NamedTuple):
    """The cells all pictures of a block share, so that they compare."""

    meter: int
    first: int
    """The words of the first value before a sparkline; 0 where they have no room."""
    sparkline: int


class Spacing(Enum):
    """How tall cards stand below each other."""

    WIDE = "wide"
    """Three lines for a card with a picture, blank lines around it."""
    NARROW = "narrow"
    """The same without blank lines."""
    CLOSE = "close"
    """At most two lines for a card; a later reading is left out where it has no room."""
    TIGHT = "tight"
    """The same without blank lines between blocks."""


def draw_cards(block: Cards, width: int, *, compact: bool, spacing: Spacing = Spacing.WIDE) -> Drawing:
    """Return cards drawn for a width in cells; compact ones take a row each, two with a meter."""
    if compact:
        return _rows(block.cards, width)
    block = replace(block, cards=hung_cards(block.cards), peers=block.peers or block.cards)
    match spacing:
        case Spacing.WIDE:
            return _spaced(block.cards, _tall_cards(block, width))
        case Spacing.NARROW:
            return _tall_cards(block, width)
        case Spacing.CLOSE | Spacing.TIGHT:
            return _close_cards(block, width)
        case _:
            assert_never(spacing)


def _drawing(cards: tuple[Card, ...], width: int, lines_of: Callable[[Card], list[Line]]) -> Drawing:
    """Return the lines of cards below each other, bare ones two in a line where they fit."""
    lines: list[Line] = []
    items: list[Item] = []
    for group in card_groups(cards, width):
        start = len(lines)
        match group:
            case (left, right):
                lines.append(pair_line(left, right, width))
                places = zip(group, halves(width), strict=True)
                items += [_item(card, start, lines)._replace(columns=half) for card, half in places]
            case _:
                lines += lines_of(group[0])
                items.append(_item(group[0], start, lines))
    return Drawing(lines, items)


def _item(card: Card, start: int, lines: list[Line]) -> Item:
    """Return a card as what is chosen: its lines are the last ones from `start` on."""
    return Item(start, len(lines), card.opens, card.figure.sources, card.figure.origins)


def _tall_cards(block: Cards, width: int) -> Drawing:
    """Return cards in up to three lines each; all meters of a page have one length, so that they compare."""
    room = _picture_room(block.peers, width, close=False)
    return _drawing(block.cards, width, lambda card: _tall_card(card, width, room))


def _spaced(cards: tuple[Card, ...], drawing: Drawing) -> Drawing:
    """Return drawn cards with a blank line around those with pictures."""
    lines: list[Line] = []
    items: list[Item] = []
    for n, (card, item) in enumerate(zip(cards, drawing.items, strict=True)):
        if n and drawing.items[n - 1].start == item.start:
            items.append(item._replace(start=items[-1].start, stop=items[-1].stop))
            continue
        if n and (card.picture or cards[n - 1].picture):
            lines.append([])
        start = len(lines)
        lines += drawing.lines[item.start : item.stop]
        items.append(item._replace(start=start, stop=len(lines)))
    return Drawing(lines, items)


def _picture_room(cards: tuple[Card, ...], width: int, *, close: bool) -> _PictureRoom:
    """Return the cells for pictures: what is said in the same lines leaves for them, within limits."""
    sparks = [card for card in cards if isinstance(card.picture, Spark)]
    first = max((cells(_first_words(card.picture)) for card in sparks), default=0)
    for brief in (False, True):
        said = [remark_line(card, brief=brief) for card in sparks]
        said += [] if close else [spans(card.later) for card in sparks]
        room = width - max(map(width_of, said), default=0) - 2
        if room - first - 1 >= SHORTEST:
            break
    else:
        first = first if close else 0
    return _PictureRoom(
        min((_meter_room(card, width) for card in cards if isinstance(card.picture, Gauge)), default=0),
        first,
        max(SHORTEST, min(LONGEST, room - first - 1)),
    )


def _close_cards(block: Cards, width: int) -> Drawing:
    """Return cards in two lines each, those without a picture in one; all pictures of a page have one length."""
    room = _picture_room(block.cards, width, close=True)
    low = spark_room(block.peers, width) or spark_room(block.cards, width)

    def lines_of(card: Card) -> list[Line]:
        if low and isinstance(card.picture, Spark):
            return low_spark_card(card, card.picture, low, width)
        return _close_card(card, width, room)

    return _drawing(block.cards, width, lines_of)


def _close_card(card: Card, width: int, room: _PictureRoom) -> list[Line]:
    """Return name and figure, then picture and status, and a later reading where there is room for it."""
    match card.picture:
        case Gauge() as gauge:
            picture = tall_meter(gauge, room.meter)
        case Spark() as spark:
            first = fitted(Span(_first_words(spark), "quiet"), room.first, right=True)
            picture = [first, Span(" "), *sparkline(spark, room.sparkline)[0]]
        case None:
            return _bare_card(card, width)
    return [_title(card, width), justified(picture, _beside(card, width - width_of(picture) - 2), width)]


def _bare_card(card: Card, width: int) -> list[Line]:
    """Return name and figure in one line, what is said of it between them where there is room."""
    figures = _figures(card)
    room = width - width_of(figures) - 2
    said = [part for part in (_both(card), status_line(card)) if part]
    pairs = [(name, part) for part in said for name in (card.name, card.short)]
    name, part = next(
        ((name, part) for name, part in pairs if cells(name) + width_of(part) + 4 <= room), (card.name, [])
    )
    return [justified([Span(name)], [*part, GAP, *figures], width, gap=2)] if part else [_title(card, width)]


def _both(card: Card) -> Line:
    """Return status and later reading."""
    status, later = status_line(card), spans(card.later, "quiet")
    return [*status, *([Span(SEPARATOR, "quiet")] if status and later else []), *later]


def _beside(card: Card, room: int) -> Line:
    """Return status and later reading; the status alone where both have no room, shortened where it has none."""
    both = _both(card)
    return both if width_of(both) <= room else _shortened(status_line(card), room)


def _meter_room(card: Card, width: int) -> int:
    """Return the cells the status of a card leaves for its meter."""
    return max(_SHORTEST_METER, min(width * 11 // 20, width - width_of(status_line(card)) - 2))


def _first_words(picture: Gauge | Spark | None) -> str:
    """Return the value a sparkline begins with, as it is written before it."""
    return picture.first.brief if isinstance(picture, Spark) and picture.first else ""


def _tall_card(card: Card, width: int, room: _PictureRoom) -> list[Line]:
    """Return name and figure, then picture and status; a later reading beside them, or below without room."""
    match card.picture:
        case Spark() as spark:
            return _spark_card(card, spark, width, room)
        case None:
            return _bare_card(card, width)
        case Gauge() as gauge:
            picture = tall_meter(gauge, room.meter)
    both, later = _both(card), spans(card.later, "quiet")
    if width_of(both) <= width - room.meter - 2:
        return [_title(card, width), justified(picture, both, width)]
    return [_title(card, width), justified(picture, status_line(card), width), justified([], later, width)]


def _title(card: Card, width: int) -> Line:
    figures = _figures(card)
    name = card.name if cells(card.name) + width_of(figures) + 2 <= width else card.short
    return justified([Span(name)], figures, width, gap=2)


def _figures(card: Card) -> Line:
    """Return the figure of a card, with its percentage."""
    percent = [GAP, Span(card.percent.text, "quiet")] if card.percent else []
    return [Span(card.figure.text, bold=True), *percent]


def _spark_card(card: Card, spark: Spark, width: int, room: _PictureRoom) -> list[Line]:
    """Return name and figure, then a sparkline of two lines with status and later reading beside it."""
    upper, lower = sparkline(spark, room.sparkline, height=2)
    begins = [Span(" " * (room.first + 1))] if room.first else []
    starts = [fitted(Span(_first_words(spark), "quiet"), room.first, right=True), Span(" ")] if room.first else []
    status, later = remark_line(card), spans(card.later, "quiet")
    if width_of(status) > width - room.first - room.sparkline - 3:
        status = remark_line(card, brief=True)
    return [
        _title(card, width),
        justified([*begins, *upper], status or later, width),
        justified([*starts, *lower], later if status else [], width),
    ]


class _Columns(NamedTuple):
    """The widths, in cells, of the columns of rows; a column without room has none."""

    name: int
    figure: int
    picture: int


def _rows(cards: tuple[Card, ...], width: int) -> Drawing:
    """Return a line for each card, two for one with a meter; what does not fit is left to wider screens."""
    columns = _columns(tuple(card for card in cards if not isinstance(card.picture, Gauge)), width)
    return _drawing(
        cards,
        width,
        lambda card: compact_lines(card, width) if isinstance(card.picture, Gauge) else [_row(card, columns, width)],
    )


def _columns(cards: tuple[Card, ...], width: int) -> _Columns:
    figure = max((cells(card.figure.brief) for card in cards), default=0)
    name = min(max((cells(card.short) for card in cards), default=0), max(16, width - figure - 24))
    status = min(_ROW_STATUS, max((width_of(_brief_status(card)) for card in cards), default=0))
    picture = width - name - figure - status - 6
    least, most = _ROW_PICTURE
    return _Columns(name, figure, min(picture, most) if picture >= least else 0)


def _row(card: Card, columns: _Columns, width: int) -> Line:
    """Return name, figure, picture and status."""
    figure = fitted(Span(card.figure.brief, bold=True), columns.figure, right=True)
    line = [fitted(Span(card.short), columns.name), GAP, figure]
    if columns.picture:
        line += [GAP, *_row_picture(card.picture, columns.picture)]
    return [*line, GAP, *_shortened(_brief_status(card), max(0, width - width_of(line) - 2))]


def _row_picture(picture: Gauge | Spark | None, width: int) -> Line:
    return sparkline(picture, width)[0] if isinstance(picture, Spark) else [Span(" " * width)]


def _brief_status(card: Card) -> Line:
    """Return the status alone; without one, what is remarked or came later."""
    return [mark_span(card.status)] if card.status else spans(card.remark or card.later, "quiet")


def _shortened(remark: Line, room: int) -> Line:
    """Return a remark, or its figures alone where it does not fit."""
    if width_of(remark) <= room:
        return remark
    figures = [span for span in remark if span.bold]
    return cut(figures or remark, room)
