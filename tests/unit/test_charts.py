"""A drawn chart tells the truth cell by cell, whatever its series and its size."""

import re
import sys
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.charts import TRACES, chart, drawn, random_charts, written
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Mark, Tone
from tui.drawing.blocks import draw
from tui.drawing.charts.dense import dense_rows, thinned
from tui.drawing.charts.scale import Position
from tui.drawing.charts.traces import trace
from tui.drawing.lines import width_of

thousand = settings(max_examples=1000, deadline=None, database=None, phases=(Phase.explicit, Phase.generate))
WIDTHS, ROWS = st.integers(20, 200), st.integers(6, 60)


def years(*values: float, first: int = 2015) -> list[tuple[date, Decimal]]:
    return [(date(first + n, 7, 2), Decimal(str(value))) for n, value in enumerate(values)]


@pytest.mark.slow
@thousand
@given(random_charts(), WIDTHS, ROWS)
def test_a_thousand_random_series_are_drawn_true(tested: Chart, width: int, rows: int) -> None:
    lines = draw(tested, width, compact=width < 100, rows=rows).lines
    assert max(map(width_of, lines)) <= width
    picture = drawn(tested, width, rows)
    assert_no_line_between_runs(tested, picture.rows, picture.scale.column)
    assert_every_point_in_its_cell(tested, picture.rows, picture.scale.column, picture.scale.row)
    assert_ticks_are_periods(tested, picture.ticks)


def assert_no_line_between_runs(tested: Chart, rows: list[str], column) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Between the last cell of a run and the first of the next there is no trace."""
    for before, after in pairwise(tested.runs):
        start, end = column(before.points[-1].day), column(after.points[0].day)
        assert not {row[x] for row in rows for x in range(start + 1, end)} & TRACES


def assert_every_point_in_its_cell(tested: Chart, rows: list[str], column, row_of) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Every point has its mark, or a cell of a dense run, within one cell of its value and its day."""
    for _, point in tested.points:
        x, y = column(point.day), row_of(point.at)
        near = {row[n] for row in rows[max(0, y - 1) : y + 2] for n in range(max(0, x - 1), min(len(row), x + 2))}
        assert near & (TRACES | {"●"}), (point, x, y, rows)


def assert_ticks_are_periods(tested: Chart, ticks: str) -> None:
    """Every tick is a year, or a month and year, of the time the chart spans."""
    for word in ticks.replace("┆", " ").split():
        tick = re.fullmatch(r"(?:(\d\d)/)?(\d{4})", word)
        assert tick, word
        month, year = int(tick[1] or 1), int(tick[2])
        assert tested.time.first.year <= year <= tested.time.last.year
        assert 1 <= month <= 12


@settings(max_examples=60, deadline=None, database=None)
@given(random_charts(), random_charts(), WIDTHS, ROWS, st.integers(-3, 60))
def test_several_series_at_any_point_stepped_to_fit(
    tested: Chart, other: Chart, width: int, rows: int, stepped: int
) -> None:
    both = replace(tested, curves=(tested.curves[0], replace(other.curves[0], key="khác", tone=Tone.HOME, mark="◆")))
    drawing = draw(both, width, compact=False, rows=rows, point=stepped)
    assert max(map(width_of, drawing.lines)) <= width
    assert len(drawing.lines) == len(draw(both, width, compact=False, rows=rows).lines)


@settings(max_examples=60, deadline=None, database=None)
@given(random_charts(), WIDTHS, ROWS)
def test_a_small_chart_fits_and_says_where_its_axis_starts(tested: Chart, width: int, rows: int) -> None:
    lines = draw(replace(tested, small=9), width, compact=False, rows=rows).lines
    assert max(map(width_of, lines)) <= width
    if width >= 60:
        assert tested.values.short in written(lines[0])


