"""What came after the day of the selection: always beside the headline, never in its place, with its own period."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from tui.analysis.edition import Place
from tui.analysis.latest import EditionStanding, LatestStanding
from tui.blocks.figure import Figure, Runs, Tone
from tui.model import Period
from tui.pages.shared.figures import period_figure, place_figure, place_origin, rank_figure, score_figure
from tui.pages.shared.marks import moved_figure, movement_figure
from tui.selection.context import PageContext
from tui.wording import Words


def is_later(context: PageContext, period: Period) -> bool:
    """Whether a period ended after the day of the selection."""
    return period.last > context.selection.as_of


def dated_text(context: PageContext, period: Period) -> str:
    """Return a period, said to be later where it ended after the day of the selection: 2022, về sau 2024."""
    words = context.words
    text = words.period(period)
    return words("later.period", period=text) if is_later(context, period) else text


def dated_figure(context: PageContext, period: Period) -> Figure:
    """Return a period as a quiet figure, said to be later where it ended after the day of the selection."""
    return replace(period_figure(context.words, period), text=dated_text(context, period))


def distances_from_newest(context: PageContext, periods: Sequence[Period]) -> list[int]:
    """Return how many places each of several ordered periods stands from the newest that ended by the day."""
    if not periods:
        return []
    ended = [period for period in periods if not is_later(context, period)]
    newest = periods.index(max(ended) if ended else min(periods))
    return [abs(n - newest) for n in range(len(periods))]


def later_standing_figure(words: Words, standing: EditionStanding) -> Figure:
    """Return a standing of an edition after the day for a column: 2024: 14/63 ▲ 12*."""
    period = words.period(standing.edition.period)
    place = standing.place
    figure = rank_figure(words, place) if place.rank else _rank_or_score(words, place)
    moved = movement_figure(words, standing.comparison) if standing.comparison.gained else None
    return Figure(
        f"{period}: {figure.text}{f' {moved.text}' if moved else ''}",
        spoken=f"{period}: {figure.aloud}{f', {moved.aloud}' if moved else ''}",
        value=figure.value,
        tone=Tone.QUIET,
        sources=place.sources,
        origins=(place_origin(place),),
    )


def later_clause(words: Words, standing: EditionStanding | None) -> Runs:
    """Return the sentence on a standing after the day, with a blank before it; nothing without one."""
    if standing is None:
        return ()
    moved = moved_figure(words, standing.comparison) if standing.comparison.gained else ""
    return " ", *words.weave(
        "later.standing_moved" if moved else "later.standing",
        period=words.period(standing.edition.period),
        rank=_rank_or_score(words, standing.place),
        moved=moved,
    )


def earlier_clause(words: Words, standing: EditionStanding | None) -> Runs:
    """Return the sentence on the last standing known, with a blank before it; nothing without one."""
    if standing is None:
        return ()
    period = words.period(standing.edition.period)
    return " ", *words.weave("later.last_known", period=period, rank=_rank_or_score(words, standing.place))


def earlier_standing(words: Words, standing: EditionStanding) -> Runs:
    """Return a standing before the day among several: PAR INDEX 2021, xếp hạng 12/63."""
    return words.weave(
        "later.standing_on",
        ranking=words.text(standing.ranking.short),
        period=words.period(standing.edition.period),
        rank=_rank_or_score(words, standing.place),
    )


def unknown_clause(context: PageContext, latest: LatestStanding) -> Runs:
    """Return that nothing is known of the newest period by the day, with what is known before and after it."""
    words = context.words
    ranking, day = words.text(latest.ranking.short), words.day(context.selection.as_of)
    period = words.period(latest.period) if latest.period else ""
    unknown = words.weave("later.unknown" if period else "later.none_ended", ranking=ranking, period=period, day=day)
    return unknown + earlier_clause(words, latest.earlier) + later_clause(words, latest.later)


def _rank_or_score(words: Words, place: Place) -> Figure:
    """Return the rank of a place, its score where only that is known."""
    if place.rank or place.score is None:
        return place_figure(words, place)
    score, word = score_figure(words, place), words("column.score").lower()
    return replace(score, text=f"{word} {score.text}", spoken=f"{word} {score.aloud}", opens=None)


def period_rule(words: Words, day: date) -> str:
    """Return the sentence that figures are chosen by their period, whenever they were published."""
    return words("later.rule", day=words.day(day))
