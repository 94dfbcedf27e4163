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
    stated_ranks: tuple[Code, ...]
    """Whose rank a source states, where the ranks of all others are derived."""
    stated_scores: tuple[Code, ...]
    """Whose score a source states, where the scores of all others are derived."""


@lru_cache(maxsize=32)
def derived_throughout(edition: Edition) -> DerivedThroughout:
    """Return whether the ranks, and the scores, of an edition that ranks by score are derived with few exceptions."""
    if not edition.by_score:
        return DerivedThroughout(ranks=False, scores=False, stated_ranks=(), stated_scores=())
    scores = [(n, score) for n, score in enumerate(edition.scores) if score]
    ranked = tuple(edition.codes[n] for n, _ in scores if edition.kind(n) is RankKind.PUBLISHED)
    scored = tuple(edition.codes[n] for n, score in scores if not score.derived)
    are_ranks, are_scores = len(ranked) <= _EXCEPTIONS, len(scored) <= _EXCEPTIONS
    return DerivedThroughout(are_ranks, are_scores, ranked if are_ranks else (), scored if are_scores else ())
