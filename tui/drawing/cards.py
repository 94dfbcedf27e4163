"""The cards of a theme: two lines each with room, a row each without."""

from tui.blocks.figure import SEPARATOR, Runs
from tui.blocks.page import Card, Cards
from tui.blocks.pictures import Gauge
from tui.drawing.lines import Drawing, Item, Line, Span, cell, cut, justified, padded, spans, width_of
from tui.drawing.pictures import slim_meter, sparkline, tall_meter
from tui.text import cells

_SPARK = 12


def draw_cards(block: Cards, width: int, *, compact: bool) -> Drawing:
    """Return the cards drawn for a width; meters of one block are of one length, so that they compare."""
    if compact:
        return _rows(block.cards, width)
    meter = min((_meter_room(card, width) for card in block.cards if isinstance(card.picture, Gauge)), default=0)
    lines: list[Line] = []
    items: list[Item] = []
    for n, card in enumerate(block.cards):
        if n and (_is_tall(card) or _is_tall(block.cards[n - 1])):
            lines.append([])
        start = len(lines)
        lines += _card(card, width, meter)
        items.append(Item(start, len(lines), card.opens, card.figure.sources))
    return Drawing(lines, items)


def _is_tall(card: Card) -> bool:
    return card.picture is not None


def _meter_room(card: Card, width: int) -> int:
    """Return the length a card's own status leaves for its meter."""
    return max(8, min(width * 11 // 20, width - width_of(_told(card)) - 2))


def _card(card: Card, width: int, meter: int) -> list[Line]:
    """Name and figure; picture with status and remark; a later reading beside them or below."""
    figure: Line = [Span(card.figure.text, bold=True)]
    if card.percent:
        figure.append(Span(f"  {card.percent.text}", "quiet"))
    name = card.name if cells(card.name) + width_of(figure) + 2 <= width else card.short
    lines = [justified([Span(name)], figure, width, gap=2)]
    told, later = _told(card), spans(card.later, "quiet")
    if card.picture is None and not told:
        return [*lines, *([justified([], later, width)] if later else [])]
    both = [*told, *([Span(SEPARATOR, "quiet")] if told and later else []), *later]
    picture = _picture(card, meter if isinstance(card.picture, Gauge) else _SPARK)
    if width_of(picture) + width_of(both) + 2 <= width:
        return [*lines, justified(picture, both, width)]
    lines.append(justified(picture, told, width))
    return [*lines, *([justified([], later, width)] if later else [])]


def _picture(card: Card, width: int) -> Line:
    if card.picture is None:
        return []
    return tall_meter(card.picture, width) if isinstance(card.picture, Gauge) else sparkline(card.picture, width)


def _told(card: Card) -> Line:
    status: Line = [Span(f"{card.status.glyph} {card.status.word}", card.status.tone.value)] if card.status else []
    remark = spans(card.remark, "quiet")
    return [*status, *([Span(" ")] if status and remark else []), *remark]


def _rows(cards: tuple[Card, ...], width: int) -> Drawing:
    """One line a card: name, figure, percent, picture, status; what does not fit is left to the wider screen."""
    figures = max((cells(card.figure.brief) for card in cards), default=0)
    percents = max((cells(card.percent.brief) for card in cards if card.percent), default=0)
    names = min(max((cells(card.short) for card in cards), default=0), max(16, width - figures - 24))
    left = width - names - figures - 2
    status = min(18, max((width_of(_brief(card)) for card in cards), default=0))
    if left - status - 2 < percents + 2:
        percents = 0
    picture = left - status - (percents + 2 if percents else 0) - 4
    picture = min(picture, 20) if picture >= 5 else 0
    lines: list[Line] = []
    for card in cards:
        line = [cell(card.short, names), Span("  "), cell(card.figure.brief, figures, right=True, bold=True)]
        if percents:
            line += [
                Span("  "),
                cell(card.percent.brief if card.percent else "", percents, "quiet", right=True),
            ]
        if picture:
            line += [Span("  "), *_small(card, picture)]
        lines.append([*line, Span("  "), *_fitting(_brief(card), max(0, width - width_of(line) - 2))])
    items = [Item(n, n + 1, card.opens, card.figure.sources) for n, card in enumerate(cards)]
    return Drawing(lines, items)


def _fitting(remark: Line, room: int) -> Line:
    """Return a remark, or its figures alone where it does not fit."""
    if width_of(remark) <= room:
        return remark
    figures = [span for span in remark if span.bold]
    return cut(figures or remark, room)


def _small(card: Card, width: int) -> Line:
    if card.picture is None:
        return [Span(" " * width)]
    if isinstance(card.picture, Gauge):
        return slim_meter(card.picture, width)
    return padded(sparkline(card.picture, min(width, _SPARK)), width)


def _brief(card: Card) -> Line:
    if card.status:
        return [Span(f"{card.status.glyph} {card.status.word}", card.status.tone.value)]
    runs: Runs = card.remark or card.later
    return spans(runs, "quiet")
