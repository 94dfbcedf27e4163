"""What several standings of one entity in one period state together: the sharpest rank and score, disputes, areas."""

from collections.abc import Sequence
from decimal import Decimal

from tui.analysis.ranges import Bounded, Range, range_of
from tui.model import Bound, Code, Quantity, Rank, Standing

_SHARPEST_FIRST = (Bound.EXACT, Bound.ABOUT, Bound.OVER, Bound.UNDER)


def stated_rank(standings: Sequence[Standing], places: int) -> Rank | None:
    """Return the sharpest rank stated, the first of those equally sharp; an open end is the last of the places."""
    ranks = [_closed(standing.rank, places) for standing in standings if standing.rank]
    if len(ranks) < 2:
        return ranks[0] if ranks else None
    return min(ranks, key=lambda rank: rank.worst - rank.best)


def disputed_ranks(standings: Sequence[Standing], shown: Rank | None, places: int) -> tuple[Rank, ...]:
    """Return the ranks stated that cannot be the one shown, each once."""
    if shown is None or len(standings) == 1:
        return ()
    ranks = [_closed(standing.rank, places) for standing in standings if standing.rank]
    return tuple(dict.fromkeys(rank for rank in ranks if rank.best > shown.worst or rank.worst < shown.best))


def sharpest(standings: Sequence[Standing]) -> Standing | None:
    """Return the standing whose score can be taken most literally; None where none has a score."""
    scored = [standing for standing in standings if standing.score is not None]
    if len(scored) < 2:
        return scored[0] if scored else None
    return min(scored, key=lambda standing: _SHARPEST_FIRST.index(standing.bound))


def stated_score(standings: Sequence[Standing]) -> Bounded | None:
    """Return the sharpest score stated."""
    standing = standings[0] if len(standings) == 1 else sharpest(standings)
    if standing is None or standing.score is None:
        return None
    return Bounded(standing.score, standing.bound, bool(standing.score_derived))


def disputed_scores(standings: Sequence[Standing]) -> tuple[Bounded, ...]:
    """Return the scores stated that cannot be the sharpest one, each once."""
    shown = sharpest(standings) if len(standings) > 1 else None
    if shown is None:
        return ()
    allowed = _range(shown)
    return tuple(
        dict.fromkeys(
            Bounded(standing.score, standing.bound, bool(standing.score_derived))
            for standing in standings
            if standing.score is not None and not _range(standing).overlaps(allowed)
        )
    )


def stated_movement(standings: Sequence[Standing]) -> int | None:
    """Return the movement that is stated, the first one where several are."""
    return next((standing.movement for standing in standings if standing.movement is not None), None)


def dimensions_of(standings: Sequence[Standing]) -> dict[Code, Decimal]:
    """Return the scores of the component areas some standings of one entity state, the first one where several do."""
    return {code: score for standing in reversed(standings) for code, score in standing.dimensions.items()}


def area_ranks_of(standings: Sequence[Standing]) -> dict[Code, int]:
    """Return the ranks in component areas some standings of one entity state, the first one where several do."""
    return {code: rank for standing in reversed(standings) for code, rank in standing.area_ranks.items()}


def _closed(rank: Rank, places: int) -> Rank:
    return rank if rank.worst else Rank(rank.best, places)


def _range(standing: Standing) -> Range:
    assert standing.score is not None
    return range_of(Quantity(standing.score), standing.bound)
