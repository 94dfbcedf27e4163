"""The context of a page: a view of the dataset, what the reader selected, the words of a language."""

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.view import DatasetView
from tui.model import Code, Dataset
from tui.selection.selection import Selection
from tui.wording import Words


class PageContext(Struct, frozen=True):
    """Everything a page is made from."""

    view: DatasetView
    selection: Selection
    words: Words

    @property
    def dataset(self) -> Dataset:
        """The dataset of the view."""
        return self.view.dataset

    @property
    def home(self) -> Code | None:
        """The entity this reader follows: the one selected as home, else the one the dataset names."""
        return self.selection.home or self.view.dataset.home

    @property
    def whole(self) -> "PageContext":
        """The same context without filter, order or compared entities: a cache key for what does not depend on them."""
        return self.with_selection(replace(self.selection, filter="", sort="", compared=(), comparing=False))

    def with_selection(self, selection: Selection) -> "PageContext":
        """Return the same dataset and words with another selection."""
        return PageContext(self.view, selection, self.words)

    def of_dataset(self, dataset: Dataset) -> "PageContext":
        """Return the same selection and words over another dataset."""
        return PageContext(DatasetView(dataset), self.selection, self.words)
