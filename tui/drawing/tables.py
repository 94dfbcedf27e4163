"""Tables as lines for a width in cells: columns set once, rows drawn one by one, numbers aligned at the right."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tui.blocks.figure import Figure, Tone
from tui.blocks.glyphs import FLAGS
from tui.blocks.table import Cell, Column, Row, Table
from tui.drawing.columns import GAP, column_widths, most_pushed_out, pushed_out
from tui.drawing.lines import Drawing, Item, Line, Span, fitted, wrapped
from tui.drawing.pictures import picture_line
from tui.text import cells

_ARROWS = ("▲ ", "▼ ")
_ASCENDING, _DESCENDING, _UNSORTED = "▲", "▼", " "


class _Slot(NamedTuple):
    """A column that has room."""

    position: int
    """Its place among the columns of the table."""
    column: Column
    width: int


class Grid:
    """The columns of a table set for a width: their headings, and any of its rows as a line.

    `shifted` columns are pushed out at the left to make room for others, at most until the last one has room.
    """

    def __init__(self, table: Table, width: int, shifted: int = 0) -> None:
        sample = table.measured or table.rows
        self._flags = _hanging_flags(table.columns, sample)
        self._arrowed = [0] * len(table.columns)
        self._arrowed = _arrowed_widths(table.columns, [self._aligned(row) for row in sample])
        self._is_sorted = bool(table.sorted_by)
        columns = [replace(column, heading=self._heading(column, _UNSORTED)) for column in table.columns]
        rows = [replace(row, cells=self._aligned(row)) for row in sample]
        self.shifted = min(shifted, most_pushed_out(columns, rows, width)) if shifted else 0
        """How many columns are pushed out."""
        self.widths = column_widths(pushed_out(columns, self.shifted), rows, width)
        """The width of each column, 0 for those without room."""
        placed = zip(table.columns, self.widths, strict=True)
        self._slots = [_Slot(n, column, size) for n, (column, size) in enumerate(placed) if size]

    @property
    def dropped(self) -> int:
        """How many columns have no room, beside those pushed out."""
        return len(self.widths) - len(self._slots) - self.shifted

    def heading(self, sorted_by: str = "", *, descending: bool = False) -> Line:
        """Return the line of headings, the sorted one with its mark."""
        mark = _DESCENDING if descending else _ASCENDING
        parts: list[Line] = []
        for _, column, width in self._slots:
            if column.key == sorted_by:
                span = Span(self._heading(column, mark), bold=True)
            else:
                span = Span(self._heading(column, _UNSORTED), "quiet")
            parts.append([fitted(span, width, right=column.right)])
        return _spaced(parts)

    def column_at(self, x: int) -> str:
        """Return the key of the column at a cell; empty beside them."""
        end = 0
        for _, column, width in self._slots:
            end += width + GAP
            if x < end:
                return column.key
        return ""

    def line(self, row: Row) -> Line:
        """Return a row as a line."""
        aligned = self._aligned(row)
        return _spaced([_cell_line(aligned[slot.position], slot, row) for slot in self._slots])

    def _heading(self, column: Column, mark: str) -> str:
        """Return a heading with room for the mark of sorting."""
        return column.heading + mark if self._is_sorted and not column.picture else column.heading

    def _aligned(self, row: Row) -> tuple[Cell, ...]:
        """Return the cells of a row with their digits aligned and the flags outside them."""
        if any(self._flags):
            aligned = tuple(_padded(cell, flags) for cell, flags in zip(row.cells, self._flags, strict=True))
        else:
            aligned = row.cells
        if not any(self._arrowed):
            return aligned
        return tuple(_spread(cell, width) for cell, width in zip(aligned, self._arrowed, strict=True))


def draw_table(table: Table, width: int) -> Drawing:
    """Return a table drawn for a width, its headings first; without rows, the sentence that says so."""
    if not table.count:
        return Drawing(wrapped((table.empty,), width, "quiet"), [])
    grid = Grid(table, width)
    rows = table.rows
    lines = [grid.heading(table.sorted_by, descending=table.descending), *(grid.line(row) for row in rows)]
    items = [Item(n, n + 1, row.opens, row.sources) for n, row in enumerate(rows, 1)]
    return Drawing(lines, items)


def _hanging_flags(columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    """Return how many flags hang behind the numbers of each right-aligned column."""
    return [
        max((_flag_count(row.cells[n]) for row in rows), default=0) if column.right else 0
        for n, column in enumerate(columns)
    ]


def _flag_count(cell: Cell) -> int:
    return len(cell.text) - len(cell.text.rstrip(FLAGS)) if isinstance(cell, Figure) else 0


def _padded(cell: Cell, flags: int) -> Cell:
    """Return a number with blanks in place of the flags others of its column have."""
    missing = flags - _flag_count(cell)
    if not isinstance(cell, Figure) or missing <= 0 or "/" in cell.text:
        return cell
    return replace(cell, text=cell.text + " " * missing)


def _arrowed_widths(columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> list[int]:
    """Return the cells of the longest number behind an arrow, with the arrow, of each right-aligned column."""
    return [
        max((cells(_arrowed_part(row[n])) for row in rows), default=0) if column.right else 0
        for n, column in enumerate(columns)
    ]


def _arrowed_part(cell: Cell) -> str:
    """Return the part of a text from its arrow on; empty without one."""
    starts = [start for arrow in _ARROWS if isinstance(cell, Figure) and (start := cell.text.find(arrow)) >= 0]
    return cell.text[min(starts) :] if isinstance(cell, Figure) and starts else ""


def _spread(cell: Cell, width: int) -> Cell:
    """Return a text whose arrow stands below the others of its column."""
    arrowed = _arrowed_part(cell)
    missing = width - cells(arrowed)
    if not arrowed or missing <= 0 or not isinstance(cell, Figure):
        return cell
    return replace(cell, text=cell.text.removesuffix(arrowed) + arrowed[:1] + " " * missing + arrowed[1:])


def _cell_line(cell: Cell, slot: _Slot, row: Row) -> Line:
    """Return a cell of a row, exactly as wide as its column."""
    column, width = slot.column, slot.width
    if not isinstance(cell, Figure):
        return picture_line(cell, width)
    if column.picture:
        return [fitted(Span(cell.text.center(width), "quiet"), width)]
    bold = (row.chosen and column.stretch) or (cell.value is not None and column.priority == 0)
    tone = Tone.HOME if row.is_home and column.stretch else cell.tone
    return [fitted(Span(cell.text, tone.value, bold), width, right=column.right)]


def _spaced(parts: list[Line]) -> Line:
    return [span for n, part in enumerate(parts) for span in ([Span(" " * GAP)] if n else []) + part]
