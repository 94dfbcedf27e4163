"""The line in which one types a filter, fit for Vietnamese keyboards."""

import unicodedata

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Input, Static


def composed(text: str) -> str:
    """Return typed text with its letters composed, as the dataset has them."""
    return unicodedata.normalize("NFC", text)


class FilterBar(Horizontal):
    """A slash and a field."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("/ ", markup=False)
        yield FilterInput(self._text, select_on_focus=False)


class FilterInput(Input):
    """A one-line field; composing keyboards send backspace and letters in one burst, and no letter may be lost."""

    async def _on_key(self, event: Key) -> None:
        """Delete at once: as a binding, backspace would run after the letters that follow it."""
        if event.key == "backspace":
            self.action_delete_left()
            event.stop()
            event.prevent_default()
