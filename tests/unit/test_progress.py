"""What can be said of a commitment on a day, each state with its smallest example."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of, empty_view, view_of
from tests.unit.factories import dataset, indicator, moderate, observation, period, target, text
from tui.analysis.goals import Goal, Start
from tui.analysis.pace import pace_of
from tui.analysis.progress import (
    Commitment,
    commitments,
    open_targets,
)
from tui.analysis.ranges import Bounded
from tui.analysis.verdicts import Doubt, State, Verdict
from tui.drawing.pictures import slim_meter
from tui.export.plain import block_text, plain_text
from tui.model import Baseline, Bound, Direction, Indicator, Quantity, Target
from tui.pages import page
from tui.pages.shared.commitments import gauge
from tui.pages.shared.figures import share_figure
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
        pytest.param(["~80"], (target("80"),), State.UNKNOWN, id="about the target may be short of it"),
        pytest.param(["~81"], (target("80"),), State.MET, id="about more than the target is met"),
        pytest.param(["21/25"], (), State.SINGLE, id="one reading has no pace"),
        pytest.param(["21/25", "21/25"], (), State.STALLED, id="no change is stalled"),
        pytest.param([">21/25", ">21/25"], (), State.NO_NEW_FIGURE, id="a repeated bound shows no movement"),
        pytest.param(["20/25", "21/25"], (), State.NO_DEADLINE, id="a pace without a deadline"),
        pytest.param(["20", "30"], (target("40", "2024-12-31"),), State.ON_PACE, id="on the straight line"),
        pytest.param(["20", "25"], (target("40", "2024-12-31"),), State.BEHIND, id="under the straight line"),
        pytest.param(["20", "15"], (target("40", "2024-12-31"),), State.BEHIND, id="falling"),
        pytest.param(["20", "30"], (target("40", "2022-12-31"),), State.OVERDUE, id="short on the deadline"),
        pytest.param(["30"], (target("40", "2022-06-30"),), State.OVERDUE, id="one reading after the deadline"),
        pytest.param(["30"], (target("40", "2023-01-01"),), State.UNKNOWN, id="a reading older than the deadline"),
        pytest.param([">30"], (target("40", "2022-06-30"),), State.UNKNOWN, id="over 30 may be 40"),
        pytest.param(["<40"], (target("40", "2022-06-30"),), State.OVERDUE, id="nearly the target after the deadline"),
        pytest.param(["30", "41"], (target("40", "2020-12-31"),), State.MET_LATE, id="short on the day, met after"),
        pytest.param(["30", "41"], (target("40", "2021-12-31"),), State.MET, id="when it was met is not known"),
        pytest.param(["41", "30"], (target("40", "2024-12-31"),), State.FELL_BACK, id="met once, below it at last"),
        pytest.param(["41", "30"], (target("40", "2020-12-31"),), State.FELL_BACK, id="met in time, below it at last"),
        pytest.param([">20", "35"], (target("40", "2024-12-31"),), State.UNKNOWN, id="from a bound the line is open"),
        pytest.param([">20", "25"], (target("40", "2024-12-31"),), State.BEHIND, id="short of the lowest line"),
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
        pytest.param(["90", ">50"], State.UNKNOWN, id="more than the target is not met, how far is not known"),
        pytest.param(["90", ">71"], State.BEHIND, id="more than the straight line"),
        pytest.param(["50", "60"], State.FELL_BACK, id="met once, above it at last"),
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
        indicator({"2021": "10", "2022": "40"}, targets=(target("40", "2021-12-31"),)),
        indicator({"2021": "40", "2022": "11"}, targets=(target("40", "2022-12-31"),)),
        indicator({"2021": "10"}, targets=(target("40", "2022-12-31"),)),
        indicator({"2021": ">10", "2022": ">10"}, targets=(target("40", "2025-12-31"),)),
    )
    assert {only(example).state for example in examples} == set(State) - {State.NOT_YET, State.WITHIN}


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
    first = Start(date(2020, 12, 31), Quantity(Decimal(20)))
    expected_number = goal_by(date(2024, 12, 31), 40).expected_on(date.fromisoformat(day), first)
    assert expected_number is not None
    assert abs(expected_number - Decimal(expected)) < Decimal("0.01")


@pytest.mark.parametrize("by", [None, date(2020, 12, 31), date(2019, 1, 1)])
def test_nothing_is_expected_without_a_deadline_ahead_of_the_first_reading(by: date | None) -> None:
    first = Start(date(2020, 12, 31), Quantity(Decimal(20)))
    assert goal_by(by, 40).expected_on(DAY, first) is None


@moderate
@given(st.dates(date(2020, 12, 31), date(2040, 1, 1)), st.integers(0, 100), st.integers(0, 100))
def test_the_expected_figure_stays_between_start_and_goal(day: date, start: int, goal: int) -> None:
    first = Start(date(2020, 12, 31), Quantity(Decimal(start)))
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
        assert "tăng khoảng 10 " in shown, panel
        assert shown.count("+10") == shown.count("≈ +10") + shown.count("khoảng +10"), panel
        assert "tăng 10" not in shown, panel


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
    (nearest,) = open_targets(targets, DAY, lambda _: True)
    assert (nearest.by and nearest.by.isoformat()) == by


def test_a_target_that_is_over_stays_until_a_figure_answers_it() -> None:
    targets = (target("80", "2021-12-31"), target("90", "2025-12-31"))

    def levels(**readings: str) -> list[int]:
        figures = {year.removeprefix("y"): figure for year, figure in readings.items()}
        return [int(each.goal.level) for each in commitments(empty_view(), indicator(figures, targets=targets), DAY)]

    assert levels(y2020="70") == [80, 90], "nothing was read since the deadline"
    assert levels(y2020="70", y2021="78") == [90], "it was not reached"
    assert levels(y2020="70", y2021="82") == [90], "it was reached"
    assert levels(y2020="70", y2021="~80") == [80, 90], "the figure leaves it open"


def test_why_a_verdict_cannot_be_given() -> None:
    by_2025, over = (target("40", "2025-12-31"),), (target("40", "2022-06-30"),)
    assert only(indicator({"2021": "30"}, targets=over)).verdict == Verdict(State.UNKNOWN, Doubt.UNREAD)
    assert only(indicator({"2022": "~40"}, targets=over)).verdict == Verdict(State.UNKNOWN, Doubt.BOUND)
    disputed = indicator([("2022", "39"), ("2022", "41")], targets=over)
    assert only(disputed).verdict == Verdict(State.UNKNOWN, Doubt.DISPUTED)
    mixed = indicator({"2021": "9.51", "2022-01/2022-08": "18"}, targets=by_2025)
    assert only(mixed).verdict == Verdict(State.UNKNOWN, Doubt.PERIODS)
    assert only(mixed).pace is None


def test_a_part_of_a_whole_is_a_state_at_the_end_of_any_period() -> None:
    commitment = only(indicator({"2021": "20/25", "2022-11-30": "21/25"}))
    assert commitment.pace is not None
    assert (commitment.pace.amount, commitment.state) == (Bounded(Decimal(1)), State.NO_DEADLINE)


@pytest.mark.parametrize(
    ("readings", "percent"),
    [
        pytest.param(["90", "70"], "50.0%", id="half way"),
        pytest.param(["90", "40"], "100%", id="past the goal is the whole way"),
        pytest.param(["90", "95"], "0.0%", id="away from the goal is no way"),
        pytest.param(["61.5"], None, id="one reading is no way"),
    ],
)
def test_where_lower_is_better_the_share_is_the_part_of_the_way(readings: list[str], percent: str | None) -> None:
    days = ("2020-12-31", "2022-12-31")[: len(readings)]
    measure = indicator(
        dict(zip(days, readings, strict=True)), lower=True, targets=(target("50", "2024-12-31"),), code="waiting"
    )
    data = dataset(indicators=(measure,))
    context = context_of(data, selection=Selection(DAY, panel="progress"), words=words_for("en"))
    commitment = only(measure)
    figure = share_figure(context.words, commitment)
    assert (figure and figure.brief) == percent
    assert gauge(context, commitment).share == (commitment.share.number if commitment.share else 0)
    assert "123" not in plain_text(page(context))


def test_a_share_of_the_way_from_a_derived_start_is_derived() -> None:
    first = observation("2020-12-31", "90", derived="100 - 10")
    measure = indicator({}, lower=True, targets=(target("50", "2024-12-31"),), code="waiting")
    measure = replace(measure, observations=(first, observation("2022-12-31", "70")))
    commitment = only(measure)
    assert commitment.share == Bounded(Decimal("0.5"), derived=True)
    context = context_of(
        dataset(indicators=(measure,)), selection=Selection(DAY, panel="progress"), words=words_for("en")
    )
    figure = share_figure(context.words, commitment)
    assert figure
    assert figure.text == "50.0%† of the way down"
    assert "(90 (derived) − 70) ÷ (90 (derived) − 50) = 50.0% (derived)" in plain_text(page(context))


def test_two_readings_that_end_on_one_day_have_no_pace() -> None:
    commitment = only(indicator({"2022-12": "10/25", "2022-12-31": "6/25"}))
    assert (commitment.pace, commitment.state) == (None, State.SINGLE)
    after_a_year = only(indicator({"2021-12-31": "5/25", "2022-12": "10/25", "2022-12-31": "6/25"}))
    assert after_a_year.pace
    assert (after_a_year.pace.amount, after_a_year.pace.days) == (Bounded(Decimal(1)), 365)


def test_where_lower_is_better_a_total_is_no_goal() -> None:
    assert commitments(empty_view(), indicator({"2022": "3/25"}, lower=True), DAY) == ()
    zero = only(indicator({"2021": "8/25", "2022": "3/25"}, lower=True, targets=(target("0", "2023-12-31"),)))
    assert zero.goal.level == 0
    assert zero.share == Bounded(Decimal("0.625"))


def test_below_zero_there_is_no_share() -> None:
    assert only(indicator({"2022": "-2"}, targets=(target("1", "2023-12-31"),))).share is None


@pytest.mark.parametrize(
    ("readings", "change"),
    [
        pytest.param({"2021-Q4": "60", "2022-Q3": "50", "2022-Q4": "63"}, 3, id="the same quarter of the year before"),
        pytest.param({"2021-12": "60", "2022-11": "50", "2022-12": "63"}, 3, id="the same month of the year before"),
        pytest.param({"2022-11": "50", "2022-12": "63"}, None, id="no year before"),
        pytest.param({"2022-11": "5/25", "2022-12": "8/25"}, 3, id="a part of a whole has no season"),
    ],
)
def test_months_and_quarters_are_compared_with_the_year_before(readings: dict[str, str], change: int | None) -> None:
    pace = pace_of(empty_view().series(indicator(readings))[0].readings)
    assert (pace and pace.amount) == (None if change is None else Bounded(Decimal(change)))


def start_of(target_written: Target, **readings: str) -> tuple[str, str]:
    figures = {year.removeprefix("y"): figure for year, figure in readings.items()}
    start = only(indicator(figures, targets=(target_written,))).start
    assert start
    return start.day.isoformat(), str(start.value.digits)


def test_the_straight_line_starts_at_the_baseline_or_the_reading_before_the_target_was_set() -> None:
    wanted = target("40", "2025-12-31")
    baseline_2021 = Baseline(period=period("2021"))
    value = Baseline(value=Quantity(Decimal(12)), period=period("2018"))
    readings = {"y2020": "10", "y2021": "20", "y2022": "25"}
    assert start_of(wanted, **readings) == ("2020-12-31", "10")
    assert start_of(replace(wanted, set=date(2022, 3, 1)), **readings) == ("2021-12-31", "20")
    assert start_of(replace(wanted, set=date(2019, 3, 1)), **readings) == ("2020-12-31", "10")
    assert start_of(replace(wanted, baseline=baseline_2021), **readings) == ("2021-12-31", "20")
    assert start_of(replace(wanted, baseline=value), **readings) == ("2018-12-31", "12")
    only_value = Baseline(value=Quantity(Decimal(12)))
    assert start_of(replace(wanted, baseline=only_value, set=date(2019, 3, 1)), **readings) == ("2019-03-01", "12")


def test_a_baseline_gives_a_single_reading_a_straight_line() -> None:
    wanted = replace(target("40", "2024-12-31"), baseline=Baseline(value=Quantity(Decimal(20)), period=period("2020")))
    assert only(indicator({"2022": "30.1"}, targets=(wanted,))).state is State.ON_PACE
    assert only(indicator({"2022": "29"}, targets=(wanted,))).state is State.BEHIND


def test_the_day_a_source_was_published_is_the_day_its_target_was_set() -> None:
    measure = indicator({"2020": "10", "2021": "20", "2022": "25"}, targets=(target("40", "2025-12-31"),))
    data = dataset(indicators=(measure,))
    (report,) = data.sources
    dated = replace(data, sources=(replace(report, published=date(2022, 2, 1)),))
    (commitment,) = commitments(view_of(dated), measure, DAY)
    assert commitment.start
    assert commitment.start.day == date(2021, 12, 31)


def test_nothing_read_since_the_target_was_set_is_no_new_figure() -> None:
    wanted = replace(target("40", "2025-12-31"), set=date(2023, 1, 15))
    assert only(indicator({"2021": "20", "2022": "25"}, targets=(wanted,))).state is State.NO_NEW_FIGURE


def test_a_target_of_another_measure_is_never_used() -> None:
    measure = indicator({"2021": "70", "2022": "80"}, targets=(target("90", "2025-12-31", measure="satisfaction"),))
    assert commitments(empty_view(), measure, DAY) == ()


def test_a_target_below_the_total_counts_and_the_share_stays_that_of_the_total() -> None:
    commitment = only(indicator({"2022": "21/25"}, targets=(target("20", "2025-12-31"),)))
    assert (int(commitment.goal.level), commitment.state) == (20, State.MET)
    assert commitment.share == Bounded(Decimal("0.84"))


def test_a_target_of_one_total_is_not_one_of_another() -> None:
    measure = indicator({"2021": "21/25", "2022": "35/53"}, targets=(target("25", "2023-12-31"),))
    both = commitments(empty_view(), measure, DAY)
    assert [(int(each.goal.level), each.goal.target is not None) for each in both] == [(25, True), (53, False)]


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
        pytest.param({"2023-06-29": "30"}, "2023-06-29", State.OVERDUE, id="the day after the deadline"),
        pytest.param({"2022-12-31": "30"}, "2023-06-29", State.UNKNOWN, id="read before the deadline"),
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


def test_the_note_on_a_target_stands_in_the_arithmetic() -> None:
    noted = replace(target("40", "2024-12-31"), note=text("the day is a convention"))
    data = dataset(indicators=(indicator({"2021": "20", "2022": "21"}, targets=(noted,)),))
    progress = page(context_of(data, selection=Selection(DAY, panel="progress"), words=words_for("en")))
    (arithmetic,) = (block for block in progress.blocks if block.key == "arithmetic")
    assert "\nNote: the day is a convention.\n" in block_text(arithmetic)


def test_a_reading_and_its_part_are_said_to_be_derived_once() -> None:
    measure = indicator({"2021": "20/25"})
    measure = replace(measure, observations=(observation("2022", "38/53", derived="25 + 13"),))
    selection = Selection(DAY, panel="progress")
    shown = plain_text(page(context_of(dataset(indicators=(measure,)), selection=selection, words=words_for("en"))))
    assert "38/53 services (derived) (71.7%)" in shown


def test_a_share_beyond_its_target_is_scaled_to_itself_with_the_target_inside() -> None:
    measure = indicator({"2022-12-31": "159"}, targets=(target("100", "2024-12-31"),))
    picture = gauge(context_of(dataset(indicators=(measure,))), only(measure))
    assert picture.share == 1
    assert picture.target == Decimal(100) / Decimal(159)
    assert "┃" in "".join(span.text for span in slim_meter(picture, 20)[:-1])
