"""What limits the figures: sentences on what is missing, disputed, or must not be compared."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from tui.analysis.missing import missing_periods
from tui.analysis.series import headline
from tui.blocks.figure import Opens, Runs
from tui.blocks.page import Note
from tui.model import Break, Code, Period, Ranking
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import disputing_figure, reading_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.later import earlier_clause, earlier_standing
from tui.pages.shared.marks import mark
from tui.pages.shared.method_breaks import Breakable, grouped_breaks
from tui.pages.shared.year_spans import periods_text
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
    """Yield one note on all periods of rankings in which home is not known, with when it last was."""
    dataset = context.dataset
    day = context.selection.as_of
    missing = {ranking.code: missing_periods(context.view, ranking, home, day) for ranking in dataset.indices}
    rankings = [ranking for ranking in dataset.indices if missing[ranking.code]]
    if not rankings:
        return
    sentence = missing_sentence(context, {ranking.code: missing[ranking.code] for ranking in rankings})
    opens = Opens("entity", home) if len(rankings) > 1 else Opens("ranking", rankings[0].code)
    yield Note(mark(context.words, "missing"), sentence + _last_known(context, home, rankings), opens)


def _last_known(context: PageContext, home: Code, rankings: list[Ranking]) -> Runs:
    """Return the sentence on the last standing of home on rankings, naming them where there are several."""
    words = context.words
    latest_standings = context.view.latest_standings(home, context.selection.as_of)
    standings = {latest.ranking.code: latest.earlier for latest in latest_standings}
    if len(rankings) == 1:
        return earlier_clause(words, standings[rankings[0].code])
    clauses = [earlier_standing(words, standing) for ranking in rankings if (standing := standings[ranking.code])]
    return (" ", *words.weave("later.last_known_on", standings=""), *joined_runs(clauses, "; "), ".") if clauses else ()


def missing_sentence(context: PageContext, missing: Mapping[Code, Sequence[Period]]) -> Runs:
    """Return that nothing of home is found in some periods of rankings, which are given by their codes."""
    dataset, words = context.dataset, context.words
    editions = (
        f"{words.text(dataset.ranking[code].short)} {periods_text(words, periods)}" for code, periods in missing.items()
    )
    name = entity_name(context, dataset.entity[context.home or ""])
    return words.weave("attention.missing", name=name, editions=", ".join(editions))


def _break_notes(context: PageContext) -> Iterator[Note]:
    """Yield one note on the newest change of method of every ranking of home and every indicator that has a card."""
    words = context.words
    breakable = _breakable(context)
    breaks = [(broken, newest) for broken in breakable if (newest := _newest_break(broken, context.selection.as_of))]
    groups = grouped_breaks(words, breaks)
    if groups:
        key = "attention.break" if len(groups) == 1 else "attention.breaks"
        changes = (
            words("attention.break_of", names=group.names, period=words.period(group.period), why=group.why)
            for group in groups
        )
        yield Note(mark(words, "break"), (words(key, breaks=". ".join(changes)),))


def _breakable(context: PageContext) -> list[Breakable]:
    """Return the rankings of home, all without one, and the indicators with a card that are no mean of another."""
    dataset = context.dataset
    home, view = context.home, context.view
    rankings = [ranking for ranking in dataset.indices if home is None or view.belongs_to(ranking, home)]
    others = {ranking.mean for ranking in dataset.rankings} - {ranking.mean for ranking in rankings}
    headlines = (indicator for indicator in dataset.indicators if indicator.headline)
    return [*rankings, *(indicator for indicator in headlines if indicator.code not in others)]


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
