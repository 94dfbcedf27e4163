"""The figures that sources state differently, with all their values."""

from collections.abc import Iterator

from tui.blocks.figure import Figure, Opens
from tui.blocks.table import Column, Row, Table, table
from tui.pages.shared.figures import disputing_figure, disputing_scores, reading_figure, score_figure
from tui.pages.shared.ranking_names import ranking_path
from tui.selection.context import PageContext


def disputes_table(context: PageContext) -> Table:
    """Return every disputed reading and score with the value used elsewhere and the values that contradict it."""
    words = context.words
    columns = (
        Column("figure", words("column.figure"), stretch=True, wraps=True),
        Column("shown", words("column.shown"), right=True),
        Column("other", words("column.other"), right=True),
    )
    return table(
        "disputes",
        columns,
        (*_reading_rows(context), *_score_rows(context)),
        heading=words("heading.disputes"),
        qualifier="‡",
        empty=words("empty.disputes"),
    )


def _reading_rows(context: PageContext) -> Iterator[Row]:
    words = context.words
    for indicator in context.dataset.indicators:
        readings = (reading for series in context.view.series(indicator) for reading in series.readings)
        for reading in readings:
            if reading.disputing:
                others = disputing_figure(context, indicator, reading)
                cells = (
                    Figure(f"{words.text(indicator.name)} {words.period(reading.period)}"),
                    reading_figure(context, indicator, reading),
                    others,
                )
                yield Row(cells, Opens("indicator", indicator.code), (*reading.sources, *others.sources))


def _score_rows(context: PageContext) -> Iterator[Row]:
    words = context.words
    for ranking in context.dataset.rankings:
        for edition in context.view.editions(ranking):
            for place in map(edition.place_at, edition.disputed_scores):
                if place.score:
                    whose = words.text(place.entity.name)
                    name = f"{ranking_path(context, ranking)} {whose} {words.period(edition.period)}"
                    cells = (Figure(name), score_figure(words, place), disputing_scores(words, place))
                    yield Row(cells, Opens("entity", place.entity.code), place.sources)
