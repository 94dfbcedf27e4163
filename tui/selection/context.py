"""The context of a page: a view of the dataset, what the reader selected, the words of a language."""

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.edition import Edition
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
        """The entity this reader follows: the one selected as home, else of those the dataset names that of the day."""
        return self.selection.home or self.dataset.home_on(self.selection.as_of)

    @property
    def homes(self) -> tuple[Code, ...]:
        """The entities this reader follows in the course of time, the oldest first; each has figures of its own."""
        return (self.selection.home,) if self.selection.home else self.dataset.home or ()

    @property
    def earlier_homes(self) -> tuple[Code, ...]:
        """Those that had gone over into the one of the day."""
        return self.homes[: self.homes.index(self.home)] if self.home in self.homes else ()

    def home_in(self, edition: Edition) -> Code | None:
        """Return which of them an edition ranks: a member, or one it knows; else the one of the day."""
        ranked = (code for code in self.homes if code in edition.members or code in edition.known)
        return next(ranked, self.home)

    def following(self, home: Code | None) -> "PageContext":
        """Return the same context with an entity as home."""
        return self.with_selection(replace(self.selection, home=home))

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
