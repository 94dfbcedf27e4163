"""A drawn chart tells the truth cell by cell, whatever its series and its size."""

import re
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
from tui.drawing.lines import width_of
from tui.drawing.plots import bar_rows, dense_rows, thinned
from tui.drawing.traces import trace

thousand = settings(max_examples=1000, deadline=None, database=None, phases=(Phase.explicit, Phase.generate))
WIDTHS, ROWS = st.integers(20, 200), st.integers(6, 60)


def years(*values: float, first: int = 2015) -> list[tuple[date, Decimal]]:
    return [(date(first + n, 7, 2), Decimal(str(value))) for n, value in enumerate(values)]


@thousand
@given(random_charts(), WIDTHS, ROWS)
def test_a_thousand_random_series_are_drawn_true(one: Chart, width: int, rows: int) -> None:
    lines = draw(one, width, compact=width < 100, rows=rows).lines
    assert max(map(width_of, lines)) <= width
    picture = drawn(one, width, rows)
    assert_no_line_between_runs(one, picture.rows, picture.scale.column)
    assert_every_point_in_its_cell(one, picture.rows, picture.scale.column, picture.scale.row)
    assert_ticks_are_periods(one, picture.ticks)


def assert_no_line_between_runs(one: Chart, rows: list[str], column) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Between the last cell of a run and the first of the next there is no trace."""
    for before, after in pairwise(one.runs):
        start, end = column(before.points[-1].day), column(after.points[0].day)
        assert not {row[x] for row in rows for x in range(start + 1, end)} & TRACES


def assert_every_point_in_its_cell(one: Chart, rows: list[str], column, row_of) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """Every point has its mark, or a cell of a dense run, within one cell of its value and its day."""
    for _, each in one.points:
        x, y = column(each.day), row_of(each.at)
        near = {row[n] for row in rows[max(0, y - 1) : y + 2] for n in range(max(0, x - 1), min(len(row), x + 2))}
        assert near & (TRACES | {"●"}), (each, x, y, rows)


def assert_ticks_are_periods(one: Chart, ticks: str) -> None:
    """Every tick is a year, or a month and year, of the time the chart spans."""
    for word in ticks.replace("┆", " ").split():
        found = re.fullmatch(r"(?:(\d\d)/)?(\d{4})", word)
        assert found, word
        month, year = int(found[1] or 1), int(found[2])
        assert one.time.first.year <= year <= one.time.last.year
        assert 1 <= month <= 12


@settings(max_examples=60, deadline=None, database=None)
@given(random_charts(), random_charts(), WIDTHS, ROWS, st.integers(-3, 60))
def test_several_series_at_any_point_stepped_to_fit(
    one: Chart, other: Chart, width: int, rows: int, stepped: int
) -> None:
    both = replace(one, curves=(one.curves[0], replace(other.curves[0], key="khác", tone=Tone.HOME, mark="◆")))
    drawing = draw(both, width, compact=False, rows=rows, point=stepped)
    assert max(map(width_of, drawing.lines)) <= width
    assert len(drawing.lines) == len(draw(both, width, compact=False, rows=rows).lines)


@settings(max_examples=60, deadline=None, database=None)
@given(random_charts(), WIDTHS, ROWS)
def test_a_small_chart_fits_and_says_where_its_axis_starts(one: Chart, width: int, rows: int) -> None:
    lines = draw(replace(one, small=9), width, compact=False, rows=rows).lines
    assert max(map(width_of, lines)) <= width
    if width >= 60:
        assert one.values.short in written(lines[0])


def test_a_break_runs_through_the_whole_height_with_its_word() -> None:
    one = chart([years(50, 60), years(10, 20, first=2017)], breaks=[date(2017, 1, 1)], yearly=True)
    lines = [written(line) for line in draw(one, 80, compact=True, rows=24).lines]
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
    one = chart([years(50, 60)], yearly=True)
    resting, stepped = (written(draw(one, 80, compact=True, point=n).lines[-1]) for n in (None, 1))
    assert not resting.strip()
    assert stepped.startswith("02/07/2016  ● chuỗi 60 · công bố")


def test_marks_that_collide_stand_beside_each_other() -> None:
    one = chart({"a": [years(50, 60)], "b": [years(50, 60)]}, yearly=True, labelled=False)
    picture = "\n".join(drawn(one, 60, 24).rows)
    assert picture.count("●◆") == 2


def test_points_that_belong_to_different_things_are_not_joined() -> None:
    one = chart([years(50, 60, 70)], yearly=True, labelled=False)
    loose = replace(one, curves=tuple(replace(each, joined=False) for each in one.curves))
    assert TRACES & set("".join(drawn(one, 60, 24).rows))
    assert not TRACES & set("".join(drawn(loose, 60, 24).rows))


def test_a_target_and_extra_marks_stand_in_the_legend() -> None:
    one = replace(chart([years(50, 60)], target=Decimal(90)), legend=(Mark("△", "ít nhất là"),))
    lines = [written(line) for line in draw(one, 100, compact=False).lines]
    assert "╌╌ đích 90" in lines[1]
    assert "△ ít nhất là" in lines[1]
    assert any("╌╌╌╌╌╌" in line for line in lines[2:])


def test_a_figure_that_contradicts_another_is_drawn_too() -> None:
    one = chart([years(76, 85)], yearly=True)
    first, last = one.runs[0].points
    disputed = replace(first, others=(Figure("80", value=Decimal(80)),))
    (curve,) = one.curves
    shown = replace(one, curves=(replace(curve, runs=(replace(curve.runs[0], points=(disputed, last)),)),))
    assert sum(row.count("‡") for row in drawn(shown, 80, 24).rows) == 1


def test_an_empty_chart_draws_nothing() -> None:
    assert [written(line) for line in draw(chart([]), 40, compact=True).lines] == ["Thử " + "─" * 36]


def test_single_figures_are_bars_from_zero() -> None:
    one = replace(chart({"a": [years(21)], "b": [years(7)]}), bars=True)
    lines = [written(line) for line in draw(one, 60, compact=True).lines]
    filled = [line.count("█") for line in lines if "█" in line]
    assert filled[1] * 3 == pytest.approx(filled[0], abs=3)


def test_a_bar_is_as_long_as_its_part_of_the_scale() -> None:
    rows = bar_rows([100, 50, 0], 40, 100)
    assert [len(row.rstrip()) for row in rows[::2]] == [pytest.approx(each, abs=1) for each in (40, 20, 0)]


@settings(max_examples=60, deadline=None, database=None)
@given(st.integers(0, 4), st.integers(0, 30), st.integers(2, 60), st.integers(0, 30))
def test_a_line_between_two_points_has_no_hole(x0: int, y0: int, length: int, y1: int) -> None:
    cells = list(trace(x0, float(y0), x0 + length, float(y1)))
    assert {x for x, _, _ in cells} == set(range(x0 + 1, x0 + length))
    assert all(min(y0, y1) <= y <= max(y0, y1) for _, y, _ in cells)
    assert (cells[0][1], cells[-1][1]) == (y0, y1)


def test_a_hundred_thousand_points_keep_their_extremes() -> None:
    xs = [n / 100_000 for n in range(100_000)]
    ys = [0.5 + 0.1 * (n % 7) / 7 for n in range(100_000)]
    ys[31_234], ys[77_777] = 1.0, 0.0
    kept_x, kept_y = thinned(xs, ys, 80, (0.0, 1.0))
    assert len(kept_x) <= 4 * 81
    assert (max(kept_y), min(kept_y)) == (1.0, 0.0)
    assert kept_x == sorted(kept_x)
    rows = dense_rows(xs, ys, 80, 12, (0.0, 1.0, 0.0, 1.0))
    assert rows[0].strip()
    assert rows[-1].strip()
    assert 31_234 * 80 // 100_000 in range(len(rows[0]) - len(rows[0].lstrip()) - 1, 27)


def test_a_long_dense_series_is_drawn_in_blocks_without_joining_its_gap() -> None:
    first = date(2015, 1, 1)
    runs = [[(first + timedelta(n), Decimal(n % 50 + 10)) for n in span] for span in (range(900), range(1800, 2700))]
    picture = drawn(chart(runs, labelled=False), 100, 40)
    assert set("".join(picture.rows)) & set("▖▗▘▙▚▛▜▝▞▟")
    left, right = picture.scale.column(runs[0][-1][0]), picture.scale.column(runs[1][0][0])
    assert not {row[x] for row in picture.rows for x in range(left + 2, right - 1)} & TRACES
