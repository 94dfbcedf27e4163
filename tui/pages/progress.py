"""How far, and fast enough? Every n/m and every target, what lags first; the arithmetic of the chosen one."""

from tui.analysis.pace import Pace
from tui.analysis.progress import Commitment
from tui.analysis.verdicts import State
from tui.blocks.figure import SEPARATOR, Figure, Opens, Runs
from tui.blocks.page import Block, Meter, Meters, Note, Notes, Page, Prose
from tui.model import Code, Direction, Target
from tui.pages.shared.commitments import (
    chosen_commitment,
    commitment_share,
    commitments_by_urgency,
    count_indicators,
    expected_figure,
    gauge,
    later_remark,
    pace_remark,
    target_parts,
    target_remark,
    unit_of,
    verdict_remark,
)
from tui.pages.shared.figures import bounded_figure, difference_figure, reading_figure, share_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.marks import mark, state_mark
from tui.pages.shared.observations_table import observations_table
from tui.pages.shared.rank_targets import rank_target_notes
from tui.pages.shared.remarks import note_on_target
from tui.selection.context import PageContext
from tui.wording import Words


def page(context: PageContext) -> Page:
    """Return the progress page."""
    words = context.words
    commitments = commitments_by_urgency(context)
    blocks = _commitment_blocks(context, commitments) if commitments else []
    targets = (rank_target_notes(context, context.home) if context.home else None, _other_targets(context))
    blocks += [notes for notes in targets if notes and notes.notes]
    if not blocks:
        blocks.append(Prose("none", ((words("empty.progress"),),)))
    return Page("progress", words("panel.progress"), tuple(blocks))


def _commitment_blocks(context: PageContext, commitments: list[Commitment]) -> list[Block]:
    """Return how many commitments there are, all of them as meters, and what the chosen one rests on."""
    chosen = chosen_commitment(context, commitments)
    return [
        Prose("summary", (_state_counts(context.words, commitments),)),
        commitment_meters(context, commitments, chosen.indicator.code),
        _arithmetic(context, chosen),
        observations_table(context, chosen.indicator),
    ]


def commitment_meters(context: PageContext, commitments: list[Commitment], chosen: Code | None = None) -> Meters:
    """Return commitments as meters with their last readings, pace and deadline; chosen is the code of an indicator."""
    words = context.words
    meters = tuple(_meter(context, commitment) for commitment in commitments)
    day = words("qualifier.as_of", day=words.day(context.selection.as_of))
    return Meters("meters", words("heading.progress"), meters, day, chosen)


def _state_counts(words: Words, commitments: list[Commitment]) -> Runs:
    """Return how many indicators have a commitment, how many commitments there are, and how many in each state."""
    n, total = count_indicators(commitments), len(commitments)
    runs: list[str | Figure] = [words("progress.count", n=str(n))]
    if n != total:
        runs += [SEPARATOR, words("progress.count_of_commitments", total=str(total))]
    for state in State:
        count = sum(commitment.state is state for commitment in commitments)
        if count:
            status = state_mark(words, state)
            text = f"{status.word} {count}"
            runs += [SEPARATOR, Figure(f"{status.glyph} {text}", spoken=text, tone=status.tone)]
    return tuple(runs)


def _meter(context: PageContext, commitment: Commitment) -> Meter:
    words = context.words
    indicator = commitment.indicator
    return Meter(
        words.text(indicator.name),
        words.text(indicator.short or indicator.name),
        reading_figure(context, indicator, commitment.reading),
        commitment_share(context, commitment),
        gauge(context, commitment),
        state_mark(words, commitment.state),
        _remark(context, commitment),
        Opens("indicator", indicator.code),
    )


def _remark(context: PageContext, commitment: Commitment) -> Runs:
    """Return the period of the last reading, the target, why no more can be said, what came later, the pace before."""
    words, indicator, pace = context.words, commitment.indicator, commitment.pace
    parts: list[Runs] = [(words.period(commitment.reading.period),)]
    if commitment.state is not State.NO_DEADLINE:
        parts.append(target_remark(context, commitment))
    parts.append(verdict_remark(words, commitment))
    parts.append(later_remark(context, indicator, commitment.later))
    if pace:
        before = reading_figure(context, indicator, pace.before)
        parts.append(words.weave("progress.before", figure=before, period=words.period(pace.before.period)))
        parts.append(pace_remark(words, pace, unit_of(context.dataset, indicator)))
    return joined_runs((part for part in parts if part), SEPARATOR)


