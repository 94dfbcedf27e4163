"""Charts of documents: every mark lies where its value says, measured in the SVG by its own axes."""

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.charts import chart, random_charts
from tests.unit.factories import decimals
from tui.blocks.chart import Chart, Point
from tui.blocks.figure import Mark, Tone
from tui.export.columns import column_width
from tui.export.vector.chart import WIDTH, draw_chart, frame_of
from tui.export.vector.labels import Area
from tui.export.vector.letters import text_width, wrapped_text
from tui.export.vector.outlines import OUTLINES
from tui.export.vector.shapes import Label, Path
from tui.export.vector.svg import Description, svg
from tui.model import Dataset
from tui.pages import page
from tui.selection import PANELS, Selection

NAMES = "{http://www.w3.org/2000/svg}"
CLOSE = 0.005
"""The part of an axis a mark may be off."""
BASELINE = 3.0
"""How far below its tick the text of a tick stands, which is half of the height of its digits."""
NUMBER = r"(-?[\d.]+)"
WORDS = Description("Thử", "2022 1; 2023 2")


class Spot(NamedTuple):
    """The middle of a mark."""

    x: float
    y: float
    data: str
    filled: bool


class Axes(NamedTuple):
    """What the grid and the texts at its ends say of a drawing: which places stand for which values and days."""

    left: float
    right: float
    lowest: float
    highest: float

    def spot_of(self, charted: Chart, point: Point, value: Decimal) -> tuple[float, float]:
        axis, time = charted.values, charted.time
        along = (point.day - time.first).days / max(1, (time.last - time.first).days)
        rise = float((value - axis.low) / (axis.high - axis.low))
        return self.left + along * (self.right - self.left), self.lowest + rise * (self.highest - self.lowest)


WIDTHS = st.sampled_from([column_width(across) for across in (1, 2, 3)])


class Measured(NamedTuple):
    """What was measured in the SVG of a chart."""

    axes: Axes
    spots: list[Spot]
    lines: list[list[tuple[float, float]]]
    texts: list[str]


def measured(tested: Chart, width: float = WIDTH) -> Measured:
    """Read the drawing of a chart as anyone would who has only the SVG and the texts at its axis."""
    root = ElementTree.fromstring(svg(draw_chart(tested, width), WORDS))
    ends = [{level[n].text for level in tested.values.levels} for n in (0, -1)]
    texts = [
        (item.text or "", float(item.get("x", "")), float(item.get("y", ""))) for item in root.iter(f"{NAMES}text")
    ]
    lines = [
        [tuple(map(float, place.split(","))) for place in line.get("points", "").split()]
        for line in root.iter(f"{NAMES}polyline")
    ]
    level = [line for line in lines if len(line) == 2 and line[0][1] == line[1][1]]
    (left, _), (right, _) = max(level, key=lambda line: line[1][0] - line[0][0])
    lowest, highest = ([y - BASELINE for text, x, y in texts if text in end and 0 < left - x < 10] for end in ends)
    axes = Axes(left, right, max(lowest), min(highest))
    spots = []
    for mark in root.iter(f"{NAMES}path"):
        place = re.match(rf"translate\({NUMBER} {NUMBER}\)", mark.get("transform", ""))
        assert place
        spots.append(Spot(float(place[1]), float(place[2]), mark.get("d", ""), mark.get("fill") != "#FFFFFF"))
    return Measured(axes, spots, lines, [text for text, _, _ in texts])  # type: ignore[arg-type]


def assert_marked(charted: Chart, seen: Measured, point: Point, glyph: str, value: Decimal) -> None:
    x, y = seen.axes.spot_of(charted, point, value)
    across, up = seen.axes.right - seen.axes.left, seen.axes.lowest - seen.axes.highest
    outline = OUTLINES[glyph]
    assert any(
        abs(spot.x - x) <= CLOSE * across and abs(spot.y - y) <= CLOSE * up
        and (spot.data, spot.filled) == (outline.data, outline.filled)
        for spot in seen.spots
    )  # fmt: skip


def assert_true(charted: Chart, width: float = WIDTH) -> Measured:
    """Every mark lies at its value and day, every line ends at marks, nothing is joined over a gap."""
    seen = measured(charted, width)
    frame = frame_of(charted, width)
    for curve in charted.curves:
        for run in curve.runs:
            for point in (run.points[0], run.points[-1]):
                assert_marked(charted, seen, point, point.mark or curve.mark, point.at)
                for other in point.heights[1:]:
                    assert_marked(charted, seen, point, "‡", other)
    apart = {
        (before.points[-1], after.points[0])
        for curve in charted.curves for before, after in pairwise(curve.runs)
    }  # fmt: skip
    rounded = {tuple((round(x, 2), round(y, 2)) for x, y in map(frame.place, pair)) for pair in apart}
    segments = {pair for line in seen.lines for pair in pairwise((round(x, 2), round(y, 2)) for x, y in line)}
    assert rounded & segments == {pair for pair in rounded if pair[0] == pair[1]} & segments
    return seen


