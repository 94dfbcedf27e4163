"""Two to five entities side by side: same index, same period, same method only."""

from collections.abc import Sequence

from tui.analysis.distances import Distance, distances
from tui.analysis.edition import Edition
from tui.analysis.shared_editions import editions_shared_by, fullest
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Mark, Runs, Tone
from tui.blocks.glyphs import DERIVED
from tui.blocks.page import Block, Page, Prose
from tui.pages.rankings.comparison_tables import editions_table, period_table
from tui.pages.shared.entity_looks import compared_looks
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import points_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.later import is_later
from tui.pages.shared.movement_sentences import joined_sentences
from tui.pages.shared.ranking_names import compared_rankings
from tui.pages.trends.breaks import ranking_breaks
from tui.pages.trends.lines import compared_lines, ended_on_charted_total
from tui.pages.trends.sentences import gap_years
from tui.pages.trends.small_multiples import compared_charts
from tui.selection.context import PageContext
from tui.wording import Words


def compared_page(context: PageContext) -> Page:
    """Return the compared entities side by side: a table of the same periods, charts, sentences, tables by year.

    Where tables are asked for they stand in place of the charts. The same period of an index is the newest, by the day
    of the selection, in which most of them are known.
    """
    selection, view = context.selection, context.view
    shared = [
        editions
        for ranking in compared_rankings(context)
        if (editions := editions_shared_by(view.editions(ranking), selection.compared))
    ]
    ended = [[edition for edition in editions if not is_later(context, edition.period)] for editions in shared]
    latest = [edition for editions in ended if (edition := fullest(editions, selection.compared))]
    charts = () if selection.tabled else compared_charts(context)
    tables = [editions_table(context, editions) for editions in shared]
    sentences = [*_distance_sentences(context, latest), *_chart_sentences(context, charts)]
    reading = [Prose("sentences", tuple(sentences), context.words("heading.reading"))] if sentences else []
    heads: list[Block] = [Prose("summary", (_named(context),)), period_table(context, latest)]
    tail: list[Block] = [*tables, *reading] if selection.tabled else [*charts, *reading, *tables]
    return Page("rankings", context.words("panel.compared"), (*heads, *tail))


def _named(context: PageContext) -> Runs:
    words = context.words
    runs: Runs = (words("compared.who"),)
    for n, (code, look) in enumerate(compared_looks(context).items()):
        name = entity_name(context, context.dataset.entity[code])
        runs = (*runs, ", " if n else " ", Figure(f"{look.mark}\u00a0{name}", spoken=name, tone=look.tone))
    return (*runs, f": {words('compared.rule')}")


def _distance_sentences(context: PageContext, latest: list[Edition]) -> list[Runs]:
    """Return for each edition how far the first entity is from each other one whose exact score is known as well."""
    codes = context.selection.compared
    sentences = [_distance_sentence(context, edition, distances(edition, codes)) for edition in latest]
    return [joined_sentences([sentence]) for sentence in sentences if sentence]


def _distance_sentence(context: PageContext, edition: Edition, measured: list[Distance]) -> Runs:
    clauses = [clause for distance in measured if (clause := _points_clause(context, distance))]
    if not clauses:
        return ()
    words, ranking = context.words, edition.ranking
    name = Figure(entity_name(context, context.dataset.entity[context.selection.compared[0]]))
    heading = f"{words.text(ranking.short)} {words.period(edition.period)}"
    return (*words.weave("compared.from", ranking=heading, name=name), *joined_runs(clauses, ", "))


def _points_clause(context: PageContext, distance: Distance) -> Runs:
    if distance.points is None:
        return ()
    words, points = context.words, distance.points
    kind = "ahead" if points.number > 0 else "behind" if points.number < 0 else "level"
    name, amount = entity_name(context, distance.other.entity), points_figure(words, points)
    return words.weave(f"compared.{kind}", name=name, amount=amount)


def _chart_sentences(context: PageContext, charts: Sequence[Chart]) -> list[Runs]:
    """Return where charts are parted, what their marks mean, and where they are open."""
    if not charts:
        return []
    words = context.words
    parted = "; ".join(f"{chart.heading} {_break_periods(context, chart)}" for chart in charts if chart.breaks)
    breaks: Runs = (words("compared.breaks", breaks=parted),) if parted else ()
    gaps = [_gap_sentence(context, chart) for chart in charts]
    return [sentence for sentence in (breaks, _legend(words, charts), *gaps) if sentence]


def _gap_sentence(context: PageContext, chart: Chart) -> Runs:
    """Return for which years a small chart has no score of each entity, between its scores and up to the newest."""
    ranking = context.dataset.ranking[chart.opens.code] if chart.opens else None
    if ranking is None:
        return ()
    newest = next(iter(context.view.editions_until(ranking, context.selection.as_of)), None)
    years = [
        (line.curve.name, gap_years(line, newest.period if newest else None))
        for line in ended_on_charted_total(context, ranking, compared_lines(context, ranking))
    ]
    gaps = "; ".join(f"{name} {left_out}" for name, left_out in years if left_out)
    return (context.words("compared.gaps", ranking=chart.heading, gaps=gaps),) if gaps else ()


def _break_periods(context: PageContext, chart: Chart) -> str:
    """Return the first periods of the other methods a small chart shows."""
    drawn = {tick.day for tick in chart.breaks}
    breaks = ranking_breaks(context, context.dataset.ranking[chart.opens.code]) if chart.opens else ()
    return ", ".join(context.words.period(worded.period) for worded in breaks if worded.period.first in drawn)


def _legend(words: Words, charts: Sequence[Chart]) -> Runs:
    """Return the meaning of the marks in some charts that are not those of an entity."""
    marks = {mark.glyph: mark for chart in charts for mark in chart.legend}
    if any(DERIVED in point.figure.text for chart in charts for _, point in chart.points):
        marks[DERIVED] = Mark(DERIVED, words("sign.derived"), Tone.QUIET)
    if any(chart.breaks for chart in charts):
        marks["┆"] = Mark("┆", words("sign.break"), Tone.WATCH)
    for chart in charts:
        if chart.until:
            marks["╎"] = Mark("╎", chart.until.text, Tone.QUIET)
    return joined_runs([(mark,) for mark in marks.values()], " · ")
