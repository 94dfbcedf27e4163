"""Who stands where in a ranking, and what is not known of it."""

from decimal import Decimal

from msgspec.structs import replace

from tui.analysis.comparison import compare
from tui.analysis.field import Field, Place, field, periods
from tui.analysis.gaps import Gap
from tui.analysis.ranges import Bounded, difference
from tui.analysis.series import broken_between, headline
from tui.model import Bound, Dataset, Period, Rank, Ranking
from tui.pages.blocks import (
    NONE,
    Cell,
    Column,
    Dot,
    Figure,
    Opens,
    Page,
    Prose,
    Row,
    Runs,
    Table,
    Tone,
    table,
)
from tui.pages.figures import period_figure, rank_figure, score_figure
from tui.pages.marks import movement_figure
from tui.pages.names import entity_name
from tui.pages.selection import Selection
from tui.pages.standings import score_change_figure
from tui.text import folded
from tui.wording import Words


def page(dataset: Dataset, selection: Selection, words: Words) -> Page:
    """Return the rankings page."""
    ranking = chosen_ranking(dataset, selection)
    period = chosen_period(dataset, ranking, selection) if ranking else None
    if ranking is None or period is None:
        return Page("rankings", words("panel.rankings"), (Prose("none", ((words("empty.rankings"),),)),))
    now = field(dataset, ranking, period)
    return Page(
        "rankings",
        words("panel.rankings"),
        (
            Prose("summary", _summary(dataset, words, now)),
            _standings(dataset, selection, words, now),
            _rankings(dataset, words, ranking),
        ),
    )


def chosen_ranking(dataset: Dataset, selection: Selection) -> Ranking | None:
    """Return the ranking asked for, else the first."""
    first = dataset.rankings[0] if dataset.rankings else None
    return dataset.ranking.get(selection.ranking or "", first)


def chosen_period(dataset: Dataset, ranking: Ranking, selection: Selection) -> Period | None:
    """Return the period asked for, else the newest in which home or half the field is known, else the newest."""
    known = periods(ranking)
    asked = next((each for each in known if each.code == selection.period), None)
    telling = (each for each in known if _tells(field(dataset, ranking, each), dataset.home))
    return asked or next(telling, None) or next(iter(known), None)


def _tells(now: Field, home: str | None) -> bool:
    return now.place(home) is not None or now.known_ranks * 2 >= now.of


def _summary(dataset: Dataset, words: Words, now: Field) -> tuple[Runs, ...]:
    head = words.weave(
        "rankings.summary",
        name=Figure(words.text(now.ranking.name)),
        period=Figure(words.period(now.period)),
        ranks=f"{now.known_ranks}/{now.of}",
        scores=f"{now.known_scores}/{now.of}",
    )
    earlier = [each for each in periods(now.ranking) if each < now.period]
    crossed = broken_between(now.ranking.breaks, earlier[0], now.period) if earlier else None
    told: list[Runs] = [head]
    if crossed:
        told.append(words.weave("rankings.break", period=words.period(crossed.period), before=words.period(earlier[0])))
    home = now.place(dataset.home)
    if home:
        rank = rank_figure(words, home)
        told.append(words.weave("rankings.home", name=entity_name(dataset, words, home.entity), rank=rank))
    if now.known_ranks < now.of:
        told.append((words("rankings.partial", n=str(now.of - now.known_ranks)),))
    return tuple(told)


def _standings(dataset: Dataset, selection: Selection, words: Words, now: Field) -> Table:
    mean = _mean(dataset, now)
    columns: tuple[Column, ...] = (
        Column("rank", words("column.rank"), right=True),
        Column("movement", words("column.movement"), right=True, priority=2),
        Column("entity", words("column.entity"), stretch=True, least=20),
        Column("score", words("column.score"), right=True),
        Column("dot", words("column.scale"), priority=3, picture=True),
        Column("change", words("column.change"), right=True, priority=5),
        Column("mean", words("column.mean"), right=True, priority=4),
        Column("kind", words("column.kind"), priority=6),
        Column("source", words("column.source"), priority=7, limit=30),
    )
    wanted = folded(selection.filter)
    rows = [
        _row(dataset, words, now, each, mean)
        for each in now.places
        if not wanted or any(wanted in folded(name) for name in _names(each))
    ]
    kept = _telling_columns(columns, rows)
    folded_away = len(columns) - len(kept)
    columns = tuple(columns[n] for n in kept)
    if not wanted:
        rows = _with_gaps(words, now, rows)
    rows = [replace(row, cells=tuple(row.cells[n] for n in kept)) for row in rows]
    return table(
        "standings",
        columns,
        tuple(rows),
        heading=f"{words.text(now.ranking.short)} {words.period(now.period)}",
        qualifier=_qualifier(words, selection, len(rows), folded_away),
        empty=words("empty.filter", filter=selection.filter),
    )


