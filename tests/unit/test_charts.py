"""A drawn chart tells the truth cell by cell, whatever its series and its size."""

import re
import sys
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.charts import BRAILLE, MARKS, TRACES, WORDS, Picture, chart, drawn, point, random_charts, written
from tui.blocks.chart import FEWEST_DRAWN, Chart, Point, PointRun
from tui.blocks.figure import Figure, Mark, Tone
from tui.drawing.ascii import ascii_line, thirds_line
from tui.drawing.blocks import draw
from tui.drawing.charts.area import plot_area
from tui.drawing.charts.chart import area_of
from tui.drawing.charts.dense import dense_rows, thinned
from tui.drawing.dots import Position, braille, dots_of, segment
from tui.drawing.lines import Span, width_of
from tui.pages.trends.axes import time_axis, value_axis

thousand = settings(max_examples=1000, deadline=None, database=None, phases=(Phase.explicit, Phase.generate))
WIDTHS, ROWS = st.integers(20, 200), st.integers(6, 60)


class Dot(NamedTuple):
    x: int
    y: int


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
    for _, dated in tested.points:
        x, y = column(dated.day), row_of(dated.at)
        near = {row[n] for row in rows[max(0, y - 1) : y + 2] for n in range(max(0, x - 1), min(len(row), x + 2))}
        assert near & (TRACES | {"●"}), (dated, x, y, rows)


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
    if width >= 60 and len(tested.points) >= FEWEST_DRAWN:
        assert tested.values.short in written(lines[0])


def test_a_break_runs_through_the_whole_height_with_its_word() -> None:
    tested = chart([years(50, 60), years(10, 20, first=2017)], breaks=[date(2017, 1, 1)], yearly=True)
    lines = [written(line) for line in draw(tested, 80, compact=True, rows=24).lines]
    cut = [n for n, line in enumerate(lines) if "┆" in line]
    assert len(cut) == 13 + 2
    assert "từ 2017: cách khác" in lines[cut[0]]
    assert len({line.index("┆") for line in (lines[n] for n in cut)}) == 1


def test_the_axis_says_in_words_that_it_does_not_start_at_zero() -> None:
    assert chart([years(80, 90)]).values.text == "trục từ 80, không từ 0"
    assert chart([years(8, 90)]).values.text == "trục từ 0"
    assert chart([years(-8, 90)]).values.text == "trục từ −20, không từ 0"


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        pytest.param((7,), 0, 8, id="one alone stands on zero"),
        pytest.param((5, 5, 5), 0, 5, id="flat stands on zero"),
        pytest.param((-5, -5), -5, 0, id="flat below zero hangs from it"),
        pytest.param((0, 0), 0, 1, id="nothing but zero"),
        pytest.param((80.9, 87.16), 80, 88, id="near each other"),
        pytest.param((-3, 4), -4, 4, id="on both sides of zero"),
        pytest.param((), 0, 1, id="none at all"),
    ],
)
def test_an_axis_spans_its_values_between_round_numbers(values: tuple[float, ...], low: int, high: int) -> None:
    axis = chart([years(*values)] if values else []).values
    assert (axis.low, axis.high) == (Decimal(low), Decimal(high))


def test_vietnamese_ticks_have_decimal_commas() -> None:
    level = [tick.text for tick in chart([years(80.2, 81.9)]).values.levels[0]]
    assert level[:5] == ["80,0", "80,5", "81,0", "81,5", "82,0"]


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


def test_a_target_stands_at_its_line_and_extra_marks_in_the_legend() -> None:
    tested = replace(chart([years(50, 60)], target=Decimal(90)), legend=(Mark("△", "ít nhất là"),))
    lines = [written(line) for line in draw(tested, 100, compact=False).lines]
    assert any(line.endswith("╌╌ đích 90") for line in lines[2:])
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


places = st.builds(Position, st.floats(0, 400), st.floats(0, 120))


@settings(max_examples=300, deadline=None, database=None)
@given(places, places)
def test_a_line_between_two_points_is_straight_and_has_no_hole(start: Position, end: Position) -> None:
    dots = list(segment(start, end))
    assert all(distance(Dot(*dot), start, end) <= 0.5 + 1e-6 for dot in dots)
    steps = [(abs(x - left), abs(y - upper)) for (left, upper), (x, y) in pairwise(dots)]
    assert all(max(step) == 1 for step in steps)
    for place in (start, end):
        assert any(abs(x - place.x) <= 1 and abs(y - place.y) <= 1 for x, y in dots)


