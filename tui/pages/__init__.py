"""Pages: one pure function a panel, from a dataset and a selection to a page of blocks."""

from importlib import import_module

from msgspec.structs import replace

from tui.blocks.page import Page
from tui.model import Dataset
from tui.pages.shared.frame import frame
from tui.selection import Selection
from tui.wording import Words

_FOLDERS = ("rankings", "trends", "profile", "briefing")


def page(dataset: Dataset, selection: Selection, words: Words) -> Page:
    """Return the page of the selected panel, whose module is loaded when it is first looked at."""
    panel = f"{selection.panel}.page" if selection.panel in _FOLDERS else selection.panel
    made: Page = import_module(f"tui.pages.{panel}").page(dataset, selection, words)
    return replace(made, context=frame(dataset, selection, words).told)