def test_a_break_runs_through_the_whole_height_with_its_word() -> None:
    tested = chart([years(50, 60), years(10, 20, first=2017)], breaks=[date(2017, 1, 1)], yearly=True)
    lines = [written(line) for line in draw(tested, 80, compact=True, rows=24).lines]
    cut = [n for n, line in enumerate(lines) if "┆" in line]
    assert len(cut) == 9 + 2
    assert "từ 2017: cách khác" in lines[cut[0]]
    assert len({line.index("┆") for line in (lines[n] for n in cut)}) == 1


def test_the_axis_says_in_words_that_it_does_not_start_at_zero() -> None:
    assert chart([years(80, 90)]).values.text == "trục từ 80, không từ 0"
    assert chart([years(8, 90)]).values.text == "trục từ 0"
    assert chart([years(-8, 90)]).values.text == "trục từ −20, không từ 0"


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        pytest.param((7,), 0, 7, id="one alone stands on zero"),
        pytest.param((5, 5, 5), 0, 5, id="flat stands on zero"),
        pytest.param((-5, -5), -5, 0, id="flat below zero hangs from it"),
        pytest.param((0, 0), 0, 1, id="nothing but zero"),
        pytest.param((80.9, 87.16), 80, 88, id="near each other"),
        pytest.param((-3, 4), -3, 4, id="on both sides of zero"),
        pytest.param((), 0, 1, id="none at all"),
    ],
)
def test_an_axis_spans_its_values_between_round_numbers(values: tuple[float, ...], low: int, high: int) -> None:
    axis = chart([years(*values)] if values else []).values
    assert (axis.low, axis.high) == (Decimal(low), Decimal(high))


def test_vietnamese_ticks_have_decimal_commas() -> None:
    level = [tick.text for tick in chart([years(80.2, 81.9)]).values.levels[0]]
    assert level[:5] == ["80,2", "80,4", "80,6", "80,8", "81,0"]


def test_what_is_not_known_of_a_point_stays_blank_until_it_is_stepped_to() -> None:
    tested = chart([years(50, 60)], yearly=True)
    resting, stepped = (written(draw(tested, 80, compact=True, point=n).lines[-1]) for n in (None, 1))
    assert not resting.strip()
    assert stepped.startswith("02/07/2016  ● chuỗi 60 · công bố")


def test_marks_that_collide_stand_beside_each_other() -> None:
    tested = chart({"a": [years(50, 60)], "b": [years(50, 60)]}, yearly=True, labelled=False)
    picture = "\n".join(drawn(tested, 60, 24).rows)
    assert picture.count("●◆") == 2


def test_points_that_belong_to_different_things_are_not_joined() -> None:
    tested = chart([years(50, 60, 70)], yearly=True, labelled=False)
    loose = replace(tested, curves=tuple(replace(curve, joined=False) for curve in tested.curves))
    assert TRACES & set("".join(drawn(tested, 60, 24).rows))
    assert not TRACES & set("".join(drawn(loose, 60, 24).rows))


def test_a_target_and_extra_marks_stand_in_the_legend() -> None:
    tested = replace(chart([years(50, 60)], target=Decimal(90)), legend=(Mark("△", "ít nhất là"),))
    lines = [written(line) for line in draw(tested, 100, compact=False).lines]
    assert "╌╌ đích 90" in lines[1]
    assert "△ ít nhất là" in lines[1]
    assert any("╌╌╌╌╌╌" in line for line in lines[2:])


def test_a_figure_that_contradicts_another_is_drawn_too() -> None:
    tested = chart([years(76, 85)], yearly=True)
    first, last = tested.runs[0].points
    disputed = replace(first, others=(Figure("80", value=Decimal(80)),))
    (curve,) = tested.curves
    contradicted = replace(tested, curves=(replace(curve, runs=(replace(curve.runs[0], points=(disputed, last)),)),))
    assert sum(row.count("‡") for row in drawn(contradicted, 80, 24).rows) == 1


def test_an_empty_chart_draws_nothing() -> None:
    assert [written(line) for line in draw(chart([]), 40, compact=True).lines] == ["Thử " + "─" * 36]