def distance(dot: Dot, start: Position, end: Position) -> float:
    """Return how far a dot lies from a line along the axis in which the line is shorter, in dots."""
    if abs(end.x - start.x) < abs(end.y - start.y):
        dot, start, end = Dot(dot.y, dot.x), Position(start.y, start.x), Position(end.y, end.x)
    (first, height), (last, end_height) = sorted((start, end))
    along = min(max(dot.x, first), last)
    share = (along - first) / (last - first) if last > first else 0
    return abs(dot.y - (height + share * (end_height - height)))


@settings(max_examples=200, deadline=None, database=None)
@given(random_charts(), WIDTHS, ROWS)
def test_every_dot_lies_on_the_segment_of_two_neighbouring_readings(tested: Chart, width: int, rows: int) -> None:
    assert_dots_lie_on_segments(tested, drawn(tested, width, rows))


@settings(max_examples=200, deadline=None, database=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(random_charts(), min_size=2, max_size=5), WIDTHS, ROWS, st.integers(0, 9), st.integers(0, 24))
def test_the_lines_of_compared_series_are_as_true_on_small_charts_and_after_the_day(
    charts: list[Chart], width: int, rows: int, small: int, ended: int
) -> None:
    tested = replace(set_together(charts, ended), small=small)
    picture = drawn(tested, width, rows)
    assert_dots_lie_on_segments(tested, picture)
    for dot in dots_in(picture.rows):
        inside = [run for run in tested.runs if spanned(run, picture)[0] - 1 <= dot.x <= spanned(run, picture)[1] + 1]
        assert inside, "a dot in a gap of every series"


def set_together(charts: list[Chart], ended: int) -> Chart:
    """Return the series of some charts in one, without their breaks, the points after the first few being later."""
    curves = tuple(
        replace(chart.curves[0], key=str(n), mark=mark, runs=tuple(map(partial(later_from, ended), chart.runs)))
        for n, (chart, mark) in enumerate(zip(charts, MARKS, strict=False))
    )
    points = [point for curve in curves for run in curve.runs for point in run.points]
    return replace(
        charts[0],
        curves=curves,
        values=value_axis(WORDS, [point.at for point in points]),
        time=time_axis(WORDS, (point.day for point in points), yearly=False),
        breaks=(),
    )


def later_from(ended: int, run: PointRun) -> PointRun:
    return replace(run, points=tuple(replace(point, later=n >= ended) for n, point in enumerate(run.points)))


def spanned(run: PointRun, picture: Picture) -> tuple[float, float]:
    return picture.scale.position(run.points[0]).x, picture.scale.position(run.points[-1]).x


def assert_dots_lie_on_segments(tested: Chart, picture: Picture) -> None:
    segments = [tuple(map(picture.scale.position, pair)) for run in tested.runs for pair in pairwise(run.points)]
    for dot in dots_in(picture.rows):
        near = [(start, end) for start, end in segments if start.x - 1 <= dot.x <= end.x + 1]
        assert any(distance(dot, start, end) <= 0.5 + 1e-6 for start, end in near), dot


@settings(max_examples=200, deadline=None, database=None)
@given(random_charts(), WIDTHS, ROWS, st.integers(0, 9))
def test_a_mark_stands_within_half_a_row_of_its_value(tested: Chart, width: int, rows: int, small: int) -> None:
    shown = replace(tested, small=small, labelled=False)
    if shown.is_tile:
        return
    picture = drawn(shown, width, rows)
    for run in shown.runs:
        for dated in (run.points[0], run.points[-1]):
            x, y = picture.scale.column(dated.day), picture.scale.row(dated.at)
            assert abs(picture.scale.depth(dated.at) - y) <= 0.5
            assert "●" in {picture.rows[y][n] for n in (x - 1, x, x + 1) if 0 <= n < picture.scale.width}


@settings(max_examples=200, deadline=None, database=None)
@given(random_charts(), WIDTHS, ROWS)
def test_no_line_is_drawn_over_a_break_that_has_a_column_of_its_own(tested: Chart, width: int, rows: int) -> None:
    picture = drawn(replace(tested, labelled=False), width, rows)
    taken = {picture.scale.column(dated.day) for _, dated in tested.points}
    for x in set(area_of(tested, width, rows).breaks) - taken:
        assert not {row[x] for row in picture.rows} & TRACES