def _telling_columns(columns: tuple[Column, ...], rows: list[Row]) -> list[int]:
    """Return the columns that say something in more than a tenth of the rows; the first four always stay."""
    kept = list(range(4))
    for n in range(4, len(columns)):
        telling = sum(row.cells[n] is not NONE and not _is_dash(row.cells[n]) for row in rows)
        if telling * 10 > len(rows):
            kept.append(n)
    return kept


def _is_dash(cell: Cell) -> bool:
    return isinstance(cell, Figure) and cell.text == NONE.text


def _qualifier(words: Words, selection: Selection, rows: int, folded_away: int) -> str:
    if selection.filter:
        return words("qualifier.filter", n=str(rows), filter=selection.filter)
    return words("qualifier.folded", n=str(folded_away)) if folded_away else ""


def _names(place: Place) -> tuple[str, ...]:
    entity = place.entity
    return entity.name.vi, entity.name.en, entity.code, *entity.aliases


def _mean(dataset: Dataset, now: Field) -> Bounded | None:
    if now.ranking.mean is None:
        return None
    head = headline(dataset.indicator[now.ranking.mean], now.period.last)
    return head.reading.bounded if head and head.reading.period == now.period else None


def _row(dataset: Dataset, words: Words, now: Field, place: Place, mean: Bounded | None) -> Row:
    compared = compare(dataset, now.ranking, now.period, place.entity.code)
    above = difference(place.score, mean) if place.score and mean else None
    ours = place.entity.code == dataset.home
    rank = rank_figure(words, place)
    cells: tuple[Cell, ...] = (
        replace(rank, text=rank.brief, tone=Tone.HOME if ours else rank.tone),
        movement_figure(words, compared),
        Figure(entity_name(dataset, words, place.entity), tone=Tone.HOME if ours else Tone.PLAIN),
        score_figure(words, now.ranking, place),
        _dot(now, place, mean),
        score_change_figure(words, compared.score_change),
        score_change_figure(words, above),
        Figure(words(f"kind.{place.kind.value or 'unknown'}"), tone=Tone.QUIET),
        Figure(", ".join(dataset.source[code].publisher for code in place.sources), tone=Tone.QUIET),
    )
    return Row(cells, Opens("entity", place.entity.code), place.sources, ours=ours, key=place.entity.code)


def _dot(now: Field, place: Place, mean: Bounded | None) -> Cell:
    scores = [each.score.number for each in now.places if each.score]
    if place.score is None or place.score.bound is not Bound.EXACT:
        return NONE
    low, high = min(scores), max(scores)
    return Dot(place.score.number, low, high, mean.number if mean and low <= mean.number <= high else None)


def _with_gaps(words: Words, now: Field, rows: list[Row]) -> list[Row]:
    """Put a row where places are held by nobody known, so that a hole looks like one."""
    starts = {each.entity.code: each.rank.best for each in now.places if each.rank}
    gaps = list(now.gaps)
    merged: list[Row] = []
    for row in rows:
        best = starts.get(row.key)
        while gaps and best is not None and gaps[0].best < best:
            merged.append(_gap(words, gaps.pop(0)))
        if best is None:
            merged += [_gap(words, each) for each in gaps]
            gaps = []
        merged.append(row)
    return merged + [_gap(words, each) for each in gaps]


def _gap(words: Words, gap: Gap) -> Row:
    told = words("rankings.gap", n=str(gap.count))
    name = Figure(f"□ {told}", spoken=told, tone=Tone.QUIET)
    places = Rank(gap.best, gap.worst)
    held = Figure(words.rank(places), spoken=words.rank_aloud(places), tone=Tone.QUIET)
    blank = Figure("", tone=Tone.QUIET)
    return Row((held, blank, name, *[blank] * 6))


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
    return table("rankings", columns, tuple(rows), heading=words("heading.rankings"))
