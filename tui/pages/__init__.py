"""One pure function a panel: from the dataset and a selection to a page of blocks."""

from importlib import import_module

from msgspec.structs import replace

from tui.model import Dataset
from tui.pages.blocks import Page
from tui.pages.frame import frame
from tui.pages.selection import PANELS, Selection, last_day, opened
from tui.wording import Words

__all__ = ["PANELS", "Page", "Selection", "last_day", "opened", "page"]


def page(dataset: Dataset, selection: Selection, words: Words) -> Page:
    """Return the page of the selected panel, whose module is loaded when it is first looked at."""
    made: Page = import_module(f"tui.pages.{selection.panel}").page(dataset, selection, words)
    return replace(made, context=frame(dataset, selection, words).told)
