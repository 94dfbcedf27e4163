"""What the reader looks at: one frozen value shared by panels, exports, the back stack and the command line."""

import unicodedata
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tui.blocks.chart import REGION
from tui.blocks.figure import Opens
from tui.model import Code, Dataset

PANELS = ("overview", "progress", "rankings", "trends", "profile", "directives", "sources")


class Selection(Struct, frozen=True):
    """What a panel or an export shows."""

    as_of: date
    """The day headlines are read on."""
    panel: str = "overview"
    home: Code | None = None
    """The entity this reader follows; the one the dataset names when None."""
    entity: Code | None = None
    ranking: Code | None = None
    period: str | None = None
    """The code of a period of the ranking; the newest when None."""
    indicator: Code | None = None
    directive: Code | None = None
    sources: tuple[Code, ...] = ()
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
    file: str = ""
    """The name of the dataset's file; empty for the bundled one."""

    def on(self, panel: str) -> "Selection":
        """Return the selection on another panel without its filter; the trends chart what the former panel showed."""
        if panel == self.panel:
            return self
        subjects = {"progress": ("indicator", self.indicator), "rankings": ("ranking", self.ranking)}
        kind, code = subjects.get(self.panel, ("", None))
        measure = Opens(kind, code) if panel == "trends" and code else self.measure
        return replace(self, panel=panel, filter="", measure=measure, since=None, comparing=False)

    def filtered(self, text: str) -> "Selection":
        """Return the selection with another filter, normalised to composed letters (NFC) as in the dataset."""
        return replace(self, filter=unicodedata.normalize("NFC", text))

    def sourced(self, sources: tuple[Code, ...]) -> "Selection":
        """Return the selection on the sources panel, with these sources selected."""
        return replace(self.on("sources"), sources=sources)


def opened(selection: Selection, dataset: Dataset, opens: Opens) -> Selection:
    """Return the selection that Enter on something leads to."""
    if opens.kind == "series":
        hidden = tuple(key for key in selection.hidden if key != opens.code)
        return replace(selection, hidden=hidden if opens.code in selection.hidden else (*hidden, opens.code))
    if selection.panel == "trends" and opens.kind != "source":
        return charted(selection, opens)
    if opens.kind == "entity":
        return replace(selection.on("profile"), entity=opens.code)
    if opens.kind == "ranking":
        return replace(selection.on("rankings"), ranking=opens.code, period=None, sort="")
    if opens.kind == "directive":
        return replace(selection.on("directives"), directive=opens.code)
    if opens.kind == "source":
        return replace(selection.on("sources"), sources=(opens.code,))
    indicator = dataset.indicator[opens.code]
    if not has_commitment(indicator.code, dataset):
        return charted(selection.on("trends"), opens)
    return replace(selection.on("progress"), indicator=opens.code)


def charted(selection: Selection, measure: Opens) -> Selection:
    """Return the selection with another measure charted, and selected on the panels that show its kind."""
    followed = {measure.kind: measure.code} if measure.kind in ("indicator", "ranking", "entity") else {}
    return replace(selection, measure=measure, since=None, **followed)


def has_commitment(code: Code, dataset: Dataset) -> bool:
    """Whether an indicator has a total or a target of its own measure."""
    indicator = dataset.indicator[code]
    has_total = any(observation.total for observation in indicator.observations)
    return has_total or any(target.measure is None for target in indicator.targets)


def last_day(dataset: Dataset) -> date | None:
    """Return the last day of the newest observation, the meaning of `--as-of latest`; None without observations."""
    observations = (observation for indicator in dataset.indicators for observation in indicator.observations)
    return max((observation.period.last for observation in observations), default=None)
