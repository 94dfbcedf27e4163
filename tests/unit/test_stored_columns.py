"""Records kept in columns come back as they were, digit by digit, and share what is alike."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.factories import period
from tui.dataset.stored_columns import StoredColumn, StoredRecords, restored, stored
from tui.model import Bound, Dataset, Rank, Standing, Text

NUMBERS = (
    st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.just(Decimal("1.50")) | st.just(Decimal("1.5"))
)
STANDINGS = st.builds(
    Standing,
    period=st.sampled_from([period("2022"), period("2023-Q1")]),
    entity=st.text(max_size=3),
    rank=st.none() | st.builds(Rank, st.integers(1, 3), st.integers(3, 5)),
    rank_derived=st.none() | st.builds(Text, st.text(max_size=2), st.text(max_size=2)),
    score=st.none() | NUMBERS,
    bound=st.sampled_from(Bound),
    source=st.tuples(st.text(max_size=2)),
    dimensions=st.dictionaries(st.sampled_from("abc"), NUMBERS),
    area_ranks=st.dictionaries(st.sampled_from("ab"), st.integers(1, 9)),
)


def through_a_file(records: tuple[Standing, ...]) -> tuple[Standing, ...]:
    content = msgspec.msgpack.encode(stored(records))
    return restored(Standing, msgspec.msgpack.decode(content, type=StoredRecords))


def written(records: tuple[Standing, ...]) -> list[str]:
    """Return every digit of some standings, with what stands under codes in the order of the codes."""
    return [
        repr(
            replace(
                record,
                dimensions=dict(sorted(record.dimensions.items())),
                area_ranks=dict(sorted(record.area_ranks.items())),
            )
        )
        for record in records
    ]


@given(st.lists(STANDINGS, max_size=6).map(tuple))
def test_what_is_stored_comes_back_digit_by_digit(records: tuple[Standing, ...]) -> None:
    assert written(through_a_file(records)) == written(records)


def test_the_standings_of_the_shipped_rankings_come_back(shipped: Dataset) -> None:
    for ranking in shipped.rankings:
        assert written(through_a_file(ranking.standings)) == written(ranking.standings)


def test_records_share_what_they_shared() -> None:
    year, score = period("2022"), Decimal("87.5")
    first, second = through_a_file(
        tuple(Standing(period=year, entity=code, score=score, source=("s",)) for code in "ab")
    )
    assert first.period is second.period
    assert first.score is second.score
    assert first.dimensions is second.dimensions


@pytest.mark.parametrize("numbers", [b"\0\0\0\0\0\0\0\0", b"\7\0\0\0", b"\0", b"\1\0\0\0"])
def test_what_was_not_stored_so_is_refused(numbers: bytes) -> None:
    sound = stored([Standing(period=period("2022"), entity="a", source=("s",))])
    columns = {name: StoredColumn(column.values, column.numbers) for name, column in sound.columns.items()}
    columns["entity"] = StoredColumn(columns["entity"].values, numbers)
    with pytest.raises((ValueError, LookupError)):
        restored(Standing, StoredRecords(1, columns, {}))
