"""Observations become readings in order; another total or another method is never joined to what came before."""

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contexts import context_of, empty_view, view_of
from tests.unit.factories import dataset, dimension, indicator, moderate, period, ranking
from tui.analysis.progress import commitments
from tui.analysis.ranges import Bounded
from tui.analysis.runs import broken_between, change
from tui.analysis.series import headline, last_run, unchanged_since
from tui.analysis.verdicts import State
from tui.model import Bound, Indicator, Ranking
from tui.pages import page
from tui.selection import Selection
from tui.wording import words_for

SERVICES = {
    "2022-11-28": "21/25",
    "2023-04-19": "21/25",
    "2023-11-14": "35/53",
    "2024-01-13": "25/25",
    "2024-11-06": "44/76",
}


def totals_and_figures(measure: Indicator) -> list[tuple[int | None, list[int]]]:
    """Return the total and the figures of each series, as plain numbers."""
    return [
        (int(series.total.number) if series.total else None, [int(reading.value.number) for reading in series.readings])
        for series in empty_view().series(measure)
    ]


@pytest.mark.parametrize(
    ("readings", "series"),
    [
        pytest.param({"2022": "8", "2023": "9"}, [(None, [8, 9])], id="no total is one series"),
        pytest.param(
            SERVICES,
            [(25, [21, 21, 25]), (53, [35]), (76, [44])],
            id="each total has its own series, in order of their start",
        ),
        pytest.param(
            {"2018": "53", "2022": "249", "2023": "250/261"},
            [(None, [53, 249]), (261, [250])],
            id="a reading without total joins none with one",
        ),
        pytest.param(
            {"2018": "5", "2022": "21/25", "2023": "35/53"},
            [(None, [5]), (25, [21]), (53, [35])],
            id="a reading without total joins none of two",
        ),
        pytest.param(
            {"2022": "78/95.6 million", "2023": "80 million/95600000"},
            [(95_600_000, [78_000_000, 80_000_000])],
            id="the same total written otherwise is the same",
        ),
        pytest.param({"2021": "5", "2022": "", "2023": "7"}, [(None, [5, 7])], id="a missing figure is no reading"),
        pytest.param({"2022": ""}, [], id="nothing but missing is no series"),
        pytest.param({}, [], id="nothing is no series"),
    ],
)
def test_a_changing_total_makes_separate_series(
    readings: dict[str, str], series: list[tuple[int | None, list[int]]]
) -> None:
    assert totals_and_figures(indicator(readings)) == series


@pytest.mark.parametrize(
    ("readings", "sharpest", "agreeing", "disputing"),
    [
        pytest.param([("2022", ">80"), ("2022", "80.08")], "80.08", ["80"], [], id="over 80 is sharpened by 80.08"),
        pytest.param([("2014", "81.21"), ("2014", "76.72")], "81.21", [], ["76.72"], id="two exact figures dispute"),
        pytest.param([("2022", ">80"), ("2022", "79.9")], "79.9", [], ["80"], id="over 80 disputes 79.9"),
        pytest.param([("2022", "<90"), ("2022", "~80")], "80", ["90"], [], id="about is sharper than nearly"),
        pytest.param([("2022", "80"), ("2022", "80")], "80", ["80"], [], id="the same figure twice agrees"),
    ],
)
def test_figures_of_one_period_corroborate_or_dispute(
    readings: list[tuple[str, str]], sharpest: str, agreeing: list[str], disputing: list[str]
) -> None:
    (series,) = empty_view().series(indicator(readings))
    (reading,) = series.readings
    others = [
        [str(observation.value.digits) for observation in group if observation.value]
        for group in (reading.corroborating, reading.disputing)
    ]
    assert (str(reading.value.digits), *others) == (sharpest, agreeing, disputing)


@pytest.mark.parametrize(
    ("day", "reading", "previous", "later"),
    [
        pytest.param("2022-11-27", None, None, None, id="nothing before the first"),
        pytest.param("2022-11-28", 21, None, 25, id="the first on its very day"),
        pytest.param("2023-04-19", 21, 21, 25, id="the meeting"),
        pytest.param("2023-11-14", 35, None, None, id="a new total has no previous and no later of another total"),
        pytest.param("2024-01-13", 25, 21, None, id="the old total once more"),
        pytest.param("2030-01-01", 44, None, None, id="the newest of all"),
    ],
)
def test_a_headline_is_the_last_reading_on_a_day(
    day: str, reading: int | None, previous: int | None, later: int | None
) -> None:
    head = headline(empty_view(), indicator(SERVICES), date.fromisoformat(day))
    readings = (head.reading, head.previous, head.later) if head else (None, None, None)
    assert tuple(reading and int(reading.value.number) for reading in readings) == (reading, previous, later)


