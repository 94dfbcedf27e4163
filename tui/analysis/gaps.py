"""The places of a ranking nobody is known to hold."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct


class Gap(Struct, frozen=True):
    """Places nobody is known to hold."""

    best: int
    worst: int
    count: int
    """Fewer than the places between, where others are known to hold some of them."""


def gaps_between(held: Counter[tuple[int, int]], places: int) -> tuple[Gap, ...]:
    """Return the runs of open places, best first.

    `held` counts the entities by the first and last place between which each is known to lie; the same number twice is
    an exact place, shared by as many as hold it.
    """
    taken: set[int] = set()
    for (best, worst), count in held.items():
        if best == worst:
            taken |= set(range(best, best + count))
    gaps = []
    for best, worst, known in _joined_spans(held):
        free = set(range(best, worst + 1)) - taken
        if len(free) > known:
            gaps.append(Gap(min(free), max(free), len(free) - known))
        taken |= free
    gaps += _runs(n for n in range(1, places + 1) if n not in taken)
    return tuple(sorted(gaps, key=lambda gap: gap.best))


def _joined_spans(shared: Counter[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Return the spans of places in which somebody is known to lie, joined where they share places, with how many."""
    joined: list[tuple[int, int, int]] = []
    for best, worst in sorted(span for span in shared if span[0] < span[1]):
        count = shared[best, worst]
        if joined and best <= joined[-1][1]:
            first, last, known = joined[-1]
            joined[-1] = (first, max(last, worst), known + count)
        else:
            joined.append((best, worst, count))
    return joined


def _runs(numbers: Iterable[int]) -> list[Gap]:
    runs: list[Gap] = []
    for n in numbers:
        if runs and runs[-1].worst == n - 1:
            runs[-1] = Gap(runs[-1].best, n, runs[-1].count + 1)
        else:
            runs.append(Gap(n, n, 1))
    return runs