def bars(chart: Chart, width: int) -> list[str]:
    """Return the bars of a chart of single figures, without their periods, tracks and figures."""
    lines = draw(replace(chart, bars=True), width, compact=True).lines
    return [span.text.rstrip() for line in lines for span in line if span.paper == "track"]


def test_single_figures_are_bars_from_zero() -> None:
    longest, shortest = bars(chart({"a": [years(21)], "b": [years(7)]}), 60)
    assert len(shortest) * 3 == pytest.approx(len(longest), abs=3)


@pytest.mark.parametrize(
    ("value", "bar"),
    [
        pytest.param("80", "█" * 40, id="the whole scale"),
        pytest.param("40", "█" * 20, id="half of it"),
        pytest.param("41.9", "█" * 20 + "▉", id="rounded down to an eighth of a cell"),
        pytest.param("0.1", "", id="less than an eighth"),
        pytest.param("0", "", id="nothing"),
    ],
)
def test_a_bar_is_as_long_as_its_part_of_the_scale(value: str, bar: str) -> None:
    tested = chart([[(date(2020, 7, 2), Decimal(value))]])
    scaled = replace(tested, values=replace(tested.values, high=Decimal(80)))
    period_and_figure = len("02/07/2020") + len(value) + 4
    assert bars(scaled, 40 + period_and_figure) == [bar]


@settings(max_examples=60, deadline=None, database=None)
@given(st.integers(0, 4), st.integers(0, 30), st.integers(2, 60), st.integers(0, 30))
def test_a_line_between_two_points_has_no_hole(x0: int, y0: int, length: int, y1: int) -> None:
    cells = list(trace(Position(x0, float(y0)), Position(x0 + length, float(y1))))
    assert {x for x, _, _ in cells} == set(range(x0 + 1, x0 + length))
    assert all(min(y0, y1) <= y <= max(y0, y1) for _, y, _ in cells)
    assert (cells[0][1], cells[-1][1]) == (y0, y1)


def test_a_hundred_thousand_points_keep_their_extremes() -> None:
    heights = [5.5 + n % 7 / 7 for n in range(100_000)]
    heights[31_234], heights[77_777] = 11.0, 0.0
    locations = [(n / 100_000 * 79, height) for n, height in enumerate(heights)]
    thin = thinned(locations)
    assert len(thin) <= 4 * 80
    assert {locations[31_234], locations[77_777]} <= set(thin)
    assert thin == sorted(thin)
    rows = dense_rows(locations, 80, 12)
    assert rows[0].index(rows[0].strip()) == pytest.approx(locations[31_234][0], abs=1)
    assert rows[-1].index(rows[-1].strip()) == pytest.approx(locations[77_777][0], abs=1)


def test_plotext_is_needed_for_dense_lines_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "plotext", None)
    sparse = chart([years(50, 60, 55), years(10, 20, first=2019)], yearly=True)
    assert draw(sparse, 80, compact=True).lines
    assert draw(replace(sparse, bars=True), 80, compact=True).lines
    with pytest.raises(ImportError):
        draw(chart([[(date(2015, 1, 1) + timedelta(n), Decimal(n % 50)) for n in range(900)]]), 80, compact=True)


def test_a_long_dense_series_is_drawn_in_blocks_without_joining_its_gap() -> None:
    first = date(2015, 1, 1)
    runs = [[(first + timedelta(n), Decimal(n % 50 + 10)) for n in span] for span in (range(900), range(1800, 2700))]
    picture = drawn(chart(runs, labelled=False), 100, 40)
    assert set("".join(picture.rows)) & set("▖▗▘▙▚▛▜▝▞▟")
    left, right = picture.scale.column(runs[0][-1][0]), picture.scale.column(runs[1][0][0])
    assert not {row[x] for row in picture.rows for x in range(left + 2, right - 1)} & TRACES
