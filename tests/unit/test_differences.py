"""Two datasets are told apart by their records: nothing that is stated is left out, nothing is told twice."""

from decimal import Decimal
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from tests.contexts import view_of
from tests.unit.every_record import FIELDS, RECORDS, paths, record_of, variant
from tests.unit.factories import dataset, dimension, indicator, moderate, observation, ranking, standing, text
from tui.analysis.differences import CHILDREN, STORAGE, Change, Difference, compared_fields, differences
from tui.analysis.rank_shifts import rank_shifts
from tui.model import Dataset, Indicator, Observation, Source, Standing

YEARS = st.sampled_from(["2019", "2020", "2021"])
SOURCES = st.sampled_from(["report", "press"])
OBSERVATIONS = st.lists(
    st.builds(
        lambda year, value, source: observation(year, str(value), source=source), YEARS, st.integers(1, 4), SOURCES
    ),
    max_size=4,
)
STANDINGS = st.lists(
    st.builds(
        lambda year, entity, rank, source: standing(year, entity, str(rank), source=source),
        YEARS,
        st.sampled_from("abc"),
        st.integers(1, 3),
        SOURCES,
    ),
    max_size=4,
)


def built(observations: list[Observation], standings: list[Standing], codes: list[str]) -> Dataset:
    return dataset(
        indicators=tuple(
            replace(indicator({}, code=code), observations=tuple(observations[n:])) for n, code in enumerate(codes)
        ),
        rankings=(ranking(*standings),),
        sets={"all": "abc"},
    )


DATASETS = st.builds(
    built, OBSERVATIONS, STANDINGS, st.lists(st.sampled_from(["first", "second"]), max_size=2, unique=True)
)


def mirrored(told: tuple[Difference, ...]) -> list[Difference]:
    return [Difference(difference.after, difference.before, difference.owner) for difference in told]


def in_any_order(told: Any) -> list[str]:  # noqa: ANN401
    return sorted(map(repr, told))


@given(DATASETS)
@moderate
def test_a_dataset_does_not_differ_from_itself(one: Dataset) -> None:
    assert differences(one, one) == ()


@given(DATASETS, DATASETS)
@moderate
def test_the_way_back_is_the_way_there_mirrored(one: Dataset, other: Dataset) -> None:
    assert in_any_order(differences(other, one)) == in_any_order(mirrored(differences(one, other)))


@given(DATASETS, st.randoms(use_true_random=False))
@moderate
def test_the_order_of_lists_is_no_difference(one: Dataset, chance: Any) -> None:  # noqa: ANN401
    def shuffled(records: Any) -> Any:  # noqa: ANN401
        return tuple(chance.sample(records, len(records)))

    indicators = [replace(known, observations=shuffled(known.observations)) for known in one.indicators]
    rankings = [replace(known, standings=shuffled(known.standings)) for known in one.rankings]
    other = replace(one, indicators=shuffled(indicators), rankings=tuple(rankings), entities=shuffled(one.entities))
    assert differences(one, other) == ()


@given(DATASETS, DATASETS)
@moderate
def test_what_came_and_went_makes_the_one_into_the_other(one: Dataset, other: Dataset) -> None:
    def held(whole: Dataset) -> list[tuple[str, object]]:
        observations = [(known.code, row) for known in whole.indicators for row in known.observations]
        return [*observations, *((known.code, row) for known in whole.rankings for row in known.standings)]

    rows = held(one)
    for difference in differences(one, other):
        if isinstance(difference.record, Observation | Standing):
            if difference.before:
                rows.remove((difference.owner, difference.before))
            if difference.after:
                rows.append((difference.owner, difference.after))
    assert in_any_order(rows) == in_any_order(held(other))


def put(whole: Any, path: tuple[str, ...], record: Any) -> Any:  # noqa: ANN401
    """Return a record with another one in the place of the first at the end of a path of lists."""
    if not path:
        return record
    inner, *others = getattr(whole, path[0])
    return replace(whole, **{path[0]: (put(inner, path[1:], record), *others)})


@pytest.mark.parametrize(("kind", "path"), list(paths()))
def test_every_value_of_every_record_is_compared(kind: type[Any], path: tuple[str, ...]) -> None:
    whole = record_of(Dataset)
    record = record_of(kind)
    hints = get_type_hints(kind)
    for name in compared_fields(kind):
        other = replace(record, **{name: variant(hints[name], 1)})
        told = differences(whole, put(whole, path, other))
        own = [difference for difference in told if isinstance(difference.record, kind)]
        changed = [difference for difference in own if difference.change is Change.CHANGED]
        assert [difference.fields for difference in changed] in ([(name,)], []), name
        assert changed or {difference.change for difference in own} == {Change.ADDED, Change.REMOVED}, name
        assert len(told) == 1 or not changed, name


