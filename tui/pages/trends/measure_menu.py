"""The menu of the trends: all measures to choose from, rankings first, then indicators by theme."""

from tui.analysis.edition_change import totals_agree
from tui.analysis.scores import Score, scores_of
from tui.analysis.series import headline
from tui.blocks.figure import NONE, Figure, Opens, Tone
from tui.blocks.pictures import Spark
from tui.blocks.table import Cell, Column, Row, Table, table
from tui.model import Indicator, Ranking
from tui.pages.shared.commitments import spark_of, unit_of
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import period_figure, reading_figure, score_figure
from tui.pages.trends.points import plotted_day
from tui.selection.context import PageContext


def measures_table(context: PageContext, chosen: Opens) -> Table:
    """Return every measure with its newest figure, and the groups of measures that open as small charts."""
    dataset, words = context.dataset, context.words
    columns = (
        Column("measure", words("column.measure"), stretch=True, least=24),
        Column("spark", words("column.trend"), priority=1, picture=True),
        Column("value", words("column.latest"), right=True),
        Column("period", words("column.period"), right=True, priority=2),
    )
    rows: list[Row] = []
    home = dataset.entity.get(context.home or "")
    if home and dataset.rankings:
        rows.append(
            _group_row(words("trends.indices_of", name=entity_name(context, home)), Opens("entity", home.code), chosen)
        )
    rows += [_ranking_row(context, ranking, chosen) for ranking in dataset.rankings]
    for theme in dataset.themes:
        members = [indicator for indicator in dataset.indicators if indicator.theme == theme.code]
        if members:
            name = words("trends.all_of", name=words.text(theme.name))
            rows.append(_group_row(name, Opens("theme", theme.code), chosen))
            rows += [_indicator_row(context, indicator, chosen) for indicator in members]
    return table(
        "measures", columns, tuple(rows), heading=words("heading.measures"), qualifier=words("qualifier.enter")
    )


def _group_row(name: str, opens: Opens, chosen: Opens) -> Row:
    blank = Figure("", tone=Tone.QUIET)
    return Row((Figure(name), blank, blank, blank), opens, chosen=opens == chosen)


def _ranking_row(context: PageContext, ranking: Ranking, chosen: Opens) -> Row:
    words = context.words
    opens = Opens("ranking", ranking.code)
    scores = scores_of(context.view, ranking, context.home or "")
    name = Figure(f"  {words.text(ranking.short)}", spoken=words.text(ranking.short))
    cells: tuple[Cell, ...] = (name, NONE, NONE, NONE)
    sources: tuple[str, ...] = ()
    if scores:
        newest = scores[-1]
        value = score_figure(words, newest.place)
        cells = (name, _spark(ranking, scores), value, period_figure(words, newest.period))
        sources = value.sources
    return Row(cells, opens, sources, chosen=opens == chosen)


def _spark(ranking: Ranking, scores: tuple[Score, ...]) -> Spark:
    """Return scores out of the total of the newest of them as a small picture."""
    scores = tuple(score for score in scores if totals_agree(ranking, score.period, scores[-1].period))
    points = tuple((plotted_day(score.period), score.bounded.number) for score in scores)
    first, last = scores[0].period.first, scores[-1].period.last
    breaks = tuple(change.period.first for change in ranking.breaks if first < change.period.first <= last)
    return Spark(points, breaks, ranking.high)


def _indicator_row(context: PageContext, indicator: Indicator, chosen: Opens) -> Row:
    words = context.words
    newest = max((observation.period for observation in indicator.observations if observation.value), default=None)
    opens = Opens("indicator", indicator.code)
    short = words.text(indicator.short or indicator.name)
    name = Figure(f"  {short}", spoken=short)
    head = headline(context.view, indicator, newest.last) if newest else None
    if head is None:
        dash = Figure("–", spoken=words("missing"), tone=Tone.QUIET)
        return Row((name, dash, dash, dash), opens, chosen=opens == chosen)
    unit = unit_of(context.dataset, indicator)
    value = reading_figure(context, indicator, head.reading)
    cells = (
        name,
        spark_of(indicator, unit, head.series.until(head.reading.period.last).readings),
        Figure(value.brief, spoken=value.spoken, value=value.value, sources=value.sources),
        period_figure(words, head.reading.period),
    )
    return Row(cells, opens, head.reading.sources, chosen=opens == chosen)
