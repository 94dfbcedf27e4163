"""The smallest Textual app with two panels of one label each."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Label


class Bare(App[None]):
    """Two labels, one of them shown."""

    BINDINGS: ClassVar[list[BindingType]] = [("1", "turn('one')", ""), ("2", "turn('two')", ""), ("q", "quit", "")]

    def compose(self) -> ComposeResult:
        """Lay out the labels."""
        yield Label("Label one", id="one")
        yield Label("Label two", id="two")

    def on_mount(self) -> None:
        """Show the first."""
        self.action_turn("one")

    def action_turn(self, name: str) -> None:
        """Show one of them."""
        for label in self.query(Label):
            label.display = label.id == name


if __name__ == "__main__":
    Bare().run()
