"""What the reader looks at: one frozen value shared by panels, exports, the back stack and the command line."""

import unicodedata
from datetime import date
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from tui.blocks.chart import REGION
from tui.blocks.figure import Opens, Origin
from tui.model import Code, Dataset
from tui.selection.panel_names import PageName


class Selection(Struct, frozen=True):
    """What a panel or an export shows."""

    as_of: date
    """The day headlines are read on."""
    panel: PageName = "overview"
    home: Code | None = None
    """The entity this reader follows; the one the dataset names when None."""
    entity: Code | None = None
    ranking: Code | None = None
    period: str | None = None
    """The code of a period of the ranking the reader chose; see `chosen_period` for None."""
    indicator: Code | None = None
    directive: Code | None = None
    sources: tuple[Code, ...] = ()
    origins: tuple[Origin, ...] = ()
    """Where the dataset states the figure whose sources are looked at."""
    filter: str = ""
    sort: str = ""
    """The key of the column a ranking is sorted by, after `-` in reverse order; by rank when empty."""
    compared: tuple[Code, ...] = ()
    """The entities to be set side by side, up to five."""
    comparing: bool = False
    """Whether the rankings panel shows them side by side."""
    measure: Opens | None = None
    """What the trends show: an indicator, a ranking, a theme or an entity; see `chosen_measure` for None."""
    hidden: tuple[str, ...] = (REGION,)
    """The series of a chart that are not drawn."""
    since: int | None = None
    """The first year of a chart; all when None."""
    points: bool = True
    """Whether a chart writes values at its points."""
    tabled: bool = False
    """Whether the trends show the table in place of the chart."""
    slide: str = ""
    """The key of the slide of the presenter; the first when empty."""
    file: str = ""
    """The name of the dataset's file; empty for the bundled one."""

    def on(self, panel: PageName) -> "Selection":
        """Return the same selection on another panel; filter, comparison and start of the chart are left behind.

        `tui.pages.navigation.opening.visited` also lets a chart follow what was looked at.
        """
        if panel == self.panel and not self.comparing:
            return self
        return replace(self, panel=panel, filter="", since=None, comparing=False)

    def filtered(self, text: str) -> "Selection":
        """Return the selection with another filter, normalised to composed letters (NFC) as in the dataset."""
        return replace(self, filter=unicodedata.normalize("NFC", text))


def last_day(dataset: Dataset) -> date | None:
    """Return the day on which the newest period of an observation or a standing ended: `--as-of latest`."""
    observed = (observation.period.last for indicator in dataset.indicators for observation in indicator.observations)
    ranked = (standing.period.last for ranking in dataset.rankings for standing in ranking.standings)
    return max(chain(observed, ranked), default=None)
