"""The periods in which nothing of an entity is found: of every edition that ranks it, and of years without any."""

from datetime import date

import pytest

from tests.contexts import view_of
from tests.unit.factories import dataset, ranking, standing
from tui.analysis.missing import missing_periods


@pytest.mark.parametrize(
    ("known", "listed", "day", "missing"),
    [
        pytest.param(["2018", "2020"], [], "2021-06-30", ["2019"], id="a year without any edition"),
        pytest.param(["2018"], ["2020"], "2021-06-30", ["2019", "2020"], id="up to the newest edition"),
        pytest.param(["2018"], ["2020"], "2020-06-30", [], id="not after the day"),
        pytest.param(["2020"], ["2018"], "2021-06-30", [], id="not before the first known"),
        pytest.param(["2020-Q1", "2020-Q3"], ["2020-Q2"], "2021-06-30", ["2020-Q2"], id="a quarter that is listed"),
    ],
)
def test_what_is_missing_of_an_entity(known: list[str], listed: list[str], day: str, missing: list[str]) -> None:
    rows = [standing(code, "a", "1") for code in known] + [standing(code, "b", "1") for code in listed]
    index = ranking(*rows)
    view = view_of(dataset(rankings=(index,), sets={"all": "ab"}))
    periods = missing_periods(view, index, "a", date.fromisoformat(day))
    assert [period.code for period in periods] == missing


def test_a_year_in_which_others_are_ranked_is_not_missing() -> None:
    rows = standing("2018", "a", "1"), standing("2019", "b", "1"), standing("2020", "a", "1")
    index = ranking(*rows, members={"1900": "both", "2019": "other", "2020": "both"})
    view = view_of(dataset(rankings=(index,), sets={"both": "ab", "other": "b"}))
    assert missing_periods(view, index, "a", date(2021, 6, 30)) == ()
