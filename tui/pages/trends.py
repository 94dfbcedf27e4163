"""Since when, compared with whom? One measure over time, its gaps and breaks open, and what must not be compared."""

from tui.analysis.field import periods
from tui.model import Dataset, Indicator, Ranking
from tui.pages.blocks import Block, Opens, Page, Prose
from tui.pages.charting import indicator_chart, ranking_chart
from tui.pages.curves import indicator_lines, ranking_lines, shown
from tui.pages.measures import measures_table
from tui.pages.multiples import entity_charts, theme_charts
from tui.pages.observations import observations_table
from tui.pages.selection import Selection
from tui.pages.series import points_table, series_table
from tui.pages.trend_words import grid_summary, indicator_summary, ranking_summary
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


def chosen_measure(dataset: Dataset, selection: Selection) -> Opens | None:
    """Return what is charted: the measure chosen, else what the selection names, else the first ranking with scores."""
    if selection.measure:
        return selection.measure
    for kind, code in (
        ("indicator", selection.indicator),
        ("ranking", selection.ranking),
        ("entity", selection.entity),
    ):
        if code:
            return Opens(kind, code)
    scored = next((each for each in dataset.rankings if any(one.score is not None for one in each.standings)), None)
    if scored:
        return Opens("ranking", scored.code)
    first = next((each for each in dataset.indicators if each.headline), None) or next(iter(dataset.indicators), None)
    return Opens("indicator", first.code) if first else None


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
