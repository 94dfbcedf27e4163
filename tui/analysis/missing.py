"""The periods in which nothing of an entity is found on a ranking."""

from datetime import date
from typing import TYPE_CHECKING

from tui.analysis.runs import years_left_out
from tui.model import Code, Period, Ranking, year_period

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


def missing_periods(view: "DatasetView", ranking: Ranking, entity: Code, day: date) -> tuple[Period, ...]:
    """Return the periods by a day in which an entity has neither rank nor score, after its first known one.

    They are the editions that rank it, and the years between its figures of which the dataset has no edition at all.
    """
    editions = view.editions_until(ranking, day)
    known = [edition.period for edition in editions if entity in edition.known]
    if not known:
        return ()
    unknown = [edition for edition in editions if edition.period > min(known) and edition.period not in known]
    others = {edition.period for edition in unknown if entity not in edition.members}
    left_out = years_left_out(known, editions[0].period)
    years = {year_period(year) for first, last in left_out for year in range(first, last + 1)}
    return tuple(sorted((years | {edition.period for edition in unknown}) - others))
