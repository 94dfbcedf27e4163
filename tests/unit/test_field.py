"""A ranking in one period: ranks with ties, what is not known, and what may be compared with the period before."""

import random
from collections.abc import Iterable, Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of, empty_view, view_of
from tests.unit.factories import dataset, decimals, dimension, moderate, period, ranking, standing
from tests.unit.standings import standings_of, texts
from tui.analysis.comparison import Comparison, compare
from tui.analysis.edition import Edition, RankKind
from tui.analysis.edition_change import PeerCounts, Refusal
from tui.analysis.gaps import Gap
from tui.analysis.ladder import StepUp, in_last_quarter, step_up
from tui.analysis.ranges import Bounded
from tui.analysis.reasons import peer_counts
from tui.blocks.figure import Figure
from tui.drawing.blocks import draw
from tui.export.listings import ranking_listing
from tui.export.plain import aloud, plain_text
from tui.model import Bound, Dataset, Rank, Ranking, Standing
from tui.pages import page
from tui.pages.rankings.field_notes import field_notes
from tui.pages.shared.latest_standings import standings_table
from tui.selection import Selection
from tui.wording import words_for

Sets = Mapping[str, Iterable[str]]
TEN: Sets = {"all": "abcdefghij"}


def field_of(*standings: Standing, lower: bool = False, sets: Sets | None = None) -> Edition:
    """Return the field of 2022 in a ranking of these standings."""
    one = ranking(*standings, lower=lower)
    return view_of(dataset(rankings=(one,), sets=sets)).edition(one, period("2022"))


def scored(*scores: str) -> list[Standing]:
    return [standing("2022", "abcdefghij"[n], score=score) for n, score in enumerate(scores)]


def ranks(now: Edition) -> dict[str, int | None]:
    return {each.entity.code: each.rank.best if each.rank else None for each in now.places}


@pytest.mark.parametrize(
    ("scores", "lower", "places"),
    [
        pytest.param(["90", "80", "80", "70"], False, [1, 2, 2, 4], id="1 2 2 4"),
        pytest.param(["90", "90", "90", "70"], False, [1, 1, 1, 4], id="1 1 1 4"),
        pytest.param(["90", "80", "80.00", "70"], False, [1, 2, 2, 4], id="80 and 80.00 are one score"),
        pytest.param(["90", "80", "80", "70"], True, [4, 2, 2, 1], id="lower is better"),
        pytest.param(["50"], False, [1], id="alone"),
        pytest.param(["0", "-1", "0"], False, [1, 3, 1], id="zero and less are scores"),
    ],
)
def test_ranks_are_derived_from_scores_by_standard_competition(
    scores: list[str], lower: bool, places: list[int]
) -> None:
    now = field_of(*scored(*scores), lower=lower)
    assert [ranks(now)["abcdefghij"[n]] for n in range(len(scores))] == places
    assert now.by_score
    assert {each.kind for each in now.places} == {RankKind.DERIVED}


def test_a_tie_is_marked_on_all_who_share_it() -> None:
    now = field_of(*scored("90", "80", "80", "70"))
    assert [each.entity.code for each in now.places if each.tied] == ["b", "c"]
    assert [now.is_tied(n) for n in range(4)] == [False, True, True, False]
    assert now.gaps == ()


@moderate
@given(st.lists(decimals(0, 30, 1), min_size=5, max_size=10), st.booleans(), st.integers(0, 99))
def test_derived_ranks_count_those_above_whatever_the_order_of_rows(
    scores: list[Decimal], lower: bool, seed: int
) -> None:
    rows = scored(*map(str, scores))
    now = field_of(*rows, lower=lower, sets=TEN)
    assert field_of(*random.Random(seed).sample(rows, len(rows)), lower=lower, sets=TEN).places == now.places
    for n, score in enumerate(scores):
        above = sum(other < score if lower else other > score for other in scores)
        assert ranks(now)["abcdefghij"[n]] == above + 1


def test_published_ranks_stand_even_against_the_scores() -> None:
    now = field_of(standing("2022", "a", "2", "90"), standing("2022", "b", "1", "80"))
    assert ranks(now) == {"b": 1, "a": 2}
    assert not now.by_score
    assert {each.kind for each in now.places} == {RankKind.PUBLISHED}


def test_a_rank_from_arithmetic_is_derived() -> None:
    now = field_of(
        standing("2022", "a", "26", rank_derived="14 + 12"), sets={"all": [f"e{n}" for n in range(30)] + ["a"]}
    )
    assert [each.kind for each in now.places] == [RankKind.DERIVED]


def test_a_rank_without_score_is_known_by_its_rank_only() -> None:
    now = field_of(standing("2022", "a", "1"), sets=TEN)
    assert (now.known_ranks, now.known_scores, now.of) == (1, 0, 10)
    assert now.places[0].score is None


def test_a_score_without_rank_gets_none_where_others_have_published_ones() -> None:
    now = field_of(standing("2022", "a", "1", "90"), standing("2022", "b", score="80"), sets=TEN)
    assert ranks(now) == {"a": 1, "b": None}
    assert [each.kind for each in now.places] == [RankKind.PUBLISHED, RankKind.UNKNOWN]


