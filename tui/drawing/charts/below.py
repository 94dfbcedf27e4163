"""A table drawn under the years of the chart above it, the breaks and the day of that chart running through it."""

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure
from tui.blocks.table import Row, Table
from tui.drawing.charts.alignment import flag_count
from tui.drawing.charts.area import PlotArea
from tui.drawing.charts.chart import area_of
from tui.drawing.charts.crossing import crossed
from tui.drawing.lines import Drawing, Item, Line, Span, fitted, heading_line
from tui.drawing.tables import draw_table, figure_span
from tui.text import cells


def draw_below(table: Table, chart: Chart, width: int, rows: int) -> Drawing:
    """Return a table for a width, on a screen of `rows` rows, its heading first.

    Its columns stand under the years of the chart, which are their headings; where they have no room, as in any
    table.
    """
    area = area_of(chart, width, rows)
    heading = heading_line(table.heading, table.beside_heading, width)
    if area.slots:
        lines = [crossed(line, area) for line in (heading, *(_row_line(table, row, area) for row in table.rows))]
        return Drawing(lines, [Item(n, n + 1, row.opens, row.sources) for n, row in enumerate(table.rows, 1)])
    body = draw_table(table, width)
    items = [item._replace(start=item.start + 1, stop=item.stop + 1) for item in body.items]
    return Drawing([heading, *body.lines], items)


def _row_line(table: Table, row: Row, area: PlotArea) -> Line:
    """Return the name of a row in the gutter, and each figure of it under its year."""
    name, *figures = (
        figure_span(cell, column, row) if isinstance(cell, Figure) else Span("")
        for column, cell in zip(table.columns, row.cells, strict=True)
    )
    line, end = [fitted(name, area.gutter)], 0
    for figure, slot in zip(figures, area.slots, strict=True):
        if slot:
            start = slot.end - cells(figure.text) + flag_count(figure.text)
            line += [Span(" " * (start - end)), figure]
            end = start + cells(figure.text)
    return line
