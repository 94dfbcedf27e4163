"""What can be said of a commitment on a day, each state with its smallest example."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contexts import context_of, empty_view
from tests.unit.factories import dataset, indicator, moderate, target
from tui.analysis.progress import (
    Commitment,
    Goal,
    State,
    commitments,
    next_target,
    pace_of,
)
from tui.analysis.ranges import Bounded
from tui.export.plain import plain_text
from tui.model import Bound, Direction, Indicator, Quantity, Target
from tui.pages import page
from tui.selection import Selection
from tui.wording import words_for

DAY = date(2023, 6, 30)


def only(measure: Indicator, day: date = DAY) -> Commitment:
    (commitment,) = commitments(empty_view(), measure, day)
    return commitment


@pytest.mark.parametrize(
    ("readings", "targets", "state"),
    [
        pytest.param(["25/25"], (), State.MET, id="the whole total is met"),
        pytest.param([">80"], (target("80"),), State.MET, id="over the target is met"),
        pytest.param(["<80"], (target("80"),), State.SINGLE, id="nearly the target is not met"),
        pytest.param(["~80"], (target("80"),), State.SINGLE, id="about the target may be short of it"),
        pytest.param(["~81"], (target("80"),), State.MET, id="about more than the target is met"),
        pytest.param(["21/25"], (), State.SINGLE, id="one reading has no pace"),
        pytest.param(["21/25", "21/25"], (), State.STALLED, id="no change is stalled"),
        pytest.param([">21/25", ">21/25"], (), State.STALLED, id="no new figure is stalled"),
        pytest.param(["20/25", "21/25"], (), State.NO_DEADLINE, id="a pace without a deadline"),
        pytest.param(["20", "30"], (target("40", "2024-12-31"),), State.ON_PACE, id="on the straight line"),
        pytest.param(["20", "25"], (target("40", "2024-12-31"),), State.BEHIND, id="under the straight line"),
        pytest.param(["20", "15"], (target("40", "2024-12-31"),), State.BEHIND, id="falling"),
        pytest.param(["20", "30"], (target("40", "2023-01-01"),), State.OVERDUE, id="after the deadline"),
        pytest.param(["30"], (target("40", "2023-01-01"),), State.OVERDUE, id="one reading after the deadline"),
        pytest.param(["20", "20"], (target("40", "2024-12-31"),), State.STALLED, id="stalled before the deadline"),
        pytest.param(["20", "40"], (target("40", "2023-01-01"),), State.MET, id="met however late the day"),
        pytest.param(["20", "30"], (target("40"),), State.NO_DEADLINE, id="a target without a day"),
    ],
)
def test_a_commitment_has_one_state(readings: list[str], targets: tuple[Target, ...], state: State) -> None:
    days = ("2020-12-31", "2022-12-31")[-len(readings) :]
    assert only(indicator(dict(zip(days, readings, strict=True)), targets=targets)).state is state


@pytest.mark.parametrize(
    ("readings", "state"),
    [
        pytest.param(["90", "50"], State.MET, id="below the target is met"),
        pytest.param(["90", "<50"], State.MET, id="nearly the target is below it"),
        pytest.param(["90", "70"], State.ON_PACE, id="falling fast enough"),
        pytest.param(["90", "80"], State.BEHIND, id="falling too slowly"),
        pytest.param(["90", ">50"], State.BEHIND, id="more than the target is not met"),
    ],
)
def test_where_lower_is_better_the_way_is_down(readings: list[str], state: State) -> None:
    measure = indicator(
        dict(zip(("2020-12-31", "2022-12-31"), readings, strict=True)),
        lower=True,
        targets=(target("50", "2024-12-31"),),
    )
    assert only(measure).state is state


def test_every_state_has_been_met_by_an_example() -> None:
    examples = (
        indicator({"2022": "25/25"}),
        indicator({"2022": "21/25"}),
        indicator({"2021": "21/25", "2022": "21/25"}),
        indicator({"2021": "20/25", "2022": "21/25"}),
        indicator({"2021": "10", "2022": "39"}, targets=(target("40", "2025-12-31"),)),
        indicator({"2021": "10", "2022": "11"}, targets=(target("40", "2025-12-31"),)),
        indicator({"2021": "10", "2022": "11"}, targets=(target("40", "2022-12-31"),)),
    )
    assert {only(example).state for example in examples} == set(State)


def goal_by(day: date | None, level: int) -> Goal:
    target = Target(value=Quantity(Decimal(level)), by=day, source=("s",))
    return Goal(Decimal(level), Direction.HIGHER, target)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2020-12-31", "20", id="at the first reading"),
        pytest.param("2022-12-31", "30", id="half way"),
        pytest.param("2024-12-31", "40", id="at the deadline"),
        pytest.param("2030-01-01", "40", id="never more than the goal"),
    ],
)
def test_the_expected_figure_lies_on_a_straight_line(day: str, expected: str) -> None:
    first = empty_view().series(indicator({"2020-12-31": "20"}))[0].readings[0]
    expected_number = goal_by(date(2024, 12, 31), 40).expected_on(date.fromisoformat(day), first)
    assert expected_number is not None
    assert abs(expected_number - Decimal(expected)) < Decimal("0.01")


@pytest.mark.parametrize("by", [None, date(2020, 12, 31), date(2019, 1, 1)])
def test_nothing_is_expected_without_a_deadline_ahead_of_the_first_reading(by: date | None) -> None:
    first = empty_view().series(indicator({"2020-12-31": "20"}))[0].readings[0]
    assert goal_by(by, 40).expected_on(DAY, first) is None


@moderate
@given(st.dates(date(2020, 12, 31), date(2040, 1, 1)), st.integers(0, 100), st.integers(0, 100))
def test_the_expected_figure_stays_between_start_and_goal(day: date, start: int, goal: int) -> None:
    first = empty_view().series(indicator({"2020-12-31": str(start)}))[0].readings[0]
    expected_number = goal_by(date(2024, 12, 31), goal).expected_on(day, first)
    assert expected_number is not None
    assert min(start, goal) <= expected_number <= max(start, goal)


def test_pace_is_the_change_between_the_last_two_readings() -> None:
    (series,) = empty_view().series(indicator({"2019-12-31": "1", "2021-12-31": "8", "2022-12-31": "20"}))
    pace = pace_of(series.readings)
    assert pace is not None
    assert (pace.amount, pace.days) == (Bounded(Decimal(12)), 365)
    assert pace.per_month == Bounded(Decimal("1.0"))


def test_a_pace_a_month_has_one_digit_more_than_what_it_is_worked_out_from() -> None:
    (series,) = empty_view().series(indicator({"2022-10-19": ">73 million", "2023-04-19": ">79.5 million"}))
    pace = pace_of(series.readings)
    assert pace is not None
    assert pace.amount == Bounded(Decimal(7_000_000), Bound.ABOUT)
    assert pace.per_month == Bounded(Decimal(1_100_000), Bound.ABOUT)


def test_pace_between_bounds_is_about() -> None:
    (series,) = empty_view().series(indicator({"2021": ">8", "2022": ">20"}))
    pace = pace_of(series.readings)
    assert pace is not None
    assert pace.per_month is not None
    assert pace.per_month.bound is Bound.ABOUT


def test_pace_to_a_disputed_reading_is_about_wherever_it_is_told() -> None:
    measure = indicator([("2022-01-01", "10/25"), ("2023-01-01", "20/25"), ("2023-01-01", "18/25")])
    pace = only(measure).pace
    assert pace
    assert pace.amount == Bounded(Decimal(10), Bound.ABOUT)
    data = dataset(indicators=(measure,))
    for panel in ("progress", "trends", "overview"):
        shown = plain_text(
            page(context_of(data, selection=Selection(DAY, panel=panel, indicator="services"), words=words_for("vi")))
        )
        assert "+10" in shown, panel
        assert shown.count("+10") == shown.count("≈ +10") + shown.count("khoảng +10"), panel


def test_a_repeated_bound_has_no_pace_a_month() -> None:
    (series,) = empty_view().series(indicator({"2021": ">8", "2022": ">8"}))
    pace = pace_of(series.readings)
    assert pace is not None
    assert (pace.amount, pace.per_month) == (None, None)


def test_pace_never_crosses_a_break() -> None:
    commitment = only(indicator({"2021": "8/25", "2022": "21/25"}, breaks=("2022",)))
    assert (commitment.pace, commitment.state) == (None, State.SINGLE)


def test_pace_never_crosses_a_changed_total() -> None:
    both = commitments(empty_view(), indicator({"2021": "21/25", "2022": "35/53"}), DAY)
    assert [int(commitment.goal.level) for commitment in both] == [25, 53]
    assert [(commitment.pace, commitment.state) for commitment in both] == [(None, State.SINGLE), (None, State.SINGLE)]


def test_a_share_keeps_the_bound_of_its_reading() -> None:
    commitment = only(indicator({"2022": ">78/95.6 million"}))
    assert commitment.share == Bounded(Decimal(78) / Decimal("95.6"), Bound.OVER)


@pytest.mark.parametrize(
    ("targets", "by"),
    [
        pytest.param((target("40", "2023-12-31"), target("50", "2025-12-31")), "2023-12-31", id="the next deadline"),
        pytest.param((target("50", "2025-12-31"), target("40", "2023-12-31")), "2023-12-31", id="whatever the order"),
        pytest.param((target("30", "2022-12-31"), target("40", "2023-12-31")), "2023-12-31", id="not one gone by"),
        pytest.param((target("40", "2023-06-30"), target("50", "2025-12-31")), "2023-06-30", id="a deadline today"),
        pytest.param((target("20", "2021-12-31"), target("30", "2022-12-31")), "2022-12-31", id="else the last one"),
        pytest.param((target("60"), target("50", "2025-12-31")), "2025-12-31", id="a dated one before an undated"),
        pytest.param((target("60"),), None, id="an undated one when there is no other"),
    ],
)
def test_the_target_that_counts_is_the_next(targets: tuple[Target, ...], by: str | None) -> None:
    nearest = next_target(indicator({}, targets=targets), DAY)
    assert nearest is not None
    assert (nearest.by and nearest.by.isoformat()) == by


def test_a_target_of_another_measure_is_never_used() -> None:
    measure = indicator({"2021": "70", "2022": "80"}, targets=(target("90", "2025-12-31", measure="satisfaction"),))
    assert next_target(measure, DAY) is None
    assert commitments(empty_view(), measure, DAY) == ()


def test_a_target_of_another_goal_than_the_total_is_not_its_deadline() -> None:
    commitment = only(indicator({"2022": "21/25"}, targets=(target("20", "2025-12-31"),)))
    assert (int(commitment.goal.level), commitment.goal.target) == (25, None)


def test_a_target_of_the_total_gives_it_a_deadline() -> None:
    commitment = only(indicator({"2022": "21/25"}, targets=(target("25", "2025-12-31"),)))
    assert commitment.goal.target is not None
    assert commitment.goal.target.by == date(2025, 12, 31)


def test_an_indicator_without_total_and_target_is_no_commitment() -> None:
    assert commitments(empty_view(), indicator({"2022": "13"}), DAY) == ()


def test_a_commitment_is_read_on_its_day_and_the_later_reading_stands_beside() -> None:
    commitment = only(indicator({"2022": "21/25", "2024": "25/25"}))
    assert commitment.later is not None
    assert (commitment.reading.period.code, commitment.later.period.code) == ("2022", "2024")
    assert commitments(empty_view(), indicator({"2024": "25/25"}), DAY) == ()


@pytest.mark.parametrize(
    ("readings", "by", "state"),
    [
        pytest.param({"2022-12-31": "30"}, "2023-06-29", State.OVERDUE, id="the day after the deadline"),
        pytest.param({"2022-12-31": "30"}, "2023-06-30", State.SINGLE, id="the day of the deadline"),
        pytest.param({"2022-12-31": "40"}, "2023-01-01", State.MET, id="met"),
        pytest.param({"2022-12-31": "30"}, None, State.SINGLE, id="no deadline"),
    ],
)
def test_a_commitment_is_behind_after_its_deadline(readings: dict[str, str], by: str | None, state: State) -> None:
    assert only(indicator(readings, targets=(target("40", by),))).state is state


def test_a_commitment_is_read_from_the_run_since_the_last_change_of_method() -> None:
    measure = indicator(
        {"2019": "77", "2021": "20", "2022": "21"}, breaks=("2021",), targets=(target("40", "2024-12-31"),)
    )
    commitment = only(measure)
    assert [reading.period.code for reading in commitment.run] == ["2021", "2022"]
    assert commitment.reading == commitment.run[-1]


def test_the_arithmetic_never_crosses_a_break() -> None:
    measure = indicator(
        {"2019": "77", "2021": "20", "2022": "21"}, breaks=("2021",), targets=(target("40", "2024-12-31"),)
    )
    progress = page(
        context_of(dataset(indicators=(measure,)), selection=Selection(DAY, panel="progress"), words=words_for("en"))
    )
    (arithmetic,) = (block for block in progress.blocks if block.key == "arithmetic")
    assert "77" not in repr(arithmetic)
