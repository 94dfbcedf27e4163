"""Where the columns of a table stand below a chart: under its years, clear of each other and of its upright lines."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.blocks.chart import Below, ColumnBelow
from tui.blocks.glyphs import FLAGS
from tui.drawing.charts.scale import Scale
from tui.text import cells

_FARTHEST = 3
"""The most cells a column may stand beside the place under its year."""

_HANGING = FLAGS + "%"


class Slot(NamedTuple):
    """The room of a column: its texts end before `end`, counted from the left of the picture; flags hang behind it."""

    start: int
    end: int
    flags: int

    @property
    def stop(self) -> int:
        """The cell behind it."""
        return self.end + self.flags

    def moved(self, by: int) -> "Slot":
        """Return the same room some cells further right."""
        return self._replace(start=self.start + by, end=self.end + by)


def names_below(below: Below) -> int:
    """Return the cells the names of the rows take."""
    return max(map(cells, below.names), default=0)


def slots_below(below: Below, scale: Scale, uprights: Collection[int]) -> tuple[Slot | None, ...]:
    """Return the room of each column, None for one beyond the axis; nothing where some have no room.

    `uprights` are the columns of lines through the whole height, which no text may cover.
    """
    inside = [column for column in below.columns if scale.spans(column.day)]
    wanted = [_slot(column, scale) for column in inside]
    for gap in (1, 0):
        placed = _moved_left(_moved_right(wanted, uprights, gap), uprights, scale.width, gap)
        if _are_clear(placed, wanted, uprights):
            by_day = {column.day: slot for column, slot in zip(inside, placed, strict=True)}
            return tuple(by_day.get(column.day) for column in below.columns)
    return ()


def _are_clear(placed: Sequence[Slot], wanted: Sequence[Slot], uprights: Collection[int]) -> bool:
    """Whether slots are near where they should be, apart from each other, and covered by no line."""
    are_near = all(
        slot.start >= 0 and abs(slot.start - goal.start) <= _FARTHEST for slot, goal in zip(placed, wanted, strict=True)
    )
    are_apart = all(slot.stop < following.start for slot, following in pairwise(placed))
    return are_near and are_apart and not any(slot.start <= x < slot.stop for slot in placed for x in uprights)


def _slot(column: ColumnBelow, scale: Scale) -> Slot:
    flags = max((flag_count(text) for text in column.texts), default=0)
    size = max((cells(text) - flag_count(text) for text in column.texts), default=0)
    start = scale.column(column.day) - size // 2
    return Slot(start, start + size, flags)


def flag_count(text: str) -> int:
    """Return how many signs hang behind the digits of a number: flags, and the sign of a percentage."""
    return len(text) - len(text.rstrip(_HANGING))


def _moved_right(slots: Iterable[Slot], uprights: Collection[int], gap: int) -> list[Slot]:
    """Return slots moved right as far as those before them, and a gap behind the lines at their left, need."""
    free = 0
    moved: list[Slot] = []
    for slot in slots:
        middle = (slot.start + slot.end) // 2
        left = max((x + 1 + gap for x in uprights if x < middle), default=0)
        moved.append(slot.moved(max(0, max(free, left) - slot.start)))
        free = moved[-1].stop + 1
    return moved


def _moved_left(slots: Sequence[Slot], uprights: Collection[int], width: int, gap: int) -> list[Slot]:
    """Return slots moved left as far as those behind them, and a gap before the lines at their right, need."""
    limit = width + 1
    moved: list[Slot] = []
    for slot in reversed(slots):
        middle = (slot.start + slot.end) // 2
        right = min((x - gap for x in uprights if x >= middle), default=limit)
        moved.append(slot.moved(min(0, min(limit, right) - slot.stop)))
        limit = moved[-1].start - 1
    return moved[::-1]