@given(random_charts(), st.sampled_from(["", "△", "▽"]), st.booleans(), WIDTHS)
def test_marks_lie_where_values_say(random_chart: Chart, bound: str, has_dispute: bool, width: float) -> None:
    curve = random_chart.curves[0]
    last_run = curve.runs[-1]
    last = replace(last_run.points[-1], mark=bound)
    if has_dispute:
        other = replace(last.figure, value=random_chart.values.low)
        last = replace(last, others=(other,))
    runs = (*curve.runs[:-1], replace(last_run, points=(*last_run.points[:-1], last)))
    seen = assert_true(replace(random_chart, curves=(replace(curve, runs=runs),)), width)
    for tick in random_chart.breaks:
        assert all(word in " ".join(seen.texts) for word in tick.text.split())


@given(random_charts(), st.integers(1, 12))
def test_small_charts_and_single_figures_are_drawn_too(random_chart: Chart, small: int) -> None:
    few = replace(random_chart, small=small)
    drawn = draw_chart(few)
    assert drawn.shapes
    assert ElementTree.fromstring(svg(drawn, WORDS)).get("width") == f"{WIDTH:g}pt"


@given(st.lists(decimals(0, 100, 2), min_size=5, max_size=5), st.floats(200, 460))
def test_labels_and_names_cover_neither_each_other_nor_leave_the_drawing(values: list[Decimal], width: float) -> None:
    tested = chart(
        {f"Đơn vị {n}": [[(date(2020 + n, 7, 2), value), (date(2026, 7, 2), value)]] for n, value in enumerate(values)}
    )
    labels = [shape for shape in draw_chart(tested, width).shapes if isinstance(shape, Label)]
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    areas = []
    for label in labels:
        size = text_width(label.text, label.size, bold=label.bold)
        start = label.x - shares[label.anchor] * size
        areas.append(Area(start, label.y - label.size * 0.6, start + size, label.y))
    assert all(not area.meets(other) for n, area in enumerate(areas) for other in areas[:n])
    assert all(area.left >= -12 and area.right <= width + 12 for area in areas)


def test_a_break_is_a_dashed_line_between_its_years_up_to_its_reason() -> None:
    days = [date(2020, 7, 2), date(2021, 7, 2)]
    broken = chart([[(days[0], Decimal(1))], [(days[1], Decimal(2))]], breaks=[date(2021, 1, 1)], yearly=True)
    dashed = [shape for shape in draw_chart(broken).shapes if isinstance(shape, Path) and shape.stroke.dash]
    frame = frame_of(broken)
    assert [shape.places[0] for shape in dashed] == [(frame.x(date(2021, 1, 1)), frame.bottom)]
    assert frame.x(days[0]) < dashed[0].places[0][0] < frame.x(days[1])
    assert dashed[0].places[1][1] < frame.top


def test_bounds_are_hollow_and_series_differ_without_colour() -> None:
    assert [glyph for glyph in "△▽◇□" if OUTLINES[glyph].filled] == []
    runs = [[(date(2020, 7, 2), Decimal(1)), (date(2021, 7, 2), Decimal(2))]]
    curves = chart({"a": runs, "b": runs, "c": runs}).curves
    tones = (Tone.HOME, Tone.SECOND, Tone.THIRD)
    tested = replace(
        chart(runs), curves=tuple(replace(curve, tone=tone) for curve, tone in zip(curves, tones, strict=True))
    )
    strokes = [
        shape.stroke for shape in draw_chart(tested).shapes if isinstance(shape, Path) and len(shape.places) == 2
    ]
    assert len({(stroke.width, stroke.dash) for stroke in strokes if stroke.ink in {tone.value for tone in tones}}) == 3


def test_the_legend_tells_marks_and_where_the_axis_starts() -> None:
    tested = chart([[(date(2020, 7, 2), Decimal(90)), (date(2021, 7, 2), Decimal(91))]], target=Decimal(95))
    texts = measured(replace(tested, legend=(Mark("△", "ít nhất là", Tone.QUIET),))).texts
    assert {"ít nhất là", tested.values.text, tested.targets[0].text, "chuỗi"} <= set(texts)


@pytest.mark.parametrize("panel", [*PANELS, "briefing"])
def test_the_charts_of_every_page_are_true(shipped: Dataset, panel: str) -> None:
    context = context_of(shipped, selection=Selection(date(2023, 4, 19), panel))  # type: ignore[arg-type]
    charts = [block for block in page(context).blocks if isinstance(block, Chart)]
    for charted in charts:
        if not (charted.bars or charted.is_tile):
            assert_true(charted)


def test_a_long_daily_series_has_marks_at_its_ends_alone() -> None:
    days = [(date(2000, 1, 1) + timedelta(n), Decimal(n % 7)) for n in range(2000)]
    assert len(measured(chart([days])).spots) == 3  # the mark beside its name, and the two ends


def test_words_are_wrapped_to_a_width_and_lose_nothing() -> None:
    text = "từ 2021: Suy từ số liệu: bỏ một chỉ tiêu con, đổi thang một số khác; công bố 60 thay vì 63 tỉnh"
    lines = wrapped_text(text, 8.5, 150)
    assert " ".join(lines) == text
    assert all(text_width(line, 8.5) <= 150 for line in lines)
