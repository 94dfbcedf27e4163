"""The editions in which several entities may be set side by side."""

from collections.abc import Sequence

from tui.analysis.edition import Edition
from tui.model import Code


def editions_shared_by(editions: Sequence[Edition], entities: Sequence[Code]) -> list[Edition]:
    """Return the editions in which at least two of some entities are known, in their order."""
    return [edition for edition in editions if sum(code in edition.known for code in entities) > 1]


def fullest(editions: Sequence[Edition], entities: Sequence[Code]) -> Edition | None:
    """Return the newest of the editions in which most of some entities are known; None where there is none."""

    def fullness(edition: Edition) -> tuple[int, object]:
        return sum(code in edition.known for code in entities), edition.period

    return max(editions, key=fullness, default=None)
