"""What an entity has to reach or to do by a day, the next deadline first; and the tasks it was given."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from tui.analysis.progress import Commitment
from tui.analysis.rank_targets import RankCommitment, rank_commitments
from tui.analysis.verdicts import State
from tui.blocks.figure import Figure, Mark, Opens, Tone
from tui.blocks.page import Note
from tui.model import Directive, DirectiveStatus
from tui.pages.shared.commitments import all_commitments, target_parts
from tui.pages.shared.figures import place_figure, reading_figure
from tui.pages.shared.marks import directive_mark, mark, state_mark
from tui.selection.context import PageContext
from tui.wording import Words

_OVER = (State.MET, State.MET_LATE)


def due_notes(context: PageContext) -> Iterator[Note]:
    """Yield what is not yet reached or done and has a deadline, the earliest first, each with where it stands."""
    day, home = context.selection.as_of, context.home or ""
    dated = [
        *(
            (goal.target.by, _commitment_note(context, commitment))
            for commitment in all_commitments(context)
            if (goal := commitment.goal).target and goal.target.by and commitment.state not in _OVER
        ),
        *(
            (rank.target.by, _rank_note(context, rank))
            for rank in rank_commitments(context.view, home, day)
            if rank.target.by and rank.verdict.state not in _OVER
        ),
        *(
            (task.due, _task_note(context, task))
            for task in context.dataset.directives_to(home)
            if task.due and task.status is not DirectiveStatus.DONE
        ),
    ]
    yield from (note for _, note in sorted(dated, key=lambda due: due[0]))


def _by(words: Words, day: date) -> Mark:
    return Mark("", words.day(day), Tone.QUIET)


def _commitment_note(context: PageContext, commitment: Commitment) -> Note:
    words, indicator, target = context.words, commitment.indicator, commitment.goal.target
    assert target
    assert target.by
    sentence = words.weave(
        "handout.goal",
        name=words.text(indicator.name),
        goal=target_parts(context, indicator, target)["goal"],
        period=words.period(commitment.reading.period),
        figure=reading_figure(context, indicator, commitment.reading),
        state=state_mark(words, commitment.state).word,
    )
    return Note(_by(words, target.by), sentence, Opens("indicator", indicator.code))


def _rank_note(context: PageContext, commitment: RankCommitment) -> Note:
    words, target = context.words, commitment.target
    assert target.by
    sentence = words.weave(
        "handout.rank_goal",
        ranking=words.text(commitment.ranking.short),
        goal=Figure(words("handout.rank_or_better", rank=str(target.rank)), sources=target.source),
        period=words.period(commitment.edition.period),
        place=place_figure(words, commitment.place),
        state=state_mark(words, commitment.verdict.state).word,
    )
    return Note(_by(words, target.by), sentence, Opens("ranking", commitment.ranking.code))


def _task_note(context: PageContext, task: Directive) -> Note:
    words = context.words
    assert task.due
    sentence = words.weave(
        "handout.task",
        what=Figure(words.text(task.what), sources=task.source),
        by=words.text(task.by),
        state=directive_mark(words, task.status).word,
    )
    return Note(_by(words, task.due), sentence, Opens("directive", task.code))


def task_notes(context: PageContext) -> Iterator[Note]:
    """Yield how many tasks were given by whom, and how many of them are in which state; nothing without tasks."""
    words, tasks = context.words, context.dataset.directives_to(context.home or "")
    if not tasks:
        return
    givers = Counter(words.text(task.by) for task in tasks)
    states = Counter(task.status for task in tasks)
    sentence = words(
        "handout.tasks",
        givers=", ".join(words("handout.tasks_by", n=n, by=giver) for giver, n in givers.items()),
        states=", ".join(
            words("answer.count", n=str(n), state=directive_mark(words, state).word) for state, n in states.items()
        ),
    )
    sources = tuple(dict.fromkeys(code for task in tasks for code in task.source))
    yield Note(mark(words, "tasks"), (sentence,), sources=sources)