@pytest.mark.parametrize(
    ("scores", "places"),
    [
        pytest.param(("90", ">80"), [(1, 2), (1, 2)], id="over 80 may be more than 90"),
        pytest.param(("90", "<80"), [(1, 1), (2, 2)], id="nearly 80 is less than 90"),
        pytest.param(("90", ">95", "80"), [(2, 2), (1, 1), (3, 3)], id="over 95 is first"),
        pytest.param(("90", ">80", "70"), [(1, 2), (1, 2), (3, 3)], id="both are above 70"),
        pytest.param(("90", "~89.5", "89.55"), [(1, 1), (2, 3), (2, 3)], id="about reaches both ways"),
        pytest.param((">80", ">85"), [(1, 2), (1, 2)], id="two of over are in no order"),
        pytest.param(("90", "90", "<70"), [(1, 1), (1, 1), (3, 3)], id="a shared place stays exact"),
    ],
)
def test_a_bounded_score_lies_between_ranks(scores: tuple[str, ...], places: list[tuple[int, int]]) -> None:
    edition = field_of(*scored(*scores))
    by_code = dict(zip(edition.codes, edition.ranks, strict=True))
    assert [(rank.best, rank.worst) for _, rank in sorted(by_code.items()) if rank] == places


def test_a_row_of_parts_without_a_score_is_not_ranked() -> None:
    now = field_of(standing("2022", "a", score="90"), standing("2022", "b"))
    assert ranks(now) == {"a": 1, "b": None}


@pytest.mark.parametrize(
    ("written", "rank"),
    [
        pytest.param("14-16", Rank(14, 16), id="between"),
        pytest.param("<=10", Rank(1, 10), id="among the first"),
        pytest.param(">=59", Rank(59, 63), id="among the last ends with the field"),
    ],
)
def test_a_rank_may_be_known_by_its_ends(written: str, rank: Rank) -> None:
    codes = [f"e{n}" for n in range(63)]
    one = ranking(standing("2022", "e7", written))
    now = view_of(dataset(rankings=(one,), sets={"all": codes})).edition(one, period("2022"))
    assert [each.rank for each in now.places] == [rank]
    assert not now.places[0].tied


def test_unknown_ranks_come_last_and_the_rest_in_order() -> None:
    now = field_of(standing("2022", "c", score="70"), standing("2022", "b", "2"), standing("2022", "a", "1"), sets=TEN)
    assert [each.entity.code for each in now.places] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("known", "gaps"),
    [
        pytest.param([], [(1, 10)], id="nobody known"),
        pytest.param([1, 2, 10], [(3, 9)], id="one hole"),
        pytest.param([2, 4, 5], [(1, 1), (3, 3), (6, 10)], id="holes at both ends"),
        pytest.param(range(1, 11), [], id="everybody known"),
        pytest.param([1, 2, 2, 4], [(5, 10)], id="the place after a tie is no hole"),
    ],
)
def test_the_places_nobody_is_known_to_hold_are_gaps(known: list[int], gaps: list[tuple[int, int]]) -> None:
    rows = [standing("2022", "abcdefghij"[n], str(rank)) for n, rank in enumerate(known)]
    now = field_of(*rows, sets=TEN)
    assert [(each.best, each.worst) for each in now.gaps] == gaps


@moderate
@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_k_of_n_are_known_for_any_rows(ranked: set[int], with_score: set[int]) -> None:
    rows = [
        standing("2022", "abcdefghij"[n], str(n + 1) if n in ranked else "", "50" if n in with_score else "")
        for n in sorted(ranked | with_score)
    ]
    now = field_of(*rows, sets=TEN)
    assert now.of == 10
    assert now.known_scores == len(with_score)
    assert now.by_score == (not ranked and len(with_score) >= 5)
    assert now.known_ranks == (len(with_score) if now.by_score else len(ranked))
    assert sum(each.count for each in now.gaps) == (0 if now.by_score else now.of - now.known_ranks)


def test_an_entity_nobody_knows_has_no_place() -> None:
    now = field_of(standing("2022", "a", "1"), sets=TEN)
    assert now.place("b") is None
    assert now.place(None) is None


def test_two_scores_of_one_period_are_disputed() -> None:
    now = field_of(
        standing("2022", "a", "1", "91.87", source="one"),
        standing("2022", "a", score="91.81", source="two"),
        standing("2022", "a", score="91.87", source="three"),
    )
    (place,) = now.places
    assert (place.score, place.disputed) == (Bounded(Decimal("91.87")), (Bounded(Decimal("91.81")),))
    assert place.sources == ("one", "two", "three")


def test_the_same_score_with_other_digits_is_no_dispute() -> None:
    now = field_of(standing("2022", "a", "1", "91.8"), standing("2022", "a", score="91.80"))
    assert now.places[0].disputed == ()


def test_periods_come_newest_first_and_once() -> None:
    one = ranking(*(standing(code, "a", "1") for code in ("2021", "2023", "2022", "2022")))
    assert [each.code for each in empty_view().periods(one)] == ["2023", "2022", "2021"]


