"""Tables as lines for a width in cells: columns set once, rows drawn one by one, numbers aligned at the right."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from tui.blocks.figure import Figure, Mark, Tone
from tui.blocks.glyphs import FLAGS
from tui.blocks.table import Cell, Column, Row, Table
from tui.drawing.columns import NARROW_GAP, column_widths, gaps, most_pushed_out, pushed_out
from tui.drawing.lines import Drawing, Item, Line, Span, fitted, wrapped
from tui.drawing.pictures import picture_line
from tui.drawing.score_dots import scale_heading
from tui.text import cells, fit

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
        self._columns = table.columns
        self._margin = table.margin
        self._flags = _hanging_flags(table.columns, sample)
        self._arrowed = [0] * len(table.columns)
        self._arrowed = _arrowed_widths(table.columns, [self._aligned(row) for row in sample])
        self._is_sorted = bool(table.sorted_by)
        columns = [replace(column, heading=self._heading(column, _UNSORTED)) for column in table.columns]
        rows = [replace(row, cells=self._aligned(row)) for row in sample]
        self.shifted = min(shifted, most_pushed_out(columns, rows, width - self._indent)) if shifted else 0
        """How many columns are pushed out."""
        self.widths = column_widths(pushed_out(columns, self.shifted), rows, width - self._indent)
        """The width of each column, 0 for those without room."""
        placed = zip(table.columns, self.widths, strict=True)
        self._slots = [_Slot(n, column, size) for n, (column, size) in enumerate(placed) if size]
        self._gaps = gaps(table.columns, [slot.position for slot in self._slots])

    def has_room_for(self, key: str) -> bool:
        """Whether a column stands in the lines."""
        return any(slot.column.key == key for slot in self._slots)

    def holds(self, row: Row) -> bool:
        """Whether no text of a row is cut."""
        aligned = self._aligned(row)
        texts = [(aligned[slot.position], slot.width) for slot in self._slots]
        return all(not isinstance(cell, Figure) or cells(cell.text) <= width for cell, width in texts)

    @property
    def dropped(self) -> int:
        """How many columns have no room, beside those pushed out."""
        seen = sum(not column.unseen for column in self._columns)
        return seen - len(self._slots) - self.shifted

    @property
    def _indent(self) -> int:
        """The cells before the columns: one for the margin mark, where a row may have it."""
        return 1 if self._margin else 0

    @property
    def legend(self) -> tuple[Mark, ...]:
        """The marks of the pictures and of the margin that are drawn, with what they mean."""
        marks = tuple(mark for _, column, _ in self._slots for mark in column.legend)
        return (*marks, self._margin) if self._margin else marks

    def heading(self, sorted_by: str = "", *, descending: bool = False) -> Line:
        """Return the line of headings, the sorted one with its mark."""
        mark = _DESCENDING if descending else _ASCENDING
        parts: list[Line] = []
        blanks: list[int] = []
        for column, width, blank in self._heading_slots():
            blanks.append(blank)
            ticks = scale_heading(column.scale, width) if column.scale else []
            if ticks:
                parts.append(ticks)
                continue
            if column.key == sorted_by:
                span = Span(fit(column.heading, width - cells(mark)) + mark, bold=True)
            else:
                span = Span(self._heading(column, _UNSORTED), column.tone.value, bold=column.tone is not Tone.QUIET)
            parts.append([fitted(span, width, right=column.right)])
        return [Span(" " * self._indent), *_spaced(parts, blanks[:-1])]

    def _heading_slots(self) -> Iterator[tuple[Column, int, int]]:
        """Yield the columns whose headings are written, with the width these may take and the blanks behind them."""
        under: int | None = None
        blanks = [*self._gaps, 0]
        for n, slot in enumerate(self._slots):
            following = self._slots[n + 1] if slot.column.over_next and n + 1 < len(self._slots) else None
            if slot.position == under:
                continue
            if following and following.position == slot.position + 1:
                under = following.position
                yield slot.column, slot.width + NARROW_GAP + following.width, blanks[n + 1]
            else:
                yield slot.column, slot.width, blanks[n]

    def column_at(self, x: int) -> str:
        """Return the key of the column at a cell; empty beside them."""
        end = self._indent
        for (_, column, width), gap in zip(self._slots, [*self._gaps, 1], strict=False):
            end += width + gap
            if x < end:
                return column.key
        return ""

    def line(self, row: Row) -> Line:
        """Return a row as a line; texts without room are cut."""
        aligned = self._aligned(row)
        slots = _lent(self._slots, aligned)
        return self._with_margin(row, [_cell_line(self._cell_in(slot, aligned), slot, row) for slot in slots])

    def _with_margin(self, row: Row, parts: list[Line]) -> Line:
        """Return the cells of a row as a line, behind the margin where the table has one."""
        columns = _spaced(parts, self._gaps)
        if self._margin is None:
            return columns
        return [Span(self._margin.glyph if row.in_margin else " ", self._margin.tone.value), *columns]

    def lines(self, row: Row) -> list[Line]:
        """Return a row in as many lines as its texts that wrap need."""
        aligned = self._aligned(row)
        slots = _lent(self._slots, aligned)
        columns = [_cell_lines(self._cell_in(slot, aligned), slot, row) for slot in slots]
        blanks: list[Line] = [[Span(" " * slot.width)] for slot in slots]
        return [
            self._with_margin(
                row, [lines[n] if n < len(lines) else blank for lines, blank in zip(columns, blanks, strict=True)]
            )
            for n in range(max(map(len, columns), default=1))
        ]

    def _cell_in(self, slot: _Slot, aligned: tuple[Cell, ...]) -> Cell:
        """Return the cell of a column, or of the one without room that stands in where there is no picture."""
        cell, key = aligned[slot.position], slot.column.stand_in
        if not key or not isinstance(cell, Figure):
            return cell
        without_room = (n for n, column in enumerate(self._columns) if column.key == key and not self.widths[n])
        other = next(without_room, slot.position)
        return aligned[other]

    def _heading(self, column: Column, mark: str) -> str:
        """Return a heading with room for the mark of sorting, its end above that of numbers."""
        if not self._is_sorted or column.picture:
            return column.heading
        return mark + column.heading if column.right and mark == _UNSORTED else column.heading + mark

    def _aligned(self, row: Row) -> tuple[Cell, ...]:
        """Return the cells of a row with their digits aligned and the flags outside them."""
        aligned: tuple[Cell, ...] = tuple(
            _padded(_unflagged(cell, column), column, flags)
            for cell, column, flags in zip(row.cells, self._columns, self._flags, strict=True)
        )
        if not any(self._arrowed):
            return aligned
        return tuple(_spread(cell, width) for cell, width in zip(aligned, self._arrowed, strict=True))


def _lent(slots: Sequence[_Slot], aligned: Sequence[Cell]) -> list[_Slot]:
    """Return the columns as one row needs them: a name without room takes the blanks before the number behind it."""
    lent = list(slots)
    for n, (slot, following) in enumerate(pairwise(slots)):
        name, number = aligned[slot.position], aligned[following.position]
        if not (slot.column.stretch and isinstance(name, Figure) and isinstance(number, Figure)):
            continue
        blanks = following.width - cells(number.text) if following.column.right or not number.text else 0
        more = max(0, min(cells(name.text) - slot.width, blanks))
        lent[n : n + 2] = [slot._replace(width=slot.width + more), following._replace(width=following.width - more)]
    return lent


def is_whole(table: Table, width: int) -> bool:
    """Whether a table has room for all columns, and for all texts of those of one line."""
    grid = Grid(table, width)
    return not grid.dropped and all(grid.holds(row) for row in table.rows)


def draw_table(table: Table, width: int) -> Drawing:
    """Return a table drawn for a width, its headings first; without rows, the sentence that says so."""
    if not table.count:
        return Drawing(wrapped((table.empty_on_screen,), width, "quiet"), [])
    grid = Grid(table, width)
    lines = [] if table.continues else [grid.heading(table.sorted_by, descending=table.descending)]
    items: list[Item] = []
    for row in table.rows:
        start = len(lines)
        lines += grid.lines(row)
        items.append(Item(start, len(lines), row.opens, row.cited, row.stated))
    return Drawing(lines, items)


def _hanging_flags(columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    """Return how many flags hang behind the numbers of each right-aligned column."""
    return [
        max((_flag_count(_unflagged(row.cells[n], column)) for row in rows), default=0) if column.right else 0
        for n, column in enumerate(columns)
    ]


def _flag_count(cell: Cell) -> int:
    return len(cell.text) - len(cell.text.rstrip(FLAGS)) if isinstance(cell, Figure) else 0


def _unflagged(cell: Cell, column: Column) -> Cell:
    """Return a number without the flag that is said once of the whole column."""
    if not column.unflagged or not isinstance(cell, Figure) or column.unflagged not in cell.text:
        return cell
    return replace(cell, text=cell.text.replace(column.unflagged, ""))


def _padded(cell: Cell, column: Column, flags: int) -> Cell:
    """Return a number with blanks in place of the decimals and the flags others of its column have."""
    if not isinstance(cell, Figure) or "/" in cell.text:
        return cell
    missing = flags - _flag_count(cell) + _missing_decimals(cell, column)
    return replace(cell, text=cell.text + " " * missing) if missing > 0 else cell


def _missing_decimals(figure: Figure, column: Column) -> int:
    """Return the cells that the decimals a figure does not have would take, with their mark where it has none."""
    if not column.decimals or figure.value is None:
        return 0
    digits = max(0, -int(figure.value.as_tuple().exponent))
    is_written_whole = len(figure.text.rstrip(FLAGS)) <= digits
    return column.decimals + 1 if is_written_whole or not digits else max(0, column.decimals - digits)


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
    if column.stretch and cells(cell.text) > width:
        cell = replace(cell, text=cell.brief)
    return [fitted(figure_span(cell, column, row), width, right=column.right)]


def _cell_lines(cell: Cell, slot: _Slot, row: Row) -> list[Line]:
    """Return a cell of a row in lines exactly as wide as its column; one line where its texts do not wrap."""
    if not slot.column.wraps or not isinstance(cell, Figure) or cells(cell.text) <= slot.width:
        return [_cell_line(cell, slot, row)]
    look = figure_span(cell, slot.column, row)
    texts = ("".join(span.text for span in line) for line in wrapped((cell.text,), slot.width))
    return [[fitted(look._replace(text=text), slot.width)] for text in texts]


def figure_span(figure: Figure, column: Column, row: Row) -> Span:
    """Return a figure in the look it has in a column of a row, as wide as it is."""
    bold = (row.chosen and column.stretch) or (figure.value is not None and column.priority == 0)
    tone = Tone.HOME if row.is_home and column.stretch else figure.tone
    return Span(figure.text, tone.value, bold)


def _spaced(parts: Sequence[Line], blanks: Sequence[int]) -> Line:
    """Return the parts of a line with some blanks behind each but the last."""
    behind = [*([Span(" " * size)] for size in blanks), []]
    return [span for part, blank in zip(parts, behind, strict=True) for span in (*part, *blank)]
