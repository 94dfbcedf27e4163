"""How far, and fast enough? Every n/m and every target, what lags first; the arithmetic of the chosen one."""

from tui.analysis.progress import Commitment, State, commitments
from tui.analysis.ranges import rounded
from tui.blocks.figure import SEPARATOR, Figure, Opens, Runs
from tui.blocks.page import Block, Meter, Meters, Note, Notes, Page, Prose
from tui.blocks.table import Table
from tui.model import Code, Indicator
from tui.pages.shared.commitments import expected_figure, gauge, later_remark, pace_remark, unit_of
from tui.pages.shared.figures import bounded_figure, reading_figure, share_figure
from tui.pages.shared.marks import mark, state_mark
from tui.pages.shared.observations_table import observations_table
from tui.selection.context import PageContext
from tui.wording import Words


def page(context: PageContext) -> Page:
    """Return the progress page."""
    words = context.words
    found = urgent_first(context)
    if not found:
        return Page("progress", words("panel.progress"), (Prose("none", ((words("empty.progress"),),)),))
    chosen = next((each for each in found if each.indicator.code == context.selection.indicator), found[0])
    blocks: list[Block] = [
        Prose("summary", (count_of_states(words, found),)),
        commitment_meters(context, found, chosen.indicator.code),
        _arithmetic(context, chosen),
        _observations(context, chosen.indicator),
    ]
    told = _other_targets(context)
    return Page("progress", words("panel.progress"), (*blocks, *([told] if told.notes else [])))


def urgent_first(context: PageContext) -> list[Commitment]:
    """Return every commitment as it stands on the day, what lags first."""
    return sorted(
        (
            each
            for indicator in context.dataset.indicators
            for each in commitments(context.view, indicator, context.selection.as_of)
        ),
        key=lambda each: (list(State).index(each.state), each.share.number),
    )


def commitment_meters(context: PageContext, found: list[Commitment], chosen: Code | None = None) -> Meters:
    """Return commitments as meters with their last readings, pace and deadline."""
    words = context.words
    meters = tuple(_meter(context, each) for each in found)
    day = words("qualifier.as_of", day=words.day(context.selection.as_of))
    return Meters("meters", words("heading.progress"), meters, day, chosen)


def count_of_states(words: Words, found: list[Commitment]) -> Runs:
    """Return how many commitments there are, and how many in each state."""
    counts = [(state, sum(each.state is state for each in found)) for state in State]
    runs: list[str | Figure] = [words("progress.count", n=str(len(found)))]
    for state, count in counts:
        if count:
            status = state_mark(words, state)
            text = f"{status.word} {count}"
            runs += [SEPARATOR, Figure(f"{status.glyph} {text}", spoken=text, tone=status.tone)]
    return tuple(runs)


def _meter(context: PageContext, each: Commitment) -> Meter:
    words = context.words
    indicator, unit = each.indicator, unit_of(context.dataset, each.indicator)
    return Meter(
        words.text(indicator.name),
        words.text(indicator.short or indicator.name),
        reading_figure(context, indicator, each.reading),
        share_figure(words, each) if not unit.is_percentage else None,
        gauge(each, unit, words),
        state_mark(words, each.state),
        _remark(context, each),
        Opens("indicator", indicator.code),
    )


def _remark(context: PageContext, each: Commitment) -> Runs:
    """The last two readings with their dates, the pace, the deadline."""
    words = context.words
    parts: list[Runs] = [(words.period(each.reading.period),)]
    if each.pace:
        before = reading_figure(context, each.indicator, each.pace.before)
        parts.append(words.weave("progress.before", figure=before, period=words.period(each.pace.before.period)))
        parts.append(pace_remark(words, each.pace, unit_of(context.dataset, each.indicator)))
    if each.state is not State.NO_DEADLINE:
        parts.append((_goal(context, each),))
    later = later_remark(context, each.indicator, each.later)
    if later:
        parts.append(later)
    return tuple(run for n, part in enumerate(parts) for run in ((SEPARATOR,) if n else ()) + part)


def _goal(context: PageContext, each: Commitment) -> str:
    words = context.words
    if each.goal.target is None:
        return words("no_deadline")
    goal = words.quantity_in(each.goal.target.value, unit_of(context.dataset, each.indicator))
    return words(
        "progress.goal", goal=goal, by=words.day(each.goal.target.by) if each.goal.target.by else words("no_deadline")
    )


def _arithmetic(context: PageContext, each: Commitment) -> Notes:
    """The steps from the readings to the status, one a line."""
    words = context.words
    indicator, unit = each.indicator, unit_of(context.dataset, each.indicator)
    status = state_mark(words, each.state)
    value = reading_figure(context, indicator, each.reading)
    steps: list[Runs] = [
        words.weave("arithmetic.reading", figure=value, period=words.period(each.reading.period)),
    ]
    if not unit.is_percentage:
        steps.append(
            words.weave(
                "arithmetic.share",
                value=bounded_figure(words, words.number(each.reading.value.number), each.reading.observation.bound),
                goal=words.number(each.goal.level),
                percent=share_figure(words, each),
            )
        )
    if each.pace and each.pace.per_month and each.pace.amount:
        monthly = rounded(each.pace.per_month, 2)
        steps.append(
            words.weave(
                "arithmetic.pace",
                amount=bounded_figure(words, words.signed(each.pace.amount.number), each.pace.amount.bound),
                n=str(each.pace.days),
                monthly=bounded_figure(words, words.signed(monthly), each.pace.per_month.bound),
            )
        )
    steps += _expectation(context, each)
    steps.append(
        words.weave(
            "arithmetic.status", status=Figure(f"{status.glyph} {status.word}", spoken=status.word, tone=status.tone)
        )
    )
    return Notes(
        "arithmetic",
        words("heading.arithmetic"),
        tuple(Note(mark(words, "step"), step, sources=each.reading.sources) for step in steps),
        words.text(indicator.short or indicator.name),
    )


def _expectation(context: PageContext, each: Commitment) -> list[Runs]:
    words = context.words
    if each.goal.target is None or each.goal.target.by is None:
        return [(words("arithmetic.no_deadline"),)]
    first = each.run[0]
    day = each.reading.period.last
    expected = each.goal.expected_on(day, first)
    if expected is None or first == each.reading:
        return []
    unit = unit_of(context.dataset, each.indicator)
    return [
        words.weave(
            "arithmetic.expected",
            day=words.day(day),
            first=words.bounded(words.quantity_in(first.value, unit), first.observation.bound),
            start=words.period(first.period),
            goal=words.quantity_in(each.goal.target.value, unit),
            by=words.day(each.goal.target.by),
            expected=expected_figure(words, expected, each.goal.target.value, unit),
        )
    ]


def _observations(context: PageContext, indicator: Indicator) -> Table:
    return observations_table(context, indicator)


def _other_targets(context: PageContext) -> Notes:
    """Targets of another measure than the indicator's own: told, never drawn."""
    dataset, words = context.dataset, context.words
    notes = []
    for indicator in dataset.indicators:
        for target in indicator.targets:
            if target.measure is None:
                continue
            runs = words.weave(
                "progress.other_measure",
                name=words.text(indicator.short or indicator.name),
                goal=words.quantity_in(target.value, unit_of(dataset, indicator)),
                by=words.day(target.by) if target.by else words("no_deadline"),
                measure=words.text(target.measure),
            )
            notes.append(Note(mark(words, "measure"), runs, Opens("indicator", indicator.code), target.source))
    return Notes("other-targets", words("heading.other_targets"), tuple(notes), words("qualifier.not_drawn"))
