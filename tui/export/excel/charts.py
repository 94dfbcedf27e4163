"""Native charts of a workbook, drawn from cells: the scores of a ranking, and the charts of a page over time."""

from datetime import date
from typing import Any, NamedTuple

from tui.blocks.chart import Chart, Curve, PointRun
from tui.blocks.figure import Tone
from tui.drawing.palettes import PALETTES
from tui.export.excel.numbers import has_day
from tui.export.excel.sheet import Place, set_paper
from tui.export.printed import PrintedTable

_PAPER = PALETTES["giay"]
"""On paper in colour; markers and dashes tell the series apart where there is none."""
_WIDTH = 940
_BAR = 19
"""Points of height a bar takes with its label."""
_HEIGHT = 460
_GRID = {"visible": True, "line": {"color": "#D9D9D9"}}
_MARKERS = ("circle", "square", "diamond", "triangle", "x", "star")
_DASHES = ("solid", "dash", "round_dot", "long_dash", "dash_dot", "square_dot")
_DATA_ROW = 25
"""The first row below a chart, where its points are listed."""


class ChartSheet(NamedTuple):
    """The sheet charts are put on, in a workbook."""

    book: Any
    sheet: Any


def add_score_chart(target: ChartSheet, table: PrintedTable, place: Place) -> None:
    """Draw the scores of the first period of a table as bars from zero, in the order of its rows."""
    name, score = table.columns.index("name"), table.columns.index("score")
    count = _rows_of_first_period(table)
    first, last = place.head + 1, place.head + count
    chart = target.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": table.headings[score],
            "categories": [place.sheet, first, name, last, name],
            "values": [place.sheet, first, score, last, score],
            "fill": {"color": _PAPER.home},
            "gap": 40,
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": table.title, "name_font": {"size": 13}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 9}})
    chart.set_x_axis({"min": 0, "label_position": "high", "major_gridlines": _GRID})
    height = max(_HEIGHT // 2, count * _BAR + 80)
    chart.set_size({"width": _WIDTH * 2 // 3 if height > _WIDTH else _WIDTH, "height": height})
    target.sheet.insert_chart(0, 0, chart, {"description": table.title})
    set_paper(target.sheet, landscape=height <= _WIDTH)
    target.sheet.fit_to_pages(1, 1)


def has_scores(table: PrintedTable) -> bool:
    """Whether a table has named rows with scores."""
    return {"name", "score"} <= set(table.columns) and bool(table.rows)


def _rows_of_first_period(table: PrintedTable) -> int:
    """Return how many rows from the first on are of one period."""
    if "period" not in table.columns:
        return len(table.rows)
    n = table.columns.index("period")
    return next((y for y, row in enumerate(table.rows) if row[n] != table.rows[0][n]), len(table.rows))


def add_page_chart(target: ChartSheet, chart: Chart, headings: tuple[str, str]) -> None:
    """Draw a chart of a page from the list of its points below it; `headings` are those of the day and the period.

    Each unbroken run is a series of its own, so that nothing is joined over a gap or a break.
    """
    runs = [(curve, run) for curve in chart.curves for run in curve.runs]
    days = sorted({point.day for _, point in chart.points})
    native = target.book.add_chart({"type": "column" if chart.bars else "line"})
    _write_days(target, chart, headings)
    rows = {day: y for y, day in enumerate(days, _DATA_ROW + 1)}
    for n, (curve, run) in enumerate(runs):
        target.sheet.write_string(_DATA_ROW, n + 2, curve.name)
        for point in run.points:
            target.sheet.write_number(rows[point.day], n + 2, float(point.at))
        native.add_series(_series(chart, _Column(target.sheet.get_name(), n + 2, curve, run), days))
    native.set_title({"name": f"{chart.heading} ({chart.qualifier})", "name_font": {"size": 13}})
    repeated = [n for n, (curve, _) in enumerate(runs) if n and runs[n - 1][0] is curve]
    native.set_legend({"position": "bottom", "delete_series": repeated})
    if all(map(has_day, days)):
        native.set_x_axis({"date_axis": True, "num_format": "yyyy", "major_unit": 1, "major_unit_type": "years"})
    low = {"min": float(chart.values.low), "max": float(chart.values.high)}
    native.set_y_axis({**low, "major_gridlines": _GRID})
    native.show_blanks_as("span")
    levels = [*(tick.text for tick in chart.breaks), *(tick.text for tick in chart.targets)]
    for y, text in enumerate(levels, _DATA_ROW + len(days) + 2):
        target.sheet.write_string(y, 0, text)
    native.set_size({"width": _WIDTH, "height": _HEIGHT})
    target.sheet.insert_chart(0, 0, native, {"description": f"{chart.heading} ({chart.qualifier})"})
    set_paper(target.sheet)
    target.sheet.fit_to_pages(1, 1)


def _write_days(target: ChartSheet, chart: Chart, headings: tuple[str, str]) -> None:
    day_look = target.book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    for x, heading in enumerate(headings):
        target.sheet.write_string(_DATA_ROW, x, heading)
    target.sheet.set_column(0, 1, 12)
    periods = {point.day: point.period for _, point in chart.points}
    for y, (day, period) in enumerate(sorted(periods.items()), _DATA_ROW + 1):
        if has_day(day):
            target.sheet.write_datetime(y, 0, day, day_look)
        else:
            target.sheet.write_string(y, 0, day.isoformat(), day_look)
        target.sheet.write_string(y, 1, period)


class _Column(NamedTuple):
    """Where an unbroken run of a chart is listed."""

    sheet: str
    x: int
    curve: Curve
    run: PointRun


def _series(chart: Chart, column: _Column, days: list[date]) -> dict[str, Any]:
    """Return a run as a series; points that are bounded or disputed have their words beside them."""
    sheet, x, curve, run = column
    first, last = _DATA_ROW + 1, _DATA_ROW + len(days)
    n = chart.curves.index(curve)
    colour = _colour(curve.tone)
    series: dict[str, Any] = {
        "name": [sheet, _DATA_ROW, x],
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, x, last, x],
        "fill": {"color": colour},
        "marker": {
            "type": _MARKERS[n % len(_MARKERS)],
            "size": 7,
            "fill": {"color": colour},
            "border": {"color": colour},
        },
        "line": {"color": colour, "width": 2, "dash_type": _DASHES[n % len(_DASHES)]}
        if curve.joined
        else {"none": True},
    }
    marked = {point.day: point.figure.text for point in run.points if point.mark or point.others}
    if marked:
        labels = [{"value": marked[day]} if day in marked else {"delete": True} for day in days]
        series["data_labels"] = {"value": True, "position": "above", "custom": labels}
    return series


def _colour(tone: Tone) -> str:
    colour: str = getattr(_PAPER, tone.value)
    return colour