def test_the_later_reading_is_the_newest_of_the_same_series() -> None:
    head = headline(empty_view(), indicator({"2020": "1", "2021": "2", "2022": "3"}), date(2020, 12, 31))
    assert head is not None
    assert head.later is not None
    assert head.later.period.code == "2022"


@pytest.mark.parametrize(
    ("breaks", "previous"),
    [
        pytest.param((), "2021", id="no break"),
        pytest.param(("2022",), None, id="a break at the reading"),
        pytest.param(("2021",), "2021", id="a break before both"),
        pytest.param(("2023",), "2021", id="a break after both"),
        pytest.param(("2021", "2022"), None, id="two breaks"),
    ],
)
def test_a_previous_reading_is_of_the_same_method(breaks: tuple[str, ...], previous: str | None) -> None:
    head = headline(empty_view(), indicator({"2020": "1", "2021": "2", "2022": "3"}, breaks=breaks), date(2022, 12, 31))
    assert head is not None
    assert (head.previous and head.previous.period.code) == previous


def test_the_last_run_starts_at_the_last_break() -> None:
    measure = indicator({str(year): "1" for year in range(2018, 2024)}, breaks=("2020", "2022"))
    (series,) = empty_view().series(measure)
    assert [reading.period.code for reading in last_run(measure, series.readings)] == ["2022", "2023"]


@pytest.mark.parametrize(
    ("readings", "last"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"2019": "1", "2020": "2"}, ["2019", "2020"], id="one run"),
        pytest.param({"2019": "1", "2020": "", "2021": "2"}, ["2021"], id="a year declared missing"),
        pytest.param({"2018": "1", "2020": "2", "2021": "3"}, ["2020", "2021"], id="a year left out"),
    ],
)
def test_the_last_run_crosses_no_gap(readings: dict[str, str], last: list[str]) -> None:
    measure = indicator(readings)
    known = next((series.readings for series in empty_view().series(measure)), ())
    assert [reading.period.code for reading in last_run(measure, known)] == last


@pytest.mark.parametrize(
    ("index", "run"),
    [
        pytest.param(ranking(mean="mean"), ["2018", "2019", "2020"], id="the same field"),
        pytest.param(
            ranking(mean="mean", members={"1900": "all", "2019": "few"}), ["2019", "2020"], id="others are ranked"
        ),
        pytest.param(
            ranking(mean="mean", dimensions=(dimension("x", "60"), dimension("y", "20", since="2020"))),
            ["2020"],
            id="another total",
        ),
        pytest.param(ranking(mean="mean", breaks=("2019",)), ["2019", "2020"], id="another method"),
        pytest.param(ranking(breaks=("2019",)), ["2018", "2019", "2020"], id="the mean of another ranking"),
    ],
)
def test_a_mean_is_cut_where_the_field_of_its_ranking_changed(index: Ranking, run: list[str]) -> None:
    measure = indicator({"2018": "82.68", "2019": "85.63", "2020": "87.56"}, code="mean")
    view = view_of(dataset(indicators=(measure,), rankings=(index,), sets={"all": "abc", "few": "ab"}))
    (series,) = view.series(measure)
    assert [reading.period.code for reading in last_run(measure, series.readings)] == run
    head = headline(view, measure, date(2019, 12, 31))
    assert head is not None
    assert (head.previous is None) == (run[0] == "2019")


def test_a_break_lies_after_the_one_period_and_not_after_the_other() -> None:
    measure = indicator({}, breaks=("2022",))
    assert broken_between(measure.breaks, period("2021"), period("2022")) == measure.breaks[0]
    assert broken_between(measure.breaks, period("2022"), period("2023")) is None
    assert broken_between(measure.breaks, period("2020"), period("2021")) is None


