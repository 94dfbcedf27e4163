"""A dataset file to a Dataset, or every problem in it."""

from pathlib import Path

from msgspec.structs import replace

from tui.dataset.checks import (
    POINTS_TO,
    check_codes,
    check_entities,
    check_observations,
    check_ranking,
    check_standings,
)
from tui.dataset.fields import UNREAD
from tui.dataset.files import DatasetFiles
from tui.dataset.nodes import Composer, Node
from tui.dataset.records import TooManyProblems, Walker
from tui.dataset.tables import read_standings
from tui.errors import DatasetError, Problem
from tui.model import Dataset, Observation, Ranking, SourceKind, Standing, Text


def read(path: str | Path) -> Dataset:
    """Read a dataset file and the tables beside it.

    Raises:
        DatasetError: with every problem found, in file order.
    """
    return read_files(DatasetFiles(Path(path)))


def read_files(files: DatasetFiles) -> Dataset:
    """Read a dataset from its files.

    Raises:
        DatasetError: with every problem found, in file order.
    """
    dataset, walker = _read(files)
    if walker.problems:
        raise DatasetError(sorted(walker.problems, key=_file_order))
    return dataset


def advice(path: str | Path) -> list[Problem]:
    """Return what is not wrong but could be better: sources nobody cites, figures with only a translation behind them.

    Raises:
        DatasetError: the file is wrong.
    """
    dataset, walker = _read(DatasetFiles(Path(path)))
    if walker.problems:
        raise DatasetError(sorted(walker.problems, key=_file_order))
    cited = {reference.code for reference in walker.references}
    before = len(walker.problems)
    for source in dataset.sources:
        if source.code not in cited:
            walker.report_at(source, "code", "uncited_source", code=source.code)
    weak = {each.code for each in dataset.sources if each.kind in (SourceKind.REPUBLICATION, SourceKind.TRANSLATION)}
    for record in _sourced(dataset):
        if all(code in weak for code in record.source):
            walker.report_at(record, "source", "weak_source", code=record.source[0])
    return sorted(walker.problems[before:], key=_file_order)


def _read(files: DatasetFiles) -> tuple[Dataset, Walker]:
    composer = Composer(str(files.path))
    root = composer.compose(files.text(files.path))
    walker = Walker(str(files.path), POINTS_TO)
    walker.problems += composer.problems
    try:
        return _walked(files, root, walker), walker
    except TooManyProblems:
        raise DatasetError(sorted(walker.problems, key=_file_order)) from None


def _walked(files: DatasetFiles, root: Node, walker: Walker) -> Dataset:
    values = walker.values(root, Dataset, ())
    readable = {} if values is UNREAD else {key: each for key, each in values.items() if each is not UNREAD}
    dataset = Dataset(**({"title": Text("", "")} | readable))
    dataset = replace(dataset, rankings=tuple(_with_table(files, each, walker) for each in dataset.rankings))
    check_codes(walker)
    check_observations(dataset, walker)
    check_entities(dataset, walker)
    for ranking in dataset.rankings:
        check_ranking(ranking, walker)
        check_standings(dataset, ranking, ranking.standings, walker)
    return dataset


def _with_table(files: DatasetFiles, ranking: Ranking, walker: Walker) -> Ranking:
    if not ranking.table:
        return ranking
    place = walker.places[id(ranking)]
    if Path(ranking.table).is_absolute() or ".." in Path(ranking.table).parts:
        walker.report_at(ranking, "table", "table_outside", table=ranking.table)
        return ranking
    table = files.table(ranking.table)
    walker.file = str(table)
    try:
        rows = read_standings(table, files.text(table), ranking, walker)
    except DatasetError as error:
        walker.problems += error.problems
        rows = ()
    full = replace(ranking, standings=ranking.standings + rows)
    walker.places[id(full)] = place
    return full


def _sourced(dataset: Dataset) -> list[Observation | Standing]:
    observations = [each for indicator in dataset.indicators for each in indicator.observations]
    return [*observations, *(each for ranking in dataset.rankings for each in ranking.standings)]


def _file_order(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column
