"""Counts of which nothing is remarked, two in a line."""

from collections.abc import Iterator, Sequence

from tui.blocks.page import Card
from tui.drawing.lines import Line, Span, justified
from tui.text import cells

_BETWEEN = 3
"""The blank cells between the two."""


def card_groups(cards: Sequence[Card], width: int) -> Iterator[tuple[Card, ...]]:
    """Yield cards alone or, where both fit beside each other, two by two."""
    at = 0
    while at < len(cards):
        pair = tuple(cards[at : at + 2])
        group = pair if len(pair) > 1 and all(_fits_half(card, width) for card in pair) else pair[:1]
        yield group
        at += len(group)


def halves(width: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where the two of a line begin and end, in cells."""
    half = (width - _BETWEEN) // 2
    return (0, half), (width - half, width)


def pair_line(left: Card, right: Card, width: int) -> Line:
    """Return two cards in a line, the last cell between them as a span of its own for the mark of a chosen one."""
    (_, stop), (start, _) = halves(width)
    return [*_half(left, stop), Span(" " * (start - stop - 1)), Span(" "), *_half(right, width - start)]


def _half(card: Card, width: int) -> Line:
    return justified([Span(card.short)], [Span(card.figure.text, bold=True)], width, gap=2)


def _fits_half(card: Card, width: int) -> bool:
    """Whether a card is a bare figure that half a line has room for."""
    (_, half), _ = halves(width)
    is_bare = not (card.picture or card.status or card.remark or card.later or card.percent)
    return is_bare and cells(card.short) + cells(card.figure.text) + 2 <= half
