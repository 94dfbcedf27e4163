"""Several entities in one ranking: the periods in which they may be set side by side."""

from collections.abc import Sequence

from tui.analysis.field import Field, field, periods
from tui.model import Code, Dataset, Ranking


def known_together(dataset: Dataset, ranking: Ranking, entities: Sequence[Code]) -> list[Field]:
    """Return the fields in which at least two of some entities are known, newest first."""
    fields = [field(dataset, ranking, each) for each in periods(ranking)]
    return [now for now in fields if sum(code in now.known for code in entities) > 1]


def fullest(fields: Sequence[Field], entities: Sequence[Code]) -> Field | None:
    """Return the newest of the fields in which most of some entities are known."""
    return max(fields, key=lambda now: (sum(code in now.known for code in entities), now.period), default=None)
