"""Dots of scores: at their true place, tails only where scores compare, home's line in every row, a true legend."""

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.factories import dataset, decimals, moderate, ranking, standing
from tests.unit.standings import standings_of
from tui.blocks.chart import Tick
from tui.blocks.figure import Figure, Tone
from tui.blocks.pictures import Dot, ScoreScale
from tui.blocks.table import Column, Row, Table
from tui.drawing.lines import Line
from tui.drawing.score_dots import (
    CROSSING,
    GRID,
    HOME_LINE,
    START,
    TAIL,
    scale_heading,
    score_cell,
    score_dot,
)
from tui.drawing.tables import Grid
from tui.model import Dataset, Standing
from tui.pages.rankings.score_axis import score_axis
from tui.pages.rankings.score_plot import BOUNDS, DISPUTED, EXACT, HOME
from tui.text import cells
from tui.wording import words_for

WIDTHS = st.integers(20, 160)
SCORES = decimals(0, 100, 2)
SIGNS = {">": "▸", "<": "◂", "~": "◇"}
MARKS = {EXACT, HOME, DISPUTED, *(glyph for glyph, _ in BOUNDS.values())}
CODES = "abcdefgh"
VI = words_for("vi")


class Entry(NamedTuple):
    """One entity in two periods, its scores as they are written: nothing, or a number after the sign of its bound."""

    before: str
    score: str
    contradiction: str = ""


@st.composite
def written_scores(draw: st.DrawFn) -> str:
    number = f"{draw(st.integers(0, 10000))}"
    return draw(st.sampled_from(["", "", "", "", *SIGNS])) + f"{Decimal(number) / 100}"


entries = st.builds(
    Entry, st.just("") | written_scores(), st.just("") | written_scores(), st.just("") | written_scores()
)


def edition_of(rows: list[Entry], *, home: str = "a", broken: bool = False, lower: bool = False) -> Dataset:
    """Return a ranking of two periods; who has no score in one is ranked there, and further members are not known."""
    standings: list[Standing] = []
    for n, (code, entry) in enumerate(zip(CODES, rows, strict=False), 1):
        standings += [standing("2021", code, str(n), entry.before), standing("2022", code, str(n), entry.score)]
        if entry.score and entry.contradiction:
            standings.append(standing("2022", code, score=entry.contradiction))
    breaks = ("2022",) if broken else ()
    return dataset(rankings=(ranking(*standings, breaks=breaks, lower=lower),), sets={"all": f"{CODES}xy"}, home=home)


def plot_of(shown: Table) -> tuple[Column, int]:
    return next((column, n) for n, column in enumerate(shown.columns) if column.key == "dot")


def dots(shown: Table) -> dict[str, Dot]:
    """Return the dots of the rows of entities, by their keys."""
    _, at = plot_of(shown)
    drawn = {row.key: row.cells[at] for row in shown.rows if row.key}
    return {key: cell for key, cell in drawn.items() if isinstance(cell, Dot)}


def text(line: Line) -> str:
    return "".join(span.text for span in line)


def has_plot(shown: Table) -> bool:
    return any(column.key == "dot" for column in shown.columns)


def is_exact(score: str) -> bool:
    return bool(score) and score[0] not in SIGNS


def number(score: str) -> Decimal:
    return Decimal(score.lstrip("><~"))


# Places


@moderate
@given(st.lists(SCORES, min_size=1, max_size=6), WIDTHS)
def test_a_mark_lies_where_its_score_says_within_half_a_cell(scores: list[Decimal], width: int) -> None:
    axis = score_axis(VI, scores)
    for score in scores:
        line = text(score_dot(Dot(ScoreScale(axis), (score,)), width))
        true_place = (score - axis.low) / (axis.high - axis.low) * (width - 1)
        assert cells(line) == width
        assert line.count(EXACT) == 1
        assert abs(line.index(EXACT) - true_place) <= Decimal("0.5")


@moderate
@given(SCORES, SCORES, st.none() | SCORES, WIDTHS)
def test_a_tail_begins_where_the_score_was_and_reaches_the_mark(
    before: Decimal, score: Decimal, home: Decimal | None, width: int
) -> None:
    scale = ScoreScale(score_axis(VI, [before, score, *([home] if home is not None else [])]), home)
    line = text(score_dot(Dot(scale, (score,), before=before, change_tone=Tone.GOOD), width))
    start, end = (score_cell(scale.axis, number, width) for number in (before, score))
    assert line[end] == EXACT
    assert start == end or line[start] in (START, CROSSING)
    between = line[min(start, end) + 1 : max(start, end)]
    assert set(between) <= {TAIL, CROSSING}
    outside = line[: min(start, end)] + line[max(start, end) + 1 :]
    assert set(outside) <= {" ", GRID, HOME_LINE}


