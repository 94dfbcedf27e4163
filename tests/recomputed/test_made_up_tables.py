"""The tables of made-up datasets that hold every case, cell by cell, against the recomputation."""

from pathlib import Path

import pytest

from tests.recomputed.checks import failures
from tests.recomputed.dataset_file import read_file
from tests.recomputed.made_up_indicators import INDICATORS
from tests.recomputed.made_up_rankings import RANKINGS
from tests.recomputed.making import written
from tests.recomputed.program import json_table, table
from tests.recomputed.table_checks import indicator_checks, ranking_checks


@pytest.mark.parametrize("case", RANKINGS)
def test_a_made_up_ranking(case: str, tmp_path: Path) -> None:
    path = written(tmp_path, RANKINGS[case])
    data = read_file(path)
    for ranking in data.rankings:
        checks = list(ranking_checks(data, ranking, table(path, ranking.code)))
        assert failures(checks) == []
        assert len(checks) > 16 * len({(row.period.code, row.entity) for row in ranking.standings})


@pytest.mark.parametrize("case", INDICATORS)
def test_a_made_up_indicator(case: str, tmp_path: Path) -> None:
    path = written(tmp_path, INDICATORS[case])
    checks = list(indicator_checks(read_file(path), table(path, "indicators")))
    assert failures(checks) == []
    assert len(checks) > 12


def test_json_holds_the_cells_of_csv(tmp_path: Path) -> None:
    path = written(tmp_path, RANKINGS["published ranks"])
    printed = table(path, "index")
    for row, cells in zip(json_table(path, "index", tmp_path), printed, strict=True):
        assert {column: _as_csv(value) for column, value in row.items()} == cells


def _as_csv(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return ";".join(str(part) for part in value)
        case _:
            return str(value)
