"""The toolkit's own DataTable over the rows of a CSV file, with a filter field that filters nothing."""

import csv
import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, Input, Label


class Stock(App[None]):
    """A label, then the table; a field above both, whose text is only shown."""

    BINDINGS: ClassVar[list[BindingType]] = [("3", "table", ""), ("slash", "field", ""), ("q", "quit", "")]

    def compose(self) -> ComposeResult:
        """Lay out field, label and table."""
        yield Input(id="field", disabled=True)
        yield Label("Label one")
        yield DataTable(id="table")

    def on_mount(self) -> None:
        """Show the label."""
        self.query_one(DataTable).display = False

    def action_table(self) -> None:
        """Fill the table and show it."""
        table = self.query_one(DataTable)
        with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            table.add_columns(*next(rows))
            table.add_rows(row for row in rows if row[0] == "2023")
        table.display = True
        table.focus()

    def action_field(self) -> None:
        """Go to the field."""
        field = self.query_one(Input)
        field.disabled = False
        field.focus()


if __name__ == "__main__":
    Stock().run()
