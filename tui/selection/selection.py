"""What is looked at: one frozen value that panels, exports, the back stack and the command line share."""

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
    """The column of the ranking it is sorted by, `-` before it for the other way round; by rank when empty."""
    compared: tuple[Code, ...] = ()
    """The entities to be set side by side, two to five."""
    comparing: bool = False
    """Whether they stand side by side now."""
    measure: Opens | None = None
    """What the trends show: an indicator, a ranking, a theme or an entity; else what was last looked at."""
    hidden: tuple[str, ...] = (REGION,)
    """The series of a chart that are not drawn."""
    since: int | None = None
    """The first year of a chart; all when None."""
    points: bool = True
    """Whether a chart writes values at its points."""
    tabled: bool = False
    """Whether the table stands in the place of the chart."""
    file: str = ""
    """The name of the dataset's file; empty for the bundled one."""

    def on(self, panel: str) -> "Selection":
        """Return the same selection on another panel, its filter left behind; the trends follow what was looked at."""
        if panel == self.panel:
            return self
        looked_at = {"progress": ("indicator", self.indicator), "rankings": ("ranking", self.ranking)}
        kind, code = looked_at.get(self.panel, ("", None))
        measure = Opens(kind, code) if panel == "trends" and code else self.measure
        return replace(self, panel=panel, filter="", measure=measure, since=None, comparing=False)

    def filtered(self, text: str) -> "Selection":
        """Return the same selection with another filter, its letters composed as the dataset has them."""
        return replace(self, filter=unicodedata.normalize("NFC", text))

    def sourced(self, sources: tuple[Code, ...]) -> "Selection":
        """Return the sources panel with some sources in view."""
        return replace(self.on("sources"), sources=sources)


def opened(selection: Selection, dataset: Dataset, opens: Opens) -> Selection:
    """Return the selection that Enter on something leads to."""
    if opens.kind == "series":
        hidden = tuple(each for each in selection.hidden if each != opens.code)
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
    """Return the trends of a measure; panels that show one of its kind follow."""
    followed = {measure.kind: measure.code} if measure.kind in ("indicator", "ranking", "entity") else {}
    return replace(selection, measure=measure, since=None, **followed)


def has_commitment(code: Code, dataset: Dataset) -> bool:
    """Whether an indicator has a total or a target of its own measure."""
    indicator = dataset.indicator[code]
    return any(each.total for each in indicator.observations) or any(each.measure is None for each in indicator.targets)


def last_day(dataset: Dataset) -> date | None:
    """Return the last day of the newest observation, which `--as-of latest` stands for."""
    days = [each.period.last for indicator in dataset.indicators for each in indicator.observations]
    return max(days, default=None)
