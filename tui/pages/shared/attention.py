"""What needs attention: sentences by rule, each with the mark of its kind."""

from collections.abc import Iterator

from tui.analysis.progress import Commitment, State, commitments
from tui.analysis.series import Reading, headline, unchanged_since
from tui.blocks.figure import Opens, Runs
from tui.blocks.page import Note, Notes
from tui.model import Break, Indicator, Ranking
from tui.pages.shared.commitments import months, unit_of
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import observation_figure, place_figure, reading_figure
from tui.pages.shared.marks import mark, moved_figure
from tui.selection import Selection
from tui.selection.context import PageContext
from tui.wording import Words


def attention(context: PageContext) -> Notes:
    """Return the list of what fell, stalls, is overdue, is missing, or must not be compared."""
    words = context.words
    notes = (*_fallen(context), *lagging(context), *uncertain(context))
    return Notes("attention", words("heading.attention"), notes, words("qualifier.by_rule"))


def uncertain(context: PageContext) -> Iterator[Note]:
    """Return what is missing, disputed, or must not be compared."""
    yield from _missing(context)
    yield from _broken(context)
    yield from _disputed(context)
    yield from _changed_totals(context)


def _fallen(context: PageContext) -> Iterator[Note]:
    words = context.words
    for latest in context.view.latest_standings(context.home) if context.home else ():
        if latest.comparison.direction == -1:
            runs = words.weave(
                "attention.fell",
                ranking=words.text(latest.ranking.short),
                period=words.period(latest.edition.period),
                moved=moved_figure(words, latest.comparison),
                rank=place_figure(words, latest.place),
            )
            yield Note(mark(words, "fell"), runs, Opens("ranking", latest.ranking.code), latest.place.sources)


def lagging(context: PageContext) -> Iterator[Note]:
    """Return the commitments that are behind, then those that stall."""
    words = context.words
    found = [each for i in context.dataset.indicators for each in commitments(context.view, i, context.selection.as_of)]
    for each in found:
        if each.state in (State.OVERDUE, State.BEHIND):
            yield _note(words, each.state.value, each.indicator, _behind(context, each), each.reading)
    for each in found:
        if each.state is State.STALLED:
            yield _note(words, "stalled", each.indicator, _stalled(context, each), each.reading)


def _behind(context: PageContext, commitment: Commitment) -> Runs:
    words = context.words
    assert commitment.goal.target
    unit = unit_of(context.dataset, commitment.indicator)
    goal = words.quantity_in(commitment.goal.target.value, unit)
    return words.weave(
        "attention.behind",
        name=words.text(commitment.indicator.name),
        figure=reading_figure(context, commitment.indicator, commitment.reading),
        period=words.period(commitment.reading.period),
        goal=goal,
        by=words.day(commitment.goal.target.by) if commitment.goal.target.by else "",
    )


def _stalled(context: PageContext, commitment: Commitment) -> Runs:
    words = context.words
    since = unchanged_since(commitment.run)
    sentence = words.weave(
        "attention.stalled",
        name=words.text(commitment.indicator.name),
        figure=reading_figure(context, commitment.indicator, commitment.reading),
        time=months(words, (commitment.reading.period.last - since.period.last).days),
        since=words.period(since.period),
    )
    if commitment.later is None:
        return sentence
    later = reading_figure(context, commitment.indicator, commitment.later)
    return sentence + words.weave("attention.later", figure=later, period=words.period(commitment.later.period))


def _missing(context: PageContext) -> Iterator[Note]:
    dataset, words = context.dataset, context.words
    if not context.home:
        return
    for ranking in dataset.rankings:
        held = [
            each for each in reversed(context.view.periods(ranking)) if context.home in dataset.members(ranking, each)
        ]
        known = context.view.periods_known(ranking, context.home)
        gaps = [each for each in held if known and each > known[-1] and each not in known]
        if gaps:
            runs = words.weave(
                "attention.missing",
                name=entity_name(context, dataset.entity[context.home]),
                ranking=words.text(ranking.short),
                periods=", ".join(words.period(each) for each in gaps),
            )
            yield Note(mark(words, "missing"), runs, Opens("ranking", ranking.code))


def _broken(context: PageContext) -> Iterator[Note]:
    """One note for each change of method in the newest run of an index."""
    dataset, words = context.dataset, context.words
    told: dict[tuple[str, str], list[str]] = {}
    breakable: list[Ranking | Indicator] = [*dataset.rankings, *(each for each in dataset.indicators if each.headline)]
    for named in breakable:
        newest = _newest_break(named, context.selection)
        if newest:
            name = words.text(named.short or named.name)
            told.setdefault((newest.period.code, words.text(newest.why)), []).append(name)
    for (period, why), names in told.items():
        runs = words.weave("attention.break", names=", ".join(dict.fromkeys(names)), period=period, why=why)
        yield Note(mark(words, "break"), runs)


def _newest_break(named: Ranking | Indicator, selection: Selection) -> Break | None:
    passed = [each for each in named.breaks if each.period.first <= selection.as_of]
    return max(passed, key=lambda each: each.period, default=None)


def _disputed(context: PageContext) -> Iterator[Note]:
    dataset, words = context.dataset, context.words
    for indicator in dataset.indicators:
        head = headline(context.view, indicator, context.selection.as_of)
        if not head or not indicator.headline or not head.reading.disputing:
            continue
        others = [observation_figure(context, indicator, each).text for each in head.reading.disputing]
        runs = words.weave(
            "attention.disputed",
            name=words.text(indicator.name),
            period=words.period(head.reading.period),
            figure=reading_figure(context, indicator, head.reading),
            other=", ".join(others),
        )
        yield _note(words, "disputed", indicator, runs, head.reading)


def _changed_totals(context: PageContext) -> Iterator[Note]:
    words = context.words
    for indicator in context.dataset.indicators:
        totals = [each.total for each in context.view.series(indicator) if each.total]
        if len(totals) > 1:
            runs = words.weave(
                "attention.totals",
                name=words.text(indicator.name),
                totals=" → ".join(words.quantity(each) for each in totals),
                n=str(len(totals)),
            )
            yield Note(mark(words, "break"), runs, Opens("indicator", indicator.code))


def _note(words: Words, kind: str, indicator: Indicator, runs: tuple[object, ...], reading: Reading) -> Note:
    return Note(mark(words, kind), runs, Opens("indicator", indicator.code), reading.sources)  # type: ignore[arg-type]