def _arithmetic(context: PageContext, commitment: Commitment) -> Notes:
    """Return the steps from the readings to the status, one a note."""
    words = context.words
    indicator, unit = commitment.indicator, unit_of(context.dataset, commitment.indicator)
    reading, status = commitment.reading, state_mark(words, commitment.state)
    value = reading_figure(context, indicator, reading)
    steps: list[Runs] = [words.weave("arithmetic.reading", figure=value, period=words.period(reading.period))]
    if not unit.is_percentage or commitment.goal.direction is Direction.LOWER:
        steps.append(_share_step(words, commitment))
    if commitment.pace:
        steps.append(_pace_step(words, commitment.pace))
    steps.append(_expectation_step(context, commitment))
    if commitment.goal.target:
        steps.append(_note_on_target(words, commitment.goal.target))
    status_figure = Figure(f"{status.glyph} {status.word}", spoken=status.word, tone=status.tone)
    reason = verdict_remark(words, commitment)
    steps.append((*words.weave("arithmetic.status", status=status_figure), *((" (", *reason, ")") if reason else ())))
    return Notes(
        "arithmetic",
        words("heading.arithmetic"),
        tuple(Note(mark(words, "step"), step, sources=reading.sources) for step in steps if step),
        words.text(indicator.name),
    )


def _note_on_target(words: Words, target: Target) -> Runs:
    note = note_on_target(words, target)
    return (note,) if note else ()


def _share_step(words: Words, commitment: Commitment) -> Runs:
    """Return the division behind a share; nothing where there is no share."""
    percent = share_figure(words, commitment)
    if percent is None:
        return ()
    figure = bounded_figure(words, commitment.reading.bounded)
    if commitment.goal.direction is Direction.LOWER:
        assert commitment.start
        start = bounded_figure(words, commitment.start.bounded)
        goal = words.number(commitment.goal.level)
        return words.weave("arithmetic.way", value=figure, start=start, goal=goal, percent=percent)
    whole = commitment.series.total.number if commitment.series.total else commitment.goal.level
    return words.weave("arithmetic.share", value=figure, goal=words.number(whole), percent=percent)


def _pace_step(words: Words, pace: Pace) -> Runs:
    """Return the change in a month; nothing where no new figure was given."""
    if pace.amount is None or pace.per_month is None:
        return ()
    return words.weave(
        "arithmetic.pace",
        amount=difference_figure(words, words.signed(pace.amount.number), pace.amount),
        n=str(pace.days),
        monthly=difference_figure(words, words.signed(pace.per_month.number), pace.per_month),
    )


def _expectation_step(context: PageContext, commitment: Commitment) -> Runs:
    """Return what was due on the day of the reading, or that no deadline is stated; nothing for a single reading."""
    words, target = context.words, commitment.goal.target
    if target is None or target.by is None:
        return (words("arithmetic.no_deadline"),)
    start, day = commitment.start, commitment.reading.period.last
    if start is None or commitment.expected is None:
        return ()
    expected = commitment.goal.expected_on(day, start)
    assert expected is not None
    unit = unit_of(context.dataset, commitment.indicator)
    return words.weave(
        "arithmetic.expected",
        day=words.day(day),
        first=bounded_figure(words, start.bounded, words.quantity_in(start.value, unit)),
        start=words.period(start.period) if start.period else words.day(start.day),
        expected=expected_figure(context, commitment, expected),
        **target_parts(context, commitment.indicator, target),
    )


def _other_targets(context: PageContext) -> Notes:
    """Return the targets of another measure than the indicator's own, which are listed and never drawn."""
    words = context.words
    notes = []
    for indicator in context.dataset.indicators:
        for target in indicator.targets:
            if target.measure is None:
                continue
            runs = words.weave(
                "progress.other_measure",
                name=words.text(indicator.name),
                measure=words.text(target.measure),
                **target_parts(context, indicator, target),
            )
            remark = _note_on_target(words, target)
            runs = (*runs, " ", *remark) if remark else runs
            notes.append(Note(mark(words, "measure"), runs, Opens("indicator", indicator.code), target.source))
    return Notes("other-targets", words("heading.other_targets"), tuple(notes), words("qualifier.not_drawn"))
