"""The trends page: one measure over time with its gaps and breaks open, or many as small charts."""

from tui.blocks.figure import Opens
from tui.blocks.page import Block, Page, Prose
from tui.model import Indicator, Ranking
from tui.pages.shared.observations_table import observations_table
from tui.pages.trends.charts import indicator_chart, ranking_chart
from tui.pages.trends.lines import indicator_lines, ranking_lines
from tui.pages.trends.measure_menu import measures_table
from tui.pages.trends.sentences import grid_summary, indicator_summary, ranking_summary
from tui.pages.trends.small_multiples import entity_charts, theme_charts
from tui.pages.trends.tables import below, points_table, series_table
from tui.selection.chosen import chosen_measure
from tui.selection.context import PageContext


def page(context: PageContext) -> Page:
    """Return the trends page."""
    dataset, words = context.dataset, context.words
    measure = chosen_measure(context)
    if measure is None:
        blocks: tuple[Block, ...] = (Prose("none", ((words("empty.trends"),),)),)
    elif measure.kind == "indicator":
        blocks = _indicator_blocks(context, dataset.indicator[measure.code])
    elif measure.kind == "ranking":
        blocks = _ranking_blocks(context, dataset.ranking[measure.code])
    else:
        blocks = _small_multiples(context, measure)
    return Page("trends", words("panel.trends"), blocks)


def _indicator_blocks(context: PageContext, indicator: Indicator) -> tuple[Block, ...]:
    lines = indicator_lines(context, indicator)
    chart = indicator_chart(context, indicator, lines)
    points = observations_table(context, indicator)
    summary = Prose("summary", indicator_summary(context, indicator, lines))
    measures = measures_table(context, Opens("indicator", indicator.code))
    if context.selection.tabled:
        return (points, summary, measures)
    return (chart, summary, measures, points)


def _ranking_blocks(context: PageContext, ranking: Ranking) -> tuple[Block, ...]:
    lines = ranking_lines(context, ranking)
    chart = ranking_chart(context, ranking, lines)
    series = series_table(context, ranking, lines)
    summary = Prose("summary", ranking_summary(context, ranking, lines))
    measures = measures_table(context, Opens("ranking", ranking.code))
    points = points_table(context.words, ranking, lines)
    if context.selection.tabled:
        return (points, series, summary, measures)
    return (*below(chart, series), summary, measures, points)


def _small_multiples(context: PageContext, measure: Opens) -> tuple[Block, ...]:
    dataset = context.dataset
    if measure.kind == "theme":
        charts = theme_charts(context, dataset.theme[measure.code])
    else:
        charts = entity_charts(context, dataset.entity[measure.code])
    summary = Prose("heading", grid_summary(context, measure, charts))
    return (summary, *charts, measures_table(context, measure))
