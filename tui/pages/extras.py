"""What follows a page on a screen with room for it: the next most telling blocks of a panel. No file has them."""

from collections.abc import Iterable

from msgspec.structs import replace

from tui.blocks.chart import Chart
from tui.blocks.figure import SEPARATOR
from tui.blocks.page import Block, Prose
from tui.model import Entity
from tui.pages.directives import chosen_directive
from tui.pages.profile.areas import areas_table
from tui.pages.rankings.years import years_table
from tui.pages.shared.commitments import chosen_commitment, commitments_by_urgency
from tui.pages.shared.entity_looks import compared_looks
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.lead import headline_figures
from tui.pages.shared.lineage import predecessors_of
from tui.pages.trends.charts import ranking_chart
from tui.pages.trends.lines import ranking_lines
from tui.pages.trends.small_multiples import compared_charts, entity_charts, indicator_charts, theme_charts
from tui.selection.chosen import chosen_entity, chosen_measure, chosen_period, chosen_ranking
from tui.selection.context import PageContext

_MOST = 4
"""The most charts beside each other."""
_FEWEST_POINTS = 3
"""The fewest points that make a chart of a commitment telling."""


def scores_of_home(context: PageContext) -> tuple[Block, ...]:
    """Return charts of home's scores below a heading; without any score those of the headlines with most readings."""
    scores = _scores_of(context, context.dataset.entity[context.home]) if context.home else ()
    return scores or _headlines_over_years(context)


def _headlines_over_years(context: PageContext) -> tuple[Block, ...]:
    """Return the charts with most readings of the headline indicators, in their order, below a heading."""
    charts = indicator_charts(context, (figure.indicator for figure in headline_figures(context)))
    fullest = sorted(charts, key=lambda chart: -len(chart.points))[:_MOST]
    drawn = [chart for chart in charts if chart in fullest and len(chart.points) >= _FEWEST_POINTS]
    if not drawn:
        return ()
    broken = f"┆ {context.words('sign.break')}" if any(chart.breaks for chart in drawn) else ""
    return (Prose("scores", (), context.words("heading.headlines"), broken), *_abreast(drawn))


def scores_of_chosen(context: PageContext) -> tuple[Block, ...]:
    """Return charts of the scores of the entity of a profile below a heading, without any those of its predecessors."""
    entity = chosen_entity(context)
    return (_scores_of(context, entity) or _scores_before(context, entity)) if entity else ()


def _scores_before(context: PageContext, entity: Entity) -> tuple[Block, ...]:
    """Return charts of the scores of the entities that became another one; nothing where two have none in common."""
    former = predecessors_of(context.dataset, entity)
    compared = context.with_selection(replace(context.selection, compared=tuple(other.code for other in former)))
    charts = compared_charts(compared)[:_MOST]
    if not charts:
        return ()
    names = {code: entity_name(context, context.dataset.entity[code]) for code in compared.selection.compared}
    legend = [f"{look.mark} {names[code]}" for code, look in compared_looks(compared).items()]
    heading = context.words("heading.scores", name=", ".join(names.values()))
    return (Prose("scores", (), heading, SEPARATOR.join(legend)), *_abreast(charts))


def _scores_of(context: PageContext, entity: Entity) -> tuple[Block, ...]:
    """Return the charts with most scores of an entity, in the order of the dataset, below a heading."""
    words, charts = context.words, entity_charts(context, entity)
    fullest = sorted(charts, key=lambda chart: -_points_of(chart, entity.code))[:_MOST]
    if not fullest:
        return ()
    name = entity_name(context, entity)
    legend = [f"{'◆' if entity.code == context.home else '■'} {name}", f"● {words('trends.mean')}"]
    if any(chart.breaks for chart in fullest):
        legend.append(f"┆ {words('sign.break')}")
    heading = Prose("scores", (), words("heading.scores", name=name), SEPARATOR.join(legend))
    return (heading, *_abreast(chart for chart in charts if chart in fullest))


def ranking_over_years(context: PageContext) -> tuple[Block, ...]:
    """Return the chart of the chosen ranking, the areas of home's score in the edition shown, and all years.

    Where the tables of compared entities are shown it is their charts.
    """
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if context.selection.comparing:
        return _abreast(compared_charts(context)[:_MOST]) if context.selection.tabled else ()
    if ranking is None or period is None:
        return ()
    all_years = context.with_selection(replace(context.selection, since=None))
    chart = ranking_chart(all_years, ranking, ranking_lines(all_years, ranking))
    chart = replace(chart, heading=context.words("heading.over_years", ranking=context.words.text(ranking.short)))
    edition = context.view.edition(ranking, period)
    areas = areas_table(context, edition, context.home_in(edition) or "")
    charts = _abreast([chart] if len(chart.points) >= _FEWEST_POINTS else [])
    return (*charts, *((areas,) if areas else ()), years_table(context, ranking))


def related_charts(context: PageContext) -> tuple[Block, ...]:
    """Return charts of the other indicators of a theme below its name, or home's scores on the other rankings."""
    measure = chosen_measure(context)
    if measure and measure.kind == "ranking" and context.home:
        heading, *charts = _scores_of(context, context.dataset.entity[context.home]) or (None,)
    elif measure and measure.kind == "indicator":
        theme = context.dataset.theme[context.dataset.indicator[measure.code].theme]
        charts = [chart for chart in theme_charts(context, theme) if len(chart.points) >= _FEWEST_POINTS]
        heading = Prose("scores", (), context.words("trends.all_of", name=context.words.text(theme.name)))
    else:
        return ()
    others = [chart for chart in charts if isinstance(chart, Chart) and chart.opens != measure]
    return (heading, *_abreast(others[:_MOST])) if heading and others else ()


def commitment_charts(context: PageContext) -> tuple[Block, ...]:
    """Return charts of the chosen commitment and of the most urgent others with a history."""
    commitments = commitments_by_urgency(context)
    if not commitments:
        return ()
    ordered = [chosen_commitment(context, commitments), *commitments]
    codes = dict.fromkeys(commitment.indicator.code for commitment in ordered)
    first, *others = indicator_charts(context, (context.dataset.indicator[code] for code in codes))
    return _abreast([first, *(chart for chart in others if len(chart.points) >= _FEWEST_POINTS)][:_MOST])


def directive_charts(context: PageContext) -> tuple[Block, ...]:
    """Return charts of what the chosen directive is about."""
    directive, dataset = chosen_directive(context), context.dataset
    about = directive.about if directive else ()
    indicators = indicator_charts(context, (dataset.indicator[code] for code in about if code in dataset.indicator))
    rankings = entity_charts(context, dataset.entity[context.home]) if context.home else ()
    return _abreast([*indicators, *(chart for chart in rankings if chart.opens and chart.opens.code in about)][:_MOST])


def _points_of(chart: Chart, key: str) -> int:
    return sum(len(run.points) for curve in chart.curves if curve.key == key for run in curve.runs)


def _abreast(charts: Iterable[Chart]) -> tuple[Chart, ...]:
    """Return charts as they are drawn where all stand in one row."""
    return tuple(replace(chart, small=1) for chart in charts)
