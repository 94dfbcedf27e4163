"""A table as tall as its room: its cursor, its window and its columns, moved by keys and by the pointer."""

from dataclasses import dataclass

from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.blocks.figure import Opens
from tui.blocks.table import Table
from tui.drawing.lines import Item, padded
from tui.widgets.block_view import BlockView
from tui.widgets.paint import strip
from tui.widgets.ranked_lines import HEAD, RankedLines
from tui.widgets.row_remark import RowRemark
from tui.widgets.window import Window

_SCROLLED = 3


class RankedTable(BlockView):
    """Draws a window on a table; the cursor is the index of a row."""

    @dataclass
    class Sorted(Message):
        """A heading was chosen with the pointer."""

        key: str

    block: Table

    def __init__(self, block: Table) -> None:
        self._remark = RowRemark(self, lambda: self.cursor)
        self._lines = RankedLines(block, self._remark.of)
        super().__init__(block)

    @property
    def window(self) -> Window:
        """The rows in view."""
        return self._lines.window

    @property
    def cursor(self) -> int:
        """The index of the chosen row."""
        return self.window.cursor

    @cursor.setter
    def cursor(self, to: int) -> None:
        self.window.cursor = to

    def show(self, block: Table) -> None:  # type: ignore[override]
        """Show other rows; the cursor stays with its entity where that is still there."""
        if block is self.block:
            return
        key, height = self.key, self._height()
        if block.heading != self.block.heading:
            self._lines.shifted = 0
        self.block = block
        self._lines.show(block)
        self._remark.forget()
        self._strips.clear()
        self.find(key)
        self.refresh(layout=height != self._height())

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
        row, line = self.block.row(self.cursor), HEAD + self.cursor - self.window.top
        return Item(line, line + 1, row.opens, row.cited, row.stated)

    def choose(self, opens: Opens) -> bool:
        """Leave the cursor where it is: a ranking opens at its first rank, whatever else leads there."""
        return False

    @property
    def item_region(self) -> Region:
        """The whole window, which scrolls by itself."""
        return Region(0, 0, self.size.width, self.size.height)

    def height_for(self, width: int) -> int:
        """Return the lines that would show every row."""
        return self._lines.height_for(width)

    def _height(self) -> int:
        """Return the lines that would show every row at the present width."""
        return self._lines.height_for(self.size.width)

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
        self._lines.fit(self.size)
        if by < 0 or self._lines.grid.dropped:
            self._lines.shifted = max(0, self._lines.shifted + by)
            self.refresh()

    def _place(self, to: int) -> None:
        self.window.place(to)
        self.refresh()

    @property
    def look(self) -> tuple[object, ...]:
        """All that painted lines depend on, beside the block."""
        return *super().look, self.size.height, self.window.top, self._lines.shifted, self._remark.known

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        self._lines.fit(self.size)
        self._lines.active = self.active
        line, paper = self._lines.line(y)
        return strip(padded(line, self.size.width), self.app.theme, paper)

    def on_click(self, event: Click) -> None:
        """Choose the row under the pointer, open it when it was chosen already; sort by a heading."""
        event.prevent_default()
        self._lines.fit(self.size)
        if key := self._lines.column_at(event.x, event.y):
            self.post_message(self.Sorted(key))
        index = self._lines.row_at(event.y)
        if index is None:
            return
        opens = self.block.row(index).opens
        if index == self.cursor and event.chain > 1 and opens:
            self.post_message(self.Opened(opens))
        self._place(index)
        self.post_message(self.Chosen(self))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Move on in the table before the page moves."""
        self._scroll_rows(_SCROLLED, event)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Move back in the table before the page moves."""
        self._scroll_rows(-_SCROLLED, event)

    def _scroll_rows(self, by: int, event: MouseScrollDown | MouseScrollUp) -> None:
        if self.window.scroll(by):
            self.refresh()
            event.stop()
            event.prevent_default()
