"""The observations of an indicator as a table: the same on progress, trends and in files."""

from tui.analysis.series import Series
from tui.blocks.figure import Figure, Tone
from tui.blocks.table import Column, Row, Table, table
from tui.model import Indicator, Observation, Status
from tui.pages.shared.figures import observation_figure, period_figure
from tui.selection.context import PageContext


def observations_table(
    context: PageContext,
    indicator: Indicator,
) -> Table:
    """Return every observation, newest first, with its status, source and note."""
    words = context.words
    columns = (
        Column("period", words("column.period"), right=True),
        Column("value", words("column.value"), right=True),
        Column("status", words("column.status"), priority=2),
        Column("source", words("column.source"), priority=1),
        Column("note", words("column.note"), priority=3, stretch=True),
    )
    disputing = {id(each) for series in context.view.series(indicator) for each in _disputing(series)}
    ordered = sorted(indicator.observations, key=lambda each: each.period, reverse=True)
    rows = tuple(_row(context, indicator, each, disputed=id(each) in disputing) for each in ordered)
    name = words.text(indicator.short or indicator.name)
    return table("observations", columns, rows, heading=words("heading.observations"), qualifier=name)


def _disputing(series: Series) -> list[Observation]:
    return [
        each for reading in series.readings if reading.disputing for each in (reading.observation, *reading.disputing)
    ]


def _row(context: PageContext, indicator: Indicator, each: Observation, *, disputed: bool) -> Row:
    dataset, words = context.dataset, context.words
    figure = observation_figure(context, indicator, each, disputed=disputed)
    status = words("status.derived") if each.derived else words(f"status.{each.status.value}")
    note = " · ".join(part for part in (each.derived, words.text(each.note) if each.note else "") if part)
    publishers = ", ".join(dataset.source[code].publisher for code in each.source)
    cells = (
        period_figure(words, each.period),
        figure,
        Figure(status, tone=Tone.QUIET if each.status is Status.PUBLISHED else Tone.WATCH),
        Figure(publishers, sources=each.source),
        Figure(note, tone=Tone.QUIET),
    )
    return Row(cells, sources=each.source)
