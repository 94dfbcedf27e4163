"""The places of a ranking nobody is known to hold."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

_Places = tuple[int, int]
"""The first and the last of places that follow each other."""


class Gap(Struct, frozen=True):
    """Places nobody is known to hold."""

    best: int
    worst: int
    count: int
    """Fewer than the places between, where others are known to hold some of them."""


def gaps_between(held: Counter[_Places], places: int) -> tuple[Gap, ...]:
    """Return the runs of open places, best first, in time that depends on the entities and not on the places.

    `held` counts the entities by the first and last place between which each is known to lie; the same number twice is
    an exact place, shared by as many as hold it.
    """
    exact = _merged((best, best + count - 1) for (best, worst), count in held.items() if best == worst)
    spans = _joined_spans(held)
    gaps = [gap for best, worst, known in spans if (gap := _gap_within(exact, (best, worst), known))]
    taken = _merged([*exact, *((best, worst) for best, worst, _ in spans)])
    gaps += [Gap(best, worst, worst - best + 1) for best, worst in _open_places(taken, (1, places))]
    return tuple(sorted(gaps, key=lambda gap: gap.best))


def _gap_within(exact: Sequence[_Places], span: _Places, known: int) -> Gap | None:
    """Return the places of a span that are left when those known to lie in it have theirs; None where none is."""
    free = list(_open_places(exact, span))
    count = sum(worst - best + 1 for best, worst in free) - known
    return Gap(free[0][0], free[-1][1], count) if count > 0 else None


def _joined_spans(shared: Counter[_Places]) -> list[tuple[int, int, int]]:
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


def _merged(runs: Iterable[_Places]) -> list[_Places]:
    """Return runs of places in order, those that meet or overlap as one."""
    merged: list[_Places] = []
    for best, worst in sorted(runs):
        if merged and best <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], worst))
        else:
            merged.append((best, worst))
    return merged


def _open_places(taken: Sequence[_Places], span: _Places) -> Iterator[_Places]:
    """Yield the runs of places within a span that no merged run takes."""
    best, worst = span
    first = max(0, bisect_right(taken, best, key=lambda run: run[0]) - 1)
    for start, end in taken[first:]:
        if start > worst:
            break
        if best < start:
            yield best, start - 1
        best = max(best, end + 1)
    if best <= worst:
        yield best, worst
