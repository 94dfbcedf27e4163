"""A page on the screen: its blocks in columns, one cursor through them all."""

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.message import Message

from tui.blocks.chart import Chart
from tui.blocks.figure import Opens
from tui.blocks.page import Block, Page
from tui.blocks.table import Table
from tui.widgets.block_view import BlockView, has_items
from tui.widgets.columns import Columns
from tui.widgets.ranked_table import RankedTable

WIDE_BLOCKS = {
    "overview": ("news",),
    "progress": ("summary", "meters"),
    "rankings": ("summary", "same", "years"),
    "trends": ("chart", "series", "points", "observations", "heading"),
    "profile": ("summary", "standings", "areas"),
    "directives": ("summary", "group"),
    "sources": ("summary", "sources"),
}
"""The blocks of each panel that take the whole width."""
TALL_BLOCKS = {"rankings": "standings"}
"""The block of a panel that takes the height, and scrolls by itself."""


class Panel(VerticalScroll, can_focus=False):
    """Shows pages of one panel; keeps its place when the page is made anew."""

    class Moved(Message):
        """Another part of the page is in view."""

    def __init__(self, page: Page) -> None:
        super().__init__(*(_view(block) for block in page.blocks), id=page.panel)
        self.page = page
        self._chosen = ""
        """The key of the row last chosen in a ranked table."""
        self._columns = Columns(WIDE_BLOCKS[page.panel], TALL_BLOCKS.get(page.panel, ""))

    @property
    def layout(self) -> Columns:
        """The blocks stand in columns."""
        return self._columns

    @property
    def below(self) -> int:
        """How many lines lie below what is in view."""
        return max(0, round(self.virtual_size.height - self.scrollable_content_region.height - self.scroll_y))

    @property
    def views(self) -> list[BlockView]:
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

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the view moved."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_virtual_size(self, size: Size) -> None:
        """Tell that the page became longer or shorter."""
        self.post_message(self.Moved())

    async def show(self, page: Page) -> None:
        """Show another page in place of the present one."""
        if page is self.page:
            return
        elsewhere = _begins_with(page) != _begins_with(self.page)
        self.page = page
        views, left = self.views, self.active_view
        place = (left.block.key, left.cursor) if left else ("", 0)
        if [type(view) for view in views] != [_kind(block) for block in page.blocks]:
            await self._set_anew(page)
        else:
            for view, block in zip(views, page.blocks, strict=True):
                view.show(block)
        self._return_to(*place)
        if elsewhere:
            self.scroll_home(animate=False)

    async def _set_anew(self, page: Page) -> None:
        """Put other widgets in the place of these; a ranked table that comes back has its cursor where it was."""
        for view in self.views:
            if isinstance(view, RankedTable):
                self._chosen = view.key
        await self.remove_children(self.views)
        await self.mount(*(_view(block) for block in page.blocks))
        for view in self.views:
            if isinstance(view, RankedTable):
                view.find(self._chosen)

    def _return_to(self, key: str, cursor: int) -> None:
        """Put the cursor back into the block it was in, where the page still has it; else into the first one."""
        stops = self.stops
        view = next((each for each in stops if each.block.key == key), None)
        if view is None:
            self.activate(next(iter(stops), None))
        elif view is not self.active_view:
            view.cursor = cursor
            self.activate(view)

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
        """Move the focus to the next block with items, round the page."""
        stops, view = self.stops, self.active_view
        if stops:
            at = stops.index(view) if view in stops else -1
            self._enter(stops[(at + by) % len(stops)])

    def move_to_end(self, by: int) -> None:
        """Go to the top or the end of the page."""
        if isinstance(self.active_view, RankedTable):
            self.active_view.place_cursor(at_end=by > 0)
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


def _kind(block: Block) -> type[BlockView]:
    return RankedTable if isinstance(block, Table) and block.index_of else BlockView


def _view(block: Block) -> BlockView:
    return RankedTable(block) if isinstance(block, Table) and block.index_of else BlockView(block)


def _begins_with(page: Page) -> tuple[str, Opens | None]:
    """Return what a page is about, as its first block tells."""
    first = page.blocks[0]
    return first.key, first.opens if isinstance(first, Chart) else None