def test_a_field_is_worked_out_once() -> None:
    one = ranking(*scored("90"))
    data = dataset(rankings=(one,))
    assert view_of(data).edition(one, period("2022")) is view_of(data).edition(one, period("2022"))


def compared(one: Ranking, sets: Sets | None = None, entity: str = "a") -> Comparison:
    return compare(
        view_of(dataset(rankings=(one,), sets=sets)),
        view_of(dataset(rankings=(one,), sets=sets)).edition(one, period("2022")),
        entity,
    )


def test_a_movement_is_the_places_gained_and_positive_is_better() -> None:
    one = ranking(
        standing("2021", "a", "26", "80.1"),
        standing("2022", "a", "14", "80.0"),
        members={"2000": "all"},
    )
    found = compared(one, {"all": [f"e{n}" for n in range(62)] + ["a"]})
    assert (found.movement, found.stated, found.approximate) == (12, False, False)
    assert found.score_change == Bounded(Decimal("-0.1"))
    assert found.refusals == ()


@pytest.mark.parametrize(
    ("before", "breaks", "members", "refusals"),
    [
        pytest.param("a", (), {"2000": "one"}, [], id="nothing speaks against it"),
        pytest.param("b", (), {"2000": "one"}, [Refusal.MISSING], id="missing"),
        pytest.param("a", ("2022",), {"2000": "one"}, [Refusal.BREAK], id="break"),
        pytest.param("a", (), {"2000": "one", "2022": "two"}, [Refusal.CHANGED_SET], id="changed set"),
        pytest.param(
            "b",
            ("2022",),
            {"2000": "one", "2022": "two"},
            [Refusal.MISSING, Refusal.BREAK, Refusal.CHANGED_SET],
            id="all reasons, in order",
        ),
        pytest.param(
            "a",
            ("2022",),
            {"2000": "one", "2022": "two"},
            [Refusal.BREAK, Refusal.CHANGED_SET],
            id="break before changed set",
        ),
        pytest.param("a", ("2021",), {"2000": "one"}, [], id="a break at the period before parts it from older ones"),
        pytest.param("a", (), {"2000": "one", "2022": "same"}, [], id="another set of the same members"),
    ],
)
def test_a_comparison_is_refused_for_reasons_in_order(
    before: str, breaks: tuple[str, ...], members: dict[str, str], refusals: list[Refusal]
) -> None:
    one = ranking(standing("2021", before, "2", "80"), standing("2022", "a", "1", "90"), breaks=breaks, members=members)
    found = compared(one, {"one": "abc", "two": "abcd", "same": "cba"})
    assert list(found.refusals) == refusals
    assert (found.movement, found.score_change) == ((None, None) if refusals else (1, Bounded(Decimal(10))))


def test_there_is_nothing_before_the_first_period() -> None:
    found = compared(ranking(standing("2022", "a", "1"), standing("2023", "a", "2")))
    assert (found.before, found.movement, found.refusals) == (None, None, (Refusal.MISSING,))


def test_an_entity_without_a_place_is_missing() -> None:
    found = compared(ranking(standing("2021", "a", "1"), standing("2022", "b", "1")))
    assert (found.movement, found.refusals) == (None, (Refusal.MISSING,))


def test_a_movement_a_source_states_is_kept_across_a_break() -> None:
    one = ranking(standing("2021", "a", "1"), standing("2022", "a", "1", movement=4), breaks=("2022",))
    found = compared(one)
    assert (found.movement, found.stated, found.score_change, found.refusals) == (4, True, None, (Refusal.BREAK,))


def test_a_movement_a_source_states_is_kept_where_the_period_before_is_unknown() -> None:
    found = compared(ranking(standing("2022", "a", "1", movement=-3)))
    assert (found.movement, found.stated) == (-3, True)


def test_a_movement_a_source_states_goes_before_arithmetic() -> None:
    one = ranking(standing("2021", "a", "2"), standing("2022", "a", "1", movement=2), members={"2000": "all"})
    assert compared(one, {"all": "abc"}).movement == 2


def test_a_rank_known_by_its_ends_has_no_movement() -> None:
    one = ranking(standing("2021", "a", "2-3", "80"), standing("2022", "a", "1", "90"))
    found = compared(one, {"all": "abc"})
    assert (found.movement, found.score_change) == (None, Bounded(Decimal(10)))


def test_a_change_of_bounded_scores_is_bounded() -> None:
    one = ranking(standing("2021", "a", "2", ">80"), standing("2022", "a", "1", "90"))
    assert compared(one, {"all": "abc"}).score_change == Bounded(Decimal(10), Bound.UNDER)