@moderate
@given(st.lists(SCORES, min_size=1, max_size=6), WIDTHS)
def test_the_numbers_of_the_axis_stand_above_the_grid_apart_from_each_other(scores: list[Decimal], width: int) -> None:
    scale = ScoreScale(score_axis(VI, scores))
    heading = text(scale_heading(scale, width))
    grid = [n for n, sign in enumerate(text(score_dot(Dot(scale), width))) if sign == GRID]
    written = heading.split()
    assert cells(heading) in (width, 0)
    assert len(written) == len(grid)
    assert any(written == [tick.text for tick in level] for level in scale.axis.levels) or not written
    assert len(written) >= 2 or width < 40
    for label, place in zip(written, grid, strict=True):
        start = next(n for n in range(max(0, place - len(label)), place + 1) if heading.startswith(label, n))
        assert start <= place < start + len(label)


@pytest.mark.parametrize("width", [30, 40, 60])
def test_the_mean_stands_above_its_place_where_the_ticks_leave_room(width: int) -> None:
    scores = [Decimal(80), Decimal(90)]
    axis = score_axis(VI, scores)
    for tenths in range(800, 901):
        mean = Decimal(tenths) / 10
        bare, marked = (
            text(scale_heading(ScoreScale(axis, mean=tick), width)) for tick in (None, Tick(mean, VI("plot.mean")))
        )
        label = VI("plot.mean")
        assert marked.replace(label, " " * len(label)) == bare
        if label in marked:
            assert abs(marked.index(label) - score_cell(axis, mean, width)) <= len(label) - 1
            assert f" {label} " in f" {marked} "


def test_only_a_published_mean_is_marked(shipped: Dataset) -> None:
    for code, year, has_mean in (("par-index", "2021", True), ("papi", "2022", False)):
        column, _ = plot_of(standings_of(shipped, code, year, "vi"))
        assert column.scale
        assert (column.scale.mean is not None) is has_mean


# Tails


@moderate
@given(st.lists(entries, min_size=2, max_size=8), st.booleans(), st.booleans())
def test_there_is_a_tail_only_where_both_scores_are_exact_and_may_be_compared(
    rows: list[Entry], broken: bool, lower: bool
) -> None:
    shown = standings_of(edition_of(rows, broken=broken, lower=lower))
    if not has_plot(shown):
        return
    for code, dot in dots(shown).items():
        entry = rows[CODES.index(code)]
        disputed = len(dot.scores) > 1
        if entry.contradiction and not disputed:
            continue  # the sharper of two figures that agree is the score
        compares = is_exact(entry.before) and is_exact(entry.score) and not disputed and not broken
        assert dot.before == (number(entry.before) if compares else None)
        if compares:
            change = number(entry.score) - number(entry.before)
            better = change * (-1 if lower else 1)
            expected = Tone.GOOD if better > 0 else Tone.BAD if better < 0 else Tone.QUIET
            assert dot.change_tone is expected


def test_no_tail_goes_back_to_another_total(shipped: Dataset) -> None:
    assert all(dot.before is None for dot in dots(standings_of(shipped, "papi", "2018")).values())
    assert all(dot.before is None for dot in dots(standings_of(shipped, "papi", "2021")).values())
    assert any(dot.before is not None for dot in dots(standings_of(shipped, "papi", "2022")).values())


# Marks


@moderate
@given(st.lists(entries, min_size=2, max_size=8))
def test_a_score_that_is_not_exact_or_contradicted_is_drawn_so(rows: list[Entry]) -> None:
    shown = standings_of(edition_of(rows))
    if not has_plot(shown):
        return
    for code, dot in dots(shown).items():
        entry = rows[CODES.index(code)]
        if not entry.score:
            assert dot.scores == ()
        elif len(dot.scores) > 1:
            assert dot.glyph == DISPUTED
            assert {number(entry.score), number(entry.contradiction)} == set(dot.scores)
        elif not entry.contradiction:
            assert dot.glyph == SIGNS.get(entry.score[0], HOME if code == "a" else EXACT)


# The line of home


@pytest.mark.parametrize("width", [80, 118, 160])
def test_the_line_of_home_goes_through_every_row_with_or_without_a_score(width: int, shipped: Dataset) -> None:
    for code, year in (("par-index", "2021"), ("papi", "2022"), ("papi", "2024"), ("pci", "2022")):
        shown = standings_of(shipped, code, year, "vi")
        column, at = plot_of(shown)
        grid = Grid(shown, width)
        size = grid.widths[at]
        assert size
        assert column.scale
        assert column.scale.home is not None
        place = score_cell(column.scale.axis, column.scale.home, size)
        for row in shown.rows:
            dot = row.cells[at]
            assert isinstance(dot, Dot)
            sign = text(score_dot(dot, size))[place]
            meets = any(score_cell(column.scale.axis, score, size) == place for score in dot.scores)
            assert sign in (MARKS if meets else {HOME_LINE, CROSSING})


@pytest.mark.parametrize("score", ["", ">80", "~80"])
def test_there_is_no_line_of_a_score_that_is_not_exact(score: str) -> None:
    shown = standings_of(edition_of([Entry("", score), Entry("", "70"), Entry("", "90")]))
    column, _ = plot_of(shown)
    assert column.scale
    assert column.scale.home is None
    assert all(HOME not in mark.glyph for mark in column.legend)


# The legend


