"""The application: looks, stylesheet, the dashboard, and a picture of itself."""

import asyncio
import gc
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key
from textual.filter import LineFilter
from textual.pilot import Pilot
from textual.screen import Screen

from tui.blocks.figure import Opens
from tui.drawing.palettes import PALETTES, PRINT
from tui.panels.dashboard import Dashboard
from tui.panels.following import LiveDataset
from tui.panels.saving import Kind, Preferences, Saving, painted
from tui.panels.signals import EndingSignals
from tui.selection import PANELS, Selection
from tui.selection.context import PageContext
from tui.widgets.line_filters import line_filters
from tui.widgets.looks import CHOSEN, next_look, themes
from tui.widgets.text_field import TextField
from tui.widgets.textual_internals import UnreportedApp
from tui.wording import Language

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

    from tui.export.picture import Picture
    from tui.panels.palette_entries import Target

_HIGHEST = 400
"""The most rows of a picture that is as high as its page."""
_RECENT = 5
"""The most commands and things the palette lists as used last."""


class Shots(NamedTuple):
    """Pictures to be taken."""

    context: PageContext
    """The dataset and the words."""
    selections: Sequence[Selection]
    theme: str
    size: tuple[int, int]
    """Columns and rows of the screen."""
    full: bool = False
    """Whether each picture is as high as its page, whatever the rows of the screen."""


class ReformApp(UnreportedApp):
    """Shows a dataset; `show` raises what goes wrong inside."""

    CSS_PATH = "app.tcss"

    def __init__(
        self,
        context: PageContext,
        theme: str,
        preferences: Preferences | None = None,
        live: LiveDataset | None = None,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.context = context
        self.dashboard = Dashboard(context, live)
        self.signals = EndingSignals()
        self.saving = Saving(self, self.dashboard, preferences or Preferences())
        self.recent: list[Target] = []
        """What was chosen in the palette, the newest first."""
        self.is_leaving = False
        """Whether the reader has quit; keys typed ahead do nothing then."""
        for look in themes():
            self.register_theme(look)
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.title = context.words.text(context.dataset.title)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the variables of stylesheets that Textual does not know, until a look is set."""
        return {CHOSEN: PALETTES[PRINT].select}

    def on_ready(self) -> None:
        """Heed signals; collect garbage again, but never look again at what was made for the start."""
        gc.freeze()
        gc.enable()
        if not self.is_headless:
            self.signals.watch(self.action_leave)

    def on_key(self, event: Key) -> None:
        """Give the field that has opened meanwhile what was typed ahead of it: a field lets no letter pass."""
        if isinstance(self.focused, TextField) and (event.is_printable or event.key in ("enter", "backspace")):
            event.prevent_default()
            self.focused.post_message(Key(event.key, event.character))

    def get_default_screen(self) -> Screen[None]:
        """Return the dashboard, or the presenter where its page is selected."""
        if self.context.selection.panel in PANELS:
            return self.dashboard
        from tui.panels.presenter import Presenter

        return Presenter(self.dashboard.trail)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every line passes: nothing steers the terminal, no colour where it is refused."""
        return line_filters()

    def action_command_palette(self) -> None:
        """Show all commands, in the reader's language, over the dashboard alone: they act on what it shows."""
        if self.screen is self.dashboard:
            from tui.panels.command_palette import Palette

            self.push_screen(Palette(self.dashboard.trail.context, self.recent), self._run)

    def action_look(self) -> None:
        """Go to the next look."""
        self.theme = next_look(self.theme)
        self.screen.refresh(layout=True)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks, unless the reader has quit."""
        return not self.is_leaving and await super().run_action(action, default_namespace, namespaces)

    def action_leave(self) -> None:
        """Quit."""
        self.is_leaving = True
        self.exit()

    def action_save(self, kind: Kind) -> None:
        """Save a picture, a table or a briefing."""
        self.saving.save(kind, self._drawn_for_print)

    def _drawn_for_print(self, selections: Sequence[Selection]) -> "list[Picture]":
        """Return pages at their full height in the colours of print, and slides, drawn by an app of its own."""
        taken: list[Picture] = []
        context, size = self.dashboard.trail.context, (self.size.width, self.size.height)
        take_pictures(Shots(context, selections, PRINT, size, full=True), taken.append)
        return taken

    def action_folder(self) -> None:
        """Open the folder files are saved in."""
        self.saving.open_folder()

    async def _run(self, target: "Target | None") -> None:
        """Do what was chosen in the palette, and remember it as the newest."""
        if target is None:
            return
        self.recent = [target, *(other for other in self.recent if other != target)][:_RECENT]
        if isinstance(target, Opens):
            await self.dashboard.open(target)
        else:
            await self.run_action(target, self.dashboard)


class Ending(NamedTuple):
    """How the reader left."""

    language: Language
    theme: str
    folder: str
    """Where the last file was saved."""
    signals: EndingSignals


def show(context: PageContext, theme: str, preferences: Preferences, live: LiveDataset | None = None) -> Ending:
    """Run the dashboard, which follows the files of a dataset, until the reader quits or a signal ends it.

    Raises:
        Exception: whatever went wrong inside, once the terminal is as it was.
    """
    app = ReformApp(context, theme, preferences, live)
    app.run()
    if app.error:
        raise app.error
    return Ending(app.dashboard.words.language, app.theme, str(app.saving.folder), app.signals)


def take_pictures(shots: Shots, keep: "Callable[[Picture], None]") -> None:
    """Draw selections one after the other, without a terminal and in one app, and hand each picture over."""
    asyncio.run(_take_pictures(shots, keep))


async def _take_pictures(shots: Shots, keep: "Callable[[Picture], None]") -> None:
    from tui.panels.scenes import scene_in_view, show_selection
    from tui.panels.screenshot import scene_picture

    app = ReformApp(shots.context, shots.theme)
    app.dashboard.trail.prepares = False
    async with app.run_test(size=shots.size) as pilot:
        for selection in shots.selections:
            await show_selection(app, app.dashboard, selection)
            grows = shots.full and selection.panel in PANELS
            if grows:
                await _grow(pilot, app)
            keep(scene_picture(scene_in_view(app.dashboard)))
            if grows:
                await pilot.resize_terminal(*shots.size)
            if (task := asyncio.current_task()) and task.cancelling():  # what waits inside Textual may swallow Ctrl+C
                raise asyncio.CancelledError


async def _grow(pilot: Pilot[None], app: ReformApp) -> None:
    """Make the screen as high as the page, whose blocks may take more room in a higher one, within limits."""
    while (hidden := app.dashboard.panel.hidden) and app.size.height < _HIGHEST:
        await pilot.resize_terminal(app.size.width, min(_HIGHEST, app.size.height + hidden))
        await painted(app)
