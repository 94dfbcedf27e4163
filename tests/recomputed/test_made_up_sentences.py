"""The plain pages of made-up datasets that hold every case: every claim recognised is true of the file."""

from datetime import date
from pathlib import Path

import pytest

from tests.recomputed.checks import failures
from tests.recomputed.collecting import indicator_page_checks, ranking_page_checks
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
