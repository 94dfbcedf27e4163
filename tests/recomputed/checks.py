"""Comparisons of what the program says with what the file gives, and the rules the program does not follow yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.recomputed.pending import PENDING


@dataclass(frozen=True)
class Check:
    """One figure or claim of the program against the recomputation."""

    where: str
    expected: str
    actual: str
    rules: tuple[str, ...] = ()
    """The rules that bear on it among those that may be pending."""

    @property
    def holds(self) -> bool:
        """Whether both are the same."""
        return self.expected == self.actual


def failures(checks: Iterable[Check]) -> list[Check]:
    """Return what differs, under rules of which none is pending."""
    return [check for check in checks if not check.holds and not PENDING.keys() & set(check.rules)]


def pending_failures(checks: Iterable[Check], rule: str) -> list[Check]:
    """Return what differs under one rule, and under no other that is pending."""
    return [
        check
        for check in checks
        if not check.holds and rule in check.rules and not (PENDING.keys() & set(check.rules)) - {rule}
    ]
