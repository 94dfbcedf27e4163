"""Since when, compared with whom? One measure over time, its gaps and breaks open, and what must not be compared."""

from tui.analysis.field import periods
from tui.blocks.figure import Opens
from tui.blocks.page import Block, Page, Prose
from tui.model import Dataset, Indicator, Ranking
from tui.pages.shared.observations_table import observations_table
from tui.pages.trends.charts import indicator_chart, ranking_chart
from tui.pages.trends.lines import indicator_lines, ranking_lines, shown
from tui.pages.trends.measure_menu import measures_table
from tui.pages.trends.sentences import grid_summary, indicator_summary, ranking_summary
from tui.pages.trends.small_multiples import entity_charts, theme_charts
from tui.pages.trends.tables import points_table, series_table
from tui.selection import Selection
from tui.selection.chosen import chosen_measure
from tui.wording import Words


def page(dataset: Dataset, selection: Selection, words: Words) -> Page:
    """Return the trends page."""
    measure = chosen_measure(dataset, selection)
    if measure is None:
        blocks: tuple[Block, ...] = (Prose("none", ((words("empty.trends"),),)),)
    elif measure.kind == "indicator":
        blocks = _indicator(dataset, selection, words, dataset.indicator[measure.code])
    elif measure.kind == "ranking":
        blocks = _ranking(dataset, selection, words, dataset.ranking[measure.code])
    else:
        blocks = _grid(dataset, selection, words, measure)
    return Page("trends", words("panel.trends"), blocks)


def _indicator(dataset: Dataset, selection: Selection, words: Words, indicator: Indicator) -> tuple[Block, ...]:
    lines = indicator_lines(dataset, words, indicator, selection.since)
    chart = indicator_chart(dataset, selection, words, indicator, lines)
    points = observations_table(dataset, indicator, words)
    summary = Prose("summary", indicator_summary(dataset, selection.as_of, words, indicator, lines))
    measures = measures_table(dataset, words, Opens("indicator", indicator.code))
    if selection.tabled:
        return (points, summary, measures)
    return (chart, summary, measures, points)


def _ranking(dataset: Dataset, selection: Selection, words: Words, ranking: Ranking) -> tuple[Block, ...]:
    lines = ranking_lines(dataset, words, ranking, selection)
    chart = ranking_chart(dataset, selection, words, ranking, lines)
    known = [each for each in periods(ranking) if each.last.year >= (selection.since or 0)]
    told = (*shown(lines, selection.hidden), *(each for each in lines if not each.periods))
    series = series_table(dataset, selection, words, ranking, lines)
    summary = Prose("summary", ranking_summary(dataset, words, ranking, told, known))
    measures = measures_table(dataset, words, Opens("ranking", ranking.code))
    points = points_table(words, ranking, lines)
    if selection.tabled:
        return (points, series, summary, measures)
    return (chart, series, summary, measures, points)


def _grid(dataset: Dataset, selection: Selection, words: Words, measure: Opens) -> tuple[Block, ...]:
    if measure.kind == "theme":
        charts = theme_charts(dataset, selection, words, dataset.theme[measure.code])
    else:
        charts = entity_charts(dataset, selection, words, dataset.entity[measure.code])
    summary = Prose("heading", grid_summary(dataset, words, measure, len(charts)))
    return (summary, *charts, measures_table(dataset, words, measure))
