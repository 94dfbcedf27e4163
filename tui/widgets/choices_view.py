"""Tabs of what a page can show, and its period: a click chooses another one."""

from dataclasses import dataclass

from textual.events import Click
from textual.message import Message

from tui.blocks.page import Choices
from tui.drawing.choices import placed_arrows, placed_choices
from tui.text import cells
from tui.widgets.block_view import MARGIN, BlockView


class ChoicesView(BlockView):
    """Draws choices as tabs; keys step through them, the pointer opens one or steps to another period."""

    @dataclass
    class PeriodStepped(Message):
        """An older (1) or newer (-1) period was asked for with the pointer."""

        by: int

    block: Choices

    def on_click(self, event: Click) -> None:
        """Open the choice, or step to the period, under the pointer."""
        event.prevent_default()
        if event.y:
            return
        for by, arrow in zip((1, -1), placed_arrows(self.block, self.size.width - MARGIN), strict=True):
            if event.x - MARGIN in arrow:
                self.post_message(self.PeriodStepped(by))
        end = MARGIN
        for choice, label in placed_choices(self.block, self.size.width - MARGIN):
            end += cells(label.text)
            if MARGIN <= event.x < end:
                if choice and not choice.chosen:
                    self.post_message(self.Opened(choice.opens))
                return