@pytest.mark.parametrize(
    ("then", "now", "approximate"),
    [
        pytest.param({"a": "80", "b": "90"}, {"a": "90", "b": "80"}, False, id="the same members known"),
        pytest.param({"a": "80", "b": "90"}, {"a": "90", "c": "80"}, True, id="other members known"),
        pytest.param({"a": "80", "b": "90", "c": "70"}, {"a": "90", "b": "80"}, True, id="fewer members known"),
    ],
)
def test_a_movement_of_derived_ranks_is_about_where_other_members_are_known(
    then: dict[str, str], now: dict[str, str], approximate: bool
) -> None:
    rows = [standing("2021", code, score=score) for code, score in then.items()]
    rows += [standing("2022", code, score=score) for code, score in now.items()]
    found = compared(ranking(*rows), {"all": "abc"})
    assert (found.movement, found.approximate) == (1, approximate)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        pytest.param(
            [("a", "", "80"), ("b", "", "90"), ("c", "3", "")],
            [("a", "1", ""), ("b", "2", ""), ("c", "3", "")],
            id="then",
        ),
        pytest.param(
            [("a", "2", ""), ("b", "1", ""), ("c", "3", "")],
            [("a", "", "90"), ("b", "", "80"), ("c", "3", "")],
            id="now",
        ),
    ],
)
def test_a_movement_between_ranks_among_those_scored_and_among_all_is_about(
    then: list[tuple[str, str, str]], now: list[tuple[str, str, str]]
) -> None:
    rows = [standing("2021", *each) for each in then] + [standing("2022", *each) for each in now]
    found = compared(ranking(*rows, derived=True), {"all": "abc"})
    assert (found.movement, found.approximate) == (1, True)


def test_a_movement_of_published_ranks_is_exact_whoever_else_is_known() -> None:
    one = ranking(standing("2021", "a", "3"), standing("2021", "b", "1"), standing("2022", "a", "1"))
    found = compared(one, {"all": "abc"})
    assert (found.movement, found.approximate) == (2, False)


def test_a_stated_movement_is_never_about() -> None:
    rows = [standing("2021", "a", score="80"), standing("2022", "a", score="90", movement=5)]
    found = compared(ranking(*rows, standing("2022", "b", score="95")), {"all": "abc"})
    assert (found.movement, found.approximate) == (5, False)


def test_of_an_agreeing_bound_and_an_exact_score_the_sharper_is_shown() -> None:
    now = field_of(standing("2022", "a", "1", ">91"), standing("2022", "a", score="91.87"))
    assert (now.places[0].score, now.places[0].disputed) == (Bounded(Decimal("91.87")), ())


def test_a_bound_that_leaves_no_room_for_the_other_score_is_disputed() -> None:
    now = field_of(standing("2022", "a", "1", "91.87"), standing("2022", "a", score=">95"))
    assert now.places[0].disputed == (Bounded(Decimal(95), Bound.OVER),)


def test_the_holes_count_as_many_entities_as_are_unknown() -> None:
    one = ranking(standing("2022", "a", "1"), standing("2022", "b", "2-3"))
    data = dataset(rankings=(one,), sets={"all": "abcde"})
    names = texts(standings_of(data), "entity")
    assert sum(int(name.split()[1]) for name in names if name.startswith("□")) == 3


@pytest.mark.parametrize("backwards", [False, True])
def test_of_two_published_ranks_neither_is_lost(backwards: bool) -> None:
    rows = [standing("2022", "a", "1", source="one"), standing("2022", "a", "2", source="two")]
    (place,) = field_of(*(rows[::-1] if backwards else rows), sets=TEN).places
    assert place.rank is not None
    assert {place.rank, *place.disputed_ranks} == {Rank(1, 1), Rank(2, 2)}
    assert place.sources == (("two", "one") if backwards else ("one", "two"))


def test_a_rank_between_ends_that_hold_the_other_is_no_dispute() -> None:
    rows = [standing("2022", "a", "2"), standing("2022", "a", "1-3"), standing("2022", "a", ">=2")]
    (place,) = field_of(*rows, sets=TEN).places
    assert place.disputed_ranks == ()


def test_of_agreeing_ends_and_an_exact_rank_the_sharper_is_shown() -> None:
    now = field_of(standing("2022", "a", "<=5"), standing("2022", "a", "2"), sets=TEN)
    assert [each.rank for each in now.places] == [Rank(2, 2)]


# Ranks beside scores


def test_a_stated_rank_stays_published_beside_derived_ones() -> None:
    one = ranking(
        standing("2022", "a", score="90"),
        standing("2022", "b", score="80"),
        standing("2022", "c", "6", "70"),
        derived=True,
    )
    now = view_of(dataset(rankings=(one,), sets={"all": "abcdef"})).edition(one, period("2022"))
    assert [(each.entity.code, each.rank and each.rank.best, each.kind) for each in now.places] == [
        ("a", 1, RankKind.DERIVED),
        ("b", 2, RankKind.DERIVED),
        ("c", 6, RankKind.PUBLISHED),
    ]
    assert (now.by_score, now.among, now.of) == (True, 3, 6)
    assert now.gaps == ()


def test_a_stated_rank_is_not_shown_out_of_fewer_places() -> None:
    one = ranking(
        *(standing("2022", code, score=score) for code, score in (("a", "90"), ("b", "80"))),
        standing("2022", "c", "6", "70"),
        derived=True,
    )
    data = dataset(rankings=(one,), sets={"all": "abcdef"})
    shown = page(
        context_of(data, selection=Selection(period("2022").last, panel="profile", entity="c"), words=words_for("en"))
    )
    assert "6 of 3" not in plain_text(shown)


