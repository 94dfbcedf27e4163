"""Breaks: from when a measure must not be compared with what came before, and why, in a chart and in sentences."""

from collections.abc import Iterable

from msgspec import Struct

from tui.analysis.edition_change import Refusal
from tui.analysis.means import mean_cuts
from tui.analysis.scores import Cut, cuts_of
from tui.blocks.chart import DayTick, TimeAxis
from tui.blocks.figure import Runs
from tui.model import Indicator, Period, Ranking
from tui.model.area_sums import total_of
from tui.selection.context import PageContext
from tui.wording import Words


class WordedBreak(Struct, frozen=True):
    """The first period that is measured another way."""

    period: Period
    reason: str


def indicator_breaks(context: PageContext, indicator: Indicator) -> tuple[WordedBreak, ...]:
    """Return the changes of method of an indicator, and of the field of a ranking whose mean it states."""
    declared = [WordedBreak(change.period, context.words.text(change.why)) for change in indicator.breaks]
    inherited = [_worded_cut(context, cut.ranking, cut.cut) for cut in mean_cuts(context.view, indicator)]
    distinct = {worded.period.code: worded for worded in (*inherited, *declared)}
    return tuple(sorted(distinct.values(), key=lambda worded: worded.period))


def ranking_breaks(context: PageContext, ranking: Ranking) -> tuple[WordedBreak, ...]:
    """Return where the editions of a ranking must not be compared with the one before, oldest first."""
    return tuple(_worded_cut(context, ranking, cut) for cut in cuts_of(context.view, ranking))


def _worded_cut(context: PageContext, ranking: Ranking, cut: Cut) -> WordedBreak:
    """Return the reason declared for a cut, else that other entities are ranked, else that the total changed."""
    words = context.words
    if cut.crossed:
        return WordedBreak(cut.crossed.period, words.text(cut.crossed.why))
    if Refusal.CHANGED_SET in cut.refusals:
        places = context.dataset.places(ranking, cut.period)
        return WordedBreak(cut.period, words("chart.members", n=str(places)))
    if Refusal.CHANGED_AREAS in cut.refusals:
        return WordedBreak(cut.period, words("refusal.changed-areas"))
    previous_total, total = (words.number(total_of(ranking, period)) for period in (cut.before, cut.period))
    return WordedBreak(cut.period, words("refusal.changed-total", then=previous_total, now=total))


def break_ticks(words: Words, breaks: Iterable[WordedBreak], time: TimeAxis) -> tuple[DayTick, ...]:
    """Return the breaks within the time of a chart, each at the first day of its period."""
    return tuple(
        DayTick(
            worded.period.first,
            words("chart.break", period=words.period(worded.period), why=worded.reason),
            words("chart.break_short", period=words.period(worded.period)),
        )
        for worded in breaks
        if time.first < worded.period.first <= time.last
    )


def break_sentences(words: Words, breaks: Iterable[WordedBreak]) -> list[Runs]:
    """Return a sentence for each break."""
    return [words.weave("trends.break", period=words.period(worded.period), why=worded.reason) for worded in breaks]
