"""Who stands where in a ranking, and what is not known of it."""

from decimal import Decimal

from tui.analysis.comparison import compare, score_difference
from tui.analysis.field import Field, field, periods
from tui.analysis.series import broken_between
from tui.analysis.spread import best_and_last, exact_scores, farthest_moved, published_mean, shared_places
from tui.blocks.figure import NONE, Figure, Opens, Runs
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Dataset, Ranking
from tui.pages.rankings.table import ranked_table
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import bounded_figure, period_figure, place_figure, score_figure
from tui.pages.shared.marks import mark, movement_figure
from tui.pages.shared.movement_sentences import joined, moved, why
from tui.selection import Selection
from tui.selection.chosen import chosen_period, chosen_ranking
from tui.wording import Words

TIES_TOLD = 3


def page(dataset: Dataset, selection: Selection, words: Words) -> Page:
    """Return the rankings page: one ranking, or the compared entities side by side."""
    ranking = chosen_ranking(dataset, selection)
    period = chosen_period(dataset, ranking, selection) if ranking else None
    if ranking is None or period is None:
        return Page("rankings", words("panel.rankings"), (Prose("none", ((words("empty.rankings"),),)),))
    if selection.comparing:
        from tui.pages.rankings.comparison import compared_page

        return compared_page(dataset, selection, words)
    now = field(dataset, ranking, period)
    summary, *others = _around(dataset, words, now)
    standings = ranked_table(dataset, selection, words, now, published_mean(dataset, now), _heading(words, now))
    return Page("rankings", words("panel.rankings"), (summary, standings, *others))


def _around(dataset: Dataset, words: Words, now: Field) -> list[Block]:
    """Return what stands around the table however that is sorted and filtered; made once for a field."""
    key = "around", words.language
    if key not in now.memo:
        now.memo[key] = [
            Prose("summary", _summary(dataset, words, now)),
            _field(dataset, words, now),
            _rankings(dataset, words, now.ranking),
        ]
    return now.memo[key]


def _heading(words: Words, now: Field) -> str:
    return f"{words.text(now.ranking.short)} {words.period(now.period)}"


def _summary(dataset: Dataset, words: Words, now: Field) -> tuple[Runs, ...]:
    told = [_known(words, now)]
    home = now.place(dataset.home)
    if home:
        name = entity_name(dataset, words, home.entity)
        standing = words.weave("rankings.home", name=name, rank=place_figure(words, home))
        told.append(joined([standing, moved(dataset, words, now, home), why(dataset, words, now, home)]))
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


def _field(dataset: Dataset, words: Words, now: Field) -> Notes:
    """Return what can be said of the field as a whole."""
    told = [_ends(dataset, words, now), *_movers(dataset, words, now), *_ties(dataset, words, now)]
    notes = tuple(Note(mark(words, kind), runs) for kind, runs in told if runs)
    return Notes("field", words("heading.field"), notes, words("qualifier.by_rule"))


def _ends(dataset: Dataset, words: Words, now: Field) -> tuple[str, Runs]:
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
        first=_name(dataset, words, now, found[0]),
        worst=score_figure(words, last),
        last=_name(dataset, words, now, found[1]),
        apart=bounded_figure(words, words.number(abs(apart.number)), apart.bound),
    )
    mean = published_mean(dataset, now)
    tail = words.weave("rankings.mean", mean=words.signed_bound(words.number(mean.number), mean.bound)) if mean else ()
    return "spread", (*told, *tail)


def _movers(dataset: Dataset, words: Words, now: Field) -> list[tuple[str, Runs]]:
    rose, fell = farthest_moved(dataset, now)
    told: list[tuple[str, Runs]] = []
    for kind, found in (("up", rose), ("fell", fell)):
        if found:
            compared = compare(dataset, now.ranking, now.period, now.codes[found[0]])
            names = _names(dataset, words, now, found)
            told.append((kind, words.weave("rankings.moved", names=names, moved=movement_figure(words, compared))))
    return told


def _ties(dataset: Dataset, words: Words, now: Field) -> list[tuple[str, Runs]]:
    shared = shared_places(now)
    if len(shared) > TIES_TOLD:
        count = sum(len(found) for found in shared.values())
        return [("tied", (words("rankings.many_ties", n=count, places=len(shared)),))]
    return [
        ("tied", words.weave("rankings.tie", rank=Figure(str(rank)), names=_names(dataset, words, now, found)))
        for rank, found in shared.items()
    ]


def _names(dataset: Dataset, words: Words, now: Field, found: list[int]) -> str:
    named = [entity_name(dataset, words, dataset.entity[now.codes[n]]) for n in found[:TIES_TOLD]]
    return ", ".join(named) + (" …" if len(found) > TIES_TOLD else "")


def _name(dataset: Dataset, words: Words, now: Field, n: int) -> str:
    return entity_name(dataset, words, dataset.entity[now.codes[n]])


def _rankings(dataset: Dataset, words: Words, chosen: Ranking) -> Table:
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
