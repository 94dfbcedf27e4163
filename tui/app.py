"""The application: looks, stylesheet, the dashboard, and a picture of itself."""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme

from tui.drawing.palettes import PALETTES, Palette
from tui.files import write_whole
from tui.model import Dataset
from tui.pages import Selection
from tui.panels.dashboard import Dashboard
from tui.panels.keys import KEYS
from tui.widgets.paint import Colourless, colour_refused
from tui.wording import Language


class ReformApp(App[None]):
    """Shows a dataset."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, dataset: Dataset, selection: Selection, language: Language, theme: str) -> None:
        super().__init__()
        self.animation_level = "none"
        self.dashboard = Dashboard(dataset, selection, language)
        for name, palette in PALETTES.items():
            self.register_theme(_theme(name, palette))
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.title = self.dashboard.words.text(dataset.title)

    def get_default_screen(self) -> Screen[None]:
        """Return the dashboard."""
        return self.dashboard

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what takes colour out where it is refused; our own colours need no other filter."""
        return [Colourless()] if colour_refused() else []

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key's command by its words."""
        words = self.dashboard.words
        for key in KEYS:
            name = words(f"help.{key.help}")
            if key.help == "panels":
                name = words(f"panel.{key.action[7:-2]}")
            yield SystemCommand(name, key.shown, self._command(key.action))

    def _command(self, action: str):  # type: ignore[no-untyped-def] # noqa: ANN202
        async def run() -> None:
            await self.run_action(action, self.dashboard)

        return run

    def action_look(self) -> None:
        """Go to the next look."""
        names = list(PALETTES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.screen.refresh(layout=True)

    def action_leave(self) -> None:
        """Quit."""
        self.exit()

    def action_picture(self) -> None:
        """Save a picture of the screen in the present folder and say where."""
        words = self.dashboard.words
        path = _free_name(Path.cwd() / f"reform-tui-{self.dashboard.selection.panel}.svg")
        try:
            write_whole(path, self.picture().encode("utf-8"))
        except OSError as error:
            message = words("app.not_saved", file=str(path), reason=error.strerror or str(error))
            self.notify(message, severity="error", markup=False)
        else:
            self.notify(words("app.saved", file=str(path)), markup=False)

    def picture(self) -> str:
        """Return the screen as SVG."""
        from tui.export.picture import svg
        from tui.panels.screenshot import cells_of

        return svg(
            cells_of(self.screen),
            PALETTES[self.theme].background,
            self.title or "",
            self.dashboard.words.language,
        )


def show(dataset: Dataset, selection: Selection, language: Language, theme: str) -> None:
    """Run the dashboard until the reader quits."""
    ReformApp(dataset, selection, language, theme).run()


def picture(dataset: Dataset, selection: Selection, language: Language, theme: str, size: tuple[int, int]) -> str:
    """Return a panel as SVG, drawn without a terminal."""
    return asyncio.run(_picture(ReformApp(dataset, selection, language, theme), size))


async def _picture(app: ReformApp, size: tuple[int, int]) -> str:
    async with app.run_test(size=size) as pilot:
        app.dashboard.panel.activate(None)
        await pilot.pause()
        return app.picture()


def _free_name(path: Path) -> Path:
    """Return the path, or the first numbered one beside it that is not taken."""
    found, n = path, 1
    while found.exists():
        n += 1
        found = path.with_stem(f"{path.stem}-{n}")
    return found


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.home,
        success=palette.good,
        warning=palette.watch,
        error=palette.bad,
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        dark=palette.dark,
        variables={"text-muted": palette.quiet},
    )
