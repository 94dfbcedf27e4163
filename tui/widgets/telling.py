"""What is said of the chosen row of a table: worked out once, and where that takes long when the cursor rests."""

from collections.abc import Callable

from textual.timer import Timer
from textual.widget import Widget

from tui.blocks.figure import Runs
from tui.blocks.table import Table

_RESTS = 0.08
"""Seconds after which a cursor rests."""


class Telling:
    """Holds the sentences about one row of a table, for a widget that shows them."""

    def __init__(self, widget: Widget, cursor: Callable[[], int]) -> None:
        self.told: tuple[int, Runs] | None = None
        """The row they are about, and the sentences; None where they are not worked out."""
        self._widget = widget
        self._cursor = cursor
        self._rest: Timer | None = None

    def about(self, table: Table) -> Runs:
        """Return the sentences about the row under the cursor, where that takes long once it rests."""
        if self.told and self.told[0] == self._cursor():
            return self.told[1]
        if not table.slow_sentences:
            return self._tell(table)
        if self._rest:
            self._rest.stop()
        self._rest = self._widget.set_timer(_RESTS, lambda: self._tell_at_rest(table))
        return ()

    def forget(self) -> None:
        """Work the sentences out anew when they are next asked for."""
        self.told = None
        if self._rest:
            self._rest.stop()

    def _tell(self, table: Table) -> Runs:
        said = table.sentences(self._cursor()) if table.sentences and table.count else ()
        self.told = self._cursor(), said
        return said

    def _tell_at_rest(self, table: Table) -> None:
        self._tell(table)
        self._widget.refresh()
