"""A line in which one types, fit for Vietnamese keyboards."""

from textual.events import Key, Paste
from textual.widgets import Input

LONGEST = 1000
"""Letters a field takes: more than any name or address has, and few enough to answer at once."""


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

    def on_mount(self) -> None:
        """Take no more letters than a field needs; its cursor stands still."""
        self.max_length = LONGEST
        self.cursor_blink = False

    def on_paste(self, event: Paste) -> None:
        """Take the first line of what is pasted, as far as there is room."""
        start, end = sorted(self.selection)
        line = next(iter(event.text.splitlines()), "")
        self.replace(line[: LONGEST - len(self.value) + end - start], start, end)
        event.stop()
        event.prevent_default()

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
