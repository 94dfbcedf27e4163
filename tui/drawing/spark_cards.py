"""Cards in two lines with a sparkline as high: the name before its upper half, the first value before its lower."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tui.blocks.figure import Figure
from tui.blocks.page import Card
from tui.blocks.pictures import Spark
from tui.drawing.lines import Line, Span, fitted, justified, spans, width_of
from tui.drawing.sparklines import LONGEST, SHORTEST, sparkline
from tui.text import cells


class SparkRoom(NamedTuple):
    """The cells several cards share, so that their pictures compare."""

    words: int
    """What stands before the picture."""
    picture: int


def spark_room(cards: Sequence[Card], width: int) -> SparkRoom | None:
    """Return the room for all cards with sparklines among some; None where one has none, or there is no such card.

    Where their remarks leave none, those with figures are taken without what is said of these.
    """
    pictured = [card for card in cards if isinstance(card.picture, Spark)]
    words = max((max(cells(card.short), cells(_first(card))) for card in pictured), default=0)
    figures = max((cells(card.figure.text) for card in pictured), default=0)
    for remark_of in (_remark, _brief_remark):
        beside = max((width_of(remark_of(card)) for card in pictured), default=0)
        picture = width - words - max(beside, figures) - 3
        if pictured and picture >= SHORTEST:
            return SparkRoom(words, min(picture, LONGEST))
    return None


def low_spark_card(card: Card, spark: Spark, room: SparkRoom, width: int) -> list[Line]:
    """Return name and figure, then first value and what changed, with the sparkline between them in both lines."""
    upper, lower = sparkline(spark, room.picture, height=2)
    remark, beside = _remark(card), width - room.words - room.picture - 3
    name, first = fitted(Span(card.short), room.words), fitted(Span(_first(card), "quiet"), room.words, right=True)
    return [
        justified([name, Span(" "), *upper], [Span(card.figure.text, bold=True)], width),
        justified([first, Span(" "), *lower], remark if width_of(remark) <= beside else _brief_remark(card), width),
    ]


def _first(card: Card) -> str:
    """Return the value a sparkline begins with, as it is written before it."""
    return card.picture.first.brief if isinstance(card.picture, Spark) and card.picture.first else ""


def _remark(card: Card) -> Line:
    """Return what is remarked on a card, its figures as narrow places have them; without a remark what came later."""
    runs = card.remark or card.later
    return spans(tuple(replace(run, text=run.brief) if isinstance(run, Figure) else run for run in runs), "quiet")


def _brief_remark(card: Card) -> Line:
    """Return the figures remarked on a card alone; where there are none, all that is remarked."""
    remark = _remark(card)
    return [span for span in remark if span.bold] or remark
