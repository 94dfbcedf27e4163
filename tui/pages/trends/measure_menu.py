"""The menu of the trends: all measures to choose from, rankings first, then indicators by theme."""

from collections.abc import Sequence

from msgspec.structs import replace

from tui.analysis.edition_change import totals_agree
from tui.analysis.runs import runs_of
from tui.analysis.scores import Score, at_cuts, cuts_of, scores_of
from tui.analysis.series import Headline, Reading, headline
from tui.blocks.figure import NONE, Figure, Opens, Tone
from tui.blocks.pictures import Spark
from tui.blocks.table import Cell, Column, Row, Table, table
from tui.model import Indicator, Period, Ranking
from tui.pages.shared.commitments import spark_of
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import period_figure, reading_figure, score_figure
from tui.pages.shared.later import is_later
from tui.pages.shared.latest_standings import without_empty
from tui.pages.shared.ranking_names import ranking_path
from tui.pages.trends.lines import mean_indicator
from tui.pages.trends.points import day_plotter
from tui.selection.context import PageContext
from tui.wording import Words


def measures_table(context: PageContext, chosen: Opens) -> Table:
    """Return every measure with its newest figure by the day and the newest after it.

    Among them are the groups of measures that open as small charts. A ranking to which home does not belong is in none,
    and has the figures of its mean.
    """
    words = context.words
    columns = (
        Column("measure", words("column.measure"), stretch=True, least=36),
        Column("spark", words("column.trend"), priority=1, picture=True),
        Column("value", words("column.latest"), right=True),
        Column("period", words("column.period"), right=True, priority=2),
        Column("later", words("column.later"), right=True, priority=3),
    )
    rows = tuple(_row(context, measure, chosen) for measure in menu(context))
    filled_columns, filled_rows = without_empty(columns, rows, ("later",))
    return table("measures", filled_columns, filled_rows, heading=words("heading.measures"), hint=words("hint.enter"))


def menu(context: PageContext) -> tuple[Opens, ...]:
    """Return all that can be charted: home and its rankings, the other rankings, each theme and its indicators."""
    dataset = context.dataset
    home = dataset.entity.get(context.home or "")
    homes = [ranking for ranking in dataset.rankings if home and context.view.belongs_to(ranking, home.code)]
    measures = [Opens("entity", home.code)] if home and homes else []
    others = [ranking for ranking in dataset.rankings if ranking not in homes]
    measures += [Opens("ranking", ranking.code) for ranking in (*homes, *others)]
    for theme in dataset.themes:
        members = [indicator for indicator in dataset.indicators if indicator.theme == theme.code]
        if members:
            measures += [Opens("theme", theme.code), *(Opens("indicator", member.code) for member in members)]
    return tuple(measures)


def _row(context: PageContext, measure: Opens, chosen: Opens) -> Row:
    """Return the row of something that can be charted."""
    dataset, words = context.dataset, context.words
    if measure.kind == "entity":
        name = words("trends.indices_of", name=entity_name(context, dataset.entity[measure.code]))
        return _group_row(name, measure, chosen)
    if measure.kind == "theme":
        return _group_row(words("trends.all_of", name=words.text(dataset.theme[measure.code].name)), measure, chosen)
    if measure.kind == "indicator":
        return _indicator_row(context, dataset.indicator[measure.code], chosen)
    ranking = dataset.ranking[measure.code]
    if context.view.belongs_to(ranking, context.home or ""):
        return _ranking_row(context, ranking, chosen)
    return _mean_row(context, ranking, chosen)


def _group_row(name: str, opens: Opens, chosen: Opens) -> Row:
    blank = Figure("", tone=Tone.QUIET)
    return Row((Figure(name), blank, blank, blank, blank), opens, chosen=opens == chosen)