def test_a_stated_rank_behind_all_scored_places_can_be_drawn() -> None:
    one = ranking(
        *(standing("2022", code, score=score) for code, score in (("a", "90"), ("b", "80"))),
        standing("2022", "c", "6", "70"),
        derived=True,
    )
    data = dataset(rankings=(one,), sets={"all": "abcdef"})
    for block in page(
        context_of(data, selection=Selection(period("2022").last, panel="profile", entity="c"), words=words_for("en"))
    ).blocks:
        draw(block, 100, compact=False)


@pytest.mark.parametrize(
    ("known", "by_score"),
    [
        pytest.param(2, False, id="less than half of five"),
        pytest.param(3, True, id="more than half of five"),
    ],
)
def test_ranks_follow_from_the_scores_of_at_least_half(known: int, by_score: bool) -> None:
    now = field_of(*scored(*["90", "80", "70"][:known]), sets={"all": "abcde"})
    assert (now.by_score, now.known_ranks) == (by_score, known if by_score else 0)
    assert now.among == (known if by_score else 5)


def test_lists_and_places_of_a_field_are_the_same() -> None:
    now = field_of(*scored("80", "90", "70"))
    assert [each.entity.code for each in now.places] == now.codes == ["b", "a", "c"]
    assert [each.rank for each in now.places] == now.ranks
    assert [each.score for each in now.places] == now.scores
    assert now.index == {"b": 0, "a": 1, "c": 2}
    assert now.known == {"a", "b", "c"}
    assert now.place("a") == now.place_at(1)


@pytest.mark.parametrize(
    ("size", "first"),
    [pytest.param(63, 49, id="the last 15 of 63"), pytest.param(8, 7, id="2 of 8"), pytest.param(3, 4, id="none of 3")],
)
def test_the_last_quarter_is_never_more_than_a_quarter(size: int, first: int) -> None:
    now = field_of(standing("2022", "e0", "1"), sets={"all": [f"e{n}" for n in range(size)]})
    (place,) = now.places
    found = [n for n in range(1, size + 1) if in_last_quarter(replace(place, rank=Rank(n, n)))]
    assert found == list(range(first, size + 1))
    assert not in_last_quarter(replace(place, rank=None))
    assert not in_last_quarter(replace(place, rank=Rank(first - 1, size)))


def among_the_scored(rank: str) -> Dataset:
    """Return a field of twenty of which ten are scored, and one whose published rank counts all."""
    rows = [standing("2022", f"e{n}", score=str(90 - n)) for n in range(10)]
    one = ranking(*rows, standing("2022", "p", rank), derived=True)
    return dataset(rankings=(one,), sets={"all": [*(f"e{n}" for n in range(10)), "p", *(f"u{n}" for n in range(9))]})


@pytest.mark.parametrize(
    ("rank", "entity", "late"),
    [
        pytest.param("12", "p", False, id="12 of 20"),
        pytest.param("16", "p", True, id="16 of 20"),
        pytest.param("12", "e7", False, id="8 of 10"),
        pytest.param("12", "e8", True, id="9 of 10"),
    ],
)
def test_a_rank_is_late_in_the_places_it_is_counted_in(rank: str, entity: str, late: bool) -> None:
    data = among_the_scored(rank)
    place = view_of(data).edition(data.rankings[0], period("2022")).place(entity)
    assert place is not None
    assert in_last_quarter(place) is late


def test_a_listing_says_in_how_many_places_each_rank_is_counted() -> None:
    data = among_the_scored("12")
    listing = ranking_listing(context_of(data, words=words_for("en")), data.rankings[0])
    entity, of = (listing.columns.index(key) for key in ("entity", "of"))
    assert {row[entity]: row[of] for row in listing.rows} == {**{f"e{n}": 10 for n in range(10)}, "p": 20}


@pytest.mark.parametrize(
    ("written", "size", "gaps"),
    [
        pytest.param(["1", "2-3"], 5, [Gap(2, 3, 1), Gap(4, 5, 2)], id="one of two places is free"),
        pytest.param(["59-63"] * 5, 63, [Gap(1, 58, 58)], id="five hold the last five"),
        pytest.param(["1", "2-4", "3"], 5, [Gap(2, 4, 1), Gap(5, 5, 1)], id="a place between is held"),
        pytest.param(["1", "2-3", "2-3", "4"], 4, [], id="all are held"),
    ],
)
def test_gaps_count_the_places_left_between_known_ends(written: list[str], size: int, gaps: list[Gap]) -> None:
    rows = [standing("2022", f"e{n}", rank) for n, rank in enumerate(written)]
    now = field_of(*rows, sets={"all": [f"e{n}" for n in range(size)]})
    assert list(now.gaps) == gaps
    assert sum(each.count for each in now.gaps) == now.of - now.known_ranks


