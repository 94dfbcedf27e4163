"""The plain pages of made-up datasets that hold every case: every claim recognised is true of the file."""

from datetime import date
from pathlib import Path

import pytest

from tests.recomputed.checks import failures
from tests.recomputed.collecting import claim_counts, indicator_page_checks, made_up_checks, ranking_page_checks
from tests.recomputed.dataset_file import read_file
from tests.recomputed.made_up_indicators import INDICATORS
from tests.recomputed.made_up_rankings import RANKINGS
from tests.recomputed.making import written


@pytest.mark.parametrize("case", RANKINGS)
def test_pages_of_a_made_up_ranking(case: str, tmp_path: Path) -> None:
    checks = list(ranking_page_checks(read_file(written(tmp_path, RANKINGS[case]))))
    assert failures(checks) == []
    assert len(checks) > 10


@pytest.mark.parametrize("case", INDICATORS)
def test_pages_of_a_made_up_indicator(case: str, tmp_path: Path) -> None:
    checks = list(indicator_page_checks(read_file(written(tmp_path, INDICATORS[case])), date(2023, 12, 31)))
    assert failures(checks) == []
    assert len(checks) > 3


@pytest.mark.slow
def test_made_up_datasets_meet_often_what_shipped_data_hardly_does() -> None:
    counts = claim_counts(made_up_checks())
    least = {
        "pace": 20, "pace may be compared": 20, "pace of like periods": 20, "time": 20, "last pace": 20, "monthly": 20,
        "projection": 10, "needed by the day": 15, "line": 20, "division": 20, "still": 2, "no equal is left out": 12,
        "few are named as costliest": 6, "few are named as weakest": 9, "all that worsened are named": 6,
    }  # fmt: skip
    assert {claim: counts[claim] for claim, count in least.items() if counts[claim] < count} == {}
