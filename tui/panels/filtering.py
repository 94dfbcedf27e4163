"""The filter of a panel: the field it is typed in comes and goes with it."""

from textual.widgets import Input

from tui.blocks.table import Table
from tui.panels.stepping import Stepping
from tui.widgets.bars import TabBar


class Filtering(Stepping):
    """A screen with a filter field below its tabs while there is a filter or somebody types one."""

    tab_bar: TabBar

    @property
    def is_typing(self) -> bool:
        """Whether keys go into the field."""
        return isinstance(self.focused, Input)

    async def on_input_changed(self, message: Input.Changed) -> None:
        """Filter as one types."""
        filtered = self.selection.filtered(message.value)
        if filtered != self.selection:
            await self.go(filtered, remember=False)
            self.panel.enter_table()

    async def on_input_submitted(self) -> None:
        """Leave the field; the filter stays."""
        await self.leave_field()

    async def action_filter(self) -> None:
        """Open the filter field on panels that have something to filter."""
        if self.spec.filterable:
            await self._show_field()
            self.set_focus(self.query_one(Input))

    async def leave_field(self) -> None:
        """Go back to the page; an empty field goes away."""
        if self.selection.filter:
            self.set_focus(None)
        else:
            await self.query("FilterBar").remove()

    @property
    def has_no_match(self) -> bool:
        """Whether the page says that nothing matches the filter and that Esc clears it."""
        sentence = self.words("empty.filter", filter=self.selection.filter)
        tables = (view.block for view in self.panel.views if isinstance(view.block, Table))
        return bool(self.selection.filter) and any(table.empty == sentence and not table.count for table in tables)

    async def follow_filter(self) -> None:
        """Show the field where the selection has a filter or somebody types; else take it away."""
        if self.selection.filter and self.spec.filterable:
            await self._show_field()
        elif not self.is_typing:
            await self.query("FilterBar").remove()

    async def _show_field(self) -> None:
        """Put the filter field above the page."""
        from tui.widgets.filter_bar import FilterBar

        if not self.query(FilterBar):
            await self.mount(FilterBar(self.selection.filter), after=self.tab_bar)