@pytest.mark.parametrize(
    ("written", "size"),
    [
        pytest.param(["1", "2-3", "1-3"], 5, id="a span within another"),
        pytest.param(["1-3", "2-4", "3-4", "3-4"], 4, id="spans that cross"),
    ],
)
def test_gaps_count_nobody_who_is_known_within_spans_that_share_places(written: list[str], size: int) -> None:
    now = field_of(
        *(standing("2022", "abcde"[n], rank) for n, rank in enumerate(written)), sets={"all": "abcde"[:size]}
    )
    assert sum(each.count for each in now.gaps) == now.of - now.known_ranks


def test_a_set_has_the_places_of_its_size_when_not_all_are_named() -> None:
    one = ranking(standing("2022", "a", "1"), standing("2022", "b", ">=9"))
    data = dataset(rankings=(one,), sets={"all": "abc"}, sizes={"all": 10})
    now = view_of(data).edition(one, period("2022"))
    assert (now.members, now.of, data.places(one, period("1899"))) == (("a", "b", "c"), 10, 0)
    assert now.ranks == [Rank(1, 1), Rank(9, 10)]
    assert list(now.gaps) == [Gap(2, 8, 7), Gap(9, 10, 1)]


# The next better place


@pytest.mark.parametrize(
    ("scores", "lower", "entity", "step"),
    [
        pytest.param(["90", "85.5", "80"], False, "c", ("5.5", "b"), id="the next better"),
        pytest.param(["90", "85.5", "80"], False, "a", None, id="none above the first"),
        pytest.param(["90", "80", "80"], False, "c", ("10", "a"), id="past those who share its place"),
        pytest.param(["90", "90", "80"], False, "c", ("10", "b"), id="to those who share the next"),
        pytest.param(["5", "3", "9"], True, "c", ("4", "a"), id="lower is better"),
        pytest.param(["90", ">80"], False, "b", None, id="a bounded score"),
    ],
)
def test_a_step_up_is_what_lacks_to_the_next_better(
    scores: list[str], lower: bool, entity: str, step: tuple[str, str] | None
) -> None:
    now = field_of(*scored(*scores), lower=lower)
    found = step_up(now, now.index[entity])
    assert (found and (found.lacking, now.codes[found.index])) == (step and (Bounded(Decimal(step[0])), step[1]))


@pytest.mark.parametrize(
    ("rows", "lacks"),
    [
        pytest.param([("a", "1", "90"), ("b", "2", "80")], Decimal(10), id="the neighbour is known"),
        pytest.param([("a", "1", "90"), ("b", "3", "80")], None, id="nobody knows who is second"),
        pytest.param([("a", "1", ""), ("b", "2", "80")], None, id="the neighbour's score is unknown"),
        pytest.param([("a", "1", ">90"), ("b", "2", "80")], None, id="the neighbour's score is bounded"),
        pytest.param([("a", "1", "90"), ("c", "1", "90"), ("b", "3", "80")], Decimal(10), id="two share the first"),
        pytest.param([("a", "1", "90"), ("b", "", "80")], None, id="no rank"),
    ],
)
def test_a_step_up_is_told_only_to_a_known_neighbour(rows: list[tuple[str, str, str]], lacks: Decimal | None) -> None:
    now = field_of(*(standing("2022", *each) for each in rows), sets=TEN)
    found = step_up(now, now.index["b"])
    assert (found and found.lacking.number) == lacks


def test_a_step_of_nothing_is_not_told_and_one_from_or_to_a_disputed_score_is_about() -> None:
    assert step_up(field_of(standing("2022", "a", "1", "90"), standing("2022", "b", "2", "90")), 1) is None
    rows = (standing("2022", "a", "1", "90"), standing("2022", "a", "1", "91"), standing("2022", "b", "2", "80"))
    assert step_up(field_of(*rows), 1) == StepUp(Bounded(Decimal(10), Bound.ABOUT), 0)


def test_there_is_no_step_up_to_a_worse_score() -> None:
    now = field_of(standing("2022", "a", "1", "80"), standing("2022", "b", "2", "90"))
    assert step_up(now, 1) is None


def test_there_is_no_step_up_from_a_rank_known_by_its_ends() -> None:
    now = field_of(standing("2022", "a", "1", "90"), standing("2022", "b", "2-4", "80"), sets=TEN)
    assert step_up(now, 1) is None


# What the field did


def rows_of(scores: Mapping[str, tuple[str, str]]) -> list[Standing]:
    return [
        standing(year, code, score=score)
        for code, both in scores.items()
        for year, score in zip(("2021", "2022"), both, strict=True)
        if score
    ]


def reason_of(
    scores: Mapping[str, tuple[str, str]], *, lower: bool = False, entity: str = "home", size: int | None = None
) -> PeerCounts | None:
    one = ranking(*rows_of(scores), lower=lower)
    sizes = {"all": size} if size else None
    return peer_counts(
        view_of(dataset(rankings=(one,), sizes=sizes)),
        view_of(dataset(rankings=(one,), sizes=sizes)).edition(one, period("2022")),
        entity,
    )


