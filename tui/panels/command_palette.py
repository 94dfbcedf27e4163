"""Ctrl+P: every command and everything that can be opened, found by typing with or without tones."""

from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import LoadingIndicator

from tui.pages.navigation.search import find
from tui.panels.dashboard import Dashboard
from tui.text import folded
from tui.widgets.answered_once import AnsweredOnce
from tui.widgets.text_field import delete_at_once


class PaletteInput(CommandInput):
    """The field of the palette, for keyboards that compose."""

    def on_key(self, event: Key) -> None:
        """Delete at once, before letters that arrive with Backspace."""
        delete_at_once(self, event)


class Palette(AnsweredOnce, CommandPalette):
    """Textual's palette with a field for keyboards that compose."""

    def __init__(self, placeholder: str) -> None:
        super().__init__([Finder], placeholder=placeholder, id="--command-palette")
        self.placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Lay out the field and the list below it."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield PaletteInput(placeholder=self.placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield CommandList()
                yield LoadingIndicator()


class Finder(Provider):
    """Finds commands by their words, then entities, rankings and indicators by their names."""

    async def discover(self) -> Hits:
        """Offer every command."""
        for title, help_text, run, _ in self.app.get_system_commands(self.screen):
            yield DiscoveryHit(Content(title), run, help=help_text)

    async def search(self, query: str) -> Hits:
        """Offer what has the typed text in its name."""
        folded_query = folded(query)
        for title, help_text, run, _ in self.app.get_system_commands(self.screen):
            if folded_query in folded(title):
                yield Hit(1.0, Content(title), run, text=title, help=help_text)
        if isinstance(self.screen, Dashboard):
            trail = self.screen.trail
            for n, (name, opens) in enumerate(find(trail.context, query)):
                kind = trail.words(f"found.{opens.kind}")
                yield Hit(0.9 - n / 100, Content(name), self.screen.opener(opens), text=name, help=kind)
