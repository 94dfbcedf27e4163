"""The keys, over the dashboard."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.panels.keys import help_rows
from tui.text import cells, pad
from tui.wording import Words


class HelpScreen(ModalScreen[None]):
    """Lists every key, as the bindings have them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss", show=False),
        Binding("ctrl+c", "app.leave", show=False),
    ]

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        rows = [(keys, self.words(f"help.{what}")) for keys, what in help_rows()]
        width = max(cells(keys) for keys, _ in rows)
        with VerticalScroll(id="dialog"):
            head = Content.assemble((self.words("app.help"), "bold"), f"   {self.words('app.help_close')}")
            yield Static(head, classes="head")
            for keys, what in rows:
                with Horizontal():
                    yield Static(Content.assemble((pad(keys, width), "bold")), classes="keys")
                    yield Static(what, markup=False)
