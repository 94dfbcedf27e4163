"""Parts of a document beside each other: how many stand in a row, and how wide each is."""

from tui.export.vector.chart import WIDTH

GAP = 18.0
"""Points between two columns."""
_FEW = 4
"""Up to how many parts stand two in a row; more stand three in a row."""


def columns_for(parts: int) -> int:
    """Return how many of some parts stand in a row."""
    return 1 if parts < 2 else 2 if parts <= _FEW else 3


def column_width(count: int) -> float:
    """Return the points of each of some columns, which together with their gaps are as wide as the text."""
    return (WIDTH - GAP * (count - 1)) / count
