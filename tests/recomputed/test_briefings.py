"""The first sentences of briefings: every count, group and rank is true of the file."""

from datetime import date
from pathlib import Path

import pytest

from tests.recomputed.briefing_claims import briefing_checks
from tests.recomputed.checks import Check, failures
from tests.recomputed.collecting import SHIPPED, claim_counts
from tests.recomputed.dataset_file import read_file
from tests.recomputed.program import briefing
from tests.recomputed.ranking_pages import known_editions


@pytest.mark.slow
@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2023, 4, 19), date(2025, 12, 31)])
def test_the_first_sentences_of_briefings(day: date, tmp_path: Path) -> None:
    data = read_file(SHIPPED)
    known = known_editions(data)
    checks: list[Check] = []
    for entity in list(data.entities)[::7]:
        lines = briefing(SHIPPED, tmp_path, "--entity", entity, "--as-of", day.isoformat())
        checks += briefing_checks(data, known, entity, day, lines)
    assert failures(checks) == []
    counts = claim_counts(checks)
    assert counts["rankings known"] >= 9
    assert counts["briefing group"] >= 9
    assert counts["briefing movement"] >= 9