def _ranking_row(context: PageContext, ranking: Ranking, chosen: Opens) -> Row:
    words = context.words
    opens = Opens("ranking", ranking.code)
    scores = scores_of(context.view, ranking, context.home or "")
    ended = [score for score in scores if not is_later(context, score.period)]
    path = ranking_path(context, ranking)
    name = Figure(f"  {path}", spoken=path)
    cells: tuple[Cell, ...] = (name, NONE, NONE, NONE)
    sources: tuple[str, ...] = ()
    if ended:
        value = score_figure(words, ended[-1].place)
        cells = (name, _spark(context, ranking, ended), value, period_figure(words, ended[-1].period))
        sources = value.sources
    newest = scores[-1] if len(scores) > len(ended) else None
    later = _later_figure(words, score_figure(words, newest.place), newest.period) if newest else NONE
    return Row((*cells, later), opens, sources, chosen=opens == chosen)


def _mean_row(context: PageContext, ranking: Ranking, chosen: Opens) -> Row:
    """Return a ranking with the figures of its mean, without figures where the dataset has none."""
    words, opens, mean = context.words, Opens("ranking", ranking.code), mean_indicator(context, ranking)
    short = ranking_path(context, ranking)
    row = (
        _row_of_readings(context, mean, Figure(f"{short} · {words('trends.mean')}"))
        if mean
        else Row((Figure(short), NONE, NONE, NONE, NONE))
    )
    return replace(row, opens=opens, chosen=opens == chosen)


def _later_figure(words: Words, figure: Figure, period: Period) -> Figure:
    """Return a figure after the day with its period: 88,37%, 2024."""
    suffix = f", {words.period(period)}"
    return replace(
        figure, text=figure.brief + suffix, short="", spoken=figure.aloud + suffix, tone=Tone.QUIET, opens=None
    )


def _spark(context: PageContext, ranking: Ranking, scores: Sequence[Score]) -> Spark:
    """Return scores out of the total of the newest of them as a small picture."""
    view = context.view
    newest = view.edition(ranking, scores[-1].period)
    scores = [score for score in scores if totals_agree(view.edition(ranking, score.period), newest)]
    day_of = day_plotter(score.period for score in scores)
    runs = tuple(
        tuple((day_of(score.period), score.bounded.number) for score in run)
        for run in runs_of(scores, at_cuts(cuts_of(view, ranking)))
    )
    first, last = scores[0].period.first, scores[-1].period.last
    breaks = tuple(change.period.first for change in ranking.breaks if first < change.period.first <= last)
    return Spark(runs, breaks)


def _indicator_row(context: PageContext, indicator: Indicator, chosen: Opens) -> Row:
    short, opens = context.words.text(indicator.short or indicator.name), Opens("indicator", indicator.code)
    row = _row_of_readings(context, indicator, Figure(f"  {short}", spoken=short))
    return replace(row, opens=opens, chosen=opens == chosen)


def _row_of_readings(context: PageContext, indicator: Indicator, name: Figure) -> Row:
    """Return the newest reading of an indicator by the day and the newest after it, under a name."""
    words = context.words
    head = headline(context.view, indicator, context.selection.as_of)
    later = _later_reading(context, indicator, head)
    later_figure = _later_figure(words, reading_figure(context, indicator, later), later.period) if later else NONE
    if head is None:
        dash = Figure("–", spoken=words("missing"), tone=Tone.QUIET)
        return Row((name, dash, dash, dash, later_figure), sources=later.sources if later else ())
    value = reading_figure(context, indicator, head.reading)
    cells = (
        name,
        spark_of(context, indicator, head.series.until(head.reading.period.last).readings),
        Figure(value.brief, spoken=value.spoken, value=value.value, sources=value.sources),
        period_figure(words, head.reading.period),
        later_figure,
    )
    return Row(cells, sources=head.reading.sources)


def _later_reading(context: PageContext, indicator: Indicator, head: Headline | None) -> Reading | None:
    """Return the newest reading after the day of the series of the headline, of any series without a headline."""
    if head:
        return head.later
    readings = [reading for series in context.view.series(indicator) for reading in series.readings]
    return max(readings, key=lambda reading: reading.period, default=None)
