"""Pages: one pure function a panel, from a dataset and a selection to a page of blocks."""

from importlib import import_module

from msgspec.structs import replace

from tui.blocks.page import Page
from tui.pages.shared.frame import frame
from tui.selection.context import PageContext

_FOLDERS = ("rankings", "trends", "profile", "briefing")


def page(context: PageContext) -> Page:
    """Return the page of the selected panel, whose module is loaded when it is first looked at."""
    panel = context.selection.panel
    module = import_module(f"tui.pages.{panel}.page" if panel in _FOLDERS else f"tui.pages.{panel}")
    panel_page: Page = module.page(context)
    return replace(panel_page, frame_lines=frame(context).told)
