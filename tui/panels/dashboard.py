"""The screen: what is selected, what came before, and who is told when that changes."""

from collections.abc import Awaitable, Callable
from threading import Thread

from textual.app import ComposeResult
from textual.geometry import Size
from textual.widgets import Input, Static

from tui.blocks.figure import Opens
from tui.drawing.lines import Span
from tui.pages.shared.frame import frame
from tui.panels.keys import FILTERED, bindings, hints
from tui.panels.panel import Panel
from tui.panels.stepping import Stepping
from tui.panels.trail import Trail
from tui.selection import PANELS, Selection, opened
from tui.selection.context import PageContext
from tui.widgets.bars import FootBar, Tab, TabBar, TitleBar
from tui.widgets.block_view import BlockView

_SMALLEST = (40, 12)


class Dashboard(Stepping):
    """Holds the selection and the way back; panels, bars and field only show it."""

    BINDINGS = bindings()
    AUTO_FOCUS = ""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.trail = Trail(context)
        self.title_bar, self.tab_bar, self.foot_bar = TitleBar(None), TabBar(((), "", ())), FootBar(((), ""))
        self.panels: dict[str, Panel] = {}

    def compose(self) -> ComposeResult:
        """Lay out the bars and the first panel."""
        self._dress()
        yield self.title_bar
        yield self.tab_bar
        yield self._made_panel()
        yield self.foot_bar

    async def on_mount(self) -> None:
        """Show the field where there is something in it; once all is painted, make the other pages aside."""
        await self._follow_filter()
        self.call_after_refresh(Thread(target=self.trail.prepare, daemon=True).start)

    @property
    def panel(self) -> Panel:
        """The panel in view."""
        return self.panels[self.selection.panel]

    async def go(self, selection: Selection, *, remember: bool = True) -> None:
        """Show another selection; the present one can be gone back to."""
        self.trail.go(selection, remember=remember)
        with self.app.batch_update():
            if selection.panel in self.panels:
                await self.panel.show(self.trail.page())
            else:
                await self.mount(self._made_panel(), before=self.foot_bar)
            for each in self.panels.values():
                each.display = each is self.panel
            self._dress()
            await self._follow_filter()
        self.on_panel_moved()

    def _made_panel(self) -> Panel:
        made = self.panels[self.selection.panel] = Panel(self.trail.page())
        return made

    def _dress(self) -> None:
        """Put the words of the present selection into the bars."""
        words = self.words
        around = frame(self.trail.context)
        home = (Span(words("app.home", name=around.home) + " ", "home", bold=True),) if around.home else ()
        self.title_bar.show(around)
        tabs = tuple(Tab(code, words(f"panel.{code}")) for code in PANELS)
        offer = Span(words("app.next_language", name=words.next_language) + " ", "quiet")
        self.tab_bar.show((tabs, self.selection.panel, (offer, *home)))
        self.foot_bar.show((hints(self.selection.panel, words), self._fold()))

    def on_panel_moved(self) -> None:
        """Say in the foot how many lines of the page lie below."""
        self.foot_bar.show((self.foot_bar.content[0], self._fold()))

    def _fold(self) -> str:
        below = self.panel.below if self.selection.panel in self.panels else 0
        return self.words("app.more", n=below) if below else ""

    def _screen_resized(self, size: Size) -> None:
        """Lay out for the terminal as it is now: two sizes on their way at once would chase each other for ever."""
        super()._screen_resized(self.app.size)

    def on_resize(self) -> None:
        """Ask for room where the window is too small; else keep the chosen item in view."""
        small = self.app.size.width < _SMALLEST[0] or self.app.size.height < _SMALLEST[1]
        if small != self.has_class("-small"):
            self.set_class(small, "-small")
            if small:
                self.mount(Static(self.words("app.small"), markup=False, id="small"))
            else:
                self.query("#small").remove()
        self.set_class(self.app.size.height < 30, "-low")
        self.call_after_refresh(self.panel.reveal)

    async def on_tab_bar_chosen(self, message: TabBar.Chosen) -> None:
        """Go to the panel of a clicked tab."""
        await self.go(self.selection.on(message.panel))

    async def on_block_view_opened(self, message: BlockView.Opened) -> None:
        """Go where a clicked item leads."""
        await self.go(opened(self.selection, self.trail.view.dataset, message.opens))

    async def on_input_changed(self, message: Input.Changed) -> None:
        """Filter as one types."""
        wanted = self.selection.filtered(message.value)
        if wanted != self.selection:
            await self.go(wanted, remember=False)

    async def on_input_submitted(self) -> None:
        """Leave the field; the filter stays."""
        await self._leave_field()

    async def action_panel(self, name: str) -> None:
        """Go to a panel."""
        await self.go(self.selection.on(name))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.panel.move(by)

    def action_block(self, by: int) -> None:
        """Move the focus to another block."""
        self.panel.move_block(by)

    def action_scroll_page(self, by: int) -> None:
        """Scroll a page."""
        self.panel.scroll_page(by)

    def action_end(self, by: int) -> None:
        """Go to the top or the end."""
        self.panel.move_to_end(by)

    async def action_open(self) -> None:
        """Open the chosen item."""
        view = self.panel.active_view
        if view and view.item and view.item.opens:
            await self.go(opened(self.selection, self.trail.view.dataset, view.item.opens))

    def opener(self, opens: Opens) -> Callable[[], Awaitable[None]]:
        """Return a command that goes where something leads."""

        async def run() -> None:
            await self.go(opened(self.selection, self.trail.view.dataset, opens))

        return run

    async def action_source(self) -> None:
        """Go to the sources of the chosen figure."""
        view = self.panel.active_view
        cited = view.item.sources if view and view.item else ()
        if cited:
            await self.go(self.selection.sourced(cited))
        else:
            self.notify(self.words("app.no_source"), markup=False)

    def action_copy(self) -> None:
        """Copy the active block, the first where none is active, and say where it is kept."""
        from tui.panels.copying import keep_copy

        view = self.panel.active_view or self.panel.views[0]
        text, path = keep_copy(view.block)
        self.app.copy_to_clipboard(text)
        key = "copy.kept" if path else "copy.copied"
        self.notify(self.words(key, name=view.block.heading or self.panel.page.title, file=path), markup=False)

    async def action_filter(self) -> None:
        """Open the filter field on panels that have something to filter."""
        if self.selection.panel in FILTERED:
            await self._show_field()
            self.query_one(Input).focus()

    async def action_back(self) -> None:
        """Leave the field keeping the filter, then clear the filter, then go back."""
        if isinstance(self.focused, Input):
            await self._leave_field()
        elif self.selection.filter:
            await self.go(self.selection.filtered(""), remember=False)
        elif before := self.trail.step_back():
            await self.go(before, remember=False)

    async def action_language(self) -> None:
        """Go on in the next language without losing the place."""
        self.trail.switch_language()
        await self.go(self.selection)

    def action_help(self) -> None:
        """Show the keys."""
        from tui.panels.help import HelpScreen

        self.app.push_screen(HelpScreen(self.words))

    async def _show_field(self) -> None:
        """Put the filter field above the page."""
        from tui.widgets.filter_bar import FilterBar

        if not self.query(FilterBar):
            await self.mount(FilterBar(self.selection.filter), after=self.tab_bar)

    async def _leave_field(self) -> None:
        """Go back to the page; an empty field goes away."""
        if self.selection.filter:
            self.set_focus(None)
        else:
            await self.query("FilterBar").remove()

    async def _follow_filter(self) -> None:
        """Show the field where the selection has a filter or somebody types; else take it away."""
        if self.selection.filter and self.selection.panel in FILTERED:
            await self._show_field()
        elif not isinstance(self.focused, Input):
            await self.query("FilterBar").remove()
