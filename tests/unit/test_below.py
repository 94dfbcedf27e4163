"""A table below a chart stands under its years: nothing overlaps, breaks run through both, or it is a table as any."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.charts import random_charts, written
from tui.blocks.chart import Below, Chart, ColumnBelow
from tui.blocks.figure import Figure, Opens
from tui.blocks.glyphs import FLAGS
from tui.blocks.table import Column, Row, Table, table
from tui.drawing.blocks import draw
from tui.drawing.charts.chart import area_of
from tui.drawing.lines import width_of
from tui.model import Code, Dataset
from tui.pages import page
from tui.selection import Selection
from tui.wording import languages, words_for

DAY = date(2023, 4, 19)
CODES = ("par-index", "sipas", "papi", "pci", "par-index-ministries")


def chart_and_table(data: Dataset, code: Code, language: str = "vi") -> tuple[Chart, Table]:
    selection = Selection(DAY, "trends", measure=Opens("ranking", code))
    chart, series, *_ = page(context_of(data, selection=selection, words=words_for(language))).blocks
    assert isinstance(chart, Chart)
    assert isinstance(series, Table)
    return chart, series


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("width", [98, 118, 158, 198])
def test_figures_stand_under_their_years(shipped: Dataset, code: Code, language: str, width: int) -> None:
    chart, series = chart_and_table(shipped, code, language)
    area = area_of(chart, width, 40)
    lines = [written(line) for line in draw(series, width, compact=False).lines]
    assert max(map(len, lines)) <= width
    if not area.slots:
        assert len(lines) == series.count + 2
        return
    assert len(lines) == series.count + 1
    for row, line in zip(series.rows, lines[1:], strict=True):
        for column, cell, slot in zip(series.columns[1:], row.cells[1:], area.slots, strict=True):
            if slot and isinstance(cell, Figure) and column.day:
                start = area.gutter + slot.end - len(cell.text.rstrip(FLAGS + "%"))
                assert line[start : start + len(cell.text)] == cell.text
                assert slot.start - 3 <= area.scale.column(column.day) <= slot.stop + 3
        for x in area.breaks:
            assert line[area.gutter + x] == "┆"


@pytest.mark.parametrize("code", ["par-index", "sipas", "papi", "pci"])
def test_at_120_columns_the_shipped_rankings_have_room_under_their_years(shipped: Dataset, code: Code) -> None:
    chart, _ = chart_and_table(shipped, code)
    area = area_of(chart, 118, 40)
    assert any(area.slots)
    legend = written(draw(chart, 118, compact=False).lines[1])
    assert not any(curve.name in legend for curve in chart.curves)


@st.composite
def charts_with_tables(draw: st.DrawFn) -> tuple[Chart, Table]:
    chart = draw(random_charts())
    days = sorted({point.day for _, point in chart.points} | {chart.time.first - timedelta(400)})
    flags = st.sampled_from(["", "†", "%‡", "†‡", "%"])
    texts = [tuple(draw(st.from_regex(r"[0-9]{1,7}", fullmatch=True)) + draw(flags) for _ in range(3)) for _ in days]
    columns = (Column("name", "", stretch=True), *(Column(str(day), str(day), right=True, day=day) for day in days))
    names = ("● a", "◆ tên rất dài của một chuỗi số liệu", "hạng")
    rows = tuple(
        Row((Figure(name), *(Figure(column[n], value=Decimal(1)) for column in texts))) for n, name in enumerate(names)
    )
    below = Below(names, tuple(map(ColumnBelow, days, texts)))
    chart = replace(chart, below=below)
    return chart, replace(table("series", columns, rows, heading="Bảng"), above=chart)


@settings(max_examples=200, deadline=None, database=None)
@given(charts_with_tables(), st.integers(30, 200), st.integers(10, 60))
def test_no_figure_below_a_chart_is_cut_covered_or_beside_another(
    pair: tuple[Chart, Table], width: int, rows: int
) -> None:
    chart, series = pair
    area = area_of(chart, width, rows)
    lines = draw(series, width, compact=False, rows=rows).lines
    if not area.slots:
        return
    assert max(map(width_of, lines)) <= width
    assert len(lines) == series.count + 1
    for line, row in zip(map(written, lines[1:]), series.rows, strict=True):
        cells = [cell for cell in row.cells if isinstance(cell, Figure)]
        figures = [cell.text for cell, slot in zip(cells[1:], area.slots, strict=True) if slot]
        assert list(figures_in(line[area.gutter :])) == figures


def figures_in(text: str) -> Iterator[str]:
    """Yield what stands between blanks and upright lines."""
    yield from text.replace("┆", " ").split()
