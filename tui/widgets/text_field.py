"""A line in which one types, fit for Vietnamese keyboards."""

from textual.events import Key
from textual.widgets import Input


class TextField(Input):
    """A one-line field; composing keyboards send backspace and letters in one burst, and no letter may be lost."""

    async def _on_key(self, event: Key) -> None:
        """Act at once: as bindings, these keys would run after the letters that arrive with them."""
        if event.key == "backspace":
            self.action_delete_left()
        elif event.key == "enter":
            await self.action_submit()
        elif event.key == "ctrl+c":
            self.app.copy_to_clipboard(self.selected_text or self.value)
        else:
            return
        event.stop()
        event.prevent_default()
