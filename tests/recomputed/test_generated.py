"""Datasets by chance: tables, and every claim recognised on the pages, against the recomputation."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.recomputed.checks import failures
from tests.recomputed.collecting import all_checks
from tests.recomputed.dataset_file import read_file
from tests.recomputed.generated import indicators, rankings
from tests.recomputed.making import Document, written

pytestmark = pytest.mark.slow
few = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
"""The same datasets in every build, and no shrinking, which takes minutes: they are small as they are."""


@few
@given(st.one_of(rankings(), indicators()))
def test_a_dataset_by_chance(document: Document) -> None:
    with TemporaryDirectory() as folder:
        checks = list(all_checks(read_file(written(Path(folder), document))))
    assert failures(checks) == []
    assert len(checks) > 12
