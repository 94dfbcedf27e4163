"""A line in which one types, fit for Vietnamese keyboards."""

from textual.events import Key
from textual.widgets import Input


def delete_at_once(field: Input, event: Key) -> None:
    """Delete when Backspace comes, for keyboards that compose: they send it and other letters in one burst.

    As a binding it would run after the letters that arrive with it, and tones would be lost.
    """
    if event.key == "backspace":
        field.action_delete_left()
        event.stop()
        event.prevent_default()


class TextField(Input):
    """A one-line field; composing keyboards send backspace and letters in one burst, and no letter may be lost."""

    async def on_key(self, event: Key) -> None:
        """Act at once: as bindings, these keys would run after the letters that arrive with them."""
        delete_at_once(self, event)
        if event.key == "enter":
            await self.action_submit()
        elif event.key == "ctrl+c":
            self.app.copy_to_clipboard(self.selected_text or self.value)
        else:
            return
        event.stop()
        event.prevent_default()
