"""What needs attention: sentences by rule, each with the mark of its kind."""

from collections.abc import Iterator

from tui.analysis.latest import EditionStanding
from tui.analysis.progress import Commitment
from tui.analysis.series import unchanged_since
from tui.analysis.verdicts import Doubt, State
from tui.blocks.figure import Opens, Runs
from tui.blocks.page import Note, Notes
from tui.pages.shared.caveats import caveat_notes
from tui.pages.shared.commitments import all_commitments, months, target_parts
from tui.pages.shared.figures import place_figure, reading_figure
from tui.pages.shared.marks import mark, moved_figure
from tui.selection.context import PageContext
from tui.wording import Words

_LAGGING = (State.OVERDUE, State.FELL_BACK, State.BEHIND, State.STALLED)


def attention(context: PageContext) -> Notes:
    """Return the list of what fell, stalls, is overdue, is missing, or must not be compared."""
    words = context.words
    notes = (*_fallen_rank_notes(context), *lagging_notes(context), *caveat_notes(context))
    return Notes("attention", words("heading.attention"), notes, words("qualifier.by_rule"))


def lagging_notes(context: PageContext) -> Iterator[Note]:
    """Yield the commitments that are overdue, unanswered, fallen back or behind, then those that stall."""
    lagging = [commitment for commitment in all_commitments(context) if _needs_attention(commitment)]
    for commitment in sorted(lagging, key=lambda commitment: commitment.state is State.STALLED):
        sentence = _sentence(context, commitment)
        opens = Opens("indicator", commitment.indicator.code)
        yield Note(mark(context.words, commitment.state.value), sentence, opens, commitment.reading.sources)


def _fallen_rank_notes(context: PageContext) -> Iterator[Note]:
    words = context.words
    for latest in context.view.latest_standings(context.home or "", context.selection.as_of):
        standing = latest.reference
        if standing and standing.comparison.direction == -1:
            sentence = _rank_sentence(words, standing)
            yield Note(mark(words, "fell"), sentence, Opens("ranking", latest.ranking.code), standing.place.sources)


def _rank_sentence(words: Words, standing: EditionStanding) -> Runs:
    return words.weave(
        "attention.fell",
        ranking=words.text(standing.ranking.short),
        period=words.period(standing.edition.period),
        moved=moved_figure(words, standing.comparison),
        rank=place_figure(words, standing.place),
    )


def _needs_attention(commitment: Commitment) -> bool:
    return commitment.state in _LAGGING or commitment.verdict.doubt is Doubt.UNREAD


def _sentence(context: PageContext, commitment: Commitment) -> Runs:
    match commitment.state:
        case State.STALLED:
            return _stalled_sentence(context, commitment)
        case State.FELL_BACK:
            return _fallen_sentence(context, commitment)
        case State.UNKNOWN:
            return (*_behind_sentence(context, commitment), " ", context.words("attention.unread"))
        case _:
            return _behind_sentence(context, commitment)


def _fallen_sentence(context: PageContext, commitment: Commitment) -> Runs:
    words, reached = context.words, commitment.reached
    assert reached
    return words.weave(
        "attention.fell_back",
        name=words.text(commitment.indicator.name),
        figure=reading_figure(context, commitment.indicator, commitment.reading),
        period=words.period(commitment.reading.period),
        reached=reading_figure(context, commitment.indicator, reached),
        since=words.period(reached.period),
    )


def _behind_sentence(context: PageContext, commitment: Commitment) -> Runs:
    words = context.words
    assert commitment.goal.target
    return words.weave(
        "attention.behind",
        name=words.text(commitment.indicator.name),
        figure=reading_figure(context, commitment.indicator, commitment.reading),
        period=words.period(commitment.reading.period),
        **target_parts(context, commitment.indicator, commitment.goal.target),
    )


def _stalled_sentence(context: PageContext, commitment: Commitment) -> Runs:
    words = context.words
    since = unchanged_since(commitment.run)
    sentence: Runs = words.weave(
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
