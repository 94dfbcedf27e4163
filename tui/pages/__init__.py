"""One pure function a panel: from the dataset and a selection to a page of blocks."""

from collections.abc import Callable

from tui.model import Dataset
from tui.pages import directives, overview, profile, progress, rankings, sources, trends
from tui.pages.blocks import Page
from tui.pages.selection import PANELS, Selection, last_day, opened
from tui.wording import Words

__all__ = ["PANELS", "Page", "Selection", "last_day", "opened", "page"]

_PAGES: dict[str, Callable[[Dataset, Selection, Words], Page]] = {
    "overview": overview.page,
    "progress": progress.page,
    "rankings": rankings.page,
    "trends": trends.page,
    "profile": profile.page,
    "directives": directives.page,
    "sources": sources.page,
}


def page(dataset: Dataset, selection: Selection, words: Words) -> Page:
    """Return the page of the selected panel."""
    return _PAGES[selection.panel](dataset, selection, words)
