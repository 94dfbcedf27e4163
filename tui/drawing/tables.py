"""Tables: columns that give way by priority, pictures in cells, numbers to the right."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.blocks.figure import Figure, Tone
from tui.blocks.glyphs import FLAGS
from tui.blocks.table import Cell, Column, Row, Table
from tui.drawing.lines import Drawing, Item, Line, Span, cell, wrapped
from tui.drawing.pictures import picture_line
from tui.text import cells

_GAP = 2
_PICTURE = (10, 40)
"""The narrowest and the widest column of pictures."""
_CUT = 14
"""The narrowest a text with a limit may become."""
_UP, _DOWN = "▲", "▼"


class Grid:
    """Columns set for a width: their headings, and any row when it is looked at."""

    def __init__(self, table: Table, width: int, shifted: int = 0) -> None:
        sample = list(table.measured or table.rows)
        self._hangs = _hangs(table.columns, sample)
        self._sorted = bool(table.sorted_by)
        marked = tuple(replace(each, heading=self._marked(each, " ")) for each in table.columns)
        rows = [self._hung(row) for row in sample]
        self.shifted = min(shifted, _last_shift(marked, rows, width)) if shifted else 0
        """How many columns were pushed out at the left to make room for others."""
        self.columns = table.columns
        self.widths = column_widths(_shifted(marked, self.shifted), rows, width)

    @property
    def dropped(self) -> int:
        """How many columns have no room, beside those pushed out."""
        return sum(not size for size in self.widths) - self.shifted

    def heading(self, sorted_by: str = "", *, descending: bool = False) -> Line:
        """Return the line of headings, the sorted one with its mark."""
        parts: list[Line] = []
        for column, size in _shown(self.columns, self.widths):
            here = column.key == sorted_by
            text = self._marked(column, (_DOWN if descending else _UP) if here else " ")
            parts.append([cell(text, size, "text" if here else "quiet", right=column.right, bold=here)])
        return _spaced(parts)

    def column_at(self, x: int) -> str:
        """Return the key of the column at a cell; empty beside them."""
        end = 0
        for column, size in _shown(self.columns, self.widths):
            end += size + _GAP
            if x < end:
                return column.key
        return ""

    def line(self, row: Row) -> Line:
        """Return a row as a line."""
        parts: list[Line] = []
        for found, column, size in zip(self._hung(row).cells, self.columns, self.widths, strict=True):
            if size:
                parts.append(_cell(found, column, size, first=column.priority == 0, row=row))
        return _spaced(parts)

    def _marked(self, column: Column, mark: str) -> str:
        """Return a heading with room for the mark of sorting."""
        return column.heading + mark if self._sorted and not column.picture else column.heading

    def _hung(self, row: Row) -> Row:
        """Return a row whose digits align, with the marks outside them."""
        if not any(self._hangs):
            return row
        return replace(
            row, cells=tuple(_padded(found, hang) for found, hang in zip(row.cells, self._hangs, strict=True))
        )


def draw_table(table: Table, width: int) -> Drawing:
    """Return a table drawn for a width, its headings first."""
    if not table.count:
        return Drawing(wrapped((table.empty,), width, "quiet"), [])
    grid = Grid(table, width)
    rows = table.rows
    lines = [grid.heading(table.sorted_by, descending=table.descending), *(grid.line(row) for row in rows)]
    items = [Item(n + 1, n + 2, row.opens, row.sources) for n, row in enumerate(rows)]
    return Drawing(lines, items)


def _hangs(columns: Sequence[Column], sample: list[Row]) -> list[int]:
    """Return how many marks hang behind the numbers of each right-aligned column."""
    return [
        max((_flags(row.cells[n]) for row in sample), default=0) if column.right else 0
        for n, column in enumerate(columns)
    ]


def _flags(found: Cell) -> int:
    return len(found.text) - len(found.text.rstrip(FLAGS)) if isinstance(found, Figure) else 0


def _padded(found: Cell, hang: int) -> Cell:
    missing = hang - _flags(found)
    if not isinstance(found, Figure) or missing <= 0 or "/" in found.text:
        return found
    return replace(found, text=found.text + " " * missing)


def _shifted(columns: tuple[Column, ...], shifted: int) -> tuple[Column, ...]:
    """Return the columns with the first of those that may give way marked as given way."""
    away = [n for n, column in enumerate(columns) if column.priority][:shifted]
    return tuple(replace(column, priority=_AWAY) if n in away else column for n, column in enumerate(columns))


_AWAY = 99
"""The priority of a column pushed out."""


def _last_shift(columns: tuple[Column, ...], rows: list[Row], width: int) -> int:
    """Return how far the columns can be pushed: until the last one has room."""
    movable = sum(bool(column.priority) for column in columns)
    for shifted in range(movable):
        if column_widths(_shifted(columns, shifted), rows, width)[-1]:
            return shifted
    return max(0, movable - 1)


def column_widths(columns: tuple[Column, ...], rows: list[Row], width: int) -> list[int]:
    """Return the width of each column, 0 for one that had to give way."""
    natural = [_natural(column, [row.cells[n] for row in rows]) for n, column in enumerate(columns)]
    if sum(natural) + _GAP * (len(columns) - 1) > width:
        natural = [min(size, column.limit or size) for column, size in zip(columns, natural, strict=True)]
    least = [_least(column, each) for column, each in zip(columns, natural, strict=True)]
    kept = {n for n, column in enumerate(columns) if column.priority < _AWAY}
    for priority in sorted({columns[n].priority for n in kept} - {0}, reverse=True):
        if _total(least, kept) <= width:
            break
        kept -= {n for n in kept if columns[n].priority == priority}
    widths = [natural[n] if n in kept else 0 for n in range(len(columns))]
    _settle(columns, widths, kept, width)
    return widths


def _settle(columns: tuple[Column, ...], widths: list[int], kept: set[int], width: int) -> None:
    """Take what is too much from texts with a limit, then from the stretching column; give pictures what is left."""
    spare = width - _total(widths, kept)
    stretch = next((n for n in kept if columns[n].stretch), None)
    for n in kept:
        if spare < 0 and not columns[n].stretch:
            taken = min(-spare, widths[n] - _least(columns[n], widths[n]))
            widths[n] -= taken
            spare += taken
    if spare < 0 and stretch is not None:
        widths[stretch] = max(1, widths[stretch] + spare)
        spare = 0
    for n in kept:
        if columns[n].picture and spare > 0:
            given = min(spare, _PICTURE[1] - widths[n])
            widths[n] += given
            spare -= given
    if spare > 0 and stretch is not None:
        widths[stretch] += min(spare, width // 6)


def _least(column: Column, natural: int) -> int:
    """Return how narrow a column may become: names and texts with a limit may be cut, numbers never."""
    if column.stretch:
        return min(natural, column.least)
    return min(natural, _CUT) if column.limit and not column.right else natural


def _natural(column: Column, found: list[Cell]) -> int:
    if column.picture:
        return max(_PICTURE[0], cells(column.heading))
    texts = [each.text for each in found if isinstance(each, Figure)]
    return max(cells(column.heading), *(cells(text) for text in texts)) if texts else cells(column.heading)


def _total(widths: list[int], kept: set[int]) -> int:
    return sum(widths[n] for n in kept) + _GAP * max(0, len(kept) - 1)


def _cell(found: Cell, column: Column, size: int, *, first: bool, row: Row) -> Line:
    if not isinstance(found, Figure):
        return picture_line(found, size)
    if column.picture:
        return [cell(found.text.center(size), size, "quiet")]
    bold = (row.chosen and column.stretch) or (found.value is not None and first)
    ink = Tone.HOME.value if row.is_home and column.stretch else found.tone.value
    return [cell(found.text, size, ink, right=column.right, bold=bold)]


def _shown(columns: tuple[Column, ...], widths: list[int]) -> list[tuple[Column, int]]:
    return [(column, size) for column, size in zip(columns, widths, strict=True) if size]


def _spaced(parts: list[Line]) -> Line:
    return [span for n, part in enumerate(parts) for span in ([Span(" " * _GAP)] if n else []) + part]
