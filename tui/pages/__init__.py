"""Pages: one pure function a panel, from a dataset and a selection to a page of blocks."""

from msgspec.structs import replace

from tui.blocks.page import Page
from tui.pages.panel_specs import spec_of
from tui.pages.shared.frame import frame
from tui.selection.context import PageContext


def page(context: PageContext) -> Page:
    """Return the page of the selected panel, whose module is loaded when it is first looked at."""
    return replace(spec_of(context.selection.panel).page(context), frame_lines=frame(context).parts)
