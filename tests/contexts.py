"""Page contexts for tests: of a dataset, with a selection and words that rarely matter."""

from datetime import date

from tui.analysis.view import DatasetView
from tui.model import Dataset, Text
from tui.selection import Selection
from tui.selection.context import PageContext
from tui.wording import Words, words_for

_VIEWS: dict[int, DatasetView] = {}


def view_of(dataset: Dataset) -> DatasetView:
    """Return the view of a dataset, made once."""
    view = _VIEWS.get(id(dataset))
    if view is None or view.dataset is not dataset:
        view = _VIEWS[id(dataset)] = DatasetView(dataset)
    return view


def context_of(dataset: Dataset, *, selection: Selection | None = None, words: Words | None = None) -> PageContext:
    """Return the context of a page; the view of a dataset is made once."""
    selection = selection or Selection(dataset.as_of or date(2023, 4, 19))
    return PageContext(view_of(dataset), selection, words or words_for("en"))


def empty_view() -> DatasetView:
    """Return a view of nothing, for what depends on an indicator or a ranking alone."""
    return DatasetView(Dataset(title=Text("", "")))
