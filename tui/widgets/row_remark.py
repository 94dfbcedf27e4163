"""The remark on the chosen row of a table: worked out once, and where that takes long when the cursor rests."""

from collections.abc import Callable

from textual.timer import Timer
from textual.widget import Widget

from tui.blocks.figure import Runs
from tui.blocks.table import Table

_REST = 0.08
"""Seconds after which a cursor rests."""


class RowRemark:
    """Keeps the sentences about one row of a table, for a widget that shows them."""

    def __init__(self, widget: Widget, cursor: Callable[[], int]) -> None:
        self.known: tuple[int, Runs] | None = None
        """The row they are about, and the sentences; None where they are not worked out."""
        self._widget = widget
        self._cursor = cursor
        self._timer: Timer | None = None

    def of(self, table: Table) -> Runs:
        """Return the sentences about the row under the cursor, where that takes long once it rests."""
        if self.known and self.known[0] == self._cursor():
            return self.known[1]
        if not table.slow_sentences:
            return self._work_out(table)
        if self._timer:
            self._timer.stop()
        self._timer = self._widget.set_timer(_REST, lambda: self._work_out_at_rest(table))
        return ()

    def forget(self) -> None:
        """Work the sentences out anew when they are next asked for."""
        self.known = None
        if self._timer:
            self._timer.stop()

    def _work_out(self, table: Table) -> Runs:
        sentences = table.sentences(self._cursor()) if table.sentences and table.count else ()
        self.known = self._cursor(), sentences
        return sentences

    def _work_out_at_rest(self, table: Table) -> None:
        self._work_out(table)
        self._widget.refresh()