@moderate
@given(st.lists(entries, min_size=2, max_size=8))
def test_the_legend_says_what_is_drawn_and_nothing_else(rows: list[Entry]) -> None:
    shown = standings_of(edition_of(rows))
    if not has_plot(shown):
        return
    column, _ = plot_of(shown)
    drawn = dots(shown).values()
    explained = {mark.glyph for mark in column.legend}
    used = {dot.glyph for dot in drawn if dot.scores}
    assert explained & MARKS == used - {HOME}
    rises = any(dot.before is not None and dot.scores[0] > dot.before for dot in drawn)
    falls = any(dot.before is not None and dot.scores[0] < dot.before for dot in drawn)
    assert (f"{START}{TAIL}{EXACT}" in explained) is rises
    assert (f"{EXACT}{TAIL}{START}" in explained) is falls
    assert column.scale
    assert (f"{HOME} {HOME_LINE}" in explained) is (column.scale.home is not None)


def test_the_legend_leaves_out_a_plot_without_room(shipped: Dataset) -> None:
    shown = standings_of(shipped, "papi", "2022", "vi")
    wide, narrow = ({mark.glyph for mark in Grid(shown, width).legend} for width in (118, 57))
    assert shown.margin
    assert {EXACT, f"{HOME} {HOME_LINE}", shown.margin.glyph} <= wide
    assert narrow == {shown.margin.glyph}


# The margin


@pytest.mark.parametrize(("code", "year"), [("papi", "2022"), ("par-index", "2023"), ("dti", "2022"), ("pci", "2022")])
def test_the_last_quarter_has_a_mark_in_the_margin_and_words_below(code: str, year: str, shipped: Dataset) -> None:
    shown = standings_of(shipped, code, year, "vi")
    grid = Grid(shown, 118)
    marked = [row for row in shown.rows if row.in_margin]
    assert (shown.margin is not None) is bool(marked)
    assert (shown.margin in grid.legend) is bool(marked)
    for row in shown.rows:
        glyph = text(grid.line(row))[0]
        if shown.margin:
            assert (glyph == shown.margin.glyph) is row.in_margin
    ranks = [rank for row in marked if (rank := rank_number(shown, row)) is not None]
    if shown.margin:
        first, last = map(int, shown.margin.word.split()[-1].split("–"))
        assert all(first <= rank <= last for rank in ranks)


def rank_number(shown: Table, row: Row) -> int | None:
    figure = row.cells[[column.key for column in shown.columns].index("rank")]
    return int(figure.value) if isinstance(figure, Figure) and figure.value is not None else None


# Figures


def test_decimal_marks_stand_below_each_other_and_no_digit_is_added(shipped: Dataset) -> None:
    shown = standings_of(shipped, "par-index", "2021", "vi")
    written = [text(Grid(shown, 118).line(row)) for row in shown.rows]
    (at,) = (n for n, column in enumerate(shown.columns) if column.key == "score")
    figures = [row.cells[at] for row in shown.rows if row.key]
    scores = [figure.text.rstrip("†‡") for figure in figures if isinstance(figure, Figure) and figure.value is not None]
    places = {line.index(score) + score.index(",") for score in scores for line in written if f" {score}" in line}
    assert {len(score.partition(",")[2]) for score in scores} == {1, 2}
    assert len(places) == 1


@pytest.mark.parametrize("year", ["2022", "2024"])
def test_a_flag_that_is_said_of_all_is_not_repeated_in_the_rows_but_in_what_is_copied(
    year: str, shipped: Dataset
) -> None:
    shown = standings_of(shipped, "papi", year, "vi")
    grid = Grid(shown, 118)
    assert not any("†" in text(grid.line(row)) for row in shown.rows)
    assert any("†" in cell.text for row in shown.rows for cell in row.cells if isinstance(cell, Figure))
    some = standings_of(shipped, "par-index", "2021", "vi")
    assert any("†" in text(Grid(some, 118).line(row)) for row in some.rows)


def test_home_without_a_rank_is_a_row_of_a_question_mark_and_dashes(shipped: Dataset) -> None:
    shown = standings_of(replace(shipped, home=("hung-yen",)), "par-index", "2022", "vi")
    assert shown.home
    line = text(Grid(shown, 118).line(shown.home))
    assert line.split()[:2] == ["?", "–"]
    assert "Hưng Yên" in line


# The axis


@moderate
@given(st.lists(decimals(-1000, 10**6, 4), min_size=1, max_size=6))
def test_an_axis_holds_all_scores_between_round_numbers(scores: list[Decimal]) -> None:
    axis = score_axis(VI, scores)
    assert axis.low < axis.high
    assert all(axis.low <= score <= axis.high for score in scores)
    assert axis.levels
    assert (axis.low, axis.high) in [(level[0].at, level[-1].at) for level in axis.levels]
    for level in axis.levels:
        assert 2 <= len(level) <= 41
        assert all(axis.low <= tick.at <= axis.high for tick in level)
        steps = {after.at - before.at for before, after in pairwise(level)}
        (step,) = steps
        assert step.normalize().as_tuple().digits in ((1,), (2,), (5,))
        assert all(tick.at % step == 0 for tick in level)
        assert [tick.text for tick in level] == [VI.number(tick.at) for tick in level]