def test_every_kind_of_record_is_reached() -> None:
    assert {kind for kind, _ in paths()} == set(RECORDS)


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in RECORDS for name in kind.__struct_fields__])
def test_a_list_of_records_is_compared_record_by_record(kind: type[Any], name: str) -> None:
    arguments = get_args(get_type_hints(kind)[name])
    holds_records = any(isinstance(part, type) and issubclass(part, Struct) for part in arguments[:1])
    is_list = holds_records and len(arguments) == 2 and arguments[1] is Ellipsis
    assert is_list == (name in CHILDREN.get(kind, ()))


def test_only_where_rows_are_kept_is_left_out() -> None:
    left_out = {(kind, name) for kind in RECORDS for name in kind.__struct_fields__} - set(FIELDS)
    assert left_out - {(kind, name) for kind, names in CHILDREN.items() for name in names} == {
        (kind, name) for kind, names in STORAGE.items() for name in names
    }
    assert {name for names in STORAGE.values() for name in names} == {"table"}


def with_readings(*rows: Observation) -> Dataset:
    return dataset(indicators=(replace(indicator({}), observations=rows),))


@pytest.mark.parametrize(
    ("before", "after", "change", "fields"),
    [
        (observation("2022", "80"), observation("2022", "81"), Change.CHANGED, ("value",)),
        (observation("2022", "80"), observation("2022", "80.0"), Change.CHANGED, ("value",)),
        (observation("2022", "80"), observation("2022", ">80"), Change.CHANGED, ("bound",)),
        (observation("2022", "80"), observation("2022", ""), Change.CHANGED, ("value", "status")),
        (observation("2022", "80"), observation("2022", "80", source="press"), Change.CHANGED, ("source",)),
        (observation("2022", "21/25"), observation("2022", "21/53"), Change.CHANGED, ("total",)),
    ],
)
def test_another_figure_of_the_same_period_is_a_correction(
    before: Observation, after: Observation, change: Change, fields: tuple[str, ...]
) -> None:
    (told,) = differences(with_readings(before), with_readings(after))
    assert (told.change, told.fields, told.owner) == (change, fields, "services")


def test_a_second_source_of_a_period_is_added_and_corrects_nothing() -> None:
    first, second = observation("2022", "80"), observation("2022", "81", source="press")
    (told,) = differences(with_readings(first), with_readings(first, second))
    assert told == Difference(None, second, "services")


def test_a_new_indicator_is_told_with_its_figures() -> None:
    before, after = with_readings(), with_readings(observation("2022", "80"))
    without = replace(before, indicators=())
    told = differences(without, after)
    assert [type(difference.record) for difference in told] == [Indicator, Observation]
    assert {difference.change for difference in told} == {Change.ADDED}


def test_where_rows_are_kept_is_no_difference() -> None:
    whole = with_readings(observation("2022", "80"))
    kept_beside = replace(whole, indicators=(replace(whole.indicators[0], table="readings.csv"),))
    assert differences(whole, kept_beside) == ()


def test_the_order_of_codes_in_a_list_is_no_difference() -> None:
    first, second = (
        replace(observation("2022", "80"), source=codes) for codes in (("report", "press"), ("press", "report"))
    )
    assert differences(with_readings(first), with_readings(second)) == ()


def scored(**scores: str) -> Dataset:
    rows = [standing("2023", entity, score=score) for entity, score in scores.items()]
    return dataset(rankings=(ranking(*rows, derived=True),))


def test_a_derived_rank_that_follows_a_score_of_another_is_told_as_derived() -> None:
    before, after = scored(a="90", b="80", c="70"), scored(a="75", b="80", c="70")
    assert len(differences(before, after)) == 1
    shifts = rank_shifts(view_of(before), view_of(after))
    ranks = [(s.after.entity.code, s.before.rank, s.after.rank) for s in shifts if s.before.rank and s.after.rank]
    assert [(code, old.best, new.best) for code, old, new in ranks] == [("b", 2, 1), ("a", 1, 2)]


def test_a_stated_rank_is_no_derived_one() -> None:
    before = dataset(rankings=(ranking(standing("2023", "a", "1"), standing("2023", "b", "2")),))
    after = dataset(rankings=(ranking(standing("2023", "a", "2"), standing("2023", "b", "1")),))
    assert rank_shifts(view_of(before), view_of(after)) == ()
    assert len(differences(before, after)) == 2


def test_areas_are_compared_with_their_scores() -> None:
    area = dimension("area", "10")
    row = standing("2023", "a", "1")
    before, after = (
        dataset(rankings=(ranking(replace(row, dimensions={"area": Decimal(score)}), dimensions=(area,)),))
        for score in ("5", "6")
    )
    (told,) = differences(before, after)
    assert told.fields == ("dimensions",)


def test_an_unchanged_source_is_not_told(shipped: Dataset) -> None:
    renamed = replace(shipped.sources[0], publisher="Another publisher")
    changed = replace(shipped, sources=(renamed, *shipped.sources[1:]), title=text("Another title"))
    told = differences(shipped, changed)
    assert [(type(difference.record), difference.fields) for difference in told] == [
        (Dataset, ("title",)),
        (Source, ("publisher",)),
    ]
