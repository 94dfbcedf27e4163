"""A dataset file to a Dataset, or every problem in it."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from tui.dataset.advice import advise_on_area_ranks, advise_on_area_sums
from tui.dataset.checks import (
    check_codes,
    check_entities,
    check_home,
    check_indicators,
    check_lead,
    check_lengths,
    check_observations,
    check_parents,
    check_ranking,
    check_reserved_codes,
    check_targets,
)
from tui.dataset.files import DatasetFiles
from tui.dataset.findings import Findings, Place, TooManyProblems
from tui.dataset.key_readers import UNREAD
from tui.dataset.nodes import Composer
from tui.dataset.standing_checks import check_standings
from tui.dataset.tables import TableReader
from tui.dataset.walker import Walker
from tui.dataset.warnings import warn
from tui.errors import DatasetError, Problem
from tui.model import Dataset, Observation, SourceKind, Standing, Text


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
    dataset, _ = _sound(files)
    return dataset


def check(path: str | Path, today: date) -> tuple[Dataset, list[Problem], list[Problem]]:
    """Return a dataset, what is probably wrong in it, and what could be better.

    Raises:
        DatasetError: the file is wrong, with every problem found, in file order.
    """
    dataset, findings = _sound(DatasetFiles(Path(path)))
    with suppress(TooManyProblems):
        for place, kind, details in findings.remarks:
            findings.report(place, kind, **details)
        warn(dataset, findings, today)
    warnings, findings.problems = sorted(findings.problems, key=_file_order), []
    return dataset, warnings, _advice(dataset, findings)


def advice(path: str | Path) -> list[Problem]:
    """Return what is not wrong but could be better.

    That is: sources nobody cites or without a day of publication, figures with only a translation behind them, areas
    that do not add up to the score, ranks in areas that contradict the points.

    Raises:
        DatasetError: the file is wrong.
    """
    return _advice(*_sound(DatasetFiles(Path(path))))


def _advice(dataset: Dataset, findings: Findings) -> list[Problem]:
    cited = findings.cited
    weak_kinds = (SourceKind.REPUBLICATION, SourceKind.TRANSLATION)
    weak = {source.code for source in dataset.sources if source.kind in weak_kinds}
    with suppress(TooManyProblems):
        for source in dataset.sources:
            if source.code not in cited:
                findings.report(findings.place_of(source, "code"), "uncited_source", code=source.code)
        undated = [source for source in dataset.sources if not source.published]
        if undated:
            findings.report(findings.place_of(undated[0], "code"), "undated_source", n=str(len(undated)))
        for figure in _figures(dataset):
            if all(code in weak for code in figure.source):
                findings.report(findings.place_of(figure, "source"), "weak_source", code=figure.source[0])
        for ranking in dataset.rankings:
            advise_on_area_sums(ranking, findings)
            advise_on_area_ranks(ranking, findings)
    return sorted(findings.problems, key=_file_order)


def _sound(files: DatasetFiles) -> tuple[Dataset, Findings]:
    """Return a dataset without problems, and the other findings in it.

    Raises:
        DatasetError: with every problem found, in file order.
    """
    composer = Composer(str(files.path))
    place = Place(str(files.path), composer.compose(files.text(files.path)))
    walker = Walker()
    walker.findings.problems += composer.problems
    with suppress(TooManyProblems):
        dataset = _walked(files, place, walker)
        if not walker.findings.problems:
            return dataset, walker.findings
    raise DatasetError(sorted(walker.findings.problems, key=_file_order))


def _walked(files: DatasetFiles, place: Place, walker: Walker) -> Dataset:
    """Return the records of a file as far as they can be read; problems go to the findings of the walker."""
    findings = walker.findings
    values = walker.values(place, Dataset)
    readable = {} if values is UNREAD else {key: value for key, value in values.items() if value is not UNREAD}
    tables = TableReader(files, walker)
    readable["entities"] = tables.with_entities(readable.get("entities", ()))
    dataset = Dataset(**({"title": Text("", "")} | readable))
    dataset = replace(
        dataset,
        indicators=tuple(map(tables.with_observations, dataset.indicators)),
        rankings=tuple(map(tables.with_standings, dataset.rankings)),
    )
    findings.places[id(dataset)] = place
    check_codes(findings)
    check_reserved_codes(dataset, findings)
    check_lengths(dataset, findings)
    check_indicators(dataset, findings)
    check_observations(dataset, findings)
    check_targets(dataset, findings)
    check_lead(dataset, findings)
    check_entities(dataset, findings)
    check_home(dataset, findings)
    check_parents(dataset, findings)
    for ranking in dataset.rankings:
        check_ranking(ranking, findings)
        check_standings(dataset, ranking, findings)
    return dataset


def _figures(dataset: Dataset) -> list[Observation | Standing]:
    observations = [observation for indicator in dataset.indicators for observation in indicator.observations]
    standings = [standing for ranking in dataset.rankings for standing in ranking.standings]
    return [*observations, *standings]


def _file_order(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column
