"""The lines of a ranked table: headings, the rows in view, home, and the remark on the chosen row."""

from collections.abc import Callable

from textual.geometry import Size

from tui.blocks.figure import Runs
from tui.blocks.table import Table
from tui.drawing.lines import Line, Span, cut, heading_line, justified, wrapped
from tui.drawing.tables import Grid
from tui.widgets.block_view import MARGIN
from tui.widgets.window import Window

HEAD = 2
"""Lines above the rows: the heading of the block, and those of the columns."""
_REMARK = 5
"""Lines below the rows: a hairline, and the remark on the chosen row."""
_LEAST_ROWS = 4


class RankedLines:
    """Draws the part of a table that has room; only the rows in view are worded."""

    def __init__(self, table: Table, remark: Callable[[Table], Runs]) -> None:
        self.window = Window()
        self.active = False
        """Whether the cursor of the page is in the table."""
        self.shifted = 0
        """How many columns are pushed out at the left."""
        self._remark = remark
        self._size = Size(0, 0)
        self._grid: Grid | None = None
        self._grid_key: tuple[object, ...] = ()
        self.show(table)

    def show(self, table: Table) -> None:
        """Draw another table in the same window."""
        self.table = table
        self.window.count, self.window.has_home = table.count, table.home is not None
        self.window.home = table.index_of(table.home.key) if table.home and table.index_of else None

    @property
    def height(self) -> int:
        """The lines that would show every row."""
        return HEAD + self._rows + (_REMARK if self.table.sentences else 0)

    @property
    def _rows(self) -> int:
        pinned = self.window.has_home and self.window.home is None
        return max(1, self.window.count + pinned)

    @property
    def _has_remark(self) -> bool:
        """Whether there is room for the remark, beside the rows themselves or a few of them."""
        room = self._size.height - HEAD - _REMARK
        return self.table.sentences is not None and room >= min(_LEAST_ROWS, self._rows)

    def fit(self, size: Size) -> None:
        """Give the rows what room a size leaves them, and keep the chosen one in view."""
        self._size = size
        rows = max(1, size.height - HEAD - (_REMARK if self._has_remark else 0))
        if rows != self.window.rows:
            self.window.rows = rows
            self.window.keep_in_view()

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
        return self.grid.column_at(x - MARGIN) if y == 1 else ""

    def line(self, y: int) -> tuple[Line, str]:
        """Return a line, and the role of the paper it stands on."""
        rows, width = self.window.rows, self._size.width
        if y == 0:
            head = heading_line(self.table.heading, self._qualifier(), width - MARGIN)
            return [Span("▌" if self.active else " ", bold=True), *head], "background"
        if not self.window.count:
            empty = wrapped((self.table.empty,), width - MARGIN, "quiet")[0] if y == 1 else None
            return [] if empty is None else [Span(" "), *empty], "background"
        if y == 1:
            return self._headings(width), "background"
        if y < HEAD + rows:
            return self._row_line(y - HEAD)
        return self._remark_line(y - HEAD - rows, width - MARGIN), "background"

    def _qualifier(self) -> str:
        place = f"{self.window.cursor + 1}/{self.window.count}" if self.window.count else ""
        return " · ".join(part for part in (self.table.qualifier, place) if part)

    def _headings(self, width: int) -> Line:
        grid = self.grid
        line = grid.heading(self.table.sorted_by, descending=self.table.descending)
        left: Line = [Span("‹" if grid.shifted else " ", "watch", bold=True), *line]
        return justified(left, [Span("›", "watch", bold=True)] if grid.dropped else [], width, gap=0)

    def _row_line(self, line: int) -> tuple[Line, str]:
        index = self.window.index_at(line)
        if index is None:
            home = self.table.home
            return ([Span(" "), *self.grid.line(home)] if home else []), "panel"
        if index >= self.window.count:
            return [], "background"
        chosen = self.active and index == self.window.cursor
        mark = Span("▸" if chosen else " ", bold=True)
        return [mark, *self.grid.line(self.table.row(index))], "select" if chosen else "background"

    def _remark_line(self, line: int, width: int) -> Line:
        if not self._has_remark:
            return []
        if line == 0:
            return [Span(" " + "─" * (width - 1), "faint")]
        remark = wrapped(self._remark(self.table), width)
        if line == _REMARK - 1 and len(remark) > _REMARK - 1:
            return [Span(" "), *cut([*remark[line - 1], Span(" …")], width)]
        return [Span(" "), *remark[line - 1]] if line <= len(remark) else []
