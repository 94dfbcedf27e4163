"""A page on the screen: its blocks in columns, shown anew in the same place when the page changes."""

from collections.abc import Callable

from msgspec.structs import replace
from textual.geometry import Size
from textual.message import Message

from tui.blocks.chart import Chart
from tui.blocks.figure import Opens
from tui.blocks.page import Block, Choices, Page, Prose
from tui.blocks.table import Table
from tui.pages.panel_spec import PanelSpec
from tui.panels.cursor import BlockCursor
from tui.widgets.block_view import BlockView
from tui.widgets.choices_view import ChoicesView
from tui.widgets.columns import Columns
from tui.widgets.ranked_table import RankedTable

Blocks = tuple[Block, ...]
Extras = Callable[[], Blocks]
"""Makes the blocks that follow a page where there is room for them."""


class Panel(BlockCursor, can_focus=False):
    """Shows pages of one panel; keeps its place when the page is made anew."""

    class Moved(Message):
        """Another part of the page is in view."""

    def __init__(self, spec: PanelSpec, page: Page, extras: Extras) -> None:
        blocks = _seen(page)
        super().__init__(*(_view(block) for block in blocks), id=page.panel)
        self._page = page
        self._extras = extras
        self._is_filled = False
        """Whether the page has its extra blocks."""
        self._chosen_key = ""
        """The key of the row last chosen in a ranked table."""
        self._columns = Columns(spec, self._fill if spec.extras else None)
        self._columns.count = len(blocks)

    @property
    def page(self) -> Page:
        """The page as it is on the screen: without what is only heard, with the extra blocks there is room for."""
        return replace(self._page, blocks=tuple(view.block for view in self.views))

    @property
    def extra_blocks(self) -> Blocks:
        """The extra blocks there is room for."""
        return tuple(view.block for view in self.all_views[self._columns.count :] if view.placed)

    @property
    def layout(self) -> Columns:
        """The blocks stand in columns."""
        return self._columns

    @property
    def below(self) -> int:
        """How many lines lie below what is in view."""
        return max(0, round(self.virtual_size.height - self.scrollable_content_region.height - self.scroll_y))

    @property
    def hidden(self) -> int:
        """How many lines of the page are out of view, those of a table that scrolls by itself among them."""
        within = max((view.height_for(view.size.width) - view.size.height for view in self.views), default=0)
        return max(self.below, within, 0)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the view moved."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_virtual_size(self, size: Size) -> None:
        """Tell that the page became longer or shorter."""
        self.post_message(self.Moved())

    async def show(self, page: Page, extras: Extras) -> None:
        """Show another page in place of the present one; its extra blocks are made where it leaves room for them."""
        if page is self._page:
            return
        is_about_another = _begins_with(page) != _begins_with(self._page)
        self._page, self._extras = page, extras
        self._is_filled = self._is_filled and self._columns.has_room
        await self._show_blocks()
        if is_about_another:
            self.scroll_home(animate=False)

    def _fill(self) -> None:
        """Show the extra blocks, unless they are there already."""
        if not self._is_filled:
            self._is_filled = True
            self.call_later(self._show_blocks)

    async def _show_blocks(self) -> None:
        """Show the blocks of the page, and the extra ones where it is to be filled."""
        blocks = _seen(self._page)
        self._columns.count = len(blocks)
        blocks += self._extras() if self._is_filled else ()
        active_view = self.active_view
        place = (active_view.block.key, active_view.cursor) if active_view else ("", 0)
        views = self.all_views
        if [type(view) for view in views] == [_kind(block) for block in blocks[: len(views)]]:
            for view, block in zip(views, blocks, strict=False):
                view.show(block)
            await self.mount(*(_view(block) for block in blocks[len(views) :]))
        else:
            await self._replace_views(blocks)
        self._return_to(*place)

    async def _replace_views(self, blocks: Blocks) -> None:
        """Put other widgets in the place of these; a ranked table that comes back has its cursor where it was."""
        for view in self.views:
            if isinstance(view, RankedTable):
                self._chosen_key = view.key
        await self.remove_children(self.all_views)
        await self.mount(*(_view(block) for block in blocks))
        for view in self.views:
            if isinstance(view, RankedTable):
                view.find(self._chosen_key)

    def _return_to(self, key: str, cursor: int) -> None:
        """Put the cursor back into the block it was in, where the page still has it; else into the first one."""
        stops = self.stops
        view = next((stop for stop in stops if stop.block.key == key), None)
        if view is None:
            self.activate(next(iter(stops), None))
        elif view is not self.active_view:
            if not isinstance(view, RankedTable):  # it keeps to its row, wherever that stands
                view.cursor = cursor
            self.activate(view)


def _seen(page: Page) -> Blocks:
    """Return the blocks of a page that are not only heard."""
    return tuple(block for block in page.blocks if not (isinstance(block, Prose) and block.unseen))


def _kind(block: Block) -> type[BlockView]:
    match block:
        case Table() if block.index_of:
            return RankedTable
        case Choices():
            return ChoicesView
        case _:
            return BlockView


def _view(block: Block) -> BlockView:
    return _kind(block)(block)


def _begins_with(page: Page) -> tuple[str, Opens | None]:
    """Return what a page is about, as its first block tells."""
    first = page.blocks[0]
    return first.key, first.opens if isinstance(first, Chart) else None
