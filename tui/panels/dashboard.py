"""The screen: the selection, the way back, and the panels and bars that show it."""

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.widgets import Static

from tui.blocks.figure import Opens
from tui.drawing.lines import Span
from tui.pages.navigation.opening import opened, sourced, visited
from tui.pages.panel_specs import spec_of
from tui.pages.shared.frame import frame
from tui.panels.following import LiveDataset
from tui.panels.keys import bindings, hints
from tui.panels.looking_back import LookingBack
from tui.panels.panel import Panel
from tui.panels.trail import Trail
from tui.selection import PANELS, PanelName, Selection
from tui.selection.context import PageContext
from tui.widgets.bars import HELP, LANGUAGE, QUIT, Foot, FootBar, Hint, Tab, TabBar, Tabs, TitleBar
from tui.widgets.block_view import BlockView

_SMALLEST = (40, 12)


class Dashboard(LookingBack):
    """Holds the selection and the way back; panels, bars and field only show it."""

    BINDINGS = bindings()
    AUTO_FOCUS = ""

    def __init__(self, context: PageContext, live: LiveDataset | None = None) -> None:
        """Show a context; where its dataset is live, what its files become."""
        super().__init__(live)
        self.trail = Trail(context)
        self.title_bar, self.tab_bar, self.foot_bar = TitleBar(None), TabBar(Tabs()), FootBar(Foot())
        self.panels: dict[str, Panel] = {}

    def compose(self) -> ComposeResult:
        """Lay out the bars and the first panel."""
        self._fill_bars()
        yield self.title_bar
        yield self.tab_bar
        yield self._new_panel()
        yield self.foot_bar

    async def on_mount(self) -> None:
        """Show the field where there is something in it; once all is painted, make the other pages aside."""
        await self.follow_filter()
        self.call_after_refresh(self.prepare_pages)

    def prepare_pages(self) -> None:
        """Make the pages of all panels aside."""
        self.trail.prepare()

    def on_unmount(self) -> None:
        """Make no more pages."""
        self.trail.stop_preparing()

    @property
    def panel(self) -> Panel:
        """The panel in view."""
        return self.panels[self.selection.panel]

    async def go(self, selection: Selection, *, remember: bool = True) -> None:
        """Show another selection; the present one can be gone back to."""
        self.trail.go(selection, remember=remember)
        with self.app.batch_update():
            if selection.panel in self.panels:
                await self.panel.show(self.trail.page(), self.trail.extras())
            else:
                await self.mount(self._new_panel(), before=self.foot_bar)
            for panel in self.panels.values():
                panel.display = panel is self.panel
            self._fill_bars()
            await self.follow_problems()
            await self.follow_filter()
        self.on_panel_moved()

    def _new_panel(self) -> Panel:
        panel = self.panels[self.selection.panel] = Panel(
            spec_of(self.selection.panel), self.trail.page(), self.trail.extras()
        )
        return panel

    def _fill_bars(self) -> None:
        """Put the words of the present selection into the bars."""
        words = self.words
        around = frame(self.trail.context)
        home = (Span(words("app.home", name=around.home) + " ", "home", bold=True),) if around.home else ()
        self.title_bar.show(around)
        tabs = tuple(Tab(panel, words(spec_of(panel).title)) for panel in PANELS)
        offer = Span(words("app.next_language", name=words.next_language) + " ", "quiet")
        self.tab_bar.show(Tabs(tabs, self.selection.panel, (offer, *home)))
        self._show_foot(hints(self.spec, words))

    def on_panel_moved(self) -> None:
        """Say in the foot how many lines of the page lie below."""
        self._show_foot(self.foot_bar.content.hints)

    def _show_foot(self, offered: tuple[Hint, ...]) -> None:
        """Say in the foot the keys and how much lies below; the next language where the tabs leave no room for it."""
        preferred = (HELP, QUIT) if self.tab_bar.shows_all(self.app.size.width) else (HELP, QUIT, LANGUAGE)
        self.foot_bar.show(Foot(offered, self._fold(), preferred))

    def _fold(self) -> str:
        below = self.panel.below if self.selection.panel in self.panels else 0
        return self.words("app.more", n=below) if below else ""

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
        await self.action_panel(message.panel)

    async def on_tab_bar_aside_chosen(self, message: TabBar.AsideChosen) -> None:
        """Go on in the next language, or to the home entity."""
        if message.place == 0:
            await self.action_language()
        elif home := self.trail.context.home:
            await self.open(Opens("entity", home))

    async def on_block_view_opened(self, message: BlockView.Opened) -> None:
        """Go where a clicked item leads."""
        await self.open(message.opens)

    async def action_panel(self, name: PanelName) -> None:
        """Go to a panel."""
        await self.go(visited(self.selection, name))

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
            await self.open(view.item.opens)

    async def open(self, opens: Opens) -> None:
        """Go where something leads; the cursor stands on it there, and at the first rank of another ranking."""
        before = self.selection
        await self.go(opened(self.selection, self.trail.view.dataset, opens))
        if self.selection.ranking != before.ranking and (table := self.panel.ranked_table):
            table.place_cursor(at_end=False)
        if self.selection.panel != before.panel:
            self.call_after_refresh(self.panel.choose, opens)

    def opener(self, opens: Opens) -> Callable[[], Awaitable[None]]:
        """Return a command that goes where something leads."""
        return lambda: self.open(opens)

    async def action_source(self) -> None:
        """Go to the sources of the chosen figure, with the note on it and the arithmetic behind it."""
        view = self.panel.active_view
        item = view.item if view else None
        if item and item.sources:
            await self.go(sourced(self.selection, item.sources, item.origins))
        else:
            self.notify(self.words("app.no_source"), markup=False)

    def action_copy(self) -> None:
        """Copy the active block, the first where none is active, and say where it is kept."""
        from tui.panels.copying import save_copy

        view = self.panel.active_view or self.panel.views[0]
        text, path = save_copy(view.block)
        self.app.copy_to_clipboard(text)
        key = "copy.kept" if path else "copy.copied"
        self.notify(self.words(key, name=view.block.heading or self.panel.page.title, file=path), markup=False)

    async def action_back(self) -> None:
        """Leave the field keeping the filter, then clear the filter, then go back.

        A filter that nothing matches is cleared at once.
        """
        is_unmatched = self.has_no_match
        if self.is_typing:
            await self.leave_field()
            if not is_unmatched:
                return
        if self.selection.filter:
            await self.go(self.selection.filtered(""), remember=False)
        elif selection := self.trail.step_back() or self._above():
            await self.go(selection, remember=False)

    def _above(self) -> Selection | None:
        """Return the ranking that the one in view is a part of; None on other panels and at the top."""
        return self.spec.step_up(self.trail.context) if self.spec.step_up else None

    async def action_language(self) -> None:
        """Go on in the next language without losing the place."""
        self.trail.switch_language()
        await self.go(self.selection)

    def action_present(self) -> None:
        """Show one figure a page over the whole screen."""
        from tui.panels.presenter import Presenter

        self.app.clear_notifications()
        self.app.push_screen(Presenter(self.trail), self._return_from_presenter)

    async def _return_from_presenter(self, _result: None) -> None:
        """Show the page in the language that was chosen last."""
        await self.go(self.selection, remember=False)

    def action_help(self) -> None:
        """Show the keys and the signs."""
        from tui.panels.help import HelpScreen

        self.app.push_screen(HelpScreen(self.spec, self.words))
