"""A block on the screen: one widget draws it, knows its items, and says what was opened."""

from dataclasses import dataclass

from msgspec.structs import replace
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.blocks.chart import Chart
from tui.blocks.figure import Opens
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Cards, Choices, Meters, Prose
from tui.blocks.table import Table
from tui.drawing.blocks import COMPACT_BELOW, FRAME_ROWS, draw
from tui.drawing.cards import Spacing
from tui.drawing.lines import Drawing, Item, Line, Span, padded
from tui.text import cells
from tui.widgets.paint import strip

MARGIN = 1
"""Cells left of a block for the bar of the active one and the mark of the chosen row."""


def has_items(block: Block) -> bool:
    """Whether a block has something to choose."""
    if isinstance(block, Chart):
        return bool(block.points)
    if isinstance(block, Table):
        return bool(block.count or block.index_of)
    return not isinstance(block, Prose | Choices | LargeFigure)


class BlockView(Widget):
    """Draws one block of a page; its first column belongs to the cursor."""

    DEFAULT_CSS = "BlockView { height: auto; width: 1fr; }"

    @dataclass
    class Chosen(Message):
        """An item was chosen with the pointer."""

        view: "BlockView"

    @dataclass
    class Opened(Message):
        """An item was opened."""

        opens: Opens

    def __init__(self, block: Block) -> None:
        super().__init__()
        self.block = block
        self.active = False
        """Whether the cursor of the page is in this block."""
        self.cursor = 0
        self.point: int | None = None
        """The point of a chart that was stepped to."""
        self.spacing = Spacing.WIDE
        """How close its cards or meters stand."""
        self.room: int | None = None
        """The lines a chart may take; what a screen has for one where None."""
        self.lowered = 0
        """The blank lines between heading and picture, so that charts beside each other end on one line."""
        self.placed = True
        """Whether the page has room for it."""
        self._drawn: dict[tuple[object, ...], Drawing] = {}
        self._strips: dict[int, Strip] = {}
        self._drawn_in: tuple[object, ...] = ()

    def show(self, block: Block) -> None:
        """Draw another block in the place of this one; the cursor stays on its row where it still exists."""
        if block is self.block:
            return
        if block.key != self.block.key:
            self.cursor = 0
        if block != self.block:
            self.point = None
        self.block = block
        self._drawn.clear()
        self._strips.clear()
        self.cursor = max(0, min(self.cursor, self.count - 1)) if self.size.width else self.cursor
        self.refresh(layout=True)

    @property
    def compact(self) -> bool:
        """Whether the screen is too narrow for tall cards and meters."""
        return self.app.size.width < COMPACT_BELOW

    def drawing(self, width: int) -> Drawing:
        """Return the block drawn for a width of the widget, drawn once."""
        rows = self.app.size.height if self.room is None else self.room + FRAME_ROWS
        spacing = self.spacing if isinstance(self.block, Cards | Meters) else None
        key = width, self.compact, spacing, rows, self.point, self.lowered
        if key not in self._drawn:
            drawing = draw(
                self._block_in_room,
                max(1, width - MARGIN),
                compact=self.compact,
                spacing=self.spacing,
                rows=rows,
                point=self.point,
            )
            self._drawn[key] = _lowered(drawing, self.lowered) if self.lowered else drawing
        return self._drawn[key]

    @property
    def _block_in_room(self) -> Block:
        """The block; a small chart that has its room is drawn as if it were the only one."""
        is_among_others = isinstance(self.block, Chart) and self.block.small
        return replace(self.block, small=1) if is_among_others and self.room is not None else self.block

    def step_point(self, by: int) -> None:
        """Go to the next or, by a negative number, the previous point of a chart, round its ends."""
        if isinstance(self.block, Chart) and self.block.points:
            count = len(self.block.points)
            self.point = (self.point + by) % count if self.point is not None else count - 1 if by < 0 else 0
            self.refresh()

    @property
    def items(self) -> list[Item]:
        """The items that can be chosen, at the present width."""
        return self.drawing(self.size.width).items

    @property
    def count(self) -> int:
        """How many items can be chosen."""
        return len(self.items)

    @property
    def item(self) -> Item | None:
        """The chosen item."""
        items = self.items
        return items[self.cursor] if self.cursor < len(items) else None

    def choose(self, opens: Opens) -> bool:
        """Put the cursor on the first item that leads to something; return False where there is none."""
        for n, item in enumerate(self.items):
            if item.opens == opens:
                self.cursor = n
                return True
        return False

    def height_for(self, width: int) -> int:
        """Return the lines the block takes at a width."""
        return len(self.drawing(width).lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines the block takes, for Textual's own layouts."""
        return self.height_for(width)

    @property
    def look(self) -> tuple[object, ...]:
        """All that painted lines depend on, beside the block."""
        setting = self.spacing, self.room, self.lowered
        return self.size.width, self.app.size, self.app.theme, self.point, self.active, self.cursor, setting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines as they are drawn: a block has no border, padding or style of its own to put around them.

        They are kept until the size, the look, the cursor or the block changes.
        """
        width, state = self.size.width, self.look
        if state != self._drawn_in:
            self._drawn_in = state
            self._strips.clear()
        strips = self._strips
        for y in crop.line_range:
            if y not in strips:
                strips[y] = self.render_line(y)
        lines = [strips[y] for y in crop.line_range]
        return lines if crop.column_span == (0, width) else [line.crop(*crop.column_span) for line in lines]

    def render_line(self, y: int) -> Strip:
        """Draw one line with its mark and, where it is chosen, its tint."""
        width = self.size.width
        lines = self.drawing(width).lines
        line = lines[y] if y < len(lines) else []
        chosen = self._is_chosen(y)
        if chosen and self.item and self.item.columns:
            line = _part_chosen(line, *self.item.columns)
            chosen = False
        mark = self._mark(y, chosen=chosen)
        marked: Line = [mark, *line]
        return strip(padded(marked, width), self.app.theme, "select" if chosen else "background")

    def _mark(self, y: int, *, chosen: bool) -> Span:
        if self.active and y == 0 and self.block.heading:
            return Span("▌", bold=True)
        item = self.item
        return Span("▸", bold=True) if chosen and item and y == item.start else Span(" ")

    def _is_chosen(self, y: int) -> bool:
        item = self.item if self.active and not isinstance(self.block, Chart) else None
        return item is not None and item.start <= y < item.stop

    def activate(self, *, active: bool) -> None:
        """Let the cursor of the page enter or leave this block."""
        if active is not self.active:
            self.active = active
            self.refresh()

    def move(self, by: int) -> bool:
        """Move the cursor; return False when there is no item further that way."""
        to = self.cursor + by
        if not 0 <= to < self.count:
            return False
        self.cursor = to
        self.refresh()
        return True

    def place_cursor(self, *, at_end: bool) -> None:
        """Put the cursor on the first or the last item."""
        self.cursor = max(0, self.count - 1) if at_end else 0
        self.refresh()

    @property
    def item_region(self) -> Region:
        """The lines of the chosen item in the widget; the heading belongs to the first."""
        item = self.item
        if item is None:
            return Region(0, 0, self.size.width, self.size.height)
        start = 0 if self.cursor == 0 else item.start
        return Region(0, start, self.size.width, item.stop - start)

    def on_click(self, event: Click) -> None:
        """Choose the item under the pointer; open it when it was chosen already."""
        for n, item in enumerate(self.items):
            first, last = item.columns or (0, self.size.width)
            if item.start <= event.y < item.stop and first <= max(0, event.x - MARGIN) <= last:
                if n == self.cursor and event.chain > 1 and item.opens:
                    self.post_message(self.Opened(item.opens))
                self.cursor = n
                self.refresh()
                self.post_message(self.Chosen(self))


def _lowered(drawing: Drawing, count: int) -> Drawing:
    """Return a drawing with blank lines below its heading."""
    heading, *lines = drawing.lines
    blank: list[Line] = [[] for _ in range(count)]
    return Drawing([heading, *blank, *lines], [item._replace(stop=item.stop + count) for item in drawing.items])


def _part_chosen(line: Line, first: int, last: int) -> Line:
    """Return a line with the spans from a cell up to another as chosen, and the mark in the blank before them."""
    spans: Line = []
    x = 0
    for span in line:
        start, x = x, x + cells(span.text)
        is_within = first <= start and x <= last
        is_mark = x == first and span.text == " "
        spans.append(Span("▸", bold=True) if is_mark else span._replace(paper="select") if is_within else span)
    return spans
