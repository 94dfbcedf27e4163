"""The series of a ranking as tables: a row for each series over the periods, and a row for each point."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tui.blocks.chart import Below, Chart, ColumnBelow, Point
from tui.blocks.figure import Figure, Opens, Tone
from tui.blocks.table import Column, Row, Table, aligned_at_decimals, table
from tui.model import Code, Period, Ranking
from tui.pages.shared.figures import rank_figure
from tui.pages.shared.later import dated_text, distances_from_newest
from tui.pages.trends.lines import Line, charted_periods, drawn_lines
from tui.pages.trends.points import plotted_day
from tui.selection.context import PageContext
from tui.wording import Words


def series_table(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> Table:
    """Return every series a chart can show over the periods of a ranking; those not drawn have no mark."""
    words = context.words
    series_rows = _SeriesRows(context, ranking, drawn_lines(context, lines))
    return table(
        "series",
        _series_columns(context, series_rows.periods),
        tuple(row for line in lines for row in series_rows.rows(line)),
        heading=words("heading.series"),
        hint=words("hint.toggle"),
    )


def below(chart: Chart, series: Table) -> tuple[Chart, Table]:
    """Return a chart and the table of its series, the columns of which are to stand under the years of the chart."""
    texts = list(
        zip(*([cell.text for cell in row.cells if isinstance(cell, Figure)] for row in series.rows), strict=True)
    )
    if not texts or not chart.points:
        return chart, series
    names, *columns = texts
    days = [column.day for column in series.columns if column.day]
    under = Below(names, tuple(map(ColumnBelow, days, columns)))
    return (joined := replace(chart, below=under)), replace(series, above=joined)


def points_table(words: Words, ranking: Ranking, lines: Sequence[Line]) -> Table:
    """Return every point of every series, newest first, with its status and publisher."""
    columns = (
        Column("period", words("column.period"), right=True),
        Column("series", words("column.series"), stretch=True),
        Column("score", words("column.score"), right=True),
        Column("note", words("column.source"), priority=1),
    )
    points = [(point, line) for line in lines for point in line.points]
    points.sort(key=lambda pair: pair[0].day, reverse=True)
    rows = tuple(
        Row(
            (
                Figure(point.period, tone=Tone.QUIET),
                Figure(line.curve.name),
                point.figure,
                Figure(point.note, tone=Tone.QUIET, sources=point.figure.sources),
            ),
            sources=point.figure.sources,
            origins=point.figure.origins,
        )
        for point, line in points
    )
    aligned = aligned_at_decimals(columns, rows, ("score",))
    return table("points", aligned, rows, heading=words("heading.points"), qualifier=words.text(ranking.name))


def _series_columns(context: PageContext, periods: Sequence[Period]) -> tuple[Column, ...]:
    """Return the column of names and one for each period, the newest by the day of which is never dropped."""
    distances = distances_from_newest(context, periods)
    return (
        Column("series", context.words("column.series"), stretch=True, least=16),
        *(
            Column(
                period.code,
                dated_text(context, period),
                right=True,
                priority=min(distance, 9),
                day=plotted_day(period),
            )
            for distance, period in zip(distances, periods, strict=True)
        ),
    )


class _SeriesRows:
    """Words the rows of the table of series, with a cell for each charted period, oldest first."""

    def __init__(self, context: PageContext, ranking: Ranking, drawn: Sequence[Line]) -> None:
        self.context = context
        self.ranking = ranking
        self.periods = charted_periods(context, ranking)[::-1]
        self.drawn = {line.key for line in drawn}

    def rows(self, line: Line) -> tuple[Row, ...]:
        """Return a row with the scores of a series, and one with the ranks where it is the series of an entity."""
        if line.key in self.context.dataset.entity:
            return (self._scores(line), self._ranks(line))
        return (self._scores(line),)

    def _scores(self, line: Line) -> Row:
        words, curve, drawn = self.context.words, line.curve, line.key in self.drawn
        points = dict(zip((period.code for period in line.periods), line.points, strict=True))
        name = Figure(
            f"{curve.mark if drawn else '·'} {curve.name}",
            spoken=curve.name if drawn else words("series.hidden", name=curve.name),
            tone=curve.tone if drawn else Tone.QUIET,
        )
        dash = Figure("–", spoken=words("score.unknown"), tone=Tone.QUIET)
        cells = [_point_cell(points[period.code]) if period.code in points else dash for period in self.periods]
        cells = self._existing(line, cells, dash)
        sources = _distinct_sources(point.figure for point in line.points)
        return Row((name, *cells), Opens("series", line.key), sources, is_home=curve.tone is Tone.HOME)

    def _ranks(self, line: Line) -> Row:
        context, words = self.context, self.context.words
        places = [context.view.edition(self.ranking, period).place(line.key) for period in self.periods]
        sizes = {place.of for place in places if place}
        ranks = self._existing(line, [rank_figure(words, place) for place in places], rank_figure(words, None))
        name = Figure(
            f"  {words('series.rank', of=f' /{sizes.pop()}' if len(sizes) == 1 else '')}",
            spoken=words("series.rank_of", name=line.curve.name),
            tone=Tone.QUIET,
        )
        cells = (replace(_brief(rank), tone=Tone.QUIET) for rank in ranks)
        return Row((name, *cells), Opens("series", line.key), _distinct_sources(ranks))

    def _existing(self, line: Line, cells: Sequence[Figure], unknown: Figure) -> list[Figure]:
        """Return cells with a blank in place of what is unknown of an entity that did not exist in the period."""
        entity = self.context.dataset.entity.get(line.key)
        blank = Figure("", spoken=self.context.words("series.absent"), tone=Tone.QUIET)
        return [
            blank if entity and cell == unknown and not entity.exists_on(period.last) else cell
            for cell, period in zip(cells, self.periods, strict=True)
        ]


def _point_cell(point: Point) -> Figure:
    """Return the figure of a point with its short text, quiet where it came after the day of the selection."""
    figure = _brief(point.figure)
    return replace(figure, tone=Tone.QUIET) if point.later else figure


def _distinct_sources(figures: Iterable[Figure]) -> tuple[Code, ...]:
    return tuple(dict.fromkeys(code for figure in figures for code in figure.sources))


def _brief(figure: Figure) -> Figure:
    """Return a figure with its short text, read aloud in full, that opens nothing."""
    return replace(figure, text=figure.brief, spoken=figure.aloud, opens=None)
