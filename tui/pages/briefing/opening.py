"""The first sentences of a briefing: where an entity stands, how the commitments go, what is not known."""

from tui.analysis.latest import EditionStanding
from tui.analysis.progress import Commitment
from tui.analysis.verdicts import State
from tui.blocks.figure import Figure, Runs
from tui.blocks.page import Prose
from tui.pages.briefing.unknowns import unknown_parts
from tui.pages.shared.commitments import commitments_by_urgency, count_indicators
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import place_figure, reading_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.later import period_rule
from tui.pages.shared.marks import movement_figure, state_mark
from tui.selection.context import PageContext
from tui.wording import Words

_LISTED_STATES = (State.OVERDUE, State.FELL_BACK, State.BEHIND, State.UNKNOWN, State.STALLED)
"""The states whose commitments are named with their readings; those of other states are only counted."""
_GROUPS = ("answer.up", "answer.down", "answer.level", "answer.about_level", "answer.unsure", "answer.first")


def opening(context: PageContext) -> Prose:
    """Return the sentences on home; the one on what is not known is left out where all is known."""
    words = context.words
    sentences = (
        _standings_sentence(context),
        commitments_sentence(context),
        _unknown_sentence(context),
        _later_sentence(context),
        (period_rule(words, context.selection.as_of),),
    )
    return Prose("answer", tuple(sentence for sentence in sentences if sentence), words("briefing.answer"))


def _standings_sentence(context: PageContext) -> Runs:
    """Return the standings of home on the day, grouped by whether it rose, fell, stayed or cannot be compared."""
    words, day = context.words, context.selection.as_of
    latest_standings = context.view.latest_standings(context.home or "", day)
    standings = [latest.reference for latest in latest_standings if latest.reference]
    name = entity_name(context, context.dataset.entity[context.home or ""])
    if not standings:
        return (words("answer.no_standing", name=name, day=words.day(day)),)
    groups: list[Runs] = []
    for key in _GROUPS:
        members = [_standing_clause(words, standing) for standing in standings if _group(standing) == key]
        if members:
            groups.append((words(key, n=str(len(members))), *joined_runs(members, "; "), "."))
    return (words("answer.standing", name=name, n=str(len(standings))), *joined_runs(groups, " "))


def _group(standing: EditionStanding) -> str:
    """Return the key of the sentence that names a standing: by its movement, or why none is known."""
    match standing.comparison.direction:
        case 1:
            return "answer.up"
        case -1:
            return "answer.down"
        case 0:
            return "answer.about_level" if standing.comparison.approximate else "answer.level"
        case _:
            return "answer.unsure" if standing.comparison.before else "answer.first"


def _standing_clause(words: Words, standing: EditionStanding) -> Runs:
    key = "answer.moved" if standing.comparison.gained else "answer.place"
    return words.weave(key, **_clause_parts(words, standing))


def _later_clause(words: Words, standing: EditionStanding) -> Runs:
    key = "answer.later_moved" if standing.comparison.gained else "answer.place"
    return words.weave(key, **_clause_parts(words, standing))


def _clause_parts(words: Words, standing: EditionStanding) -> dict[str, str | Figure]:
    """Return the parts of a clause on a standing: `ranking`, `period`, `rank` and `movement`."""
    place = place_figure(words, standing.place)
    return {
        "ranking": words.text(standing.ranking.short),
        "period": words.period(standing.edition.period),
        "rank": Figure(place.aloud, sources=place.sources),
        "movement": movement_figure(words, standing.comparison).aloud,
    }


def _later_sentence(context: PageContext) -> Runs:
    """Return the newest standings of home after the day; empty without any."""
    words = context.words
    latest_standings = context.view.latest_standings(context.home or "", context.selection.as_of)
    clauses = [_later_clause(words, latest.later) for latest in latest_standings if latest.later]
    return (words("answer.later"), *joined_runs(clauses, "; "), ".") if clauses else ()


def commitments_sentence(context: PageContext) -> Runs:
    """Return how many commitments are in each state, with the readings of those that lag; empty without any."""
    words = context.words
    commitments = commitments_by_urgency(context)
    if not commitments:
        return ()
    counts: list[Runs] = []
    for state in State:
        members = [commitment for commitment in commitments if commitment.state is state]
        if members:
            count = words("answer.count", n=str(len(members)), state=state_mark(words, state).word)
            listed = _readings_in_brackets(context, members) if state in _LISTED_STATES else ()
            counts.append((count, *listed))
    n, total = count_indicators(commitments), len(commitments)
    key = "answer.commitments" if n == total else "answer.commitments_of"
    return (words(key, n=str(n), total=str(total)), *joined_runs(counts, "; "), ".")


def _readings_in_brackets(context: PageContext, commitments: list[Commitment]) -> Runs:
    readings: list[Runs] = [
        (
            context.words.text(commitment.indicator.name) + " ",
            reading_figure(context, commitment.indicator, commitment.reading),
        )
        for commitment in commitments
    ]
    return (" (", *joined_runs(readings, ", "), ")")


def _unknown_sentence(context: PageContext) -> Runs:
    parts = unknown_parts(context)
    return (context.words("answer.unknown", parts="; ".join(parts)),) if parts else ()
