"""Datasets by chance: tables, and every claim recognised on the pages, against the recomputation."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.recomputed.checks import failures
from tests.recomputed.collecting import indicator_page_checks, ranking_page_checks, table_checks
from tests.recomputed.dataset_file import read_file
from tests.recomputed.generated import indicators, rankings
from tests.recomputed.making import Document, written

pytestmark = pytest.mark.slow
few = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
"""The same datasets in every build, and no shrinking, which takes minutes: they are small as they are."""


@few
@given(rankings())
def test_a_ranking_by_chance(document: Document) -> None:
    with TemporaryDirectory() as folder:
        data = read_file(written(Path(folder), document))
        checks = [*table_checks(data), *ranking_page_checks(data)]
    assert failures(checks) == []
    assert len(checks) > 16


@few
@given(indicators())
def test_an_indicator_by_chance(document: Document) -> None:
    with TemporaryDirectory() as folder:
        data = read_file(written(Path(folder), document))
        checks = [*table_checks(data), *indicator_page_checks(data, date(2023, 12, 31))]
    assert failures(checks) == []
    assert len(checks) > 12
