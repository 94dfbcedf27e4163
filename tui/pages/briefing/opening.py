"""The first sentences of a briefing: where an entity stands, how the commitments go, what is not known."""

from tui.analysis.latest import LatestStanding
from tui.analysis.progress import Commitment, State
from tui.blocks.figure import Figure, Run, Runs
from tui.blocks.page import Prose
from tui.pages.briefing.unknowns import unknown_parts
from tui.pages.progress import urgent_first
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import place_figure, reading_figure
from tui.pages.shared.marks import movement_figure, state_mark
from tui.selection.context import PageContext
from tui.wording import Words

_NAMED = (State.OVERDUE, State.BEHIND, State.STALLED)


def answer(context: PageContext) -> Prose:
    """Return the sentences on home; the one on what is not known is left out where all is known."""
    words = context.words
    told = (
        _standing(context),
        _commitments(context),
        _unknown(context),
        (words("answer.days", day=words.day(context.selection.as_of)),),
    )
    return Prose("answer", tuple(each for each in told if each), words("briefing.answer"))


def _standing(context: PageContext) -> Runs:
    dataset, words = context.dataset, context.words
    latest = context.view.latest_standings(context.home or "")
    name = entity_name(context, dataset.entity[context.home or ""])
    if not latest:
        return (words("empty.standings", name=name),)
    parts: list[Runs] = []
    groups = {"answer.up": 1, "answer.down": -1, "answer.level": 0, "answer.unsure": None}
    for key, direction in groups.items():
        moved = [_place(words, each) for each in latest if each.comparison.direction == direction]
        if moved:
            parts.append((words(key, n=str(len(moved))), *_joined(moved, "; "), "."))
    return (words("answer.standing", name=name, n=str(len(latest))), *_joined(parts, " "))


def _place(words: Words, latest: LatestStanding) -> Runs:
    return words.weave(
        "answer.moved" if latest.comparison.gained else "answer.place",
        ranking=words.text(latest.ranking.short),
        period=words.period(latest.edition.period),
        rank=_aloud(place_figure(words, latest.place)),
        movement=movement_figure(words, latest.comparison).aloud,
    )


def _aloud(figure: Figure) -> Figure:
    return Figure(figure.aloud, sources=figure.sources)


def _commitments(context: PageContext) -> Runs:
    words = context.words
    found = urgent_first(context)
    if not found:
        return ()
    counted: list[Runs] = []
    for state in State:
        members = [each for each in found if each.state is state]
        if members:
            said = words("answer.count", n=str(len(members)), state=state_mark(words, state).word)
            named = _named(context, members) if state in _NAMED else ()
            counted.append((said, *named))
    return (words("answer.commitments", n=str(len(found))), *_joined(counted, "; "), ".")


def _named(context: PageContext, members: list[Commitment]) -> Runs:
    words = context.words
    told: list[Runs] = []
    for each in members:
        figure = reading_figure(context, each.indicator, each.reading)
        told.append((words.text(each.indicator.name) + " ", figure))
    return (" (", *_joined(told, ", "), ")")


def _unknown(context: PageContext) -> Runs:
    parts = unknown_parts(context)
    return (context.words("answer.unknown", parts="; ".join(parts)),) if parts else ()


def _joined(parts: list[Runs], between: str) -> Runs:
    joined: list[Run] = []
    for n, part in enumerate(parts):
        joined += [*((between,) if n else ()), *part]
    return tuple(joined)
