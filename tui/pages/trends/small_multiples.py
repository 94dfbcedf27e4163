"""Small multiples: all indicators of a theme, or all rankings of an entity, each with its own axes."""

from collections.abc import Iterable

from msgspec.structs import replace

from tui.blocks.chart import MEAN, Chart
from tui.model import Entity, Indicator, Theme
from tui.pages.trends.charts import indicator_chart, ranking_chart
from tui.pages.trends.lines import indicator_lines, ranking_lines
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
    for ranking in dataset.rankings:
        lines = [line for line in ranking_lines(on_entity, ranking) if line.key in (entity.code, MEAN)]
        if any(line.key == entity.code and line.periods for line in lines):
            charts.append(replace(ranking_chart(on_entity, ranking, lines), heading=words.text(ranking.short)))
    return _small(charts)


def indicator_charts(context: PageContext, indicators: Iterable[Indicator]) -> tuple[Chart, ...]:
    """Return a small chart for each of some indicators that has a figure, over all years."""
    all_years = context.with_selection(replace(context.selection, since=None))
    charts = [indicator_chart(all_years, indicator, indicator_lines(all_years, indicator)) for indicator in indicators]
    return _small(chart for chart in charts if chart.curves)


def _small(charts: Iterable[Chart]) -> tuple[Chart, ...]:
    charts = list(charts)
    return tuple(
        replace(chart, key=f"small-{chart.opens.code}", small=len(charts), bars=False)
        for chart in charts
        if chart.opens
    )
