"""What changed since the dataset was last opened, over the dashboard; Enter goes to what changed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.blocks.figure import Opens
from tui.pages.panel_spec import PanelSpec
from tui.panels.help import HelpHead
from tui.panels.panel import Panel
from tui.selection.context import PageContext
from tui.widgets.answered_once import AnsweredOnce
from tui.widgets.block_view import BlockView


class ChangesHead(HelpHead):
    """The title, and the keys."""

    paper = "panel"


class ChangesScreen(AnsweredOnce, ModalScreen[Opens | None]):
    """Shows a page of differences; gives what is to be opened of it, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,D,q", "dismiss", show=False),
        Binding("ctrl+c,ctrl+q", "app.leave", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("tab", "block(1)", show=False),
        Binding("shift+tab", "block(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("enter", "open", show=False),
    ]
    CSS_PATH = "changes_screen.tcss"
    AUTO_FOCUS = ""

    def __init__(self, spec: PanelSpec, context: PageContext) -> None:
        super().__init__()
        page, words = spec.page(context), context.words
        self._head = ChangesHead((page.title, words("changes.close")))
        self.panel = Panel(spec, page, tuple)

    def compose(self) -> ComposeResult:
        """Lay out the head and the page below it."""
        with Vertical(id="changes"):
            yield self._head
            yield self.panel

    def on_block_view_opened(self, message: BlockView.Opened) -> None:
        """Give what was clicked."""
        self.dismiss(message.opens)

    def action_open(self) -> None:
        """Give what the chosen sentence is about."""
        view = self.panel.active_view
        if view and view.item and view.item.opens:
            self.dismiss(view.item.opens)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.panel.move(by)

    def action_block(self, by: int) -> None:
        """Move the cursor to another block."""
        self.panel.move_block(by)

    def action_page(self, by: int) -> None:
        """Scroll a page."""
        self.panel.scroll_page(by)

    def action_end(self, by: int) -> None:
        """Go to the top or the end."""
        self.panel.move_to_end(by)
