"""The rules of `pending.py`: each is expected to fail somewhere, on the shipped data or on a made-up dataset.

When the program follows a rule its test passes, which is reported as an error: take the rule out of `PENDING`.
"""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.recomputed.arithmetic import period_of
from tests.recomputed.checks import Check, pending_failures
from tests.recomputed.collecting import SHIPPED, all_checks
from tests.recomputed.dataset_file import read_file
from tests.recomputed.made_up_indicators import INDICATORS
from tests.recomputed.made_up_rankings import RANKINGS
from tests.recomputed.making import written
from tests.recomputed.pending import PENDING, PENDING_COMMANDS
from tests.recomputed.program import table

pytestmark = pytest.mark.slow


@cache
def checks() -> tuple[Check, ...]:
    rows = list(all_checks(read_file(SHIPPED)))
    for document in (*RANKINGS.values(), *INDICATORS.values()):
        with TemporaryDirectory() as folder:
            rows += all_checks(read_file(written(Path(folder), document)))
    return tuple(rows)


@pytest.mark.parametrize(
    "rule",
    [pytest.param(rule, marks=pytest.mark.xfail(reason=reason, strict=True)) for rule, reason in PENDING.items()],
)
def test_a_rule_is_followed(rule: str) -> None:
    assert pending_failures(checks(), rule) == []


def _command(name: str) -> pytest.MarkDecorator:
    reason = PENDING_COMMANDS.get(name, "")
    return pytest.mark.xfail(condition=bool(reason), reason=reason, strict=True)


@_command("table-by-day")
@pytest.mark.parametrize("name", ["par-index", "indicators"])
def test_a_table_holds_the_periods_ended_by_the_day(name: str) -> None:
    everything, by_day = table(SHIPPED, name), table(SHIPPED, name, "--as-of", "2022-12-31")
    last = {row["period"]: period_of(row["period"]).last for row in everything}
    assert by_day == [row for row in everything if last[row["period"]] <= date(2022, 12, 31)]
