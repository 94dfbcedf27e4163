"""Whether all ranks and scores of an edition are worked out, so that it is said once and not behind each of them."""

from functools import lru_cache
from typing import NamedTuple

from tui.analysis.edition import Edition, RankKind
from tui.model import Code

_EXCEPTIONS = 2
"""The most entities that may be named as exceptions."""


class DerivedThroughout(NamedTuple):
    """What of an edition is derived for everybody but a few that are named."""

    ranks: bool
    scores: bool
    exceptions: tuple[Code, ...]
    """Whose rank or score, of those that are derived for everybody else, a source states."""


@lru_cache(maxsize=32)
def derived_throughout(edition: Edition) -> DerivedThroughout:
    """Return whether the ranks, and the scores, of an edition that ranks by score are derived with few exceptions."""
    if not edition.by_score:
        return DerivedThroughout(ranks=False, scores=False, exceptions=())
    places = [place for place in edition.places if place.score]
    ranked = [place.entity.code for place in places if place.kind is RankKind.PUBLISHED]
    scored = [place.entity.code for place in places if not place.score_derived]
    ranks, scores = len(ranked) <= _EXCEPTIONS, len(scored) <= _EXCEPTIONS
    exceptions = dict.fromkeys((*(ranked if ranks else ()), *(scored if scores else ())))
    return DerivedThroughout(ranks, scores, tuple(exceptions))
