"""Moving the year from which a chart starts."""

from msgspec.structs import replace

from tui.model import Period
from tui.selection import Selection
from tui.selection.chosen import chosen_measure
from tui.selection.context import PageContext


def step_start(context: PageContext, by: int) -> Selection:
    """Return the selection with its chart started at a later (1) or earlier (-1) year, as far as there are such years.

    At least the last two years with figures stay; starting at the first year is no limit (None).
    """
    selection = context.selection
    years = sorted({period.last.year for period in _charted_periods(context)})
    if len(years) < 3:
        return selection
    current = years.index(selection.since) if selection.since in years else 0
    target = max(0, min(len(years) - 2, current + by))
    return replace(selection, since=years[target] if target else None)


def _charted_periods(context: PageContext) -> list[Period]:
    dataset = context.dataset
    measure = chosen_measure(context)
    if measure is None or measure.kind in ("theme", "entity"):
        return []
    if measure.kind == "ranking":
        return list(context.view.periods(dataset.ranking[measure.code]))
    return [observation.period for observation in dataset.indicator[measure.code].observations if observation.value]