@pytest.mark.parametrize(
    ("break_period", "before", "after", "is_crossed"),
    [
        pytest.param("2022", "2021", "2022-01/2022-08", True, id="eight months of the new year"),
        pytest.param("2023", "2022-Q4", "2023-Q1", True, id="the first quarter of the new year"),
        pytest.param("2023", "2022-12-31", "2023-01-01", True, id="its first day"),
        pytest.param("2023", "2023-Q1", "2023-Q2", False, id="within the new year"),
        pytest.param("2023", "2023-11", "2023-12", False, id="its last month is as new as the one before"),
        pytest.param("2022-07", "2022", "2023", True, id="a year half of which is old"),
        pytest.param("2022-07", "2022-Q2", "2022-Q3", True, id="a month at the start of a quarter"),
        pytest.param("2022-07", "2022-Q3", "2022-Q4", False, id="the quarter it starts is new"),
    ],
)
def test_a_break_cuts_at_its_first_day(break_period: str, before: str, after: str, is_crossed: bool) -> None:
    breaks = indicator({}, breaks=(break_period,)).breaks
    assert (broken_between(breaks, period(before), period(after)) is not None) == is_crossed


@pytest.mark.parametrize(
    ("readings", "amount"),
    [
        pytest.param(["8", "21"], Bounded(Decimal(13)), id="exact"),
        pytest.param([">73 million", ">79.5 million"], Bounded(Decimal(7_000_000), Bound.ABOUT), id="two bounds"),
        pytest.param([">55000", ">55 thousand"], None, id="no new figure"),
    ],
)
def test_a_change_is_told_between_two_readings(readings: list[str], amount: Bounded | None) -> None:
    (series,) = empty_view().series(indicator(dict(zip(("2022", "2023"), readings, strict=True))))
    before, after = series.readings
    assert change(after, before) == amount


@pytest.mark.parametrize(
    ("readings", "since"),
    [
        pytest.param(["8", "21", "21"], "2021", id="from the first of the equal ones"),
        pytest.param(["21", "8", "21"], "2022", id="an older equal one does not count"),
        pytest.param(["21", "21", "21"], "2020", id="from the very first"),
        pytest.param(["8", ">21", "21"], "2022", id="another bound is another figure"),
    ],
)
def test_a_figure_is_unchanged_since_the_first_that_gave_it(readings: list[str], since: str) -> None:
    (series,) = empty_view().series(indicator(dict(zip(("2020", "2021", "2022"), readings, strict=True))))
    assert unchanged_since(series.readings).period.code == since


def test_a_series_is_parted_at_a_day() -> None:
    (series,) = empty_view().series(indicator({"2020": "1", "2021": "2", "2022": "3"}))
    day = date(2021, 12, 31)
    assert [reading.period.code for reading in series.until(day).readings] == ["2020", "2021"]
    assert [reading.period.code for reading in series.after(day).readings] == ["2022"]


figures = st.lists(
    st.tuples(st.integers(1990, 2030).map(str), st.sampled_from(["", ">", "<", "~"]), st.integers(0, 99)),
    unique_by=lambda row: row[:2],
    max_size=12,
)


@moderate
@given(figures, st.integers(0, 99))
def test_readings_are_sorted_whatever_the_order_in_the_file(rows: list[tuple[str, str, int]], seed: int) -> None:
    pairs = [(year, f"{sign}{number}") for year, sign, number in rows]
    shuffled = random.Random(seed).sample(pairs, len(pairs))
    in_order, in_any_order = empty_view().series(indicator(pairs)), empty_view().series(indicator(shuffled))
    assert in_order == in_any_order
    for series in in_order:
        periods = [reading.period for reading in series.readings]
        assert periods == sorted(set(periods))


@moderate
@given(figures, st.dates(date(1990, 1, 1), date(2031, 1, 1)))
def test_a_headline_never_lies_after_its_day(rows: list[tuple[str, str, int]], day: date) -> None:
    head = headline(empty_view(), indicator([(year, f"{sign}{number}") for year, sign, number in rows]), day)
    known = [year for year, _, _ in rows if date(int(year), 12, 31) <= day]
    assert (head and head.reading.period.code) == max(known, default=None)
    assert head is None or head.later is None or head.later.period.last > day


@pytest.mark.parametrize("language", ["vi", "en"])
def test_unchanged_since_does_not_cross_a_break(language: str) -> None:
    services = indicator({"2020": "21/25", "2021": "21/25", "2022": "21/25"}, breaks=("2021",))
    day = date(2022, 12, 31)
    assert [commitment.state for commitment in commitments(empty_view(), services, day)] == [State.STALLED]
    overview = page(
        context_of(
            dataset(indicators=(services,)),
            selection=Selection(day),
            words=words_for("en" if language == "en" else "vi"),
        )
    )
    assert "2020" not in repr(overview)
    assert "2021" in repr(overview)
