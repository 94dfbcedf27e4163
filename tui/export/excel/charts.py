"""Native charts of a workbook, drawn from cells: the scores of a ranking, and the charts of a page over time."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from tui.blocks.chart import Chart, Curve, PointRun
from tui.blocks.figure import Tone
from tui.drawing.palettes import PALETTES
from tui.export.excel.numbers import has_day, number_format, number_of
from tui.export.excel.sheet import Place, set_paper, shown
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
_DATA_ROW = 24
"""The rows a chart takes; its points are listed below."""
_PAGE_ROWS, _LETTERS_ACROSS, _SCALE = 74, 135, 62
"""The rows and the widths of letters that a page upright has room for, printed at a percentage of their size."""
_HEAD_HEIGHT = 30
"""Points of two lines."""
_MOST_PLACES = 4
"""Decimal places of a figure; a share worked out from a total has more."""
_WHOLE_STEPS = 5
"""From this length on the numbers at an axis are whole."""
_DAY_COLUMN, _PERIOD_COLUMN, _RUN_COLUMN = 12, 20, 14


class ChartSheet(NamedTuple):
    """The sheet charts are put on, in a workbook, and its first free row."""

    book: Any
    sheet: Any
    top: int = 0

    @property
    def data_row(self) -> int:
        """The row below the next chart, over the list of its points."""
        return self.top + _DATA_ROW


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
    title = _score_title(table)
    chart.set_title({"name": title, "name_font": {"size": 13}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 9}})
    chart.set_x_axis({"min": 0, "label_position": "high", "major_gridlines": _GRID})
    height = max(_HEIGHT // 2, count * _BAR + 80)
    chart.set_size({"width": _WIDTH * 2 // 3 if height > _WIDTH else _WIDTH, "height": height})
    target.sheet.insert_chart(0, 0, chart, {"description": title})
    set_paper(target.sheet, landscape=height <= _WIDTH)
    target.sheet.fit_to_pages(1, 1)


def _score_title(table: PrintedTable) -> str:
    """Return the title of a table, with the period that is drawn where it has several."""
    if _rows_of_first_period(table) == len(table.rows):
        return table.title
    return f"{table.title} {shown(table.rows[0][table.columns.index('period')])}"


def has_scores(table: PrintedTable) -> bool:
    """Whether the first period of a table has scores of several rows."""
    if not {"name", "score"} <= set(table.columns):
        return False
    score = table.columns.index("score")
    return sum(number_of(row[score]) is not None for row in table.rows[: _rows_of_first_period(table)]) > 1


def _rows_of_first_period(table: PrintedTable) -> int:
    """Return how many rows from the first on are of one period."""
    if "period" not in table.columns:
        return len(table.rows)
    n = table.columns.index("period")
    return next((y for y, row in enumerate(table.rows) if row[n] != table.rows[0][n]), len(table.rows))


def has_points(chart: Chart) -> bool:
    """Whether a chart shows anything that was read."""
    return any(run.points for curve in chart.curves for run in curve.runs)


def add_page_charts(target: ChartSheet, charts: Sequence[Chart], headings: tuple[str, str]) -> None:
    """Draw the charts of a page one below the other; `headings` are those of the day and the period."""
    page_tops = [0]
    for chart in charts:
        following = _add_page_chart(target, chart, headings)
        if following - page_tops[-1] > _PAGE_ROWS and target.top > page_tops[-1]:
            page_tops.append(target.top)
        target = target._replace(top=following)
    runs = max(len(chart.runs) for chart in charts)
    target.sheet.set_column(2, runs + 1, _RUN_COLUMN)
    set_paper(target.sheet, landscape=len(charts) == 1)
    if len(charts) == 1:
        target.sheet.fit_to_pages(1, 1)
    else:
        letters = _DAY_COLUMN + _PERIOD_COLUMN + runs * _RUN_COLUMN
        target.sheet.set_print_scale(int(min(_SCALE, _SCALE * _LETTERS_ACROSS / letters)))
        target.sheet.set_h_pagebreaks(page_tops[1:])


def _add_page_chart(target: ChartSheet, chart: Chart, headings: tuple[str, str]) -> int:
    """Draw a chart from the list of its points below it, and return the row after it.

    Each unbroken run is a series of its own, so that nothing is joined over a gap or a break.
    """
    runs = [(curve, run) for curve in chart.curves for run in curve.runs if run.points]
    days = sorted({point.day for _, point in chart.points})
    native = target.book.add_chart({"type": "column" if chart.bars else "line"})
    _write_days(target, chart, headings)
    rows = {day: y for y, day in enumerate(days, target.data_row + 1)}
    head = target.book.add_format({"text_wrap": True, "align": "right", "valign": "top"})
    target.sheet.set_row(target.data_row, _HEAD_HEIGHT)
    for n, (curve, run) in enumerate(runs):
        target.sheet.write_string(target.data_row, n + 2, curve.name, head)
        for point in run.points:
            look = target.book.add_format({"num_format": number_format(point.at, _MOST_PLACES)})
            target.sheet.write_number(rows[point.day], n + 2, float(point.at), look)
        native.add_series(_series(chart, _Column(target, n + 2, curve, run), days))
    _set_looks(native, chart, runs)
    levels = [*(tick.text for tick in chart.breaks), *(tick.text for tick in chart.targets)]
    notes_row = target.data_row + len(days) + 2
    for y, text in enumerate(levels, notes_row):
        target.sheet.write_string(y, 0, text)
    target.sheet.insert_chart(target.top, 0, native, {"description": _title(chart)})
    return notes_row + len(levels) + 1


def _title(chart: Chart) -> str:
    return f"{chart.heading} ({chart.qualifier})" if chart.qualifier else chart.heading


def _set_looks(native: Any, chart: Chart, runs: list[tuple[Curve, PointRun]]) -> None:  # noqa: ANN401
    """Set title, legend, axes and size; a series of several runs is named once."""
    native.set_title({"name": _title(chart), "name_font": {"size": 13}})
    repeated = [n for n, (curve, _) in enumerate(runs) if n and runs[n - 1][0] is curve]
    native.set_legend({"position": "bottom", "delete_series": repeated})
    if all(has_day(point.day) for _, point in chart.points):
        native.set_x_axis({"date_axis": True, "num_format": "yyyy", "major_unit": 1, "major_unit_type": "years"})
    low, high = float(chart.values.low), float(chart.values.high)
    number_look = {"num_format": "#,##0"} if high - low >= _WHOLE_STEPS else {}
    native.set_y_axis({"min": low, "max": high, "major_gridlines": _GRID, **number_look})
    native.show_blanks_as("span")
    native.set_size({"width": _WIDTH, "height": _HEIGHT})


def _write_days(target: ChartSheet, chart: Chart, headings: tuple[str, str]) -> None:
    day_look = target.book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    for x, heading in enumerate(headings):
        target.sheet.write_string(target.data_row, x, heading)
    target.sheet.set_column(0, 0, _DAY_COLUMN)
    target.sheet.set_column(1, 1, _PERIOD_COLUMN)
    periods = {point.day: point.period for _, point in chart.points}
    for y, (day, period) in enumerate(sorted(periods.items()), target.data_row + 1):
        if has_day(day):
            target.sheet.write_datetime(y, 0, day, day_look)
        else:
            target.sheet.write_string(y, 0, day.isoformat(), day_look)
        target.sheet.write_string(y, 1, period)


class _Column(NamedTuple):
    """Where an unbroken run of a chart is listed."""

    target: ChartSheet
    x: int
    curve: Curve
    run: PointRun


def _series(chart: Chart, column: _Column, days: list[date]) -> dict[str, Any]:
    """Return a run as a series; points that are bounded or disputed have their words beside them."""
    target, x, curve, run = column
    sheet, head = target.sheet.get_name(), target.data_row
    first, last = head + 1, head + len(days)
    n = chart.curves.index(curve)
    colour = _colour(curve.tone)
    series: dict[str, Any] = {
        "name": [sheet, head, x],
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
        position = "outside_end" if chart.bars else "above"
        series["data_labels"] = {"value": True, "position": position, "custom": labels}
    return series


def _colour(tone: Tone) -> str:
    colour: str = getattr(_PAPER, tone.value)
    return colour
