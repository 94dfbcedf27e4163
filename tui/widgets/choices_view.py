"""Tabs of what a page can show: a click chooses one."""

from textual.events import Click

from tui.blocks.page import Choices
from tui.drawing.choices import placed_choices
from tui.text import cells
from tui.widgets.block_view import MARGIN, BlockView


class ChoicesView(BlockView):
    """Draws choices as tabs; keys step through them, the pointer opens one."""

    block: Choices

    def on_click(self, event: Click) -> None:
        """Open the choice under the pointer."""
        event.prevent_default()
        end = MARGIN
        for choice, label in placed_choices(self.block, self.size.width - MARGIN):
            end += cells(label.text)
            if event.y == 0 and MARGIN <= event.x < end:
                if choice and not choice.chosen:
                    self.post_message(self.Opened(choice.opens))
                return