def dots_in(rows: list[str]) -> list[Dot]:
    """Return every dot of a picture."""
    return [
        Dot(x * 2 + right, y * 4 + down)
        for y, row in enumerate(rows)
        for x, glyph in enumerate(row)
        if glyph in BRAILLE
        for right, down in dots_of(glyph)
    ]


@settings(max_examples=200, deadline=None, database=None)
@given(random_charts(), WIDTHS, ROWS)
def test_ticks_are_whole_and_equal_rows_apart(tested: Chart, width: int, rows: int) -> None:
    scale, ticks = (area := plot_area(tested, width, rows)).scale, area.ticks
    assert len({scale.row(after.at) - scale.row(before.at) for before, after in pairwise(ticks)}) == 1
    assert all(scale.depth(tick.at) == pytest.approx(scale.row(tick.at), abs=1e-6) for tick in ticks)


@settings(max_examples=200, deadline=None, database=None)
@given(random_charts(), WIDTHS, ROWS)
def test_labels_cover_neither_marks_nor_disputes(tested: Chart, width: int, rows: int) -> None:
    disputed = replace(tested, curves=tuple(replace(curve, runs=disputes(curve.runs)) for curve in tested.curves))
    bare, labelled = (drawn(replace(disputed, labelled=labels), width, rows).rows for labels in (False, True))
    for before, after in zip(bare, labelled, strict=True):
        marked = [x for x, glyph in enumerate(before) if glyph in f"{MARKS}‡"]
        assert [after[x] for x in marked] == [before[x] for x in marked]


def disputes(runs: tuple[PointRun, ...]) -> tuple[PointRun, ...]:
    """Return runs with a figure at the height of the first point that contradicts each other point."""
    other = runs[0].points[0].figure
    return tuple(replace(run, points=tuple(replace(point, others=(other,)) for point in run.points)) for run in runs)


def test_two_readings_are_a_straight_line_and_not_a_staircase() -> None:
    """53 and 249 were a staircase of eleven treads."""
    picture = drawn(chart([years(53, 249)], yearly=True, labelled=False), 60, 24)
    dots = sorted(dots_in(picture.rows))
    slopes = {after.y - before.y for before, after in pairwise(dots)}
    assert slopes <= {0, -1}


def test_a_small_change_between_two_readings_is_seen() -> None:
    """83.72 and 86.37 were a flat line."""
    picture = drawn(chart([years(60, 83.72, 86.37, 96)], yearly=True, labelled=False), 60, 24)
    start, end = (picture.scale.position(point) for point in readings_of(83.72, 86.37))
    heights = [dot.y for dot in dots_in(picture.rows) if start.x < dot.x < end.x]
    assert max(heights) > min(heights)


def readings_of(*values: float) -> list[Point]:
    return [point(day, value) for day, value in years(*values, first=2016)]


def test_series_are_named_at_the_ends_of_their_lines_where_there_is_room() -> None:
    tested = chart({"trên": [years(50, 60)], "dưới": [years(50, 52)]}, yearly=True, target=Decimal(58))
    wide = [written(line) for line in draw(tested, 100, compact=False, rows=40).lines]
    narrow = [written(line) for line in draw(tested, 50, compact=True, rows=24).lines]
    ends = [line.split()[-2:] for line in wide[1:-2] if line.endswith(("trên", "dưới", "58"))]
    assert [" ".join(end) for end in ends] == ["● trên", "đích 58", "◆ dưới"]
    assert "trên" not in wide[0]
    assert "● trên" in narrow[1]


@pytest.mark.parametrize(
    ("slope", "glyph"), [((0, 0), "▔"), ((1, 2), "─"), ((2, 1), "─"), ((3, 3), "▁"), ((0, 3), "│")]
)
def test_without_braille_a_line_is_drawn_in_thirds_of_a_row(slope: tuple[int, int], glyph: str) -> None:
    (cell,) = braille(enumerate(slope))
    assert written(thirds_line([Span(cell.glyph)])) == glyph


def test_no_braille_is_left_without_its_font() -> None:
    tested = chart([years(50, 90, 60)], yearly=True)
    lines = draw(tested, 80, compact=True).lines
    assert not BRAILLE & set("".join(written(thirds_line(line)) for line in lines))
    assert set("".join(written(ascii_line(line)) for line in lines)) & set("'-_")


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
