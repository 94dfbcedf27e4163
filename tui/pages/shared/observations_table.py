"""The observations of an indicator as a table: the same on progress, trends and in files."""

from tui.analysis.series import Reading
from tui.blocks.figure import Figure, Tone
from tui.blocks.table import Column, Row, Table, table
from tui.model import Indicator, Observation, Status
from tui.pages.shared.figures import observation_figure, period_figure, reading_figure
from tui.pages.shared.remarks import REMARKS, observation_remarks
from tui.selection.context import PageContext


def observations_table(context: PageContext, indicator: Indicator) -> Table:
    """Return every observation, newest first, with its status, source and note."""
    words = context.words
    columns = (
        Column("period", words("column.period"), right=True),
        Column("value", words("column.value"), right=True),
        Column("status", words("column.status"), priority=2),
        Column("source", words("column.source"), priority=1),
        Column(REMARKS, words("column.note"), priority=3, stretch=True, wraps=True),
    )
    disputed_figures = _disputed_figures(context, indicator)
    newest_first = sorted(indicator.observations, key=lambda observation: observation.period, reverse=True)
    rows = tuple(
        _row(
            context,
            observation,
            disputed_figures.get(id(observation)) or observation_figure(context, indicator, observation),
        )
        for observation in newest_first
    )
    name = words.text(indicator.name)
    return table("observations", columns, rows, heading=words("heading.observations"), qualifier=name)


def _disputed_figures(context: PageContext, indicator: Indicator) -> dict[int, Figure]:
    """Return the figures of the observations that contradict each other, by the identity of the observation."""
    contested = [
        reading for series in context.view.series(indicator) for reading in series.readings if reading.contested
    ]
    return {
        id(observation): reading_figure(context, indicator, Reading(observation, disputing=reading.disputing))
        for reading in contested
        for observation in (reading.observation, *reading.disputing)
    }


def _row(context: PageContext, observation: Observation, figure: Figure) -> Row:
    dataset, words = context.dataset, context.words
    status = words("status.derived") if observation.derived else words(f"status.{observation.status.value}")
    publishers = ", ".join(dataset.source[code].publisher for code in observation.source)
    cells = (
        period_figure(words, observation.period),
        figure,
        Figure(status, tone=Tone.QUIET if observation.status is Status.PUBLISHED else Tone.WATCH),
        Figure(publishers, sources=observation.source),
        Figure(observation_remarks(context, observation), tone=Tone.QUIET),
    )
    return Row(cells, sources=observation.source, origins=figure.origins)
