"""The rankings as choices, the chosen one with its period, how much of it is known, and what it is sorted by."""

from collections.abc import Sequence

from tui.analysis.edition import Edition
from tui.blocks.figure import Figure, Opens, Runs
from tui.blocks.glyphs import DERIVED
from tui.blocks.page import Choice, Choices
from tui.blocks.table import Table
from tui.model import Code
from tui.pages.rankings.derived import derived_throughout
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.known_counts import known_ranks, known_scores
from tui.selection.context import PageContext
from tui.wording import Words


def ranking_choices(context: PageContext, edition: Edition, standings: Table) -> Choices:
    """Return the rankings of the dataset around the edition that a table shows."""
    words = context.words
    rankings = context.dataset.siblings(edition.ranking)
    periods = context.view.periods(edition.ranking)
    others = ", ".join(words.text(ranking.name) for ranking in rankings if ranking is not edition.ranking)
    return Choices(
        "choices",
        tuple(
            Choice(
                words.text(ranking.name),
                words.text(ranking.short),
                Opens("ranking", ranking.code),
                chosen=ranking is edition.ranking,
            )
            for ranking in rankings
        ),
        Figure(words.period(edition.period)),
        has_older=edition.period != periods[-1],
        has_newer=edition.period != periods[0],
        notes=(*_notes(context, edition), _order(words, standings)),
        others=words("rankings.others", names=others) if others else "",
    )


def _notes(context: PageContext, edition: Edition) -> tuple[Runs, ...]:
    """Return how much is known, and what of it is derived."""
    derived = _derived(context, edition)
    return (_known(context.words, edition), *((derived,) if derived else ()))


def _known(words: Words, edition: Edition) -> Runs:
    scores = Figure(known_scores(edition))
    if edition.by_score:
        return words.weave("rankings.known_scores", scores=scores)
    return words.weave("rankings.known", ranks=Figure(known_ranks(words, edition)), scores=scores)


def _derived(context: PageContext, edition: Edition) -> Runs:
    """Return that all ranks, or scores, or both are derived, and whose are not."""
    words, throughout = context.words, derived_throughout(edition)
    stated_ranks, stated_scores = throughout.stated_ranks, throughout.stated_scores
    if throughout.ranks and throughout.scores and stated_ranks == stated_scores:
        clauses = [_derived_but(context, words("rankings.derived_both"), stated_ranks)]
    else:
        clauses = [
            _derived_but(context, words(key), stated)
            for key, holds, stated in (
                ("rankings.derived_scores", throughout.scores, stated_scores),
                ("rankings.derived_ranks", throughout.ranks, stated_ranks),
            )
            if holds
        ]
    sentence = "; ".join(clauses)
    return (Figure(f"{DERIVED} {sentence}", spoken=sentence),) if sentence else ()


def _derived_but(context: PageContext, derived: str, stated: Sequence[Code]) -> str:
    """Return a clause on what is derived for all, with the names of those of whom a source states it."""
    if not stated:
        return derived
    names = ", ".join(entity_name(context, context.dataset.entity[code]) for code in stated)
    return context.words("rankings.derived_but", derived=derived, names=names)


def _order(words: Words, standings: Table) -> Runs:
    (heading,) = (column.heading for column in standings.columns if column.key == standings.sorted_by)
    heading = heading[:1].lower() + heading[1:]
    mark = "▼" if standings.descending else "▲"
    return words.weave("rankings.sorted", column=Figure(f"{heading} {mark}", spoken=heading))
