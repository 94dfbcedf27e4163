"""Small charts of one or two points are tiles: their figures in numbers, and nothing that looks like a course."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.charts import TRACES, chart, written
from tests.unit.factories import dataset, decimals, indicator, target
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Opens, Tone
from tui.drawing.blocks import draw
from tui.drawing.digits import large_digits
from tui.drawing.lines import width_of
from tui.model import Dataset
from tui.pages import page
from tui.selection import Selection
from tui.wording import words_for

DAY = date(2023, 4, 19)


def tile_of(*values: str, runs: bool = False) -> Chart:
    readings = [(date(2021 + n, 7, 2), Decimal(value)) for n, value in enumerate(values)]
    return chart([[reading] for reading in readings] if runs else [readings], yearly=True, small=4)


def lines_of(tile: Chart, width: int = 40) -> list[str]:
    return [written(line).rstrip() for line in draw(tile, width, compact=False).lines]


def small_charts(data: Dataset) -> dict[str, Chart]:
    selection = Selection(DAY, "trends", measure=Opens("theme", "theme"))
    blocks = page(context_of(data, selection=selection, words=words_for("en"))).blocks
    return {block.opens.code: block for block in blocks if isinstance(block, Chart) and block.opens}


def test_one_figure_stands_in_large_digits_with_its_period() -> None:
    lines = lines_of(tile_of("18.5"))
    digits = [written(line).rstrip() for line in large_digits("18,5", 3)]
    assert lines[1:5] == [*digits, "02/07/2021"]
    assert not TRACES - set("▄▀█") & set("".join(lines))


def test_the_earlier_figure_stands_below_the_newest() -> None:
    lines = lines_of(tile_of("18", "20"))
    assert lines[4:6] == ["02/07/2022", "02/07/2021  18"]


def test_a_figure_without_room_for_large_digits_stands_as_it_is() -> None:
    assert lines_of(tile_of("123456789"), 20)[1:3] == ["123.456.789", "02/07/2021"]


def test_what_came_after_the_day_does_not_lead() -> None:
    tile = tile_of("18", "20")
    first, last = tile.runs[0].points
    curve = replace(tile.curves[0], runs=(replace(tile.runs[0], points=(first, replace(last, later=True))),))
    later = replace(tile, curves=(curve,))
    assert lines_of(later)[4:6] == ["02/07/2021", "02/07/2022  20"]
    alone = replace(later, curves=(replace(curve, runs=(replace(tile.runs[0], points=(replace(last, later=True),)),)),))
    assert {span.ink for span in draw(alone, 40, compact=False).lines[1]} == {Tone.QUIET.value}


@pytest.mark.parametrize("is_later", [False, True])
def test_a_change_is_named_within_one_run_and_up_to_the_day_alone(is_later: bool) -> None:
    joined, apart = tile_of("18", "20"), tile_of("18", "20", runs=True)
    (run,) = joined.runs
    points = (run.points[0], replace(run.points[1], later=is_later))
    curve = replace(joined.curves[0], runs=(replace(run, points=points, change=Figure("+2")),))
    assert any("+2" in line for line in lines_of(replace(joined, curves=(curve,)))) is not is_later
    assert not any("+2" in line for line in lines_of(apart))


@settings(max_examples=100, deadline=None, database=None)
@given(st.lists(decimals(-1000, 10**7, 3), min_size=1, max_size=2), st.integers(12, 120), st.none() | st.integers(0, 2))
def test_a_tile_fits_and_has_one_line_for_the_point_stepped_to(
    values: list[Decimal], width: int, stepped: int | None
) -> None:
    tile = tile_of(*map(str, values))
    drawing = draw(tile, width, compact=False, point=stepped)
    assert max(map(width_of, drawing.lines)) <= width
    assert len(drawing.lines) == len(draw(tile, width, compact=False).lines)


def test_charts_of_a_theme_come_before_its_tiles_and_say_their_targets() -> None:
    few = indicator({"2021": "7", "2022": "9"}, code="few", targets=(target("12", by="2025-12-31"),))
    many = indicator({"2020": "7", "2021": "9", "2022": "11"}, code="many")
    charts = small_charts(dataset(indicators=(few, many)))
    assert list(charts) == ["many", "few"]
    assert [chart.is_tile for chart in charts.values()] == [False, True]
    lines = lines_of(charts["few"], 60)
    assert any("+2" in line for line in lines)
    assert any("target 12" in line for line in lines)
