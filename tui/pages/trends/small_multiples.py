"""Small multiples: all indicators of a theme, or all indices of an entity, each with its own axes."""

from msgspec.structs import replace

from tui.blocks.chart import MEAN, Chart
from tui.model import Entity, Theme
from tui.pages.trends.charts import indicator_chart, ranking_chart
from tui.pages.trends.lines import indicator_lines, ranking_lines
from tui.selection.context import PageContext


def theme_charts(context: PageContext, theme: Theme) -> tuple[Chart, ...]:
    """Return a small chart for each indicator of a theme that has a figure."""
    charts = [
        indicator_chart(context, each, indicator_lines(context, each, None))
        for each in context.dataset.indicators
        if each.theme == theme.code
    ]
    return _small([chart for chart in charts if chart.curves])


def entity_charts(context: PageContext, entity: Entity) -> tuple[Chart, ...]:
    """Return a small chart for each ranking that knows a score of an entity, with the mean of the field."""
    dataset, words = context.dataset, context.words
    on_entity = context.with_selection(replace(context.selection, entity=entity.code, compared=(), since=None))
    charts = []
    for ranking in dataset.rankings:
        lines = ranking_lines(on_entity, ranking)
        if any(each.key == entity.code and each.periods for each in lines):
            kept = [each for each in lines if each.key in (entity.code, MEAN)]
            chart = ranking_chart(on_entity, ranking, kept)
            charts.append(replace(chart, heading=words.text(ranking.short)))
    return _small(charts)


def _small(charts: list[Chart]) -> tuple[Chart, ...]:
    return tuple(
        replace(chart, key=f"small-{chart.opens.code}", small=len(charts), bars=False)
        for chart in charts
        if chart.opens
    )
