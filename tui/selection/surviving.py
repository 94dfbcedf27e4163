"""What is left of a selection where the dataset has become another."""

from collections.abc import Container
from datetime import date

from msgspec.structs import replace

from tui.analysis.view import DatasetView
from tui.model import Dataset
from tui.selection.selection import Selection, last_day


def surviving(selection: Selection, before: DatasetView, after: DatasetView) -> Selection:
    """Return a selection without what the new dataset lacks; its day follows the dataset where it did before."""
    dataset = after.dataset
    kinds: dict[str, Container[str]] = {
        "entity": dataset.entity,
        "ranking": dataset.ranking,
        "indicator": dataset.indicator,
        "source": dataset.source,
        "directive": [directive.code for directive in dataset.directives],
        "theme": [theme.code for theme in dataset.themes],
    }
    measures = {*dataset.indicator, *dataset.ranking}
    measure, compared = selection.measure, tuple(code for code in selection.compared if code in dataset.entity)
    return replace(
        selection,
        as_of=_day(selection.as_of, before.dataset, dataset),
        home=_known(selection.home, dataset.entity),
        entity=_known(selection.entity, dataset.entity),
        ranking=_known(selection.ranking, dataset.ranking),
        period=_known(selection.period, _periods(after)),
        indicator=_known(selection.indicator, dataset.indicator),
        directive=_known(selection.directive, kinds["directive"]),
        sources=tuple(code for code in selection.sources if code in dataset.source),
        origins=tuple(origin for origin in selection.origins if origin.code in measures),
        compared=compared,
        comparing=selection.comparing and len(compared) > 1,
        measure=measure if measure and measure.code in kinds.get(measure.kind, ()) else None,
        sort=selection.sort if _columns(before.dataset) == _columns(dataset) else "",
    )


def _known(code: str | None, codes: Container[str]) -> str | None:
    return code if code in codes else None


def _day(day: date, before: Dataset, after: Dataset) -> date:
    if day == before.as_of:
        return after.as_of or day
    return last_day(after) or day if day == last_day(before) else day


def _periods(view: DatasetView) -> set[str]:
    return {period.code for ranking in view.dataset.rankings for period in view.periods(ranking)}


def _columns(dataset: Dataset) -> list[tuple[str, ...]]:
    return [tuple(dimension.code for dimension in ranking.dimensions) for ranking in dataset.rankings]
