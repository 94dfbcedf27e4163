"""The series of a ranking year by year: what its chart shows, in figures."""

from msgspec.structs import replace

from tui.blocks.figure import Figure, Tone
from tui.blocks.table import Column, Row, Table, table
from tui.model import Ranking
from tui.pages.shared.later import dated_figure
from tui.pages.trends.breaks import ranking_breaks
from tui.pages.trends.lines import charted_periods, ranking_lines
from tui.pages.trends.tables import series_table
from tui.selection.context import PageContext
from tui.wording import Words


def years_table(context: PageContext, ranking: Ranking) -> Table:
    """Return the periods of a ranking, newest first, with the figure of each of its series, breaks as rows."""
    words = context.words
    all_years = context.with_selection(replace(context.selection, since=None))
    series = series_table(all_years, ranking, ranking_lines(all_years, ranking)).rows
    periods = charted_periods(all_years, ranking)
    breaks = {worded.period.code for worded in ranking_breaks(context, ranking)}
    rows: list[Row] = []
    for n, period in enumerate(periods, 1):
        cells = (dated_figure(context, period), *(row.cells[-n] for row in series))
        rows.append(Row(cells))
        if period.code in breaks and n < len(periods):
            rows.append(_break_row(words, words.period(period), len(series)))
    columns = (Column("period", words("column.period")), *_series_columns(series))
    return table("by-year", columns, tuple(rows), heading=words("heading.by_year"), qualifier=words("column.score"))


def _series_columns(series: list[Row]) -> tuple[Column, ...]:
    """Return a column for each series under its mark and name; those of no entity give way first, the last before."""
    names = [name for row in series if isinstance(name := row.cells[0], Figure)]
    entities = [row.is_home or name.text.startswith(" ") for row, name in zip(series, names, strict=True)]
    return tuple(
        Column(f"series-{n}", name.text.strip(), right=True, priority=0 if is_of_entity else n + 1, tone=name.tone)
        for n, (name, is_of_entity) in enumerate(zip(names, entities, strict=True))
    )


def _break_row(words: Words, since: str, count: int) -> Row:
    label = Figure(f"{words('mark.break')} {since}", tone=Tone.WATCH)
    return Row((label, *[Figure("┄", tone=Tone.WATCH)] * count))
