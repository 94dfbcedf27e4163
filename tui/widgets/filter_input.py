"""The field that filters as one types, fit for Vietnamese keyboards."""

import unicodedata

from textual.events import Key
from textual.widgets import Input


class FilterInput(Input):
    """A one-line field; composing keyboards send backspace and letters in one burst, and no letter may be lost."""

    async def _on_key(self, event: Key) -> None:
        """Delete at once: as a binding, backspace would run after the letters that follow it."""
        if event.key == "backspace":
            self.action_delete_left()
            event.stop()
            event.prevent_default()

    @property
    def wanted(self) -> str:
        """The text typed so far, composed."""
        return unicodedata.normalize("NFC", self.value)
