"""Small multiples: all indicators of a theme, or all rankings of an entity, each with its own axes."""

from collections.abc import Iterable

from msgspec.structs import replace

from tui.blocks.chart import FEWEST_DRAWN, MEAN, Chart
from tui.model import Entity, Indicator, Theme
from tui.pages.shared.ranking_names import compared_rankings
from tui.pages.trends.charts import compared_chart, indicator_chart, ranking_chart
from tui.pages.trends.lines import compared_lines, indicator_lines, ranking_lines
from tui.selection.context import PageContext


def theme_charts(context: PageContext, theme: Theme) -> tuple[Chart, ...]:
    """Return a small chart for each indicator of a theme that has a figure, over all years."""
    indicators = (indicator for indicator in context.dataset.indicators if indicator.theme == theme.code)
    return indicator_charts(context, indicators)


def entity_charts(context: PageContext, entity: Entity) -> tuple[Chart, ...]:
    """Return a small chart for each ranking with a score of an entity: the entity and the mean, over all years."""
    dataset, words = context.dataset, context.words
    on_entity = context.with_selection(replace(context.selection, entity=entity.code, compared=(), since=None))
    charts = []
    for ranking in dataset.indices:
        lines = [line for line in ranking_lines(on_entity, ranking) if line.key in (entity.code, MEAN)]
        if any(line.key == entity.code and line.periods for line in lines):
            charts.append(replace(ranking_chart(on_entity, ranking, lines), heading=words.text(ranking.short)))
    return _small(charts)


def compared_charts(context: PageContext) -> tuple[Chart, ...]:
    """Return a small chart for each ranking with scores of at least two of the compared entities, over all years."""
    charts = []
    for ranking in compared_rankings(context):
        chart = compared_chart(context, ranking, compared_lines(context, ranking))
        if len(chart.curves) > 1:
            charts.append(chart)
    return _small(charts)


def indicator_charts(context: PageContext, indicators: Iterable[Indicator]) -> tuple[Chart, ...]:
    """Return a small chart for each of some indicators that has a figure, over all years."""
    all_years = context.with_selection(replace(context.selection, since=None))
    charts = [indicator_chart(all_years, indicator, indicator_lines(all_years, indicator)) for indicator in indicators]
    return _small(chart for chart in charts if chart.curves)


def _small(charts: Iterable[Chart]) -> tuple[Chart, ...]:
    """Return charts as small ones of as many as are drawn, those with too few points to draw last."""
    opening = sorted((chart for chart in charts if chart.opens), key=_has_few_points)
    count = sum(not _has_few_points(chart) for chart in opening) or len(opening)
    return tuple(
        replace(chart, key=f"small-{chart.opens.code}", small=count, bars=False) for chart in opening if chart.opens
    )


def _has_few_points(chart: Chart) -> bool:
    return len(chart.points) < FEWEST_DRAWN
