"""A dataset with what is worked out from it: each part once, when it is first asked for.

The view depends on the dataset alone, never on what a reader selects, so one view serves every page, entity and
language.
"""

from collections import Counter
from datetime import date
from functools import cached_property

from tui.analysis.columns import EditionColumns
from tui.analysis.edition import Edition
from tui.analysis.edition_change import EditionChange
from tui.analysis.latest import LatestStanding, by_urgency, latest_standing
from tui.analysis.means import fields_differ
from tui.analysis.search import search_text
from tui.analysis.series import Series, all_series
from tui.model import Code, Dataset, Indicator, Period, Ranking, Standing

EditionKey = tuple[Code, str]
"""The code of a ranking and of a period."""


class DatasetView:
    """Holds a dataset and what has been worked out from it."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._standings: dict[Code, dict[str, list[Standing]]] = {}
        self._editions: dict[EditionKey, Edition] = {}
        self._changes: dict[EditionKey, EditionChange | None] = {}
        self._columns: dict[EditionKey, EditionColumns] = {}
        self._series: dict[Code, tuple[Series, ...]] = {}
        self._latest: dict[tuple[Code, date], tuple[LatestStanding, ...]] = {}

    def periods(self, ranking: Ranking) -> tuple[Period, ...]:
        """Return the periods of a ranking, newest first."""
        by_period = self._standings_by_period(ranking).values()
        return tuple(sorted({standings[0].period for standings in by_period}, reverse=True))

    def periods_known(self, ranking: Ranking, entity: Code) -> tuple[Period, ...]:
        """Return the periods in which an entity has a rank or a score, newest first."""
        return tuple(edition.period for edition in self.editions(ranking) if entity in edition.known)

    def belongs_to(self, ranking: Ranking, entity: Code) -> bool:
        """Return whether an entity is a member of a ranking, or known on it, in any of its periods."""
        return any(entity in edition.members or entity in edition.known for edition in self.editions(ranking))

    def edition(self, ranking: Ranking, period: Period) -> Edition:
        """Return a ranking in one of its periods."""
        key = ranking.code, period.code
        if key not in self._editions:
            standings = self._standings_by_period(ranking).get(period.code, [])
            self._editions[key] = Edition(self.dataset, ranking, period, standings)
        return self._editions[key]

    def editions(self, ranking: Ranking) -> tuple[Edition, ...]:
        """Return every edition of a ranking, newest first."""
        return tuple(self.edition(ranking, period) for period in self.periods(ranking))

    def editions_until(self, ranking: Ranking, day: date) -> tuple[Edition, ...]:
        """Return the editions whose period ended on or before a day, newest first."""
        return tuple(edition for edition in self.editions(ranking) if edition.period.last <= day)

    def editions_after(self, ranking: Ranking, day: date) -> tuple[Edition, ...]:
        """Return the editions whose period ended after a day, newest first."""
        return tuple(edition for edition in self.editions(ranking) if edition.period.last > day)

    def change(self, edition: Edition) -> EditionChange | None:
        """Return an edition against the one before it; None for the first."""
        key = _key(edition)
        if key not in self._changes:
            earlier = (other for other in self.editions(edition.ranking) if other.period < edition.period)
            previous = next(earlier, None)
            self._changes[key] = EditionChange(edition, previous) if previous else None
        return self._changes[key]

    def previous(self, edition: Edition) -> Edition | None:
        """Return the edition before; None for the first."""
        change = self.change(edition)
        return change.previous if change else None

    def columns(self, edition: Edition) -> EditionColumns:
        """Return the columns an edition is sorted and filtered by."""
        key = _key(edition)
        if key not in self._columns:
            self._columns[key] = EditionColumns(edition, self.change(edition), self.dataset.entity)
        return self._columns[key]

    def series(self, indicator: Indicator) -> tuple[Series, ...]:
        """Return the series of an indicator, one for each total it was measured against, in order of their start."""
        if indicator.code not in self._series:
            self._series[indicator.code] = all_series(indicator, fields_differ(self, indicator))
        return self._series[indicator.code]

    def latest_standings(self, entity: Code, day: date) -> tuple[LatestStanding, ...]:
        """Return where an entity stands on a day on each index that knows it, falling first, unknown last."""
        if (entity, day) not in self._latest:
            standings = [latest_standing(self, ranking, entity, day) for ranking in self.dataset.indices]
            self._latest[entity, day] = by_urgency([standing for standing in standings if standing])
        return self._latest[entity, day]

    @cached_property
    def search_texts(self) -> dict[Code, str]:
        """What each entity is found by."""
        return {entity.code: search_text(entity) for entity in self.dataset.entities}

    @cached_property
    def name_counts(self) -> Counter[str]:
        """How many entities share each name."""
        return Counter(entity.name.vi for entity in self.dataset.entities)

    def _standings_by_period(self, ranking: Ranking) -> dict[str, list[Standing]]:
        if ranking.code not in self._standings:
            grouped: dict[str, list[Standing]] = {}
            for standing in ranking.standings:
                grouped.setdefault(standing.period.code, []).append(standing)
            self._standings[ranking.code] = grouped
        return self._standings[ranking.code]


def _key(edition: Edition) -> EditionKey:
    return edition.ranking.code, edition.period.code
