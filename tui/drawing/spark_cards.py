"""Cards in two lines with a sparkline as high: the name before its upper half, the first value before its lower."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tui.blocks.figure import Figure
from tui.blocks.page import Card
from tui.blocks.pictures import Spark
from tui.drawing.lines import Line, Span, fitted, justified, spans, width_of
from tui.drawing.sparklines import LONGEST, sparkline
from tui.text import cells

_SHORTEST = 10
"""The fewest cells of a sparkline two lines high."""


class SparkRoom(NamedTuple):
    """The cells all cards of a block share, so that their pictures compare."""

    words: int
    """What stands before the picture."""
    picture: int


def spark_room(cards: Sequence[Card], width: int) -> SparkRoom | None:
    """Return the room for the cards with sparklines of a block; None where one has none, or there is no such card."""
    pictured = [card for card in cards if isinstance(card.picture, Spark)]
    if not pictured:
        return None
    words = max(max(cells(card.short), cells(_first(card))) for card in pictured)
    beside = max(max(cells(card.figure.text), width_of(_remark(card))) for card in pictured)
    picture = width - words - beside - 3
    return SparkRoom(words, min(picture, LONGEST)) if picture >= _SHORTEST else None


def low_spark_card(card: Card, spark: Spark, room: SparkRoom, width: int) -> list[Line]:
    """Return name and figure, then first value and what changed, with the sparkline between them in both lines."""
    upper, lower = sparkline(spark, room.picture, height=2)
    name, first = fitted(Span(card.short), room.words), fitted(Span(_first(card), "quiet"), room.words, right=True)
    return [
        justified([name, Span(" "), *upper], [Span(card.figure.text, bold=True)], width),
        justified([first, Span(" "), *lower], _remark(card), width),
    ]


def _first(card: Card) -> str:
    """Return the value a sparkline begins with, as it is written before it."""
    return card.picture.first.brief if isinstance(card.picture, Spark) and card.picture.first else ""


def _remark(card: Card) -> Line:
    """Return what is remarked on a card, its figures as narrow places have them; without a remark what came later."""
    runs = card.remark or card.later
    return spans(tuple(replace(run, text=run.brief) if isinstance(run, Figure) else run for run in runs), "quiet")
