"""Who stands where in a ranking, and what is not known of it."""

from decimal import Decimal

from tui.analysis.comparison import compare, score_difference
from tui.analysis.field import Field, field, periods
from tui.analysis.series import broken_between
from tui.analysis.spread import best_and_last, exact_scores, farthest_moved, published_mean, shared_places
from tui.blocks.figure import NONE, Figure, Opens, Runs
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Ranking
from tui.pages.rankings.table import ranked_table
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import bounded_figure, period_figure, place_figure, score_figure
from tui.pages.shared.marks import mark, movement_figure
from tui.pages.shared.movement_sentences import joined, moved, why
from tui.selection.chosen import chosen_period, chosen_ranking
from tui.selection.context import PageContext
from tui.wording import Words

TIES_TOLD = 3


def page(context: PageContext) -> Page:
    """Return the rankings page: one ranking, or the compared entities side by side."""
    dataset, words = context.dataset, context.words
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking is None or period is None:
        return Page("rankings", words("panel.rankings"), (Prose("none", ((words("empty.rankings"),),)),))
    if context.selection.comparing:
        from tui.pages.rankings.comparison import compared_page

        return compared_page(context)
    now = field(dataset, ranking, period)
    summary, *others = _around(context, now)
    standings = ranked_table(context, now, published_mean(dataset, now), _heading(words, now))
    return Page("rankings", words("panel.rankings"), (summary, standings, *others))


def _around(context: PageContext, now: Field) -> list[Block]:
    """Return what stands around the table however that is sorted and filtered; made once for a field."""
    key = "around", context.words.language
    if key not in now.memo:
        now.memo[key] = [
            Prose("summary", _summary(context, now)),
            _field(context, now),
            _rankings(context, now.ranking),
        ]
    return now.memo[key]


def _heading(words: Words, now: Field) -> str:
    return f"{words.text(now.ranking.short)} {words.period(now.period)}"


def _summary(context: PageContext, now: Field) -> tuple[Runs, ...]:
    words = context.words
    told = [_known(words, now)]
    home = now.place(context.home)
    if home:
        name = entity_name(context, home.entity)
        standing = words.weave("rankings.home", name=name, rank=place_figure(words, home))
        told.append(joined([standing, moved(context, now, home), why(context, now, home)]))
    earlier = [each for each in periods(now.ranking) if each < now.period]
    crossed = broken_between(now.ranking.breaks, earlier[0], now.period) if earlier else None
    if crossed:
        told.append(
            words.weave(
                "rankings.break",
                period=words.period(crossed.period),
                before=words.period(earlier[0]),
                why=words.text(crossed.why),
            )
        )
    if now.known_ranks < now.of and not now.by_score:
        told.append((words("rankings.partial", n=str(now.of - now.known_ranks)),))
    return tuple(told)


def _known(words: Words, now: Field) -> Runs:
    return words.weave(
        "rankings.summary",
        name=Figure(words.text(now.ranking.name)),
        period=Figure(words.period(now.period)),
        ranks=f"{now.known_ranks}/{now.of}",
        scores=f"{now.known_scores}/{now.of}",
    )


def _field(context: PageContext, now: Field) -> Notes:
    """Return what can be said of the field as a whole."""
    words = context.words
    told = [_ends(context, now), *_movers(context, now), *_ties(context, now)]
    notes = tuple(Note(mark(words, kind), runs) for kind, runs in told if runs)
    return Notes("field", words("heading.field"), notes, words("qualifier.by_rule"))


def _ends(context: PageContext, now: Field) -> tuple[str, Runs]:
    words = context.words
    found = best_and_last(now)
    if found is None:
        return "", ()
    best, last = (now.place_at(n) for n in found)
    apart, known = score_difference(best, last), len(exact_scores(now))
    if apart is None:
        return "", ()
    told = words.weave(
        "rankings.ends" if known == now.of else "rankings.known_ends",
        known=str(known),
        of=str(now.of),
        best=score_figure(words, best),
        first=_name(context, now, found[0]),
        worst=score_figure(words, last),
        last=_name(context, now, found[1]),
        apart=bounded_figure(words, words.number(abs(apart.number)), apart.bound),
    )
    mean = published_mean(context.dataset, now)
    tail = words.weave("rankings.mean", mean=words.signed_bound(words.number(mean.number), mean.bound)) if mean else ()
    return "spread", (*told, *tail)


def _movers(context: PageContext, now: Field) -> list[tuple[str, Runs]]:
    dataset, words = context.dataset, context.words
    rose, fell = farthest_moved(dataset, now)
    told: list[tuple[str, Runs]] = []
    for kind, found in (("up", rose), ("fell", fell)):
        if found:
            compared = compare(dataset, now.ranking, now.period, now.codes[found[0]])
            names = _names(context, now, found)
            told.append((kind, words.weave("rankings.moved", names=names, moved=movement_figure(words, compared))))
    return told


def _ties(context: PageContext, now: Field) -> list[tuple[str, Runs]]:
    words = context.words
    shared = shared_places(now)
    if len(shared) > TIES_TOLD:
        count = sum(len(found) for found in shared.values())
        return [("tied", (words("rankings.many_ties", n=count, places=len(shared)),))]
    return [
        ("tied", words.weave("rankings.tie", rank=Figure(str(rank)), names=_names(context, now, found)))
        for rank, found in shared.items()
    ]


def _names(context: PageContext, now: Field, found: list[int]) -> str:
    named = [entity_name(context, context.dataset.entity[now.codes[n]]) for n in found[:TIES_TOLD]]
    return ", ".join(named) + (" …" if len(found) > TIES_TOLD else "")


def _name(context: PageContext, now: Field, n: int) -> str:
    return entity_name(context, context.dataset.entity[now.codes[n]])


def _rankings(context: PageContext, chosen: Ranking) -> Table:
    dataset, words = context.dataset, context.words
    columns = (
        Column("ranking", words("column.ranking"), stretch=True),
        Column("period", words("column.period"), right=True),
        Column("known", words("column.known"), right=True),
    )
    rows = []
    for ranking in dataset.rankings:
        newest = periods(ranking)[0] if ranking.standings else None
        now = field(dataset, ranking, newest) if newest else None
        cells = (
            Figure(words.text(ranking.name)),
            period_figure(words, newest) if newest else NONE,
            Figure(f"{now.known_ranks}/{now.of}", value=Decimal(now.known_ranks)) if now else NONE,
        )
        rows.append(Row(cells, Opens("ranking", ranking.code), chosen=ranking.code == chosen.code))
    return table(
        "rankings", columns, tuple(rows), heading=words("heading.rankings"), qualifier=words("qualifier.enter")
    )
