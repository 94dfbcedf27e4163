"""What holds for every ranking, whatever is in it."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.contexts import view_of
from tests.unit.factories import dataset, decimals, moderate, period, ranking, standing
from tui.analysis.columns import ordered
from tui.analysis.comparison import Comparison, compare
from tui.analysis.edition import Edition
from tui.analysis.reasons import peer_counts
from tui.model import Code, Rank, Ranking, Standing

CODES = "abcdefghijkl"
SCORES = st.dictionaries(st.sampled_from(CODES), decimals(0, 100, 1), min_size=1)
FULL = st.permutations(range(1, len(CODES) + 1))
"""The true place of each entity."""
ALL = {"all": CODES}


def scored(year: str, scores: Mapping[Code, Decimal]) -> list[Standing]:
    return [standing(year, code, score=str(score)) for code, score in scores.items()]


def field_of(one: Ranking, year: str = "2022") -> Edition:
    return view_of(dataset(rankings=(one,), sets=ALL)).edition(one, period(year))


def compared(one: Ranking, code: Code) -> Comparison:
    return compare(
        view_of(dataset(rankings=(one,), sets=ALL)),
        view_of(dataset(rankings=(one,), sets=ALL)).edition(one, period("2022")),
        code,
    )


def ranks(now: Edition) -> dict[Code, Rank | None]:
    return dict(zip(now.codes, now.ranks, strict=True))


@st.composite
def written(draw: st.DrawFn) -> tuple[dict[Code, int], dict[Code, str]]:
    """Return the true places of a full field, and how those that are known are written: exact or between ends."""
    true = dict(zip(CODES, draw(FULL), strict=True))
    told = {}
    for code in draw(st.sets(st.sampled_from(CODES))):
        place = true[code]
        best = draw(st.integers(1, place))
        worst = draw(st.integers(place, len(CODES)))
        told[code] = draw(st.sampled_from([str(place), str(place), f"{best}-{worst}" if best < worst else str(place)]))
    return true, told


@moderate
@given(SCORES, st.randoms(use_true_random=False))
def test_ranks_do_not_depend_on_the_order_of_the_rows(scores: dict[Code, Decimal], chance: Random) -> None:
    rows = scored("2022", scores)
    mixed = list(rows)
    chance.shuffle(mixed)
    ours, theirs = (field_of(ranking(*each, derived=True)) for each in (rows, mixed))
    assert ranks(ours) == ranks(theirs)
    assert (ours.codes, ours.gaps, ours.known_ranks) == (theirs.codes, theirs.gaps, theirs.known_ranks)


@moderate
@given(written(), st.randoms(use_true_random=False))
def test_published_ranks_and_holes_do_not_depend_on_the_order_of_the_rows(
    case: tuple[dict[Code, int], dict[Code, str]], chance: Random
) -> None:
    rows = [standing("2022", code, rank) for code, rank in case[1].items()]
    mixed = list(rows)
    chance.shuffle(mixed)
    ours, theirs = (field_of(ranking(*each)) for each in (rows, mixed))
    assert (ours.codes, ours.ranks, ours.gaps) == (theirs.codes, theirs.ranks, theirs.gaps)


@moderate
@given(st.dictionaries(st.sampled_from(CODES), decimals(0, 5, 0), min_size=6), st.booleans())
def test_a_derived_rank_is_one_and_the_number_of_better_scores_so_equals_share_it(
    scores: dict[Code, Decimal], lower: bool
) -> None:
    now = field_of(ranking(*scored("2022", scores), derived=True, lower=lower))
    for code, rank in ranks(now).items():
        better = sum(other < scores[code] if lower else other > scores[code] for other in scores.values())
        assert rank == Rank(better + 1, better + 1)
        assert now.is_tied(now.index[code]) is (list(scores.values()).count(scores[code]) > 1)


@moderate
@given(SCORES, SCORES, st.booleans())
def test_movement_and_change_turn_round_with_time(
    then: dict[Code, Decimal], now: dict[Code, Decimal], lower: bool
) -> None:
    forth = ranking(*scored("2021", then), *scored("2022", now), derived=True, lower=lower)
    back = ranking(*scored("2021", now), *scored("2022", then), derived=True, lower=lower)
    for code in then.keys() & now.keys():
        ahead, behind = (
            compare(
                view_of(dataset(rankings=(one,), sets=ALL)),
                view_of(dataset(rankings=(one,), sets=ALL)).edition(one, period("2022")),
                code,
            )
            for one in (forth, back)
        )
        assert (ahead.movement is None) is (behind.movement is None)
        assert ahead.movement is None or behind.movement == -ahead.movement
        assert ahead.score_change is not None
        assert behind.score_change is not None
        assert behind.score_change.number == -ahead.score_change.number
        assert ahead.members_differ is behind.members_differ


@moderate
@given(written(), written())
def test_a_movement_between_bounded_ranks_turns_round_with_time_and_never_exceeds_the_true_one(
    then: tuple[dict[Code, int], dict[Code, str]], now: tuple[dict[Code, int], dict[Code, str]]
) -> None:
    def ranked(first: Mapping[Code, str], second: Mapping[Code, str]) -> Ranking:
        years = (("2021", first), ("2022", second))
        return ranking(*(standing(year, code, rank) for year, told in years for code, rank in told.items()))

    forth, back = ranked(then[1], now[1]), ranked(now[1], then[1])
    for code in then[1].keys() & now[1].keys():
        ahead, behind = (
            compare(
                view_of(dataset(rankings=(one,), sets=ALL)),
                view_of(dataset(rankings=(one,), sets=ALL)).edition(one, period("2022")),
                code,
            )
            for one in (forth, back)
        )
        true = then[0][code] - now[0][code]
        assert behind.gained == (None if ahead.gained is None else -ahead.gained)
        assert ahead.movement in (None, true)
        if ahead.at_least is not None:
            assert ahead.at_least * true > 0
            assert abs(ahead.at_least) <= abs(true)


@moderate
@given(SCORES, SCORES)
def test_nothing_crosses_a_break(then: dict[Code, Decimal], now: dict[Code, Decimal]) -> None:
    one = ranking(*scored("2021", then), *scored("2022", now), derived=True, breaks=("2022",))
    data, year = dataset(rankings=(one,), sets=ALL), period("2022")
    shown = view_of(data).edition(one, year)
    changed = view_of(data).change(shown)
    assert changed is not None
    assert changed.score_changes == {}
    for key in ("movement", "change"):
        assert set(view_of(data).columns(shown).values(key, ("vi",))) == {None}
    for code in now:
        found = compare(view_of(data), view_of(data).edition(one, year), code)
        assert (found.movement, found.at_least, found.score_change) == (None, None, None)
        assert found.refusals
        assert peer_counts(view_of(data), view_of(data).edition(one, year), code) is None


@moderate
@given(written())
def test_the_known_and_those_in_the_holes_make_the_whole_field(case: tuple[dict[Code, int], dict[Code, str]]) -> None:
    true, told = case
    now = field_of(ranking(*(standing("2022", code, rank) for code, rank in told.items()), standing("2022", "a")))
    assert now.of == len(true)
    assert now.known_ranks == len(told)
    assert now.known_scores == 0
    assert sum(gap.count for gap in now.gaps) == len(true) - len(told)


@moderate
@given(written())
def test_every_true_place_of_an_unknown_entity_lies_in_a_hole(case: tuple[dict[Code, int], dict[Code, str]]) -> None:
    true, told = case
    now = field_of(ranking(*(standing("2022", code, rank) for code, rank in told.items()), standing("2022", "a")))
    for code, place in true.items():
        if code not in told:
            assert any(gap.best <= place <= gap.worst for gap in now.gaps), (place, now.gaps)
    for code, rank in ranks(now).items():
        assert rank is None or rank.best <= true[code] <= (rank.worst or now.of)


@moderate
@given(st.lists(st.none() | st.integers(0, 5), max_size=20), st.booleans())
def test_sorting_puts_what_is_missing_last_and_leaves_equals_as_they_are(
    column: list[int | None], reverse: bool
) -> None:
    rows = ordered(column, list(range(len(column))), reverse=reverse)
    values = [column[n] for n in rows]
    known = [each for each in values if each is not None]
    assert sorted(rows) == list(range(len(column)))
    assert values == [*sorted(known, reverse=reverse), *[None] * (len(values) - len(known))]
    for value in {*values}:
        same = [n for n in rows if column[n] == value]
        assert same == sorted(same)
