"""How many ranks and scores of an edition are known: 17/63, 5 of them not exact."""

from decimal import Decimal

from tui.analysis.edition import Edition
from tui.blocks.figure import Figure
from tui.wording import Words


def known_ranks_figure(words: Words, edition: Edition) -> Figure:
    """Return how many ranks are known of all, and aloud how many of these are not exact."""
    return Figure(
        f"{edition.known_ranks}/{edition.of}", spoken=known_ranks(words, edition), value=Decimal(edition.known_ranks)
    )


def known_ranks(words: Words, edition: Edition) -> str:
    """Return how many ranks are known of all, and how many of these are not exact: 17/63 (5 not exact)."""
    known = f"{edition.known_ranks}/{edition.of}"
    return words("known.inexact", known=known, n=edition.inexact_ranks) if edition.inexact_ranks else known


def known_scores(edition: Edition) -> str:
    """Return how many scores are known of all: 13/63."""
    return f"{edition.known_scores}/{edition.of}"
