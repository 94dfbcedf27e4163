"""The screen: what is selected, what came before, and who is told when that changes."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.drawing.lines import Span
from tui.model import Dataset
from tui.pages import PANELS, Page, Selection, opened, page
from tui.pages.frame import frame
from tui.pages.steps import step_entity, step_period
from tui.panels.help import HelpScreen
from tui.panels.keys import KEYS, bindings
from tui.panels.panel import Panel
from tui.widgets.bars import FootBar, Hint, Tab, TabBar, TitleBar
from tui.widgets.block_view import BlockView
from tui.widgets.filter_input import FilterInput
from tui.wording import Language, Words, words_for

_SMALLEST = (40, 12)
_REMEMBERED = 50


class Dashboard(Screen[None]):
    """Holds the selection and the way back; panels, bars and field only show it."""

    BINDINGS = bindings()
    AUTO_FOCUS = ""

    def __init__(self, dataset: Dataset, selection: Selection, language: Language) -> None:
        super().__init__()
        self.dataset = dataset
        self.selection = selection
        self.words: Words = words_for(language)
        self.before: list[Selection] = []

    def compose(self) -> ComposeResult:
        """Lay out the bars, the field and the first panel."""
        yield TitleBar()
        yield TabBar()
        with Horizontal(id="filter"):
            yield Static("/ ", markup=False, id="slash")
            yield FilterInput(id="field", compact=True)
        yield Panel(self._page())
        yield FootBar()
        yield Static(markup=False, id="small")

    def on_mount(self) -> None:
        """Show what is around the first page."""
        self.query_one("#filter").display = bool(self.selection.filter)
        self.query_one(FilterInput).value = self.selection.filter
        self._dress()
        self.call_after_refresh(self._settle)

    @property
    def panel(self) -> Panel:
        """The panel in view."""
        return self.query_one(f"#{self.selection.panel}", Panel)

    async def go(self, selection: Selection, *, remember: bool = True) -> None:
        """Show another selection; the present one can be gone back to."""
        if remember and selection != self.selection:
            self.before = [*self.before, self.selection][-_REMEMBERED:]
        elsewhere = selection.panel != self.selection.panel
        self.selection = selection
        await self._show()
        if elsewhere:
            self._follow_filter()

    async def _show(self) -> None:
        panels = {each.id: each for each in self.query(Panel)}
        shown = panels.get(self.selection.panel)
        with self.app.batch_update():
            if shown is None:
                shown = Panel(self._page())
                await self.mount(shown, before=self.query_one(FootBar))
            else:
                await shown.show(self._page())
            for each in self.query(Panel):
                each.display = each is shown
            self._dress()
        self.call_after_refresh(self._settle)

    def _page(self) -> Page:
        return page(self.dataset, self.selection, self.words)

    def _dress(self) -> None:
        """Put the words of the present selection into the bars."""
        words = self.words
        around = frame(self.dataset, self.selection, words)
        title, tabs = self.query_one(TitleBar), self.query_one(TabBar)
        title.frame = around
        tabs.tabs = tuple(Tab(code, words(f"panel.{code}")) for code in PANELS)
        tabs.active = self.selection.panel
        tabs.aside = (Span(f"{words('app.other_language')} ", "quiet"),) + (
            (Span(words("app.home", name=around.home) + " ", "home", bold=True),) if around.home else ()
        )
        self.query_one(FootBar).hints = self._hints()
        self.query_one("#small", Static).update(words("app.small"))
        for bar in (title, tabs, self.query_one(FootBar)):
            bar.refresh()

    def _hints(self) -> tuple[Hint, ...]:
        shown = [key for key in KEYS if key.hint and self.selection.panel in key.panels]
        return tuple(Hint(key.shown, self.words(f"key.{key.hint}")) for key in shown)

    def _settle(self) -> None:
        if not self.query_one(FilterInput).has_focus:
            self.panel.focus_something()
        self.panel.reveal()
        self._fold()

    def _fold(self) -> None:
        """Say in the foot how many lines of the page lie below."""
        panel, foot = self.panel, self.query_one(FootBar)
        below = round(panel.max_scroll_y - panel.scroll_y)
        foot.fold = self.words("app.more", n=below) if below > 0 else ""
        foot.refresh()

    def on_resize(self) -> None:
        """Say so where the window is too small; else keep the chosen item in view."""
        small = self.app.size.width < _SMALLEST[0] or self.app.size.height < _SMALLEST[1]
        self.set_class(small, "-small")
        self.call_after_refresh(self._settle)

    async def on_tab_bar_chosen(self, message: TabBar.Chosen) -> None:
        """Go to the panel of a clicked tab."""
        await self.go(self.selection.on(message.panel))

    async def on_block_view_opened(self, message: BlockView.Opened) -> None:
        """Go where a clicked item leads."""
        await self.go(opened(self.selection, self.dataset, message.opens))

    async def on_input_changed(self, message: Input.Changed) -> None:
        """Filter as one types."""
        wanted = self.query_one(FilterInput).wanted
        if wanted != self.selection.filter:
            await self.go(self.selection.filtered(wanted), remember=False)

    def on_input_submitted(self) -> None:
        """Leave the field; the filter stays."""
        self._leave_field()

    async def action_panel(self, name: str) -> None:
        """Go to a panel."""
        await self.go(self.selection.on(name))

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.panel.move(by)
        self._fold()

    def action_block(self, by: int) -> None:
        """Move the focus to another block."""
        self.panel.move_block(by)
        self.call_after_refresh(self._fold)

    def action_scroll_page(self, by: int) -> None:
        """Scroll a page."""
        self.panel.scroll_page(by)
        self.call_after_refresh(self._fold)

    def action_end(self, by: int) -> None:
        """Go to the top or the end."""
        self.panel.move_to_end(by)
        self.call_after_refresh(self._fold)

    async def action_open(self) -> None:
        """Open the chosen item."""
        view = self.panel.focused_view
        if view and view.item and view.item.opens:
            await self.go(opened(self.selection, self.dataset, view.item.opens))

    async def action_source(self) -> None:
        """Go to the sources of the chosen figure."""
        view = self.panel.focused_view
        cited = view.item.sources if view and view.item else ()
        if cited:
            await self.go(self.selection.sourced(cited))
        else:
            self.notify(self.words("app.no_source"), markup=False)

    async def action_period(self, by: int) -> None:
        """Go to an older (1) or newer (-1) period of the ranking."""
        if self.selection.panel == "rankings":
            await self.go(step_period(self.dataset, self.selection, by), remember=False)

    async def action_entity(self, by: int) -> None:
        """Go to the next or previous entity."""
        if self.selection.panel == "profile":
            await self.go(step_entity(self.dataset, self.selection, by), remember=False)

    def action_filter(self) -> None:
        """Open the filter field on panels that have something to filter."""
        filtered = next(key for key in KEYS if key.action == "filter").panels
        if self.selection.panel in filtered:
            self.query_one("#filter").display = True
            self.query_one(FilterInput).focus()

    async def action_back(self) -> None:
        """Leave the field keeping the filter, then clear the filter, then go back."""
        if self.query_one(FilterInput).has_focus:
            self._leave_field()
        elif self.selection.filter:
            await self.go(self.selection.filtered(""), remember=False)
            self._follow_filter()
        elif self.before:
            *self.before, selection = self.before
            await self.go(selection, remember=False)
            self._follow_filter()

    async def action_language(self) -> None:
        """Switch the language without losing the place."""
        self.words = words_for("en" if self.words.language == "vi" else "vi")
        await self.go(self.selection)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(self.words))

    def _leave_field(self) -> None:
        self.query_one("#filter").display = bool(self.selection.filter)
        self.set_focus(None)
        self.panel.focus_something()

    def _follow_filter(self) -> None:
        """Make the field show the filter of the selection."""
        field = self.query_one(FilterInput)
        with field.prevent(Input.Changed):
            field.value = self.selection.filter
        self.query_one("#filter").display = bool(self.selection.filter)
