"""The line in which one types a filter, fit for Vietnamese keyboards."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Input, Static


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

    _left = False
    """Whether Enter was pressed: keys that had been sent here already are commands then."""

    def on_focus(self) -> None:
        """Take keys again."""
        self._left = False

    async def _on_key(self, event: Key) -> None:
        """Act at once: as bindings, these keys would run after the letters that arrive with them."""
        if event.key == "backspace":
            self.action_delete_left()
        elif event.key == "enter":
            await self.action_submit()
            self.screen.set_focus(None)
            self._left = True
        elif self._left:
            event.prevent_default()
            return
        elif event.key == "ctrl+c":
            self.app.copy_to_clipboard(self.selected_text or self.value)
        else:
            return
        event.stop()
        event.prevent_default()
