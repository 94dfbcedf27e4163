"""Records from the CSV files a dataset names: each file is read where it is named."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tui.dataset.csv_rows import csv_table
from tui.dataset.files import DatasetFiles
from tui.dataset.row_reader import RowReader
from tui.dataset.walker import Record, Walker
from tui.errors import DatasetError
from tui.model import Entity, EntityTable, Indicator, Observation, Ranking, Standing


class TableReader:
    """Reads the tables of one dataset; problems go to the findings of a walker."""

    def __init__(self, files: DatasetFiles, walker: Walker) -> None:
        self._files = files
        self._walker = walker
        self._findings = walker.findings

    def with_entities(self, items: Iterable[Entity | EntityTable]) -> tuple[Entity, ...]:
        """Return entities in the order of the file, those of a table in its place."""
        return tuple(self._entities(items))

    def _entities(self, items: Iterable[Entity | EntityTable]) -> Iterator[Entity]:
        for item in items:
            if isinstance(item, EntityTable):
                yield from self._records(item, item.table, RowReader(Entity, (), self._walker))
            else:
                yield item

    def with_observations(self, indicator: Indicator) -> Indicator:
        """Return an indicator with the observations of its table, where it has one."""
        if not indicator.table:
            return indicator
        rows = self._records(indicator, indicator.table, RowReader(Observation, (), self._walker))
        return self._moved(indicator, replace(indicator, observations=indicator.observations + rows))

    def with_standings(self, ranking: Ranking) -> Ranking:
        """Return a ranking with the standings of its table, where it has one."""
        if not ranking.table:
            return ranking
        areas = [area.code for area in ranking.dimensions]
        rows = self._records(ranking, ranking.table, RowReader(Standing, areas, self._walker))
        return self._moved(ranking, replace(ranking, standings=ranking.standings + rows))

    def _moved(self, old: Record, new: Record) -> Record:
        """Note that a record stands where the one it replaces stood."""
        self._findings.places[id(new)] = self._findings.places[id(old)]
        return new

    def _records(self, owner: Struct, name: str, rows: RowReader[Record]) -> tuple[Record, ...]:
        """Return the records of the table an owner names; none where it cannot be read."""
        if Path(name).is_absolute() or ".." in Path(name).parts:
            self._findings.report(self._findings.place_of(owner, "table"), "table_outside", table=name)
        else:
            path = self._files.table(name)
            try:
                return rows.read(csv_table(path, self._files.text(path)))
            except DatasetError as error:
                self._findings.problems += error.problems
        self._findings.unread.add(rows.kind)
        return ()
