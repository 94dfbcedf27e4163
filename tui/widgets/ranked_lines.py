"""The lines of a ranked table: headings, the rows in view, home, the legend, and the remark on the chosen row."""

from collections.abc import Callable

from textual.geometry import Size

from tui.blocks.figure import SEPARATOR, Runs, Tone
from tui.blocks.table import Table
from tui.drawing.lines import Line, Span, cut, justified, mark_span, width_of, wrapped
from tui.drawing.tables import Grid
from tui.text import cells
from tui.widgets.block_view import MARGIN
from tui.widgets.window import Window

HEAD = 1
"""Lines above the rows: the headings of the columns."""
_HAIRLINE = 1
_HOME, _ABOVE, _BELOW = "◆", "↑", "↓"
"""The marks before the row of home: in its place or in none, and kept in sight above or below which its place lies."""
_REMARK = (3, 4)
"""Lines for the remark on the chosen row, on a wide and on a narrow screen."""
_WIDE_FROM = 76
_LEGEND_GAP = 3
"""The blank cells between two marks of the legend."""
_LEAST_ROWS, _LEAST_WITH_LEGEND = 4, 8
"""The fewest rows that are left beside the remark, and beside the legend."""


class RankedLines:
    """Draws the part of a table that has room; only the rows in view are worded."""

    def __init__(self, table: Table, remark: Callable[[Table], Runs]) -> None:
        self.window = Window()
        self.active = False
        """Whether the cursor of the page is in the table."""
        self.shifted = 0
        """How many columns are pushed out at the left."""
        self.table = table
        self._remark = remark
        self._size = Size(0, 0)
        self._legend: list[Line] = []
        """The legend where it has room."""
        self._drawn_legend: tuple[Grid, list[Line]] | None = None
        """The legend in its lines, and the columns it was drawn for."""
        self._shown_remark = 0
        """The lines for the remark where it has room."""
        self._reveals = ""
        """The key of a column that is to be brought into view."""
        self._grid: Grid | None = None
        self._grid_key: tuple[object, ...] = ()
        self.show(table)

    def show(self, table: Table) -> None:
        """Draw another table in the same window, with the column it is sorted by in view."""
        is_sorted_anew = self.table.sorted_by != table.sorted_by
        self._reveals = table.sorted_by if is_sorted_anew else self._reveals
        self.table = table
        self.window.count, self.window.has_home = table.count, table.home is not None
        self.window.home = table.index_of(table.home.key) if table.home and table.index_of else None

    def height_for(self, width: int) -> int:
        """Return the lines that would show every row at a width."""
        self._size = self._size.with_width(width)
        return HEAD + self._rows + _HAIRLINE + len(self._legend_lines()) + self._remark_lines

    @property
    def _rows(self) -> int:
        pinned = self.window.has_home and self.window.home is None
        return max(1, self.window.count + pinned)

    @property
    def _remark_lines(self) -> int:
        if self.table.sentences is None:
            return 0
        return _REMARK[0] if self._size.width >= _WIDE_FROM else _REMARK[1]

    def _legend_lines(self) -> list[Line]:
        """Return what the marks that are drawn mean, in as many lines as they take, drawn once."""
        grid, width = self.grid, self._size.width - 2 * MARGIN
        if self._drawn_legend and self._drawn_legend[0] is grid:
            return self._drawn_legend[1]
        lines: list[Line] = []
        for mark in grid.legend:
            span = mark_span(mark)
            if lines and width_of(lines[-1]) + _LEGEND_GAP + cells(span.text) <= width:
                lines[-1] += [Span(" " * _LEGEND_GAP), span]
            else:
                lines.append([span])
        self._drawn_legend = grid, lines
        return lines

    def fit(self, size: Size) -> None:
        """Give the rows what room a size leaves them, and keep the chosen one in view."""
        self._size = size
        self._reveal()
        room = size.height - HEAD - _HAIRLINE
        legend, remark = self._legend_lines(), self._remark_lines
        has_remark = room - remark >= min(_LEAST_ROWS, self._rows)
        left = room - (remark if has_remark else 0)
        has_legend = left - len(legend) >= min(_LEAST_WITH_LEGEND, self._rows)
        self._legend = legend if has_legend else []
        self._shown_remark = remark if has_remark else 0
        rows = max(1, left - len(self._legend))
        if rows != self.window.rows:
            self.window.rows = rows
            self.window.keep_in_view()

    def _reveal(self) -> None:
        """Push out, or let in again, as few columns as bring the one asked for into view; none where that cannot be."""
        key, self._reveals = self._reveals, ""
        before = self.shifted
        if not key or self.grid.has_room_for(key):
            return
        self.shifted = 0
        while not self.grid.has_room_for(key):
            if not self.grid.dropped:
                self.shifted = before
                return
            self.shifted += 1

    @property
    def grid(self) -> Grid:
        """The columns as they are set for the width."""
        table, width = self.table, max(1, self._size.width - 2 * MARGIN)
        key = (table.columns, id(table.measured), table.heading, width, self.shifted)
        if self._grid is None or key != self._grid_key or not table.measured:
            self._grid, self._grid_key = Grid(table, width, self.shifted), key
            self.shifted = self._grid.shifted
        return self._grid

    def row_at(self, y: int) -> int | None:
        """Return the index of the row on a line; None where there is none that can be chosen."""
        line = y - HEAD
        index = self.window.index_at(line) if 0 <= line < self.window.rows else None
        return index if index is not None and index < self.window.count else None

    def column_at(self, x: int, y: int) -> str:
        """Return the key of the column whose heading is on a cell; empty where there is none."""
        return self.grid.column_at(x - MARGIN) if y == 0 else ""

    def line(self, y: int) -> tuple[Line, str]:
        """Return a line, and the role of the paper it stands on."""
        rows, width = self.window.rows, self._size.width
        if y == 0:
            return self._headings(width), "background"
        if y < HEAD + rows:
            return self._row_line(y - HEAD)
        return [Span(" " * MARGIN), *self._foot_line(y - HEAD - rows, width - MARGIN)], "background"

    def _headings(self, width: int) -> Line:
        if not self.window.count:
            return [Span(" " * MARGIN), *wrapped((self.table.empty_on_screen,), width - MARGIN, "quiet")[0]]
        grid = self.grid
        line = grid.heading(self.table.sorted_by, descending=self.table.descending)
        left: Line = [Span("‹" if grid.shifted else " ", "watch", bold=True), *line]
        return justified(left, [Span("›", "watch", bold=True)] if grid.dropped else [], width, gap=0)

    def _row_line(self, line: int) -> tuple[Line, str]:
        index = self.window.index_at(line)
        if index is None:
            home = self.table.home
            return ([self._pin, *self.grid.line(home)] if home else []), "panel"
        if index >= self.window.count:
            return [], "background"
        chosen = self.active and index == self.window.cursor
        row = self.table.row(index)
        home_mark = Span(_HOME if row.is_home else " ", Tone.HOME.value, bold=True)
        mark = Span("▸", bold=True) if chosen else home_mark
        return [mark, *self.grid.line(row)], "select" if chosen else "background"

    @property
    def _pin(self) -> Span:
        """The mark of home where it is kept in sight: the way its own row lies, if there is one."""
        at = self.window.home
        sign = _HOME if at is None else _ABOVE if at < self.window.top else _BELOW
        return Span(sign, Tone.HOME.value, bold=True)

    def _foot_line(self, line: int, width: int) -> Line:
        """Return a line below the rows: the hairline, the legend, the remark on the chosen row."""
        if line < _HAIRLINE:
            return self._hairline(width)
        line -= _HAIRLINE
        if line < len(self._legend):
            return self._legend[line]
        return self._remark_line(line - len(self._legend), width)

    def _hairline(self, width: int) -> Line:
        """Return a line that ends in what the rows are and where the cursor is among them."""
        place = f"{self.window.cursor + 1}/{self.window.count}" if self.window.count else ""
        note = SEPARATOR.join(part for part in (self.table.qualifier, place) if part)
        note = f" {note}" if note and cells(note) < width else ""
        return [Span("─" * (width - cells(note)), "faint"), Span(note, "quiet")]

    def _remark_line(self, line: int, width: int) -> Line:
        if line >= self._shown_remark:
            return []
        remark = wrapped(self._remark(self.table), width)
        if line == self._shown_remark - 1 and len(remark) > self._shown_remark:
            return cut([*remark[line], Span(" …")], width)
        return remark[line] if line < len(remark) else []
