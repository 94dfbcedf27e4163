"""A table as tall as its room: only the rows in view are worded and drawn, its headings and home stay in sight."""

from dataclasses import dataclass

from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.blocks.table import Table
from tui.drawing.lines import Item, Line, Span, cut, heading_line, justified, padded, wrapped
from tui.drawing.tables import Grid
from tui.widgets.block_view import MARGIN, BlockView
from tui.widgets.paint import strip
from tui.widgets.telling import Telling
from tui.widgets.window import Window

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
        self.window = Window()
        super().__init__(block)
        self.shifted = 0
        """How many columns are pushed out at the left."""
        self._grid: Grid | None = None
        self._set_for: tuple[object, ...] = ()
        self._telling = Telling(self, lambda: self.cursor)
        self._look_at(block)

    @property
    def cursor(self) -> int:
        """The index of the chosen row."""
        return self.window.cursor

    @cursor.setter
    def cursor(self, to: int) -> None:
        self.window.cursor = to

    def _look_at(self, block: Table) -> None:
        self.block = block
        self._telling.forget()
        self._strips.clear()
        self.window.count, self.window.has_home = block.count, block.home is not None
        self.window.home = block.index_of(block.home.key) if block.home and block.index_of else None

    def show(self, block: Table) -> None:  # type: ignore[override]
        """Show other rows; the cursor stays with its entity where that is still there."""
        if block is self.block:
            return
        key = self.key
        height = self.height_for(self.size.width)
        if block.heading != self.block.heading:
            self.shifted = 0
        self._look_at(block)
        self.find(key)
        self.refresh(layout=height != self.height_for(self.size.width))

    @property
    def key(self) -> str:
        """The key of the chosen row; empty where there is none."""
        return self.block.row(self.cursor).key if self.cursor < self.count else ""

    def find(self, key: str) -> None:
        """Put the cursor on the row with a key, on the first where there is none."""
        self.window.place((self.block.index_of(key) if self.block.index_of and key else None) or 0)

    @property
    def count(self) -> int:
        """How many rows can be chosen."""
        return self.block.count

    @property
    def item(self) -> Item | None:
        """The chosen row."""
        if self.cursor >= self.count:
            return None
        row, line = self.block.row(self.cursor), _HEAD + self.cursor - self.window.top
        return Item(line, line + 1, row.opens, row.sources)

    @property
    def item_region(self) -> Region:
        """The whole window, which scrolls by itself."""
        return Region(0, 0, self.size.width, self.size.height)

    def height_for(self, width: int) -> int:
        """Return the lines that would show every row."""
        return _HEAD + self._natural_rows + (_TOLD if self.block.sentences else 0)

    @property
    def _tells(self) -> bool:
        """Whether there is room for what is said of the chosen row, beside the rows themselves or a few of them."""
        room = self.size.height - _HEAD - _TOLD
        return self.block.sentences is not None and room >= min(_LEAST_ROWS, self._natural_rows)

    @property
    def _natural_rows(self) -> int:
        pinned = self.window.has_home and self.window.home is None
        return max(1, self.count + pinned)

    def _fit_window(self) -> None:
        """Give the rows what room there is, and keep the chosen one in view."""
        rows = max(1, self.size.height - _HEAD - (_TOLD if self._tells else 0))
        if rows != self.window.rows:
            self.window.rows = rows
            self.window.keep_in_view()

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
        if not 0 <= self.cursor + by < self.count:
            return False
        self._place(self.cursor + by)
        return True

    def move_page(self, by: int) -> None:
        """Move the cursor by what is in view."""
        self._place(self.cursor + by * max(1, self.window.rows - 2))

    def place_cursor(self, *, at_end: bool) -> None:
        """Put the cursor on the first or the last row."""
        self._place(self.count - 1 if at_end else 0)

    def shift(self, by: int) -> None:
        """Push a column out at the left, or let it in again."""
        if by < 0 or self.grid().dropped:
            self.shifted = max(0, self.shifted + by)
            self.refresh()

    def _place(self, to: int) -> None:
        self.window.place(to)
        self.refresh()

    @property
    def look(self) -> tuple[object, ...]:
        """All that painted lines depend on, beside the block."""
        return *super().look, self.size.height, self.window.top, self.shifted, self._telling.told

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        self._fit_window()
        width = self.size.width
        line, paper = self._line(y, width)
        return strip(padded(line, width), self.app.theme, paper)

    def _line(self, y: int, width: int) -> tuple[Line, str]:
        block, rows = self.block, self.window.rows
        if y == 0:
            head = heading_line(block.heading, self._qualifier(), width - MARGIN)
            return [Span("▌" if self.active else " ", bold=True), *head], "background"
        if not self.count:
            return [Span(" "), *wrapped((block.empty,), width - MARGIN, "quiet")[0]] if y == 1 else [], "background"
        if y == 1:
            return self._headings(width), "background"
        if y < _HEAD + rows:
            return self._row_line(y - _HEAD)
        return self._told_line(y - _HEAD - rows, width - MARGIN), "background"

    def _qualifier(self) -> str:
        place = f"{self.cursor + 1}/{self.count}" if self.count else ""
        return " · ".join(part for part in (self.block.qualifier, place) if part)

    def _headings(self, width: int) -> Line:
        grid = self.grid()
        line = grid.heading(self.block.sorted_by, descending=self.block.descending)
        left: Line = [Span("‹" if grid.shifted else " ", "watch", bold=True), *line]
        return justified(left, [Span("›", "watch", bold=True)] if grid.dropped else [], width, gap=0)

    def _row_line(self, line: int) -> tuple[Line, str]:
        index = self.window.index_at(line)
        if index is None:
            home = self.block.home
            return ([Span(" "), *self.grid().line(home)] if home else []), "panel"
        if index >= self.count:
            return [], "background"
        chosen = self.active and index == self.cursor
        mark = Span("▸" if chosen else " ", bold=True)
        return [mark, *self.grid().line(self.block.row(index))], "select" if chosen else "background"

    def _told_line(self, line: int, width: int) -> Line:
        if not self._tells:
            return []
        if line == 0:
            return [Span(" " + "─" * (width - 1), "faint")]
        told = wrapped(self._telling.about(self.block), width)
        if line == _TOLD - 1 and len(told) > _TOLD - 1:
            return [Span(" "), *cut([*told[line - 1], Span(" …")], width)]
        return [Span(" "), *told[line - 1]] if line <= len(told) else []

    def on_click(self, event: Click) -> None:
        """Choose the row under the pointer, open it when it was chosen already; sort by a heading."""
        event.prevent_default()
        line = event.y - _HEAD
        if event.y == 1 and (key := self.grid().column_at(event.x - MARGIN)):
            self.post_message(self.Sorted(key))
        index = self.window.index_at(line) if 0 <= line < self.window.rows else None
        if index is None or index >= self.count:
            return
        opens = self.block.row(index).opens
        if index == self.cursor and event.chain > 1 and opens:
            self.post_message(self.Opened(opens))
        self._place(index)
        self.post_message(self.Chosen(self))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Move on in the table before the page moves."""
        self._scroll(_SCROLLED, event)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Move back in the table before the page moves."""
        self._scroll(-_SCROLLED, event)

    def _scroll(self, by: int, event: MouseScrollDown | MouseScrollUp) -> None:
        if self.window.scroll(by):
            self.refresh()
            event.stop()
            event.prevent_default()
