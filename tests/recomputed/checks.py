"""Comparisons of what the program says with what the file gives."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One figure or claim of the program against the recomputation."""

    where: str
    expected: str
    actual: str

    @property
    def holds(self) -> bool:
        """Whether both are the same."""
        return self.expected == self.actual


def failures(checks: Iterable[Check]) -> list[Check]:
    """Return what differs."""
    return [check for check in checks if not check.holds]
