"""The widths of the columns of a table, in cells: by their contents, given way by priority where room is short."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from tui.blocks.figure import Figure
from tui.blocks.table import Cell, Column, Row
from tui.text import cells

GAP, NARROW_GAP = 2, 1
"""The blank cells between two columns, and between two under one heading."""
_PICTURE = (10, 64)
"""The fewest and the most cells of a column of pictures."""
_LOOSE_PART = 30
"""A column may be set looser by this part of the width of its table, so that the table takes its measure."""
_STRETCH_PART = 6
"""The part of the width by which the stretching column may exceed its contents."""
_LEAST_LIMITED = 14
"""The fewest cells a text with a limit may become."""
_PUSHED_OUT = 99
"""The priority of a column pushed out."""


class Room(NamedTuple):
    """The cells some columns share, without the blanks between them, and the width of their table."""

    cells: int
    width: int


def column_widths(columns: Sequence[Column], rows: Sequence[Row], width: int) -> list[int]:
    """Return the width of each column for rows in a table of some width; 0 for a column that had to give way.

    Columns that never give way may exceed the width.
    """
    natural = _with_shared_headings(
        columns, [_natural(column, [row.cells[n] for row in rows], width) for n, column in enumerate(columns)]
    )
    seen = [n for n, column in enumerate(columns) if not column.unseen]
    whole = natural
    if sum(natural[n] for n in seen) > _room(columns, seen, width):
        natural = [min(size, column.limit or size) for column, size in zip(columns, natural, strict=True)]
    staying = _staying(columns, natural, width)
    lone = [n for n in staying if columns[n].over_next and n + 1 not in staying]
    lacking = {n: whole[n] - natural[n] for n in staying if whole[n] > natural[n]}
    lacking |= {n: max(0, cells(columns[n].heading) - natural[n]) for n in lone}
    room = _room(columns, staying, width)
    for n, share in _shared_out(lacking, room - sum(natural[n] for n in staying)).items():
        natural[n] += share
    settled = _settled([columns[n] for n in staying], [natural[n] for n in staying], Room(room, width))
    widths = dict(zip(staying, settled, strict=True))
    return [widths.get(n, 0) for n in range(len(columns))]


def pushed_out(columns: Sequence[Column], count: int) -> list[Column]:
    """Return the columns, of which the first `count` that may give way do so whatever the room."""
    away = [n for n, column in enumerate(columns) if column.priority][:count]
    return [replace(column, priority=_PUSHED_OUT) if n in away else column for n, column in enumerate(columns)]


def most_pushed_out(columns: Sequence[Column], rows: Sequence[Row], width: int) -> int:
    """Return how many columns can be pushed out: until the last column has room."""
    movable = sum(bool(column.priority) for column in columns)
    for count in range(movable):
        if column_widths(pushed_out(columns, count), rows, width)[-1]:
            return count
    return max(0, movable - 1)


def _with_shared_headings(columns: Sequence[Column], natural: Sequence[int]) -> list[int]:
    """Return widths in which a heading over two columns has room: the second of them takes what is lacking."""
    widths = list(natural)
    for n, column in enumerate(columns):
        if column.over_next:
            widths[n + 1] = max(widths[n + 1], cells(column.heading) - NARROW_GAP - widths[n])
    return widths


def _shared_out(lacking: Mapping[int, int], spare: int) -> dict[int, int]:
    """Return how many of some spare cells each column gets of those it lacks, those that lack least first."""
    shares: dict[int, int] = {}
    for waiting, n in zip(range(len(lacking), 0, -1), sorted(lacking, key=lacking.__getitem__), strict=True):
        shares[n] = max(0, min(lacking[n], spare // waiting))
        spare -= shares[n]
    return shares


def _natural(column: Column, column_cells: list[Cell], width: int) -> int:
    """Return the width at which nothing of a column is cut; pictures grow from theirs."""
    heading = 0 if column.over_next else cells(column.heading)
    if column.scale:
        return _wanted(column, width)
    if column.picture:
        return max(_PICTURE[0], heading)
    return max([heading, *(cells(cell.text) for cell in column_cells if isinstance(cell, Figure))])


def _wanted(column: Column, width: int) -> int:
    """Return the width a column has before others are dropped from a table of some width."""
    return max(column.least, width // column.part) if column.part else column.least


def _least(column: Column, natural: int, width: int) -> int:
    """Return how narrow a column may become: names and texts with a limit may be cut, numbers never."""
    if column.stretch:
        return min(natural, _wanted(column, width))
    if column.wraps:
        return min(natural, column.limit or natural)
    return min(natural, _LEAST_LIMITED) if column.limit and not column.right else natural


def gaps(columns: Sequence[Column], staying: Sequence[int]) -> list[int]:
    """Return the blank cells behind each of the columns at some indexes but the last."""
    return [NARROW_GAP if columns[n].over_next and following == n + 1 else GAP for n, following in pairwise(staying)]


def _room(columns: Sequence[Column], staying: Sequence[int], width: int) -> int:
    """Return the cells of a width that the blanks between the columns at some indexes leave."""
    return width - sum(gaps(columns, staying))


def _staying(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    """Return the indexes of the columns that have room at their narrowest."""
    least = [_least(column, size, width) for column, size in zip(columns, natural, strict=True)]
    staying = [n for n, column in enumerate(columns) if column.priority < _PUSHED_OUT and not column.unseen]
    for priority in sorted({columns[n].priority for n in staying} - {0}, reverse=True):
        if sum(least[n] for n in staying) <= _room(columns, staying, width):
            break
        staying = [n for n in staying if columns[n].priority != priority]
    return staying


def _settled(columns: Sequence[Column], natural: Sequence[int], room: Room) -> list[int]:
    """Return the widths of columns that all stay."""
    if sum(natural) > room.cells:
        return _shrunk(columns, natural, room)
    return _grown(columns, natural, room)


def _shrunk(columns: Sequence[Column], natural: Sequence[int], room: Room) -> list[int]:
    """Take what is too much from plots, up to half of them, from texts with a limit, from plots, from the names."""
    widths, excess = list(natural), sum(natural) - room.cells
    texts = [(n, _least(column, widths[n], room.width)) for n, column in enumerate(columns) if not column.stretch]
    plots = [(n, column.least) for n, column in enumerate(columns) if column.scale]
    roomy = [(n, max(least, widths[n] // 2)) for n, least in plots]
    for n, least in (*roomy, *texts, *plots):
        less = max(0, min(excess, widths[n] - least))
        widths[n] -= less
        excess -= less
    stretching = _stretching(columns)
    if excess and stretching is not None:
        widths[stretching] = max(1, widths[stretching] - excess)
    return widths


def _grown(columns: Sequence[Column], natural: Sequence[int], room: Room) -> list[int]:
    """Give what is left to pictures, then evenly to the blanks between columns, then to the stretching column."""
    widths = list(natural)
    spare = room.cells - sum(widths)
    for n, column in enumerate(columns):
        if column.picture and spare > 0:
            more = spare if column.scale else min(spare, _PICTURE[1] - widths[n])
            widths[n] += more
            spare -= more
    loose = _loosened(columns)
    share = min(spare // len(loose), room.width // _LOOSE_PART) if loose else 0
    for n in loose:
        widths[n] += share
    stretching = _stretching(columns)
    if stretching is not None:
        widths[stretching] += min(spare - share * len(loose), room.width // _STRETCH_PART)
    return widths


def _loosened(columns: Sequence[Column]) -> list[int]:
    """Return the columns that have blanks to spare before their numbers or behind their texts."""
    last = len(columns) - 1
    return [
        n
        for n, column in enumerate(columns)
        if not (column.picture or column.stretch or columns[n - 1].over_next) and n and (column.right or n < last)
    ]


def _stretching(columns: Sequence[Column]) -> int | None:
    return next((n for n, column in enumerate(columns) if column.stretch), None)
