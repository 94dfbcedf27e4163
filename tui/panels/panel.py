"""A page on the screen: its blocks in columns, one cursor through them all."""

from textual.containers import VerticalScroll

from tui.pages import Page
from tui.widgets.block_view import BlockView
from tui.widgets.columns import Columns

WIDE_BLOCKS = {
    "overview": ("news",),
    "progress": ("summary", "meters"),
    "rankings": ("summary", "standings"),
    "trends": ("summary",),
    "profile": ("summary",),
    "directives": ("summary", *(f"group-{n}" for n in range(30))),
    "sources": ("summary", "sources"),
}
"""The blocks of each panel that take the whole width."""


class Panel(VerticalScroll, can_focus=False):
    """Shows pages of one panel; keeps its place when the page is made anew."""

    def __init__(self, page: Page) -> None:
        super().__init__(*(BlockView(block) for block in page.blocks), id=page.panel)
        self.page = page
        self._columns = Columns(WIDE_BLOCKS[page.panel])

    @property
    def layout(self) -> Columns:
        """The blocks stand in columns."""
        return self._columns

    @property
    def views(self) -> list[BlockView]:
        """The block widgets, in the order of the page."""
        return [child for child in self.children if isinstance(child, BlockView)]

    async def show(self, page: Page) -> None:
        """Show another page in place of the present one."""
        self.page = page
        views = self.views
        for view, block in zip(views, page.blocks, strict=False):
            view.show(block)
        if len(views) > len(page.blocks):
            await self.remove_children(views[len(page.blocks) :])
        elif len(views) < len(page.blocks):
            await self.mount(*(BlockView(block) for block in page.blocks[len(views) :]))
        self.refresh(layout=True)

    @property
    def focused_view(self) -> BlockView | None:
        """The block that has the focus."""
        return next((view for view in self.views if view.has_focus), None)

    def focus_something(self) -> None:
        """Give the focus to a block with items, unless one of ours has it."""
        if self.focused_view is None:
            chosen = next((view for view in self.views if view.items), None) or next(iter(self.views), None)
            if chosen:
                chosen.focus(scroll_visible=False)

    def move(self, by: int) -> None:
        """Move the cursor to the next item, into the next block where this one ends."""
        view = self.focused_view
        if view is None:
            self.focus_something()
        elif not view.move(by):
            self._enter_next(view, by)
        self.reveal()

    def move_block(self, by: int) -> None:
        """Move the focus to the next block with items, round the page."""
        stops = [view for view in self.views if view.items]
        view = self.focused_view
        if stops:
            at = stops.index(view) if view in stops else -1
            stops[(at + by) % len(stops)].focus(scroll_visible=False)
            self.call_after_refresh(self.reveal)

    def move_to_end(self, by: int) -> None:
        """Go to the top or the end of the page."""
        stops = [view for view in self.views if view.items]
        if stops:
            view = stops[0] if by < 0 else stops[-1]
            view.focus(scroll_visible=False)
            view.place_cursor(at_end=by > 0)
        (self.scroll_home if by < 0 else self.scroll_end)(animate=False)

    def scroll_page(self, by: int) -> None:
        """Scroll by what fits on the screen, less two lines."""
        self.scroll_relative(y=by * max(1, self.size.height - 2), animate=False)

    def reveal(self) -> None:
        """Scroll so that the chosen item is seen."""
        view = self.focused_view
        if view:
            region = view.item_region.translate(view.virtual_region.offset)
            self.scroll_to_region(region, animate=False, force=True)

    def _enter_next(self, view: BlockView, by: int) -> None:
        stops = [each for each in self.views if each.items or each is view]
        at = stops.index(view) + by
        if 0 <= at < len(stops):
            stops[at].focus(scroll_visible=False)
            stops[at].place_cursor(at_end=by < 0)
        else:
            self.scroll_relative(y=by * 2, animate=False)
