"""A list of options that stands in windows of any size."""

from textual.widgets import OptionList


class OptionRows(OptionList):
    """Moves by pages only where there is room for a row: in a window of a few cells none has a line."""

    def action_page_up(self) -> None:
        """Move up by a page."""
        if self._has_room:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Move down by a page."""
        if self._has_room:
            super().action_page_down()  # type: ignore[no-untyped-call]

    @property
    def _has_room(self) -> bool:
        return bool(self.scrollable_content_region.area)
