"""What a table of figures says on paper beyond its rows: its title, its facts, the words for its codes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.edition import Edition
from tui.blocks.chart import FEWEST_DRAWN, Chart
from tui.model import Ranking
from tui.pages.shared.ranking_names import full_ranking_path
from tui.selection.context import PageContext
from tui.wording import Words


class Paper(Struct, frozen=True):
    """What a table needs to be printed."""

    title: str = ""
    facts: tuple[str, ...] = ()
    """What stands between title and table: the unit, the day, how many rows."""
    headings: Mapping[str, str] = {}
    """The words over columns, by their names, where the catalogue has none."""
    names: Mapping[str, Mapping[str, str]] = {}
    """The words for the codes in a column, by the name of the column."""
    words: Words | None = None
    """The language it is printed in."""
    in_codes: bool = False
    """Whether its cells and columns are codes, to be put into words; those of a page are words already."""
    notes: tuple[str, ...] = ()
    charts: Callable[[], Iterable[Chart]] = tuple
    """Returns what is drawn above the table on the page, or from its figures; for those who draw it."""


def indicators_paper(context: PageContext) -> Paper:
    """Return the words for the periods, units and themes of observations."""
    dataset, words = context.dataset, context.words
    periods = {
        observation.period.code: words.period(observation.period)
        for indicator in dataset.indicators
        for observation in indicator.observations
    }
    names = {
        "period": periods,
        "unit": {unit.code: words.text(unit.name) for unit in dataset.units},
        "theme": {theme.code: words.text(theme.name) for theme in dataset.themes},
    }
    headings = {"name": words("document.indicator")}
    facts = (words.text(dataset.title),)
    charts = partial(_indicator_charts, context)
    title = words("table_file.observations")
    return Paper(title, facts, headings, names, words=words, in_codes=True, charts=charts)


def _indicator_charts(context: PageContext) -> Iterator[Chart]:
    """Yield the chart of each indicator that has points enough, over all years, headed by its full name."""
    from tui.pages.trends.charts import indicator_chart
    from tui.pages.trends.lines import indicator_lines

    all_years = context.with_selection(replace(context.selection, since=None))
    for indicator in context.dataset.indicators:
        chart = indicator_chart(all_years, indicator, indicator_lines(all_years, indicator))
        if len(chart.points) >= FEWEST_DRAWN:
            yield replace(chart, heading=context.words.text(indicator.name))


def ranking_paper(context: PageContext, ranking: Ranking, editions: Sequence[Edition]) -> Paper:
    """Return the name and the scale of a ranking, the day it is read on, and the names of its periods."""
    from tui.pages.trends.charts import scale_of

    words = context.words
    period = words.period(editions[0].period) if len(editions) == 1 else ""
    periods = {period.code: words.period(period) for period in context.view.periods(ranking)}
    return Paper(
        " ".join(part for part in (full_ranking_path(context, ranking), period) if part),
        (
            words("table_file.unit", unit=scale_of(words, ranking)),
            words("frame.as_of", day=words.day(context.selection.as_of)),
        ),
        headings={"name": words("column.entity")},
        names={"period": periods, "compared_with": periods},
        words=words,
        in_codes=True,
        charts=partial(_course_charts, context, ranking, editions),
    )


def _course_charts(context: PageContext, ranking: Ranking, editions: Sequence[Edition]) -> Iterator[Chart]:
    """Yield the scores of an entity over the years where no period has those of several to be compared."""
    from tui.pages.trends.charts import ranking_chart
    from tui.pages.trends.lines import ranking_lines

    scored = {place.entity.code for edition in editions for place in edition.places if place.score}
    if len(scored) == 1 and len(editions) > 1:
        selection = replace(context.selection, entity=scored.pop(), since=None)
        on_entity = context.with_selection(selection)
        chart = ranking_chart(on_entity, ranking, ranking_lines(on_entity, ranking))
        if len(chart.points) > 1:
            yield chart
