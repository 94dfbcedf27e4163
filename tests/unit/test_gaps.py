"""Open places of a ranking: as counting place by place gives them, in time that does not depend on the places."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.factories import moderate
from tui.analysis.gaps import Gap, gaps_between

PLACES = 12
spans = st.tuples(st.integers(1, PLACES), st.integers(1, PLACES)).map(lambda ends: (min(ends), max(ends)))


def free_places(held: Counter[tuple[int, int]]) -> set[int]:
    """Return the places no exact rank takes."""
    taken: set[int] = set()
    for (best, worst), count in held.items():
        if best == worst:
            taken |= set(range(best, best + count))
    return set(range(1, PLACES + 1)) - taken


@given(st.lists(spans, max_size=8).map(Counter))
@moderate
def test_gaps_lie_in_places_no_exact_rank_takes(held: Counter[tuple[int, int]]) -> None:
    free = free_places(held)
    for gap in gaps_between(held, PLACES):
        assert {gap.best, gap.worst} <= free
        assert 0 < gap.count <= len(free & set(range(gap.best, gap.worst + 1)))


@given(st.lists(st.integers(1, PLACES).map(lambda n: (n, n)), max_size=8).map(Counter))
@moderate
def test_gaps_between_exact_ranks_are_the_places_left(held: Counter[tuple[int, int]]) -> None:
    gaps = gaps_between(held, PLACES)
    counted = [n for gap in gaps for n in range(gap.best, gap.worst + 1)]
    assert counted == sorted(free_places(held))
    assert all(gap.count == gap.worst - gap.best + 1 for gap in gaps)


def test_a_span_leaves_the_places_its_entities_do_not_take() -> None:
    assert gaps_between(Counter({(1, 1): 1, (2, 5): 2}), 6) == (Gap(2, 5, 2), Gap(6, 6, 1))


def test_spans_that_share_places_are_one() -> None:
    assert gaps_between(Counter({(1, 4): 1, (3, 6): 2, (5, 5): 1}), 6) == (Gap(1, 6, 2),)


def test_a_field_of_a_million_million_places_takes_no_longer() -> None:
    million_million = 10**12
    assert gaps_between(Counter({(1, 1): 1, (1, 10**9): 1}), million_million) == (
        Gap(2, 10**9, 10**9 - 2),
        Gap(10**9 + 1, million_million, million_million - 10**9),
    )
