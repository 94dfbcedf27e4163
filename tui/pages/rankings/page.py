"""Who stands where in a ranking, and what is not known of it."""

from decimal import Decimal
from functools import lru_cache

from tui.analysis.comparison import compare
from tui.analysis.edition import Edition
from tui.analysis.edition_change import score_difference
from tui.analysis.runs import broken_between
from tui.analysis.spread import best_and_last, exact_scores, farthest_moved, published_mean, shared_places
from tui.blocks.figure import NONE, Figure, Opens, Runs
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Ranking
from tui.pages.rankings.table import ranked_table
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import bounded_figure, period_figure, place_figure, score_figure
from tui.pages.shared.marks import mark, movement_figure
from tui.pages.shared.movement_sentences import joined_sentences, movement_sentence, reason_sentence
from tui.selection.chosen import chosen_period, chosen_ranking
from tui.selection.context import PageContext
from tui.wording import Words

TIES_TOLD = 3


def page(context: PageContext) -> Page:
    """Return the rankings page: one ranking, or the compared entities side by side."""
    words = context.words
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking is None or period is None:
        return Page("rankings", words("panel.rankings"), (Prose("none", ((words("empty.rankings"),),)),))
    if context.selection.comparing:
        from tui.pages.rankings.comparison import compared_page

        return compared_page(context)
    edition = context.view.edition(ranking, period)
    summary, *others = _around(context.whole, edition)
    standings = ranked_table(context, edition)
    return Page("rankings", words("panel.rankings"), (summary, standings, *others))


@lru_cache(maxsize=16)
def _around(context: PageContext, edition: Edition) -> tuple[Block, ...]:
    """Return what stands around the table, worked out once however that is sorted and filtered."""
    return (
        Prose("summary", _summary(context, edition)),
        _field(context, edition),
        _rankings(context, edition.ranking),
    )


def _summary(context: PageContext, edition: Edition) -> tuple[Runs, ...]:
    words = context.words
    told = [_known(words, edition)]
    home = edition.place(context.home)
    if home:
        name = entity_name(context, home.entity)
        standing = words.weave("rankings.home", name=name, rank=place_figure(words, home))
        told.append(
            joined_sentences(
                [standing, movement_sentence(context, edition, home), reason_sentence(context, edition, home)]
            )
        )
    earlier = [each for each in context.view.periods(edition.ranking) if each < edition.period]
    crossed = broken_between(edition.ranking.breaks, earlier[0], edition.period) if earlier else None
    if crossed:
        told.append(
            words.weave(
                "rankings.break",
                period=words.period(crossed.period),
                before=words.period(earlier[0]),
                why=words.text(crossed.why),
            )
        )
    if edition.known_ranks < edition.of and not edition.by_score:
        told.append((words("rankings.partial", n=str(edition.of - edition.known_ranks)),))
    return tuple(told)


def _known(words: Words, edition: Edition) -> Runs:
    return words.weave(
        "rankings.summary",
        name=Figure(words.text(edition.ranking.name)),
        period=Figure(words.period(edition.period)),
        ranks=f"{edition.known_ranks}/{edition.of}",
        scores=f"{edition.known_scores}/{edition.of}",
    )


def _field(context: PageContext, edition: Edition) -> Notes:
    """Return what can be said of the field as a whole."""
    words = context.words
    told = [_ends(context, edition), *_movers(context, edition), *_ties(context, edition)]
    notes = tuple(Note(mark(words, kind), runs) for kind, runs in told if runs)
    return Notes("field", words("heading.field"), notes, words("qualifier.by_rule"))


def _ends(context: PageContext, edition: Edition) -> tuple[str, Runs]:
    words = context.words
    found = best_and_last(edition)
    if found is None:
        return "", ()
    best, last = (edition.place_at(n) for n in found)
    apart, known = score_difference(best, last), len(exact_scores(edition))
    if apart is None:
        return "", ()
    told = words.weave(
        "rankings.ends" if known == edition.of else "rankings.known_ends",
        known=str(known),
        of=str(edition.of),
        best=score_figure(words, best),
        first=_name(context, edition, found[0]),
        worst=score_figure(words, last),
        last=_name(context, edition, found[1]),
        apart=bounded_figure(words, words.number(abs(apart.number)), apart.bound),
    )
    mean = published_mean(context.view, edition)
    tail = words.weave("rankings.mean", mean=words.signed_bound(words.number(mean.number), mean.bound)) if mean else ()
    return "spread", (*told, *tail)


def _movers(context: PageContext, edition: Edition) -> list[tuple[str, Runs]]:
    words = context.words
    rose, fell = farthest_moved(context.view, edition)
    told: list[tuple[str, Runs]] = []
    for kind, found in (("up", rose), ("fell", fell)):
        if found:
            compared = compare(context.view, edition, edition.codes[found[0]])
            names = _names(context, edition, found)
            told.append((kind, words.weave("rankings.moved", names=names, moved=movement_figure(words, compared))))
    return told


def _ties(context: PageContext, edition: Edition) -> list[tuple[str, Runs]]:
    words = context.words
    shared = shared_places(edition)
    if len(shared) > TIES_TOLD:
        count = sum(len(found) for found in shared.values())
        return [("tied", (words("rankings.many_ties", n=count, places=len(shared)),))]
    return [
        ("tied", words.weave("rankings.tie", rank=Figure(str(rank)), names=_names(context, edition, found)))
        for rank, found in shared.items()
    ]


def _names(context: PageContext, edition: Edition, found: list[int]) -> str:
    named = [entity_name(context, context.dataset.entity[edition.codes[n]]) for n in found[:TIES_TOLD]]
    return ", ".join(named) + (" …" if len(found) > TIES_TOLD else "")


def _name(context: PageContext, edition: Edition, n: int) -> str:
    return entity_name(context, context.dataset.entity[edition.codes[n]])


def _rankings(context: PageContext, chosen: Ranking) -> Table:
    dataset, words = context.dataset, context.words
    columns = (
        Column("ranking", words("column.ranking"), stretch=True),
        Column("period", words("column.period"), right=True),
        Column("known", words("column.known"), right=True),
    )
    rows = []
    for ranking in dataset.rankings:
        newest = context.view.periods(ranking)[0] if ranking.standings else None
        edition = context.view.edition(ranking, newest) if newest else None
        cells = (
            Figure(words.text(ranking.name)),
            period_figure(words, newest) if newest else NONE,
            Figure(f"{edition.known_ranks}/{edition.of}", value=Decimal(edition.known_ranks)) if edition else NONE,
        )
        rows.append(Row(cells, Opens("ranking", ranking.code), chosen=ranking.code == chosen.code))
    return table(
        "rankings", columns, tuple(rows), heading=words("heading.rankings"), qualifier=words("qualifier.enter")
    )
