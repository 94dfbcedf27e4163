"""The tables of the shipped data, cell by cell, against the recomputation."""

from datetime import date

import pytest

from tests.recomputed.arithmetic import period_of
from tests.recomputed.checks import failures
from tests.recomputed.collecting import SHIPPED
from tests.recomputed.dataset_file import DatasetFile, read_file
from tests.recomputed.program import table
from tests.recomputed.table_checks import indicator_checks, ranking_checks

RANKINGS = ("par-index", "sipas", "papi", "pci", "dti", "par-index-ministries")


@pytest.fixture(scope="module")
def data() -> DatasetFile:
    return read_file(SHIPPED)


def test_every_shipped_ranking_is_recomputed(data: DatasetFile) -> None:
    assert tuple(ranking.code for ranking in data.rankings) == RANKINGS


@pytest.mark.parametrize("code", RANKINGS)
def test_a_table_of_standings_is_what_the_file_gives(data: DatasetFile, code: str) -> None:
    (ranking,) = (ranking for ranking in data.rankings if ranking.code == code)
    checks = list(ranking_checks(data, ranking, table(SHIPPED, code)))
    assert failures(checks) == []
    assert len(checks) > 16 * len({(row.period.code, row.entity) for row in ranking.standings})


def test_the_table_of_observations_is_what_the_file_gives(data: DatasetFile) -> None:
    checks = list(indicator_checks(data, table(SHIPPED, "indicators")))
    assert failures(checks) == []
    assert len(checks) > 12 * 90


@pytest.mark.parametrize("name", ["par-index", "indicators"])
def test_a_table_of_a_day_holds_the_periods_ended_by_it(name: str) -> None:
    everything, by_day = table(SHIPPED, name), table(SHIPPED, name, "--as-of", "2022-12-31")
    last = {row["period"]: period_of(row["period"]).last for row in everything}
    assert by_day == [row for row in everything if last[row["period"]] <= date(2022, 12, 31)]