def test_a_reason_counts_what_the_others_did() -> None:
    scores = {
        "home": ("80", "81"),  # 4 -> 3
        "b": ("70", "85"),  # overtook
        "c": ("90", "60"),  # was overtaken
        "d": ("95", "96.5"),  # rose more, stayed ahead
        "e": ("50", "50.5"),  # rose less, stayed behind
        "f": ("81.5", "81"),  # was ahead, is level now: nobody went past
        "g": ("80", "81.7"),  # was level, is ahead now
    }
    assert reason_of(scores) == PeerCounts(
        peers=6, rose_more=3, rose_less=3, overtook=1, overtaken=1, came_in=0, fell_out=0
    )


def test_a_reason_counts_those_who_come_in_and_fall_out() -> None:
    scores = {"home": ("80", "81"), "in": ("", "99"), "out": ("90", ""), "low": ("", "1"), "gone": ("2", "")}
    scores |= {f"e{n}": (f"{n}", f"{n}.5") for n in range(16)}
    found = reason_of(scores, size=19)
    assert found == PeerCounts(peers=16, rose_more=0, rose_less=16, overtook=0, overtaken=0, came_in=1, fell_out=1)


def test_where_lower_is_better_a_rise_is_a_fall_of_the_score() -> None:
    found = reason_of({"home": ("30", "29"), "b": ("40", "20"), "c": ("10", "12")}, lower=True)
    assert found == PeerCounts(peers=2, rose_more=1, rose_less=1, overtook=1, overtaken=0, came_in=0, fell_out=0)


@pytest.mark.parametrize(
    ("size", "known"),
    [pytest.param(6, True, id="all"), pytest.param(7, False, id="six of seven are less than nine of ten")],
)
def test_nothing_is_explained_from_less_than_nine_of_ten(size: int, known: bool) -> None:
    scores = dict.fromkeys(("home", "b", "c", "d", "e", "f"), ("50", "60"))
    assert (reason_of(scores, size=size) is not None) == known


def test_nothing_is_explained_of_somebody_unknown_or_across_a_break() -> None:
    scores = {"home": ("80", "81"), "b": ("70", "85")}
    assert reason_of(scores, entity="nobody") is None
    one = ranking(*rows_of(scores), breaks=("2022",))
    assert (
        peer_counts(
            view_of(dataset(rankings=(one,))), view_of(dataset(rankings=(one,))).edition(one, period("2022")), "home"
        )
        is None
    )
    assert (
        peer_counts(
            view_of(dataset(rankings=(one,))), view_of(dataset(rankings=(one,))).edition(one, period("2021")), "home"
        )
        is None
    )


different_scores = st.lists(st.integers(0, 999), min_size=20, max_size=20, unique=True)


@moderate
@given(different_scores, different_scores, st.integers(0, 19), st.integers(0, 19), st.booleans())
def test_a_reason_adds_up_to_the_movement(
    then: list[int], now: list[int], unknown_then: int, unknown_now: int, lower: bool
) -> None:
    codes = [f"e{n:02}" for n in range(20)]
    one = ranking(
        *(standing("2021", code, score=str(then[n])) for n, code in enumerate(codes) if n != unknown_then),
        *(standing("2022", code, score=str(now[n])) for n, code in enumerate(codes) if n != unknown_now),
        lower=lower,
    )
    data = dataset(rankings=(one,))
    for n, code in enumerate(codes):
        found = peer_counts(view_of(data), view_of(data).edition(one, period("2022")), code)
        assert (found is None) == (n in (unknown_then, unknown_now))
        if found:
            movement = compare(view_of(data), view_of(data).edition(one, period("2022")), code).movement
            assert movement is not None
            assert found.overtook - found.overtaken + found.came_in - found.fell_out == -movement


def test_somebody_known_by_rank_alone_overtakes_too() -> None:
    codes = [f"e{n}" for n in range(10)]
    then = [standing("2021", code, str(n + 1), str(90 - n) if n != 5 else "") for n, code in enumerate(codes)]
    order = [0, 1, 2, 5, 3, 4, 6, 7, 8, 9]
    now = [
        standing("2022", codes[n], str(place), str(90 - place) if n != 5 else "") for place, n in enumerate(order, 1)
    ]
    one = ranking(*then, *now)
    found = peer_counts(
        view_of(dataset(rankings=(one,))), view_of(dataset(rankings=(one,))).edition(one, period("2022")), "e4"
    )
    assert found is not None
    assert (found.overtook, found.overtaken) == (1, 0)


def test_nobody_is_surely_overtaken_whose_place_was_not_known() -> None:
    rows = [standing("2021", "a", "2", "80"), standing("2021", "b", "<=3", "70"), standing("2021", "c", "<=3", "90")]
    rows += [standing("2022", "a", "2", "80"), standing("2022", "b", "3", "70"), standing("2022", "c", "1", "90")]
    one = ranking(*rows)
    found = peer_counts(
        view_of(dataset(rankings=(one,))), view_of(dataset(rankings=(one,))).edition(one, period("2022")), "a"
    )
    assert found is not None
    assert found.overtaken == 0


