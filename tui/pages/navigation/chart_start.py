"""From which year a chart starts."""

from msgspec.structs import replace

from tui.model import Period
from tui.selection import Selection
from tui.selection.chosen import chosen_measure
from tui.selection.context import PageContext


def step_start(context: PageContext, by: int) -> Selection:
    """Return the selection with its chart started at a later (1) or earlier (-1) year; the same where there is none.

    The last two years with figures always stay, and starting at the first year shows everything.
    """
    selection = context.selection
    years = sorted({each.last.year for each in _periods(context)})
    if len(years) < 3:
        return selection
    at = years.index(selection.since) if selection.since in years else 0
    to = max(0, min(len(years) - 2, at + by))
    return replace(selection, since=years[to] if to else None)


def _periods(context: PageContext) -> list[Period]:
    dataset = context.dataset
    measure = chosen_measure(context)
    if measure is None or measure.kind in ("theme", "entity"):
        return []
    if measure.kind == "ranking":
        return list(context.view.periods(dataset.ranking[measure.code]))
    return [each.period for each in dataset.indicator[measure.code].observations if each.value]
