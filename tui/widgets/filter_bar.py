"""The line in which one types a filter."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Static

from tui.widgets.text_field import TextField


class FilterBar(Horizontal):
    """A slash and a field."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("/ ", markup=False)
        yield FilterInput(self._text, select_on_focus=False)


class FilterInput(TextField):
    """A field that is left with Enter."""

    _left = False
    """Whether Enter was pressed: keys that had been sent here already are commands then."""

    def on_focus(self) -> None:
        """Take keys again."""
        self._left = False

    async def on_key(self, event: Key) -> None:
        """Leave with Enter; what comes after it is not for this field."""
        if self._left and event.key not in ("backspace", "enter"):
            event.prevent_default()
            return
        await super().on_key(event)
        if event.key == "enter":
            self.screen.set_focus(None)
            self._left = True
