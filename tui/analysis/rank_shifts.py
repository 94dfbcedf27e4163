"""Ranks that follow from scores and differ between two datasets, whatever was changed to bring that about."""

from collections.abc import Iterator

from msgspec import Struct

from tui.analysis.edition import Edition, Place, RankKind
from tui.analysis.view import DatasetView
from tui.model import Code, Ranking


class RankShift(Struct, frozen=True):
    """A rank no source states, which became another because scores did."""

    edition: Edition
    """The later edition."""
    before: Place
    after: Place


def rank_shifts(before: DatasetView, after: DatasetView) -> tuple[RankShift, ...]:
    """Return the derived ranks that differ, of entities ranked in both datasets, in the order of the later ranks."""
    return tuple(
        shift
        for ranking in after.dataset.rankings
        if (former := before.dataset.ranking.get(ranking.code))
        and (former != ranking or before.dataset.sets != after.dataset.sets)
        for shift in _shifts_of(before, after, (former, ranking))
    )


def _shifts_of(before: DatasetView, after: DatasetView, rankings: tuple[Ranking, Ranking]) -> Iterator[RankShift]:
    old_ranking, new_ranking = rankings
    periods = set(before.periods(old_ranking))
    for period in after.periods(new_ranking):
        if period not in periods:
            continue
        old, new = before.edition(old_ranking, period), after.edition(new_ranking, period)
        if old.by_score and new.by_score:
            yield from (
                RankShift(new, former, place)
                for code in _moved(old, new)
                if (former := old.place(code)) and (place := new.place(code)) and _is_derived(former, place)
            )


def _moved(old: Edition, new: Edition) -> list[Code]:
    """Return the entities known in both editions whose rank is not the same."""
    ranks = dict(zip(old.codes, old.ranks, strict=True))
    return [code for code, rank in zip(new.codes, new.ranks, strict=True) if code in ranks and ranks[code] != rank]


def _is_derived(*places: Place) -> bool:
    return all(
        place.kind is RankKind.DERIVED and not any(standing.rank for standing in place.standings) for place in places
    )
