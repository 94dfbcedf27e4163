"""A table as tall as its room: only the rows in view are worded and drawn, its headings and home stay in sight."""

from dataclasses import dataclass

from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.drawing.lines import Item, Line, Span, cut, heading_line, justified, padded, wrapped
from tui.drawing.tables import Grid
from tui.pages.blocks import Row, Runs, Table
from tui.widgets.block_view import MARGIN, BlockView
from tui.widgets.paint import strip

_HEAD = 2
"""Lines above the rows: the heading of the block, and those of the columns."""
_TOLD = 5
"""Lines below the rows: a hairline, and what is said of the chosen row."""
_LEAST_ROWS = 4
_SCROLLED = 3


class RankedTable(BlockView):
    """Draws a window on a table; the cursor is the index of a row."""

    @dataclass
    class Sorted(Message):
        """A heading was chosen with the pointer."""

        key: str

    block: Table

    def __init__(self, block: Table) -> None:
        super().__init__(block)
        self.top = 0
        """The index of the first row in view."""
        self.shifted = 0
        """How many columns are pushed out at the left."""
        self._grid: Grid | None = None
        self._set_for: tuple[object, ...] = ()
        self._told: tuple[int, Runs] | None = None

    def show(self, block: Table) -> None:  # type: ignore[override]
        """Show other rows; the cursor stays with its entity where that is still there."""
        if block is self.block:
            return
        key = self._key_at(self.cursor)
        taller = block.count != self.block.count
        if block.heading != self.block.heading:
            self.shifted = 0
        self.block, self._told = block, None
        found = block.index_of(key) if block.index_of and key else None
        self.cursor = found if found is not None else 0
        self._keep_in_view()
        self.refresh(layout=taller)

    def _key_at(self, index: int) -> str:
        return self.block.row(index).key if index < self.block.count else ""

    @property
    def count(self) -> int:
        """How many rows can be chosen."""
        return self.block.count

    @property
    def item(self) -> Item | None:
        """The chosen row."""
        if self.cursor >= self.block.count:
            return None
        row, line = self.block.row(self.cursor), self._line_of(self.cursor)
        return Item(line, line + 1, row.opens, row.sources)

    @property
    def item_region(self) -> Region:
        """The whole window, which scrolls by itself."""
        return Region(0, 0, self.size.width, self.size.height)

    def height_for(self, width: int) -> int:
        """Return the lines that would show every row."""
        return _HEAD + max(1, self.block.count) + (_TOLD if self.block.told else 0)

    @property
    def rows_in_view(self) -> int:
        """How many lines there are for rows."""
        room = self.size.height - _HEAD
        return max(1, room - _TOLD if self._tells else room)

    @property
    def _tells(self) -> bool:
        return self.block.told is not None and self.size.height - _HEAD - _TOLD >= _LEAST_ROWS

    def grid(self) -> Grid:
        """Return the columns as they are set for the present width."""
        block, width = self.block, max(1, self.size.width - 2 * MARGIN)
        key = (block.columns, id(block.measured), block.heading, width, self.shifted)
        if self._grid is None or key != self._set_for or not block.measured:
            self._grid, self._set_for = Grid(block, width, self.shifted), key
            self.shifted = self._grid.shifted
        return self._grid

    def move(self, by: int) -> bool:
        """Move the cursor; return False when there is no row further that way."""
        to = self.cursor + by
        if not 0 <= to < self.block.count:
            return False
        self._place(to)
        return True

    def move_page(self, by: int) -> None:
        """Move the cursor by what is in view."""
        self._place(self.cursor + by * max(1, self.rows_in_view - 2))

    def place_cursor(self, *, at_end: bool) -> None:
        """Put the cursor on the first or the last row."""
        self._place(self.block.count - 1 if at_end else 0)

    def shift(self, by: int) -> None:
        """Push a column out at the left, or let it in again."""
        if by > 0 and not self.grid().dropped:
            return
        self.shifted = max(0, self.shifted + by)
        self.refresh()

    def _place(self, to: int) -> None:
        self.cursor = max(0, min(to, self.block.count - 1))
        self._keep_in_view()
        self.refresh()

    def _keep_in_view(self) -> None:
        """Scroll so that the chosen row is seen, and not under the row of home."""
        rows = self.rows_in_view - (2 if self.block.home else 0)
        self.top = max(min(self.top, self.cursor - (1 if self.block.home and self.cursor else 0)), self.cursor - rows)
        self.top = max(0, min(self.top, self.block.count - self.rows_in_view))

    def on_resize(self) -> None:
        """Keep the chosen row in view."""
        self._keep_in_view()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        line, paper = self._line(y, width)
        return strip(padded(line, width), self.app.theme, paper)

    def _line(self, y: int, width: int) -> tuple[Line, str]:
        block, rows = self.block, self.rows_in_view
        if y == 0:
            head = heading_line(block.heading, self._qualifier(), width - MARGIN)
            return [Span("▌" if self.active else " ", bold=True), *head], "background"
        if not block.count:
            return [Span(" "), *wrapped((block.empty,), width - MARGIN, "quiet")[0]] if y == 1 else [], "background"
        if y == 1:
            return self._headings(width), "background"
        if y < _HEAD + rows:
            return self._row_line(y - _HEAD)
        return self._told_line(y - _HEAD - rows, width - MARGIN), "background"

    def _qualifier(self) -> str:
        place = f"{self.cursor + 1}/{self.block.count}" if self.block.count else ""
        return " · ".join(part for part in (self.block.qualifier, place) if part)

    def _headings(self, width: int) -> Line:
        grid = self.grid()
        more = [Span("›", "watch", bold=True)] if grid.dropped else []
        line = grid.heading(self.block.sorted_by, descending=self.block.descending)
        return justified([Span("‹" if grid.shifted else " ", "watch", bold=True), *line], list(more), width, gap=0)

    def _row_line(self, line: int) -> tuple[Line, str]:
        index = self._index_at(line)
        if index is None:
            row = self.block.home
            return ([Span(" "), *self.grid().line(row)] if row else []), "panel"
        if index >= self.block.count:
            return [], "background"
        chosen = self.active and index == self.cursor
        mark = Span("▸" if chosen else " ", bold=True)
        return [mark, *self.grid().line(self.block.row(index))], "select" if chosen else "background"

    def _index_at(self, line: int) -> int | None:
        """Return the index of the row on a line of the window, None where home is kept in sight."""
        pinned = self._pinned_line()
        return None if line == pinned else self.top + line

    def _line_of(self, index: int) -> int:
        return _HEAD + index - self.top

    def _pinned_line(self) -> int | None:
        """Return the line on which home is kept in sight while its own row is not."""
        home, rows = self.block.home, self.rows_in_view
        if home is None or not self.block.count:
            return None
        index = self.block.index_of(home.key) if self.block.index_of else None
        if index is None:
            return min(rows - 1, self.block.count) if self.block.count < rows else rows - 1
        if index < self.top:
            return 0
        return rows - 1 if index >= self.top + rows else None

    def _told_line(self, line: int, width: int) -> Line:
        if not self._tells:
            return []
        if line == 0:
            return [Span(" " + "─" * (width - 1), "faint")]
        told = wrapped(self._said(), width)
        if line == _TOLD - 1 and len(told) > _TOLD - 1:
            return [Span(" "), *cut([*told[line - 1], Span(" …")], width)]
        return [Span(" "), *told[line - 1]] if line <= len(told) else []

    def _said(self) -> Runs:
        """Return what is said of the chosen row, worked out once."""
        if self._told is None or self._told[0] != self.cursor:
            said = self.block.told(self.cursor) if self.block.told and self.block.count else ()
            self._told = self.cursor, said
        return self._told[1]

    def on_click(self, event: Click) -> None:
        """Choose the row under the pointer, open it when it was chosen already; sort by a heading."""
        if event.y == 1:
            self._sort_at(event.x - MARGIN)
            return
        line = event.y - _HEAD
        if not 0 <= line < self.rows_in_view:
            return
        index = self._index_at(line)
        if index is None or index >= self.block.count:
            return
        row: Row = self.block.row(index)
        if index == self.cursor and event.chain > 1 and row.opens:
            self.post_message(self.Opened(row.opens))
        self._place(index)
        self.post_message(self.Chosen(self))

    def _sort_at(self, x: int) -> None:
        key = self.grid().column_at(x)
        if key:
            self.post_message(self.Sorted(key))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Move on in the table before the page moves."""
        self._scroll(_SCROLLED, event)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Move back in the table before the page moves."""
        self._scroll(-_SCROLLED, event)

    def _scroll(self, by: int, event: MouseScrollDown | MouseScrollUp) -> None:
        to = max(0, min(self.top + by, self.block.count - self.rows_in_view))
        if to != self.top:
            self.top = to
            self.refresh()
            event.stop()
            event.prevent_default()
