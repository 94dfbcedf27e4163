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


def delete_at_once(field: Input, event: Key) -> None:
    """Delete when Backspace comes, for keyboards that compose: they send it and other letters in one burst.

    As a binding it would run after the letters that arrive with it, and tones would be lost.
    """
    if event.key == "backspace":
        field.action_delete_left()
        event.stop()
        event.prevent_default()


class FilterInput(Input):
    """The field of a filter: Enter leaves it at once."""

    _left = False
    """Whether Enter was pressed: keys that had been sent here already are commands then."""

    def on_focus(self) -> None:
        """Take keys again."""
        self._left = False

    async def _on_key(self, event: Key) -> None:
        delete_at_once(self, event)
        if event.key == "enter":
            await self.action_submit()
            self.screen.set_focus(None)
            self._left = True
        elif event.key == "ctrl+c":
            self.app.copy_to_clipboard(self.selected_text or self.value)
        elif not self._left:
            return
        else:
            event.prevent_default()
            return
        event.stop()
        event.prevent_default()
