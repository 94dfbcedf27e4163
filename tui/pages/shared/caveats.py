"""What limits the figures: sentences on what is missing, disputed, or must not be compared."""

from collections.abc import Iterator, Sequence
from datetime import date

from tui.analysis.series import headline
from tui.blocks.figure import Opens, Runs
from tui.blocks.page import Note
from tui.model import Break, Code, Period, Ranking
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import disputing_figure, reading_figure
from tui.pages.shared.later import earlier_clause
from tui.pages.shared.marks import mark
from tui.pages.shared.method_breaks import Breakable, grouped_breaks
from tui.selection.context import PageContext


def caveat_notes(context: PageContext) -> Iterator[Note]:
    """Yield what is missing of home, then what must not be compared or is disputed."""
    if context.home:
        yield from _missing_notes(context, context.home)
    yield from comparison_notes(context)


def comparison_notes(context: PageContext) -> Iterator[Note]:
    """Yield changes of method, disputed figures and changed totals."""
    yield from _break_notes(context)
    yield from _dispute_notes(context)
    yield from _changed_total_notes(context)


def _missing_notes(context: PageContext, home: Code) -> Iterator[Note]:
    dataset, words = context.dataset, context.words
    standings = {latest.ranking.code: latest for latest in context.view.latest_standings(home, context.selection.as_of)}
    for ranking in dataset.rankings:
        periods = missing_periods(context, ranking, home)
        if periods:
            earlier = earlier_clause(words, standings[ranking.code].earlier)
            sentence = missing_sentence(context, ranking, periods) + earlier
            yield Note(mark(words, "missing"), sentence, Opens("ranking", ranking.code))


def missing_sentence(context: PageContext, ranking: Ranking, periods: Sequence[Period]) -> Runs:
    """Return that nothing of home is found in some periods of a ranking."""
    words = context.words
    return words.weave(
        "attention.missing",
        name=entity_name(context, context.dataset.entity[context.home or ""]),
        ranking=words.text(ranking.short),
        periods=", ".join(words.period(period) for period in periods),
    )


def missing_periods(context: PageContext, ranking: Ranking, entity: Code) -> list[Period]:
    """Return the periods by the day in which an entity is ranked but not known, after the first known one."""
    known = context.view.periods_known(ranking, entity)
    if not known:
        return []
    return [
        edition.period
        for edition in reversed(context.view.editions_until(ranking, context.selection.as_of))
        if edition.period > known[-1] and edition.period not in known and entity in edition.members
    ]


def _break_notes(context: PageContext) -> Iterator[Note]:
    """Yield the newest change of method of every ranking of home and every indicator that has a card."""
    words = context.words
    breakable = _breakable(context)
    breaks = [(broken, newest) for broken in breakable if (newest := _newest_break(broken, context.selection.as_of))]
    for group in grouped_breaks(words, breaks):
        sentence = words.weave("attention.break", names=group.names, period=words.period(group.period), why=group.why)
        yield Note(mark(words, "break"), sentence)


def _breakable(context: PageContext) -> list[Breakable]:
    """Return the rankings of home, all without one, and the indicators with a card that are no mean of another."""
    dataset = context.dataset
    rankings = [ranking for ranking in dataset.rankings if context.home is None or _ranks(context, ranking)]
    others = {ranking.mean for ranking in dataset.rankings} - {ranking.mean for ranking in rankings}
    headlines = (indicator for indicator in dataset.indicators if indicator.headline)
    return [*rankings, *(indicator for indicator in headlines if indicator.code not in others)]


def _ranks(context: PageContext, ranking: Ranking) -> bool:
    """Whether home belongs to a ranking in any of its periods."""
    home = context.home or ""
    return any(home in edition.members or home in edition.known for edition in context.view.editions(ranking))


def _newest_break(broken: Breakable, day: date) -> Break | None:
    passed = [method_break for method_break in broken.breaks if method_break.period.first <= day]
    return max(passed, key=lambda method_break: method_break.period, default=None)


def _dispute_notes(context: PageContext) -> Iterator[Note]:
    words = context.words
    for indicator in context.dataset.indicators:
        head = headline(context.view, indicator, context.selection.as_of)
        if head and indicator.headline and head.reading.disputing:
            sentence = words.weave(
                "attention.disputed",
                name=words.text(indicator.name),
                period=words.period(head.reading.period),
                figure=reading_figure(context, indicator, head.reading),
                other=disputing_figure(context, indicator, head.reading).text,
            )
            opens = Opens("indicator", indicator.code)
            yield Note(mark(words, "disputed"), sentence, opens, head.reading.sources)


def _changed_total_notes(context: PageContext) -> Iterator[Note]:
    words, day = context.words, context.selection.as_of
    for indicator in context.dataset.indicators:
        series_by_day = (series for series in context.view.series(indicator) if series.until(day).readings)
        totals = [series.total for series in series_by_day if series.total]
        if len(totals) > 1:
            sentence = words.weave(
                "attention.totals",
                name=words.text(indicator.name),
                totals=" → ".join(words.quantity(total) for total in totals),
                n=str(len(totals)),
            )
            yield Note(mark(words, "break"), sentence, Opens("indicator", indicator.code))
