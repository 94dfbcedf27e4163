"""Where the values of points are written: beside their marks, clear of marks, of each other and rather of lines."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.export.vector.letters import text_width
from tui.export.vector.shapes import Anchor, Label, Place

VALUE_TYPE = 8.5
_RISE = 0.7
"""The part of its size that a line of digits is high."""
_APART = 5.2
"""The points between the middle of a mark and its value."""
_CROSSED = 6.0
"""How many places further down the list a place without a line through it may be and still be better."""


class Area(NamedTuple):
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its upper left corner, its width and its height."""
        return self.left, self.top, self.right - self.left, self.bottom - self.top

    def meets(self, other: "Area") -> bool:
        """Whether two rectangles have a part in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Area") -> bool:
        """Whether another rectangle lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def is_crossed(self, start: Place, end: Place) -> bool:
        """Whether a straight line passes through."""
        first, last = 0.0, 1.0
        for at, to, low, high in ((start[0], end[0], self.left, self.right), (start[1], end[1], self.top, self.bottom)):
            length = to - at
            if length == 0:
                if not low <= at <= high:
                    return False
                continue
            enters, leaves = sorted(((low - at) / length, (high - at) / length))
            first, last = max(first, enters), min(last, leaves)
        return first <= last


class MarkedValue(NamedTuple):
    """The value of a mark, and whether it rather stands below."""

    x: float
    y: float
    text: str
    ink: str
    under: bool


class Surroundings(NamedTuple):
    """What values must keep clear of."""

    room: Area
    marks: tuple[Place, ...]
    lines: tuple[tuple[Place, Place], ...]


class PlacedLabel(NamedTuple):
    """A label and the room it takes."""

    label: Label
    area: Area


def value_labels(values: Iterable[MarkedValue], around: Surroundings) -> Iterator[PlacedLabel]:
    """Yield the labels of values that have room, those first in order having it first; the same value only once."""
    taken = [Area(x - 3, y - 3, x + 3, y + 3) for x, y in around.marks]
    written: set[MarkedValue] = set()
    for value in values:
        plain = value._replace(ink="", under=False)
        if plain in written:
            continue
        free = [
            (n + _CROSSED * sum(placed.area.is_crossed(*line) for line in around.lines), n, placed)
            for n, placed in enumerate(_candidates(value))
            if around.room.holds(placed.area) and not any(placed.area.meets(other) for other in taken)
        ]
        if free:
            best = min(free, key=lambda rated: rated[:2])[-1]
            taken.append(best.area)
            written.add(plain)
            yield best


def _candidates(value: MarkedValue) -> Iterator[PlacedLabel]:
    """Yield the places of a value, the best first."""
    width, height = text_width(value.text, VALUE_TYPE), VALUE_TYPE * _RISE
    above, below = value.y - _APART, value.y + _APART + height
    near, far = (below, above) if value.under else (above, below)
    middle, right, left = value.x, value.x + _APART, value.x - _APART
    places: tuple[tuple[float, float, Anchor], ...] = (
        (middle, near, "middle"),
        (middle, far, "middle"),
        (right, value.y + height / 2, "start"),
        (left, value.y + height / 2, "end"),
        (value.x - 2, near, "start"),
        (value.x + 2, near, "end"),
        (value.x - 2, far, "start"),
        (value.x + 2, far, "end"),
    )
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    for x, y, anchor in places:
        start = x - shares[anchor] * width
        area = Area(start - 1, y - height - 0.5, start + width + 1, y + 0.5)
        yield PlacedLabel(Label(x, y, value.text, value.ink, anchor, VALUE_TYPE), area)
