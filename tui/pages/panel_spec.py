"""What a panel is: its page, what its keys do, how its blocks are laid out."""

from collections.abc import Callable

from msgspec import Struct

from tui.blocks.figure import Opens
from tui.blocks.page import Block, Page
from tui.model import Entity, Ranking
from tui.pages import subjects
from tui.selection import Selection
from tui.selection.context import PageContext

Step = Callable[[PageContext, int], Selection]
"""Gives the selection some steps further on; the same where there is none."""


def _no_measure(_selection: Selection) -> Opens | None:
    return None


def _no_entity(_context: PageContext) -> Entity | None:
    return None


def _no_ranking(_context: PageContext) -> Ranking | None:
    return None


class PanelSpec(Struct, frozen=True, kw_only=True):
    """One panel."""

    title: str
    """The catalogue key of its name."""
    page: Callable[[PageContext], Page]
    subject_name: Callable[[PageContext], str] = subjects.no_name
    """Gives the name of what the page is about, for the titles of pictures."""
    subject_slugs: Callable[[PageContext], subjects.Slugs] = subjects.no_slugs
    """Gives what the page is about, for the names of files."""
    entity: Callable[[PageContext], Entity | None] = _no_entity
    """Gives the entity the page is about, which `v` compares and `b` briefs on."""
    ranking: Callable[[PageContext], Ranking | None] = _no_ranking
    """Gives the ranking the page shows, which `x` saves."""
    measure: Callable[[Selection], Opens | None] = _no_measure
    """Gives what a chart follows that is gone to from here."""

    extras: Callable[[PageContext], tuple[Block, ...]] | None = None
    """Gives the next most telling blocks, for a screen on which the page leaves more than eight rows empty."""
    wide: tuple[str, ...] = ()
    """The keys of the blocks that take the whole width, without what follows a hyphen."""
    tall: str = ""
    """The key of the block that takes the height, and scrolls by itself."""
    aside: str = ""
    """The key of the block that stands at the left of all others on a wide screen."""

    filterable: bool = False
    """Whether `/` filters it."""
    has_chart: bool = False
    """Whether it charts whatever is opened on it; arrows step through points, `t` and `m` change the chart."""
    comparable: bool = False
    """Whether the foot offers to compare the chosen entity."""
    step_period: Step | None = None
    """Goes to an older (1) or newer (-1) period: `<` and `>`."""
    step_sort: Step | None = None
    """Sorts by the next column (1), or the other way round (-1): `z` and `Z`."""
    step_entity: Step | None = None
    """Goes to the next (1) or previous (-1) entity: `n` and `p`."""
    step_ranking: Step | None = None
    step_up: Callable[[PageContext], Selection | None] | None = None
    """Leads to what the thing in view is a part of, where there is nothing to go back to."""
    """Goes to the next (1) or previous (-1) ranking, with the same keys: no panel steps through two of these."""
    step_measure: Step | None = None
    """Goes to the next (1) or previous (-1) of all that can be charted, with the same keys."""
    comparing: "PanelSpec | None" = None
    """What the panel does while it shows entities side by side."""
