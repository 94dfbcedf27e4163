"""Figures stay in runs that may be compared; what lies between runs is named, never filled in."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contexts import empty_view, view_of
from tests.unit.factories import broken, dataset, indicator, moderate, period, ranking, standing
from tui.analysis.pace import pace_of
from tui.analysis.projection import reached_on
from tui.analysis.ranges import Bounded
from tui.analysis.runs import at_breaks, run_change, runs_of, years_left_out
from tui.analysis.scores import best_scores, cuts_of, lowest_scores, region_means, scores_of
from tui.analysis.series import Reading
from tui.model import Bound, Dataset, Direction


def readings(*pairs: tuple[str, str]) -> tuple[Reading, ...]:
    (series,) = empty_view().series(indicator(pairs))
    return series.readings


def codes(runs: tuple[tuple[Reading, ...], ...]) -> list[list[str]]:
    return [[reading.period.code for reading in run] for run in runs]


@pytest.mark.parametrize(
    ("known", "cuts", "missing", "runs"),
    [
        pytest.param(["2020", "2021"], [], [], [["2020", "2021"]], id="neighbouring years are one run"),
        pytest.param(["2020", "2022"], [], [], [["2020"], ["2022"]], id="a year left out parts"),
        pytest.param(["2020", "2021"], ["2021"], [], [["2020"], ["2021"]], id="a new method parts"),
        pytest.param(["2020", "2021"], ["2020"], [], [["2020", "2021"]], id="a new method before both does not"),
        pytest.param(["2019-05-01", "2023-05-01"], [], [], [["2019-05-01", "2023-05-01"]], id="days have no calendar"),
        pytest.param(
            ["2019-05-01", "2023-05-01"], [], ["2021"], [["2019-05-01"], ["2023-05-01"]], id="a declared gap parts days"
        ),
        pytest.param(["2020", "2021-05"], [], [], [["2020", "2021-05"]], id="a month may follow a year"),
        pytest.param(
            ["2021", "2022-01/2022-08"], ["2022"], [], [["2021"], ["2022-01/2022-08"]], id="a part of a year is new too"
        ),
        pytest.param(["2022-Q4", "2023-Q1"], ["2023"], [], [["2022-Q4"], ["2023-Q1"]], id="so is its first quarter"),
        pytest.param(["2023-Q1", "2023-Q4"], ["2023"], [], [["2023-Q1", "2023-Q4"]], id="a new year is one method"),
        pytest.param(["2021", "2022", "2023"], ["2022-07"], [], [["2021"], ["2022"], ["2023"]], id="half old"),
        pytest.param(["2021", "2022"], ["2022-01-01"], [], [["2021"], ["2022"]], id="a day begins a year"),
        pytest.param(
            ["2022-01", "2022-02", "2022-05"], [], [], [["2022-01", "2022-02"], ["2022-05"]], id="months left out part"
        ),
        pytest.param(
            ["2022-Q1", "2022-Q2", "2022-Q4"], [], [], [["2022-Q1", "2022-Q2"], ["2022-Q4"]], id="a quarter left out"
        ),
        pytest.param(["2022-03", "2022-06", "2022-09"], [], [], [["2022-03", "2022-06", "2022-09"]], id="every third"),
        pytest.param([], [], [], [], id="nothing is no run"),
    ],
)
def test_a_run_ends_at_a_gap_or_a_break(
    known: list[str], cuts: list[str], missing: list[str], runs: list[list[str]]
) -> None:
    figures = readings(*((code, "1") for code in known)) if known else ()
    assert codes(runs_of(figures, at_breaks(broken(*cuts)), [period(code).last for code in missing])) == runs


@pytest.mark.parametrize(
    ("known", "until", "gaps"),
    [
        pytest.param(["2016", "2021"], None, ((2017, 2020),), id="between two years"),
        pytest.param(["2016", "2017"], "2019", ((2018, 2019),), id="up to the newest year of the field"),
        pytest.param(["2016", "2018", "2021"], None, ((2017, 2017), (2019, 2020)), id="each by itself"),
        pytest.param(["2016-01-01", "2021-01-01"], None, (), id="days leave no year out"),
        pytest.param(["2019", "2020-08", "2021"], None, (), id="a month between joins the years"),
        pytest.param([], "2021", (), id="nothing known, nothing left out"),
    ],
)
def test_the_years_of_a_gap_are_named(known: list[str], until: str | None, gaps: tuple[tuple[int, int], ...]) -> None:
    assert years_left_out(map(period, known), period(until) if until else None) == gaps


@pytest.mark.parametrize(
    ("pairs", "change"),
    [
        pytest.param([("2020", "80.90"), ("2021", "87.16")], Bounded(Decimal("6.26")), id="exact"),
        pytest.param([("2020", "80.90"), ("2021", "~85")], Bounded(Decimal("4"), Bound.ABOUT), id="a bound"),
        pytest.param([("2020", ">55"), ("2021", ">55")], None, id="no new figure"),
        pytest.param(
            [("2020", "81.21"), ("2020", "76.72"), ("2021", "85.11")],
            Bounded(Decimal("3.90"), Bound.ABOUT),
            id="a dispute",
        ),
    ],
)
def test_a_change_within_a_run_is_about_where_a_figure_is(pairs: list[tuple[str, str]], change: Bounded | None) -> None:
    assert run_change(readings(*pairs)) == change


@moderate
@given(st.sets(st.integers(1990, 2030), min_size=1, max_size=20), st.sets(st.integers(1990, 2030), max_size=4))
def test_runs_hold_every_figure_once_and_cross_nothing(years: set[int], cuts: set[int]) -> None:
    figures = readings(*((str(year), "1") for year in sorted(years)))
    runs = runs_of(figures, at_breaks(broken(*map(str, cuts))))
    assert [reading for run in runs for reading in run] == list(figures)
    for run in runs:
        inside = [reading.period.last.year for reading in run]
        assert inside == list(range(inside[0], inside[0] + len(inside)))
        assert not cuts & set(inside[1:])


# Projection


def projected(first: str, last: str, goal: int, *, lower: bool = False) -> date | None:
    pace = pace_of(readings(("2022-01-01", first), ("2023-01-01", last)))
    assert pace
    return reached_on(pace, Decimal(goal), Direction.LOWER if lower else Direction.HIGHER)


@pytest.mark.parametrize(
    ("first", "last", "goal", "lower", "day"),
    [
        pytest.param("10", "20", 30, False, date(2024, 1, 1), id="as much again in as long"),
        pytest.param("20", "10", 0, True, date(2024, 1, 1), id="fewer is better"),
        pytest.param("20", "20", 30, False, None, id="nothing moved"),
        pytest.param("20", "10", 30, False, None, id="moved away"),
        pytest.param("20", "30", 30, False, None, id="reached already"),
        pytest.param("20", "21", 1000000, False, None, id="beyond a century"),
        pytest.param(">55", ">55", 60, False, None, id="no new figure"),
    ],
)
def test_a_projection_is_arithmetic_and_only_forward(
    first: str, last: str, goal: int, lower: bool, day: date | None
) -> None:
    assert projected(first, last, goal, lower=lower) == day


# Scores of a ranking


def test_scores_are_those_of_the_entity_oldest_first() -> None:
    index = ranking(
        standing("2022", "a", "1", "90"), standing("2020", "a", "2", "80"), standing("2021", "a", "5"), code="one"
    )
    data = dataset(rankings=(index,), sets={"all": "abcde"})
    assert [(score.period.code, str(score.bounded.number)) for score in scores_of(view_of(data), index, "a")] == [
        ("2020", "80"),
        ("2022", "90"),
    ]
    assert scores_of(view_of(data), index, "nobody") == ()


def test_the_best_and_the_lowest_are_those_of_the_first_and_the_last_place() -> None:
    index = ranking(
        standing("2022", "a", "1", "90"),
        standing("2022", "b", "3", "70"),
        standing("2021", "a", "2", "85"),
        standing("2021", "b", "", "99"),
    )
    data = dataset(rankings=(index,), sets={"all": "abc"})
    assert [str(score.bounded.number) for score in best_scores(view_of(data), index)] == ["90"]
    assert [str(score.bounded.number) for score in lowest_scores(view_of(data), index)] == ["70"]


def test_a_shared_last_place_is_still_the_last() -> None:
    index = ranking(*(standing("2022", code, rank, "70") for code, rank in (("a", "1"), ("b", "2"), ("c", "2"))))
    data = dataset(rankings=(index,))
    assert [str(score.bounded.number) for score in lowest_scores(view_of(data), index)] == ["70"]


def test_a_ranking_is_cut_where_its_method_or_its_field_changes() -> None:
    index = ranking(
        *(standing(year, "a", "1", "90") for year in ("2019", "2020", "2021", "2022")),
        breaks=("2021",),
        members={"1900": "few", "2022": "many"},
    )
    data = dataset(rankings=(index,), sets={"few": "ab", "many": "abc"})
    assert [cut.period.code for cut in cuts_of(view_of(data), index)] == ["2021", "2022"]


def test_the_mean_of_a_region_needs_every_score_of_it(shipped: Dataset) -> None:
    means = region_means(view_of(shipped), shipped.ranking["papi"], shipped.entity["hung-yen"])
    assert [score.period.code for score in means] == ["2019", "2020"]
    assert {score.bounded.number.as_tuple().exponent for score in means} == {-4}
    assert region_means(view_of(shipped), shipped.ranking["sipas"], shipped.entity["hung-yen"]) == ()
