"""One cursor through all the blocks of a page, and the part of the page that is in view."""

from textual.containers import VerticalScroll

from tui.blocks.chart import Chart
from tui.blocks.figure import Opens
from tui.blocks.table import Table
from tui.widgets.block_view import BlockView, has_items
from tui.widgets.ranked_table import RankedTable


class BlockCursor(VerticalScroll, can_focus=False):
    """Scrolls block widgets below each other; the cursor is in one of them, or in none."""

    @property
    def views(self) -> list[BlockView]:
        """The block widgets the page has room for, in the order of the page."""
        return [view for view in self.all_views if view.placed]

    @property
    def all_views(self) -> list[BlockView]:
        """The block widgets, in the order of the page."""
        return [child for child in self.children if isinstance(child, BlockView)]

    @property
    def stops(self) -> list[BlockView]:
        """The blocks the cursor can enter."""
        return [view for view in self.views if has_items(view.block)]

    @property
    def active_view(self) -> BlockView | None:
        """The block the cursor is in."""
        return next((view for view in self.views if view.active), None)

    def on_mount(self) -> None:
        """Put the cursor into the first block with items."""
        self.activate(next(iter(self.stops), None))

    def on_block_view_chosen(self, message: BlockView.Chosen) -> None:
        """Put the cursor where the pointer chose."""
        self.activate(message.view)

    def activate(self, chosen: BlockView | None) -> None:
        """Put the cursor into a block, or take it away."""
        for view in self.views:
            view.activate(active=view is chosen)

    def move(self, by: int) -> None:
        """Move the cursor to the next item, into the next block where this one ends."""
        view = self.active_view
        if view and not view.move(by):
            self._enter_next(view, by)
        self.reveal()

    def step_point(self, by: int) -> None:
        """Go to the next point of the chart the cursor is in, else of the first one."""
        charts = [view for view in self.views if isinstance(view.block, Chart)]
        view = self.active_view if self.active_view in charts else next(iter(charts), None)
        if view:
            self._enter(view)
            view.step_point(by)

    def move_block(self, by: int) -> None:
        """Move the cursor to the next block with items, round the page."""
        stops, view = self.stops, self.active_view
        if stops:
            at = stops.index(view) if view in stops else -1
            self._enter(stops[(at + by) % len(stops)])

    @property
    def ranked_table(self) -> RankedTable | None:
        """The table that takes the height, where the page has one."""
        return next((view for view in self.views if isinstance(view, RankedTable)), None)

    def enter_table(self) -> None:
        """Put the cursor into the table that a filter narrows, wherever it was."""
        tables = [view for view in self.stops if isinstance(view.block, Table)]
        if table := self.ranked_table or next(iter(tables), None):
            self.activate(table)

    def choose(self, opens: Opens) -> None:
        """Put the cursor on the first item that leads to something, where there is one."""
        for view in self.stops:
            if view.choose(opens):
                self._enter(view)
                return

    def move_to_end(self, by: int) -> None:
        """Go to the top or the end of the table that takes the height, else of the page."""
        if table := self.ranked_table:
            table.place_cursor(at_end=by > 0)
            self._enter(table)
            return
        stops = self.stops
        if stops:
            view = stops[0] if by < 0 else stops[-1]
            self.activate(view)
            view.place_cursor(at_end=by > 0)
        (self.scroll_home if by < 0 else self.scroll_end)(animate=False)

    def scroll_page(self, by: int) -> None:
        """Scroll by what fits on the screen, less two lines; a table of its own height moves by itself."""
        if isinstance(self.active_view, RankedTable):
            self.active_view.move_page(by)
            return
        self.scroll_relative(y=by * max(1, self.size.height - 2), animate=False)

    def reveal(self, view: BlockView | None = None) -> None:
        """Scroll so that the chosen item is seen; the top of the page belongs to the first one."""
        view = view or self.active_view
        if view is None:
            return
        stops = self.stops
        if stops and view is stops[0] and view.cursor == 0:
            self.scroll_home(animate=False)
            return
        self.scroll_to_region(view.item_region.translate(view.virtual_region.offset), animate=False, force=True)

    def _enter(self, view: BlockView) -> None:
        self.activate(view)
        self.reveal(view)

    def _enter_next(self, view: BlockView, by: int) -> None:
        stops = self.stops
        at = stops.index(view) + by
        if 0 <= at < len(stops):
            stops[at].place_cursor(at_end=by < 0)
            self._enter(stops[at])
        else:
            self.scroll_relative(y=by * 2, animate=False)
