"""Pages: one pure function a panel, from a dataset and a selection to a page of blocks."""

from msgspec.structs import replace

from tui.blocks.page import Block, Page
from tui.pages.panel_specs import spec_of
from tui.pages.shared.frame import frame
from tui.selection.context import PageContext


def page(context: PageContext) -> Page:
    """Return the page of the selected panel, whose module is loaded when it is first looked at."""
    return replace(spec_of(context.selection.panel).page(context), frame_lines=frame(context).parts)


def extras(context: PageContext) -> tuple[Block, ...]:
    """Return the blocks that follow the page of the selected panel on a screen with room for them; no file has them."""
    more = spec_of(context.selection.panel).extras
    return more(context) if more else ()