# Two periods


@moderate
@given(st.permutations(range(1, 11)), st.permutations(range(1, 11)), st.booleans())
def test_a_movement_is_the_opposite_when_time_runs_back(first: list[int], second: list[int], by_score: bool) -> None:
    def movements(then: list[int], now: list[int]) -> list[int | None]:
        one = ranking(
            *(
                standing(year, code, "" if by_score else str(n), str(n) if by_score else "")
                for year, places in (("2021", then), ("2022", now))
                for code, n in zip("abcdefghij", places, strict=True)
            )
        )
        data = dataset(rankings=(one,))
        return [
            compare(view_of(data), view_of(data).edition(one, period("2022")), code).movement for code in "abcdefghij"
        ]

    forth, back = movements(first, second), movements(second, first)
    assert forth == [-each for each in back if each is not None]


@pytest.mark.parametrize(
    ("since", "maximum", "refusals"),
    [
        pytest.param(None, "30", (), id="the same areas"),
        pytest.param("2022", "30", (Refusal.CHANGED_TOTAL,), id="an area is new"),
        pytest.param("2021", "30", (), id="an area was new before"),
        pytest.param("2023", "30", (), id="an area comes later"),
        pytest.param("2022", "0", (), id="an area that counts for nothing"),
    ],
)
def test_scores_of_other_totals_are_not_compared(
    since: str | None, maximum: str, refusals: tuple[Refusal, ...]
) -> None:
    areas = (dimension("old", "70"), dimension("new", maximum, since=since))
    one = ranking(standing("2021", "a", "2", "80"), standing("2022", "a", "1", "90"), dimensions=areas)
    found = compared(one, {"all": "abc"})
    assert found.refusals == refusals
    assert found.score_change == (None if refusals else Bounded(Decimal(10)))


def test_an_area_that_takes_the_place_of_another_of_its_size_changes_no_total() -> None:
    areas = (dimension("old", "30", until="2021"), dimension("new", "30", since="2022"))
    one = ranking(standing("2021", "a", "2", "80"), standing("2022", "a", "1", "90"), dimensions=areas)
    assert compared(one, {"all": "abc"}).refusals == ()


def test_two_sets_of_other_sizes_are_not_compared() -> None:
    one = ranking(standing("2021", "a", "2"), standing("2022", "a", "1"), members={"2000": "old", "2022": "new"})
    data = dataset(rankings=(one,), sets={"old": "a", "new": "a"}, sizes={"old": 63, "new": 34})
    assert compare(view_of(data), view_of(data).edition(one, period("2022")), "a").refusals == (Refusal.CHANGED_SET,)


def test_two_sets_of_other_sizes_without_names_are_not_compared() -> None:
    one = ranking(standing("2021", "a", "2"), standing("2022", "a", "1"), members={"2000": "old", "2022": "new"})
    data = dataset(rankings=(one,), sets={"old": (), "new": ()}, sizes={"old": 63, "new": 34})
    assert compare(view_of(data), view_of(data).edition(one, period("2022")), "a").refusals == (Refusal.CHANGED_SET,)


def test_a_movement_from_a_derived_rank_to_a_published_one_is_about() -> None:
    rows = [standing("2021", "a", score="80"), standing("2021", "b", score="90")]
    rows += [standing("2022", code, str(n)) for n, code in enumerate("abc", 1)]
    found = compared(ranking(*rows), {"all": "abc"})
    assert (found.movement, found.approximate) == (1, True)


def notes_on(*rows: Standing, of: str) -> list[str]:
    one = ranking(*rows)
    data = dataset(rankings=(one,), sets={"all": of}, home="a")
    edition = view_of(data).edition(one, period("2022"))
    return [aloud(note.runs) for note in field_notes(context_of(data, words=words_for("en")), edition).notes]


def test_all_who_are_level_at_the_ends_of_a_field_are_named_or_counted() -> None:
    rows = scored("90", "90", "80", "70", "70", "70", "70", "70")
    spread = notes_on(*rows, of="abcdefgh")[0]
    assert spread == "From 70 (d, e, f, 2 more) to 90 (a, b), 20 apart."


def test_a_field_whose_scores_are_all_the_same_has_no_ends() -> None:
    assert not any("apart" in note for note in notes_on(*scored("90", "90"), of="ab"))


@pytest.mark.parametrize(
    ("scores", "of", "best"),
    [
        pytest.param(("90", "80"), "ab", "the best", id="the whole field is known"),
        pytest.param(("90", "80"), "abc", "the best of those known (2/3)", id="a part is known"),
        pytest.param(("90", "90"), "ab", "the best, level with 1", id="level with another"),
    ],
)
def test_the_best_says_of_whom_it_is(scores: tuple[str, ...], of: str, best: str) -> None:
    one = ranking(*scored(*scores))
    data = dataset(rankings=(one,), sets={"all": of}, home="a")
    lines = standings_table(context_of(data, words=words_for("en")), "a")
    cell = lines.rows[0].cells[[column.key for column in lines.columns].index("best")]
    assert isinstance(cell, Figure)
    assert cell.text == best
