"""Whatever is drawn for a width keeps it, and loses nothing but blanks."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.charts import BRAILLE
from tests.unit.factories import decimals, moderate
from tui.blocks.figure import Figure, Mark, Opens, Runs, Tone
from tui.blocks.page import Card, Cards, Note, Notes
from tui.blocks.pictures import Dot, Gauge, Picture, Places, RankMark, ScoreScale, Spark, Strip
from tui.blocks.table import Column, Row, table
from tui.drawing.ascii import ascii_line
from tui.drawing.blocks import COMPACT_BELOW, draw
from tui.drawing.cards import draw_cards
from tui.drawing.columns import column_widths
from tui.drawing.dots import dots_of
from tui.drawing.lines import Line, Span, cut, heading_line, justified, padded, spans, width_of, wrapped
from tui.drawing.pictures import picture_line, rank_strip, slim_meter, tall_meter
from tui.drawing.sparklines import sparkline
from tui.drawing.tables import draw_table
from tui.model import Dataset
from tui.pages import page
from tui.pages.rankings.score_axis import score_axis
from tui.selection import PANELS, PanelName, Selection
from tui.text import cells
from tui.wording import Language, languages, words_for

WIDTHS = st.integers(8, 200)
words = st.text(alphabet="aăđộưHƯN Y  ê.,−≈>/%019漢字\u00a0·", max_size=40)
phrases: st.SearchStrategy[Runs] = st.lists(
    st.one_of(
        words,
        st.builds(Figure, words),
        st.builds(Mark, st.sampled_from(["▲", "□", ""]), words, st.sampled_from(Tone)),
    ),
    max_size=8,
).map(tuple)
lines: st.SearchStrategy[Line] = st.lists(st.builds(Span, words), max_size=6)
shares = st.decimals(0, 1, places=4)
maybe_shares = st.none() | shares
gauges = st.builds(Gauge, shares, st.sampled_from(Tone), st.booleans(), maybe_shares, maybe_shares)


def written(line: Line) -> str:
    return "".join(span.text for span in line)


@moderate
@given(phrases, WIDTHS)
def test_a_wrapped_line_is_never_wider_than_asked(runs: Runs, width: int) -> None:
    assert all(width_of(line) <= width for line in wrapped(runs, width))


@moderate
@given(phrases, st.integers(-5, 7))
def test_a_line_too_narrow_for_a_letter_holds_one(runs: Runs, width: int) -> None:
    assert all(width_of(line) <= width or len(written(line)) <= 1 for line in wrapped(runs, width))


@moderate
@given(phrases, WIDTHS)
def test_wrapping_loses_no_character_but_blanks(runs: Runs, width: int) -> None:
    before = written(spans(runs)).replace(" ", "")
    assert "".join(map(written, wrapped(runs, width))).replace(" ", "") == before


@moderate
@given(words.filter(lambda text: bool(text.strip())), WIDTHS)
def test_a_figure_that_fits_is_not_broken(figure: str, width: int) -> None:
    assume(cells(figure) <= width)
    runs: Runs = ("Đã đạt ", Figure(figure), " theo nguồn")
    assert sum(figure.strip() in written(line) for line in wrapped(runs, width)) >= 1


def test_sentences_are_broken_at_blanks() -> None:
    runs: Runs = ("Hưng Yên hạng ", Figure("33/63"), ", giữ hạng.")
    assert list(map(written, wrapped(runs, 14))) == ["Hưng Yên hạng", "33/63, giữ", "hạng."]


def test_a_word_longer_than_a_line_is_broken_anywhere() -> None:
    assert list(map(written, wrapped(("https://example.org",), 8))) == ["https://", "example.", "org"]


def test_nothing_wraps_to_one_empty_line() -> None:
    assert wrapped((), 20) == [[]]


@moderate
@given(lines, st.integers(0, 200))
def test_a_cut_line_is_never_wider_than_asked_and_says_that_it_is_cut(line: Line, width: int) -> None:
    shortened = cut(line, width)
    assert width_of(shortened) <= width
    assert written(shortened) == written(line) or written(shortened).endswith("…") or width == 0


@moderate
@given(lines, WIDTHS)
def test_a_padded_line_is_exactly_as_wide_as_asked(line: Line, width: int) -> None:
    assert width_of(padded(line, width)) == width


@moderate
@given(lines, lines, WIDTHS, st.integers(0, 3))
def test_a_justified_line_is_exactly_as_wide_as_asked(left: Line, right: Line, width: int, gap: int) -> None:
    line = justified(left, right, width, gap)
    assert width_of(line) == width
    assert written(line).endswith(written(cut(right, width)))


@moderate
@given(words, words, WIDTHS)
def test_a_heading_is_exactly_as_wide_as_asked_unless_it_is_full(heading: str, qualifier: str, width: int) -> None:
    line = heading_line(heading, qualifier, width)
    assert width_of(line) == width or cells(heading) >= width - 1


@moderate
@given(gauges, WIDTHS)
def test_a_meter_has_as_many_cells_as_asked(gauge: Gauge, width: int) -> None:
    for line in (tall_meter(gauge, width), slim_meter(gauge, width)):
        assert [cells(span.text) for span in line] == [1] * width


@moderate
@given(shares, WIDTHS)
def test_a_meter_is_never_fuller_than_its_share(share: Decimal, width: int) -> None:
    gauge = Gauge(share, Tone.GOOD)
    tall = sum(span.paper == "good_fill" for span in tall_meter(gauge, width))
    slim = sum({"━": 1.0, "╸": 0.5}[span.text] for span in slim_meter(gauge, width) if span.ink == "good_fill")
    assert share * width - 1 < tall <= share * width
    assert float(share * width) - 0.5 <= slim <= float(share * width)


@moderate
@given(gauges, WIDTHS)
def test_a_meter_shows_its_target_whatever_else_it_shows(gauge: Gauge, width: int) -> None:
    for line in (tall_meter(gauge, width), slim_meter(gauge, width)):
        assert ("┃" in written(line)) == (gauge.target is not None)


def test_a_meter_of_a_lower_bound_points_on() -> None:
    gauge = Gauge(Decimal("0.5"), Tone.GOOD, open_end=True)
    assert "▸" in written(tall_meter(gauge, 20))
    assert "▸" in written(slim_meter(gauge, 20))
    assert "▸" not in written(tall_meter(Gauge(Decimal(1), Tone.GOOD, open_end=True), 20))


@pytest.mark.parametrize("share", [Decimal("1.59"), Decimal("-0.21")])
def test_a_share_outside_the_scale_is_drawn_at_its_end(share: Decimal) -> None:
    end = Gauge(max(Decimal(0), min(Decimal(1), share)), Tone.GOOD)
    outside = Gauge(share, Tone.GOOD)
    assert tall_meter(outside, 20) == tall_meter(end, 20)
    assert slim_meter(outside, 20) == slim_meter(end, 20)


@st.composite
def sparks(draw: st.DrawFn) -> Spark:
    """Some readings over time in runs, negative ones too, and breaks between some of the runs."""
    first = date(2015, 1, 1)
    days = sorted(draw(st.sets(st.integers(0, 4000), min_size=2, max_size=15)))
    points = [(first + timedelta(day), draw(decimals(-100, 100, 1))) for day in days]
    ends = [*sorted(draw(st.sets(st.integers(1, len(days) - 1), max_size=3))), len(days)]
    runs = tuple(tuple(points[start:end]) for start, end in pairwise([0, *ends]))
    breaks = [run[0][0] for run in runs[1:] if draw(st.booleans())]
    return Spark(runs, tuple(breaks))


HEIGHTS = st.sampled_from([1, 2])


def sparkline_cells(spark: Spark, width: int, height: int) -> list[str]:
    return [written(line) for line in sparkline(spark, width, height)]


@moderate
@given(sparks(), WIDTHS, HEIGHTS)
def test_a_sparkline_is_exactly_as_large_as_asked(spark: Spark, width: int, height: int) -> None:
    assert [width_of(line) for line in sparkline(spark, width, height)] == [width] * height


@moderate
@given(sparks(), WIDTHS, HEIGHTS)
def test_the_mark_of_a_sparkline_stands_at_its_end_in_the_row_of_its_value(
    spark: Spark, width: int, height: int
) -> None:
    rows = sparkline_cells(spark, width, height)
    (row,) = [y for y, line in enumerate(rows) if "●" in line]
    assert rows[row].index("●") == min(width, 18) - 1
    values = [value for _, value in spark.points]
    low, high = min(values), max(values)
    rise = float((values[-1] - low) / (high - low)) if high > low else 0.5
    assert abs(row + 0.5 - (1 - rise) * height) <= 0.5 + 1 / 8


@moderate
@given(sparks(), WIDTHS, HEIGHTS)
def test_no_line_of_a_sparkline_crosses_a_gap_or_a_break(spark: Spark, width: int, height: int) -> None:
    """Each run draws the same dots alone as among the others, and none of them lies beyond its own days."""
    rows = sparkline_cells(spark, width, height)
    days = (spark.points[-1][0] - spark.points[0][0]).days
    columns = [
        tuple((day - spark.points[0][0]).days / days * (min(width, 18) * 2 - 1.5) for day in (run[0][0], run[-1][0]))
        for run in spark.runs
    ]
    for line in rows:
        for x, glyph in enumerate(line):
            for right, _ in dots_of(glyph) if glyph in BRAILLE else ():
                assert any(first - 0.5 <= x * 2 + right <= last + 0.5 for first, last in columns)


@moderate
@given(sparks(), WIDTHS, HEIGHTS)
def test_a_break_runs_through_all_rows_and_stands_for_one_of_the_file(spark: Spark, width: int, height: int) -> None:
    rows = sparkline_cells(spark, width, height)
    columns = [[x for x, glyph in enumerate(line) if glyph == "┆"] for line in rows]
    assert all(column == columns[0] for column in columns)
    assert len(columns[0]) <= len(spark.breaks)


def points(*values: int, days: int = 365) -> tuple[tuple[date, Decimal], ...]:
    return tuple((date(2020, 1, 1) + timedelta(days * n), Decimal(value)) for n, value in enumerate(values))


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        pytest.param((0, 100), "⣀⣀⠤⠤⠤⠔⠒⠒⠒⠉●", id="rising"),
        pytest.param((90, 100), "⣀⣀⠤⠤⠤⠔⠒⠒⠒⠉●", id="between its own ends, not from zero"),
        pytest.param((5, 5, 5), "⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤●", id="flat in the middle"),
        pytest.param((-1, -3), "⠉⠉⠒⠒⠒⠢⠤⠤⠤⣀●", id="negative and falling"),
        pytest.param((5,), "", id="one alone makes no picture"),
        pytest.param((), "", id="none makes no picture"),
    ],
)
def test_a_sparkline_is_a_straight_line_from_reading_to_reading(values: tuple[int, ...], drawn: str) -> None:
    spark = Spark((points(*values),) if values else ())
    assert sparkline_cells(spark, 11, 1) == [drawn.ljust(11)]


def test_a_gap_of_a_sparkline_stays_open_and_a_break_is_marked_in_it() -> None:
    first, second = points(1, 1, 5, 5, 5)[:2], points(1, 1, 5, 5, 5)[3:]
    gap = sparkline_cells(Spark((first, second)), 12, 2)
    broken = sparkline_cells(Spark((first, second), (date(2022, 6, 1),)), 12, 2)
    assert [line[4:8].strip() for line in gap] == ["", ""]
    assert all(line.count("┆") == 1 for line in broken)
    assert [line.replace("┆", " ") for line in broken] == gap


@moderate
@given(sparks(), WIDTHS)
def test_a_sparkline_in_ascii_keeps_its_width_and_its_breaks(spark: Spark, width: int) -> None:
    (line,) = sparkline(spark, width)
    plain = ascii_line(line)
    assert width_of(plain) == width
    assert written(plain).isascii()
    assert written(plain).count(":") >= written(line).count("┆")


def test_a_card_writes_the_first_value_before_its_sparkline_and_the_newest_at_its_right() -> None:
    spark = Spark((points(8, 4400),), first=Figure("8"))
    opens = Opens("indicator", "i")
    card = Card("Dịch vụ", "DV", Figure("4.400"), None, spark, None, ("+4.392",), ("về sau 5.000",), opens)
    drawn = draw_cards(Cards("k", "", (card,)), 60, compact=False)
    title, upper, lower = map(written, drawn.lines)
    assert title.endswith("4.400")
    assert upper.index("●") < upper.index("+4.392")
    assert lower.startswith("8 ⠤")
    assert lower.endswith("về sau 5.000")


def test_nothing_of_a_panel_but_letters_stays_outside_ascii(shipped: Dataset) -> None:
    assert shipped.as_of is not None
    for panel in PANELS:
        for block in page(
            context_of(shipped, selection=Selection(shipped.as_of, panel=panel), words=words_for("vi"))
        ).blocks:
            for line in draw(block, 118, compact=False).lines:
                signs = {sign for sign in written(ascii_line(line)) if not sign.isascii() and not sign.isalpha()}
                assert signs <= set("“”–\u00a0÷₫Δ⚠←→↑↓†‡"), (panel, signs)


@moderate
@given(st.integers(1, 100), st.integers(1, 100), st.integers(1, 100), WIDTHS)
def test_a_rank_strip_is_exactly_as_wide_as_asked(best: int, worst: int, of: int, width: int) -> None:
    best, worst = sorted((min(best, of), min(worst, of)))
    line = written(rank_strip(Strip(best, worst, of), width))
    assert cells(line) == width
    assert ("●" in line) or best < worst
    assert line[0] + line[-1] == "├┤"


@pytest.mark.parametrize(
    ("rank", "place"),
    [pytest.param(1, 1, id="the first at the left"), pytest.param(63, 18, id="the last at the right")],
)
def test_a_rank_stands_at_its_end_of_the_strip(rank: int, place: int) -> None:
    assert written(rank_strip(Strip(rank, rank, 63), 20)).index("●") == place


def test_a_rank_known_by_its_ends_is_a_bar() -> None:
    line = written(rank_strip(Strip(1, 10, 63), 20))
    assert "━━" in line
    assert "●" not in line


@pytest.mark.parametrize("picture", [Strip(1, 1, 63), Places((RankMark(1, "◆"), RankMark(2, "■")), 63)])
def test_a_rank_strip_without_room_is_blank(picture: Picture) -> None:
    assert written(picture_line(picture, 4)) == "    "


def test_marks_that_meet_on_a_rank_strip_stand_beside_each_other() -> None:
    assert written(picture_line(Places(tuple(RankMark(5, mark) for mark in "◆■▲"), 9), 13)) == "├────▲◆■──┄┄┤"


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(Gauge(Decimal("0.5"), Tone.GOOD), id="gauge"),
        pytest.param(Spark((points(1, 2),)), id="spark"),
        pytest.param(Strip(1, 1, 9), id="strip"),
        pytest.param(Places((RankMark(1, "◆"), RankMark(1, "■")), 9), id="places"),
        pytest.param(Dot(ScoreScale(score_axis(words_for("vi"), [Decimal(1)])), (Decimal(1),)), id="dot"),
    ],
)
def test_every_picture_fits_a_cell(picture: Picture) -> None:
    assert width_of(picture_line(picture, 17)) == 17


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[Column, ...], list[Row]]:
    """Columns of which at most one stretches and at least one never gives way, and a few rows of text."""
    count = draw(st.integers(1, 7))
    stretching = draw(st.integers(0, count))
    columns = tuple(
        Column(
            f"c{n}",
            draw(st.text(alphabet="aĐ ộ", min_size=1, max_size=12)),
            right=draw(st.booleans()),
            priority=draw(st.integers(0, 5)),
            stretch=n == stretching,
            picture=n != stretching and draw(st.booleans()),
            limit=draw(st.sampled_from([0, 0, 24])),
        )
        for n in range(count)
    )
    texts = st.text(alphabet="aĐ ộ漢", max_size=30)
    rows = [Row(tuple(Figure(draw(texts)) for _ in columns)) for _ in range(draw(st.integers(0, 3)))]
    return columns, rows


@moderate
@given(tables(), WIDTHS)
def test_columns_never_exceed_the_width_where_those_that_stay_fit(
    drawn: tuple[tuple[Column, ...], list[Row]], width: int
) -> None:
    columns, rows = drawn
    natural = [
        max(10, cells(column.heading))
        if column.picture
        else max(
            cells(column.heading), *(cells(cell.text) for row in rows if isinstance(cell := row.cells[n], Figure)), 0
        )
        for n, column in enumerate(columns)
    ]
    staying = [
        min(size, column.least) if column.stretch else size
        for column, size in zip(columns, natural, strict=True)
        if not column.priority
    ]
    assume(sum(staying) + 2 * (len(staying) - 1) <= width)
    widths = column_widths(columns, rows, width)
    visible = [size for size in widths if size]
    assert sum(visible) + 2 * (len(visible) - 1) <= width
    assert all(size for column, size in zip(columns, widths, strict=True) if not column.priority)


def test_the_least_important_columns_give_way_first() -> None:
    columns = (Column("a", "A" * 10), Column("b", "B" * 10, priority=2), Column("c", "C" * 10, priority=1))
    assert [bool(size) for size in column_widths(columns, [], 40)] == [True, True, True]
    assert [bool(size) for size in column_widths(columns, [], 30)] == [True, False, True]
    assert [bool(size) for size in column_widths(columns, [], 15)] == [True, False, False]


def test_digits_align_and_marks_hang_outside_them() -> None:
    columns = (Column("value", "V", right=True),)
    rows = tuple(Row((Figure(text),)) for text in ("1,5", "91,87‡", "26†"))
    drawn = draw_table(table("t", columns, rows), 40)
    assert [written(line) for line in drawn.lines[1:]] == ["  1,5 ", "91,87‡", "   26†"]


def test_texts_that_wrap_go_on_below_and_are_chosen_with_their_row() -> None:
    columns = (Column("n", "N", right=True), Column("a", "A", stretch=True, wraps=True), Column("b", "B"))
    rows = (Row((Figure("1"), Figure("xx yy zz"), Figure("b"))), Row((Figure("2"), Figure("xx"), Figure("b"))))
    drawn = draw_table(table("t", columns, rows), 11)
    assert [written(line).rstrip() for line in drawn.lines] == ["N  A      B", "1  xx yy  b", "   zz", "2  xx     b"]
    assert [(item.start, item.stop) for item in drawn.items] == [(1, 3), (3, 4)]


def test_a_column_said_above_leaves_its_room_to_the_others() -> None:
    columns = (Column("a", "A", stretch=True), Column("b", "B", unseen=True), Column("c", "C"))
    rows = (Row((Figure("a" * 20), Figure("b" * 20), Figure("c"))),)
    assert [bool(size) for size in column_widths(columns, rows, 24)] == [True, False, True]
    assert [written(line).rstrip() for line in draw_table(table("t", columns, rows), 23).lines[1:]] == [
        f"{'a' * 20}  c"
    ]


def test_a_table_that_continues_another_has_no_headings_of_its_own() -> None:
    drawn = draw_table(replace(table("t", (Column("a", "A"),), (Row((Figure("x"),)),)), continues=True), 10)
    assert [written(line).rstrip() for line in drawn.lines] == ["x"]
    assert [(item.start, item.stop) for item in drawn.items] == [(0, 1)]


def test_an_empty_table_says_so() -> None:
    drawn = draw_table(table("t", (Column("a", "A"),), (), empty="Không có gì."), 40)
    assert list(map(written, drawn.lines)) == ["Không có gì."]


def test_every_row_of_a_table_can_be_chosen() -> None:
    rows = tuple(Row((Figure(str(n)),), sources=("report",)) for n in range(3))
    drawn = draw_table(table("t", (Column("a", "A"),), rows), 40)
    assert [(item.start, item.stop) for item in drawn.items] == [(1, 2), (2, 3), (3, 4)]
    assert {item.sources for item in drawn.items} == {("report",)}


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_line_of_a_panel_is_wider_than_the_screen(
    shipped: Dataset, panel: PanelName, language: Language, width: int
) -> None:
    assert shipped.as_of is not None
    shown = page(context_of(shipped, selection=Selection(shipped.as_of, panel=panel), words=words_for(language)))
    for block in shown.blocks:
        drawing = draw(block, width, compact=width < COMPACT_BELOW)
        assert max((width_of(line) for line in drawing.lines), default=0) <= width
        assert all(0 <= item.start < item.stop <= len(drawing.lines) for item in drawing.items)


def test_arrows_of_a_column_stand_below_each_other_and_its_numbers_too() -> None:
    columns = (Column("name", "", stretch=True), Column("moved", "", right=True))
    texts = ("▼ 7*", "▲ 12*", "▲ ≥ 2", "–", "▼ 1", "0")
    rows = tuple(Row((Figure("name"), Figure(moved))) for moved in texts)
    lines = [written(line) for line in draw_table(table("t", columns, rows), 30).lines[1:]]
    assert len({line.index(sign) for line in lines for sign in "▲▼" if sign in line}) == 1
    assert [line.rstrip("* ")[-1] for line in lines] == ["7", "2", "2", "–", "1", "0"]
    assert len({len(line.rstrip("* ")) for line in lines[:3] + lines[4:5]}) == 1
    assert [" ".join(line.split()[1:]) for line in lines] == list(texts)


@pytest.mark.parametrize(("width", "compact"), [(118, False), (78, True), (58, True)])
def test_percentages_of_meters_end_in_one_column(width: int, compact: bool, shipped: Dataset) -> None:
    assert shipped.as_of
    context = context_of(shipped, selection=Selection(shipped.as_of, "progress"), words=words_for("vi"))
    (meters,) = (block for block in page(context).blocks if block.key == "meters")
    drawing = draw(meters, width, compact=compact)
    firsts = [written(drawing.lines[item.start]) for item in drawing.items]
    assert len({line.index("%") for line in firsts if "%" in line}) == 1
    assert len([line for line in firsts if "%" in line]) == len(firsts)


@pytest.mark.parametrize("width", [20, 59, 119])
def test_a_name_longer_than_the_line_leaves_room_for_what_is_said_of_it(width: int) -> None:
    notes = Notes("notes", "", (Note(Mark("▸", "w" * 300, Tone.HOME), ("It has moved.",)),))
    assert max(map(width_of, draw(notes, width, compact=False).lines)) <= width


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("as_of", [date(2023, 4, 19), date(2021, 12, 31), date(2030, 1, 1)])
def test_every_block_is_drawn_for_a_screen_of_a_few_cells(shipped: Dataset, panel: PanelName, as_of: date) -> None:
    for block in page(context_of(shipped, selection=Selection(as_of, panel))).blocks:
        for width in range(1, 8):
            for compact in (False, True):
                drawing = draw(block, width, compact=compact)
                assert all(item.stop <= len(drawing.lines) for item in drawing.items)
