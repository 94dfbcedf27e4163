"""A page on the screen: its blocks in columns, shown anew in the same place when the page changes."""

from textual.geometry import Size
from textual.message import Message

from tui.blocks.chart import Chart
from tui.blocks.figure import Opens
from tui.blocks.page import Block, Choices, Page
from tui.blocks.table import Table
from tui.pages.panel_specs import PanelSpec
from tui.panels.cursor import BlockCursor
from tui.widgets.block_view import BlockView
from tui.widgets.choices_view import ChoicesView
from tui.widgets.columns import Columns
from tui.widgets.ranked_table import RankedTable


class Panel(BlockCursor, can_focus=False):
    """Shows pages of one panel; keeps its place when the page is made anew."""

    class Moved(Message):
        """Another part of the page is in view."""

    def __init__(self, spec: PanelSpec, page: Page) -> None:
        super().__init__(*(_view(block) for block in page.blocks), id=page.panel)
        self.page = page
        self._chosen_key = ""
        """The key of the row last chosen in a ranked table."""
        self._columns = Columns(spec.wide, spec.tall)

    @property
    def layout(self) -> Columns:
        """The blocks stand in columns."""
        return self._columns

    @property
    def below(self) -> int:
        """How many lines lie below what is in view."""
        return max(0, round(self.virtual_size.height - self.scrollable_content_region.height - self.scroll_y))

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
        is_about_another = _begins_with(page) != _begins_with(self.page)
        self.page = page
        views, active_view = self.views, self.active_view
        place = (active_view.block.key, active_view.cursor) if active_view else ("", 0)
        if [type(view) for view in views] != [_kind(block) for block in page.blocks]:
            await self._replace_views(page)
        else:
            for view, block in zip(views, page.blocks, strict=True):
                view.show(block)
        self._return_to(*place)
        if is_about_another:
            self.scroll_home(animate=False)

    async def _replace_views(self, page: Page) -> None:
        """Put other widgets in the place of these; a ranked table that comes back has its cursor where it was."""
        for view in self.views:
            if isinstance(view, RankedTable):
                self._chosen_key = view.key
        await self.remove_children(self.views)
        await self.mount(*(_view(block) for block in page.blocks))
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
            view.cursor = cursor
            self.activate(view)


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
