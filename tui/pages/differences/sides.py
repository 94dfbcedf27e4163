"""The two datasets of a comparison, each with the context its records are worded in."""

from msgspec import Struct

from tui.analysis.differences import Difference
from tui.selection.context import PageContext
from tui.wording import Words


class Sides(Struct, frozen=True):
    """The earlier and the later dataset, in the words of one language."""

    before: PageContext
    after: PageContext

    @property
    def words(self) -> Words:
        """The words of the page."""
        return self.after.words

    def of(self, difference: Difference) -> PageContext:
        """Return the context of what a difference is about: the later one, unless the record is gone from it."""
        return self.before if difference.after is None else self.after
