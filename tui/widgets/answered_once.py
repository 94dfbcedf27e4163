"""Dialogs that take one answer, however many arrive at once."""

from typing import Any

from textual.await_complete import AwaitComplete


class AnsweredOnce:
    """Stands before a modal screen among the bases of a dialog: a second Enter in one burst finds it answered."""

    _answered = False

    def dismiss(self, result: Any = None) -> AwaitComplete:  # noqa: ANN401
        """Leave the dialog with an answer, the first time."""
        if self._answered:
            return AwaitComplete()
        self._answered = True
        dismissal: AwaitComplete = super().dismiss(result)  # type: ignore[misc]
        return dismissal
