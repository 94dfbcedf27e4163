"""The sentences about the first and the last places drawn in a chart of a ranking."""

from collections.abc import Sequence

from tui.analysis.edition import Edition
from tui.blocks.figure import Runs
from tui.model import Ranking
from tui.pages.shared.known_counts import known_scores
from tui.pages.trends.lines import Line
from tui.selection.context import PageContext


def extremes_sentences(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> list[Runs]:
    """Return why the lines of first and last places are not joined, and where these are of a part of the field."""
    words = context.words
    if not lines:
        return []
    periods = sorted({period for line in lines for period in line.periods})
    editions = [context.view.edition(ranking, period) for period in periods]
    partial = [edition for edition in editions if _has_partial_end(edition)]
    counts = ", ".join(f"{words.period(edition.period)} ({known_scores(edition)})" for edition in partial)
    known: list[Runs] = [(words("trends.extremes_known", counts=counts),)] if counts else []
    return [(words("trends.extremes"),), *known]


def _has_partial_end(edition: Edition) -> bool:
    """Whether the first or the last place is counted among those with a score, who are not all."""
    ends = (end for end in (edition.first, edition.last) if end is not None)
    return any(edition.counted_in(end) < edition.of for end in ends)
