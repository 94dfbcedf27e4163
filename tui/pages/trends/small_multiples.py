"""Small multiples: all indicators of a theme, or all rankings of an entity, each with its own axes."""

from collections.abc import Iterable

from msgspec.structs import replace

from tui.blocks.chart import MEAN, Chart
from tui.blocks.figure import SEPARATOR
from tui.blocks.page import Block, Prose
from tui.model import Entity, Theme
from tui.pages.shared.entity_names import entity_name
from tui.pages.trends.charts import indicator_chart, ranking_chart
from tui.pages.trends.lines import indicator_lines, ranking_lines
from tui.selection.context import PageContext

_CHARTS_OF_HOME = 4
"""The most charts of home's scores beside each other."""


def theme_charts(context: PageContext, theme: Theme) -> tuple[Chart, ...]:
    """Return a small chart for each indicator of a theme that has a figure, over all years."""
    all_years = context.with_selection(replace(context.selection, since=None))
    indicators = [indicator for indicator in context.dataset.indicators if indicator.theme == theme.code]
    charts = [indicator_chart(all_years, indicator, indicator_lines(all_years, indicator)) for indicator in indicators]
    return _small(chart for chart in charts if chart.curves)


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


def scores_of_home(context: PageContext) -> tuple[Block, ...]:
    """Return charts of home's scores below a heading: those with most scores, in order; nothing without any."""
    dataset, words = context.dataset, context.words
    if context.home is None:
        return ()
    entity = dataset.entity[context.home]
    charts = entity_charts(context, entity)
    fullest = sorted(charts, key=lambda chart: -_points_of(chart, entity.code))[:_CHARTS_OF_HOME]
    if not fullest:
        return ()
    name = entity_name(context, entity)
    legend = [f"◆ {name}", f"● {words('trends.mean')}"]
    if any(chart.breaks for chart in fullest):
        legend.append(f"┆ {words('sign.break')}")
    heading = Prose("scores", (), words("heading.scores", name=name), SEPARATOR.join(legend))
    return (heading, *(replace(chart, small=1) for chart in charts if chart in fullest))


def _points_of(chart: Chart, key: str) -> int:
    return sum(len(run.points) for curve in chart.curves if curve.key == key for run in curve.runs)


def _small(charts: Iterable[Chart]) -> tuple[Chart, ...]:
    charts = list(charts)
    return tuple(
        replace(chart, key=f"small-{chart.opens.code}", small=len(charts), bars=False)
        for chart in charts
        if chart.opens
    )
