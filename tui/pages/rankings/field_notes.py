"""What can be said of an edition as a whole: its ends, who moved farthest, who shares a place."""

from tui.analysis.comparison import compare
from tui.analysis.edition import Edition
from tui.analysis.edition_change import score_difference
from tui.analysis.spread import best_and_last, exact_scores, farthest_moved, published_mean, shared_places
from tui.blocks.figure import Figure, Mark, Opens, Runs, Tone
from tui.blocks.page import Note, Notes
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import difference_figure, mean_figure, score_figure
from tui.pages.shared.marks import mark, movement_figure
from tui.pages.shared.movement_sentences import joined_sentences, reason_sentence
from tui.selection.context import PageContext

NAMED = 3
"""The most entities named in a sentence, and the most ties that get a sentence each."""


def field_notes(context: PageContext, edition: Edition) -> Notes:
    """Return the notes on an edition; those that cannot be made are left out."""
    words = context.words
    notes = (
        *_reason(context, edition),
        *_unranked(context, edition),
        *_spread(context, edition),
        *_movers(context, edition),
        *_ties(context, edition),
    )
    return Notes("field", words("heading.field"), notes, words("qualifier.by_rule"))


def _reason(context: PageContext, edition: Edition) -> tuple[Note, ...]:
    """Return how the others moved around home."""
    home = edition.place(context.home)
    reason = reason_sentence(context, edition, home) if home else ()
    if home is None or not reason:
        return ()
    name = entity_name(context, home.entity)
    return (Note(Mark("▸", name, Tone.HOME), joined_sentences([reason]), Opens("entity", home.entity.code)),)


def _unranked(context: PageContext, edition: Edition) -> tuple[Note, ...]:
    """Return how many places are open."""
    if edition.by_score or edition.known_ranks == edition.of:
        return ()
    sentence = context.words("rankings.partial", n=str(edition.of - edition.known_ranks))
    return (Note(mark(context.words, "unknown"), (sentence,)),)


def _spread(context: PageContext, edition: Edition) -> tuple[Note, ...]:
    words, ends = context.words, best_and_last(edition)
    if ends is None:
        return ()
    best, last = (edition.place_at(places[0]) for places in ends)
    apart, known = score_difference(best, last, edition.ranking.decimals), len(exact_scores(edition))
    if apart is None:
        return ()
    sentence = words.weave(
        "rankings.ends" if known == edition.of else "rankings.known_ends",
        known=str(known),
        of=str(edition.of),
        best=score_figure(words, best),
        first=_names(context, edition, ends[0]),
        worst=score_figure(words, last),
        last=_names(context, edition, ends[1]),
        apart=difference_figure(words, words.number(abs(apart.number)), apart.magnitude),
    )
    return (Note(mark(words, "spread"), (*sentence, *_mean(context, edition))),)


def _mean(context: PageContext, edition: Edition) -> Runs:
    """Return the mean of everybody ranked that the dataset gives: published, or derived and marked so."""
    words, mean = context.words, published_mean(context.view, edition)
    if mean is None:
        return ()
    key = "rankings.mean_derived" if mean.observation.derived else "rankings.mean"
    return words.weave(key, of=str(edition.of), mean=mean_figure(words, mean))


def _movers(context: PageContext, edition: Edition) -> list[Note]:
    words = context.words
    risen, fallen = farthest_moved(context.view, edition)
    notes = []
    for kind, places in (("up", risen), ("fell", fallen)):
        for movement, movers in _by_movement(context, edition, places):
            names = _names(context, edition, movers)
            notes.append(Note(mark(words, kind), words.weave("rankings.moved", names=names, moved=movement)))
    return notes


def _by_movement(context: PageContext, edition: Edition, places: list[int]) -> list[tuple[Figure, list[int]]]:
    """Return places with their movement in words: as a source states it, or worked out, exactly or about."""
    groups: dict[str, tuple[Figure, list[int]]] = {}
    for n in places:
        movement = movement_figure(context.words, compare(context.view, edition, edition.codes[n]))
        groups.setdefault(movement.aloud, (movement, []))[1].append(n)
    return list(groups.values())


def _ties(context: PageContext, edition: Edition) -> list[Note]:
    words, shared = context.words, shared_places(edition)
    if len(shared) > NAMED:
        count = sum(len(places) for places in shared.values())
        return [Note(mark(words, "tied"), (words("rankings.many_ties", n=count, places=len(shared)),))]
    return [
        Note(
            mark(words, "tied"),
            words.weave("rankings.tie", rank=Figure(str(rank)), names=_names(context, edition, places)),
        )
        for rank, places in shared.items()
    ]


def _names(context: PageContext, edition: Edition, places: list[int]) -> str:
    names = [entity_name(context, context.dataset.entity[edition.codes[n]]) for n in places[:NAMED]]
    more = len(places) - NAMED
    return ", ".join(names) + (f", {context.words('rankings.more_level', n=more)}" if more > 0 else "")
