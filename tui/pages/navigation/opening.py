"""Where Enter, a digit and the key of the sources lead: from one selection to that of another panel."""

from msgspec.structs import replace

from tui.blocks.figure import Opens, Origin
from tui.model import Code, Dataset
from tui.pages.panel_specs import spec_of
from tui.selection import PanelName, Selection


def visited(selection: Selection, panel: PanelName) -> Selection:
    """Return the selection on another panel; one that charts a measure follows what was looked at."""
    measure = spec_of(selection.panel).measure(selection) if spec_of(panel).has_chart else None
    return replace(selection.on(panel), measure=measure or selection.measure)


def sourced(selection: Selection, sources: tuple[Code, ...], origins: tuple[Origin, ...] = ()) -> Selection:
    """Return the sources panel with some sources in view, and what the dataset states at some origins."""
    return replace(visited(selection, "sources"), sources=sources, origins=origins)


def opened(selection: Selection, dataset: Dataset, opens: Opens) -> Selection:
    """Return the selection that Enter on something leads to."""
    if opens.kind == "series":
        hidden = tuple(code for code in selection.hidden if code != opens.code)
        return replace(selection, hidden=hidden if opens.code in selection.hidden else (*hidden, opens.code))
    if opens.kind == "source":
        return sourced(selection, (opens.code,))
    if spec_of(selection.panel).has_chart:
        return _charted(selection, opens)
    if opens.kind == "entity":
        return replace(visited(selection, "profile"), entity=opens.code)
    if opens.kind == "ranking":
        return replace(visited(selection, "rankings"), ranking=opens.code, period=None, sort="", comparing=False)
    if opens.kind == "directive":
        return replace(visited(selection, "directives"), directive=opens.code)
    if not _has_commitment(dataset, opens.code):
        return _charted(visited(selection, "trends"), opens)
    return replace(visited(selection, "progress"), indicator=opens.code)


def _charted(selection: Selection, measure: Opens) -> Selection:
    """Return the chart of a measure; panels that show one of its kind follow."""
    followed = {measure.kind: measure.code} if measure.kind in ("indicator", "ranking", "entity") else {}
    return replace(selection, measure=measure, since=None, **followed)


def _has_commitment(dataset: Dataset, code: Code) -> bool:
    """Whether an indicator has a total or a target of its own measure."""
    indicator = dataset.indicator[code]
    return any(observation.total for observation in indicator.observations) or any(
        target.measure is None for target in indicator.targets
    )
