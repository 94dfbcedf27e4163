"""The ranked table: sorted by any column with what is missing last, filtered by any name, holes only where they are."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.contexts import view_of
from tests.unit.factories import dataset, dimension, period, ranking, standing
from tests.unit.standings import cell, keys, small, standings_of, texts
from tests.unit.test_text import PROVINCES
from tui.blocks.table import Table
from tui.model import Code, Dataset, Text

ASCENDING = ("rank", "step")
"""The columns of numbers whose natural order begins with the smallest."""


def sortable(shown: Table) -> list[str]:
    return [column.key for column in shown.columns if not column.picture and column.key != "source"]


# Sorting


SHIPPED = [("dti", "2022"), ("papi", "2024"), ("papi", "2018"), ("par-index-ministries", "2023"), ("pci", "2023")]


@pytest.mark.parametrize(("code", "year"), SHIPPED)
def test_every_column_of_numbers_sorts_both_ways_with_what_is_missing_last(
    shipped: Dataset, code: Code, year: str
) -> None:
    for key in sortable(standings_of(shipped, code, year)):
        if key in ("entity", "rank"):
            continue
        for sort in (key, f"-{key}"):
            shown = standings_of(shipped, code, year, sort=sort)
            values = [cell(shown, row, key).value for row in shown.rows]
            known = [value for value in values if value is not None]
            assert shown.sorted_by == key
            missing = [each == "–" for each in texts(shown, key)]
            assert missing == sorted(missing), sort
            falls = (key in ASCENDING) is sort.startswith("-")
            assert shown.descending is falls
            assert known == sorted(known, reverse=falls), sort


@pytest.mark.parametrize(("code", "year"), SHIPPED)
def test_no_order_loses_or_repeats_an_entity(shipped: Dataset, code: Code, year: str) -> None:
    everybody = sorted(filter(None, keys(standings_of(shipped, code, year).rows)))
    for key in sortable(standings_of(shipped, code, year)):
        assert sorted(filter(None, keys(standings_of(shipped, code, year, sort=f"-{key}").rows))) == everybody
        if key != "rank":
            assert sorted(keys(standings_of(shipped, code, year, sort=key).rows)) == everybody


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        pytest.param("score", "acdb", id="scores, the best first"),
        pytest.param("-score", "dcab", id="scores, the least first"),
        pytest.param("-rank", "cbad", id="ranks, the last first"),
        pytest.param("entity", "abcd", id="names"),
        pytest.param("-entity", "dcba", id="names backwards"),
    ],
)
def test_what_is_missing_comes_last_either_way(sort: str, order: str) -> None:
    assert "".join(keys(standings_of(small(), sort=sort).rows)) == order


def test_movements_and_changes_sort_by_what_their_cells_show() -> None:
    rows = (
        *(
            standing("2021", *each)
            for each in (("a", "1", "90"), ("b", "2", ">80"), ("c", "5-6", "70"), ("d", "4", ""))
        ),
        *(
            standing("2022", *each)
            for each in (("a", "4", "80"), ("b", "1", "85"), ("c", "2-3", "~72"), ("d", "5", "60"))
        ),
    )
    data = dataset(rankings=(ranking(*rows),), sets={"all": "abcdef"})
    moved = standings_of(data, sort="movement")
    assert list(zip(keys(moved.rows), texts(moved, "movement"), strict=True)) == [
        ("c", "▲ ≥ 2"),
        ("b", "▲ 1"),
        ("d", "▼ 1"),
        ("a", "▼ 3"),
    ]
    changed = standings_of(data, sort="change")
    assert list(zip(keys(changed.rows), texts(changed, "change"), strict=True)) == [
        ("b", "< +5"),
        ("c", "≈ +2"),
        ("a", "−10"),
        ("d", "–"),
    ]


def test_where_less_is_better_the_least_score_comes_first_in_the_natural_order() -> None:
    one = ranking(standing("2022", "a", "2", "20"), standing("2022", "b", "1", "10"), lower=True)
    assert keys(standings_of(dataset(rankings=(one,)), sort="score").rows) == ["b", "a"]


def test_an_unknown_column_sorts_by_rank() -> None:
    shown = standings_of(small(), sort="-nothing-like-it")
    assert shown.sorted_by == "rank"


def test_names_sort_as_in_a_vietnamese_dictionary(shipped: Dataset) -> None:
    shown = standings_of(shipped, "dti", "2022", "vi", sort="entity")
    assert tuple(texts(shown, "entity")) == PROVINCES
    back = standings_of(shipped, "dti", "2022", "vi", sort="-entity")
    assert tuple(texts(back, "entity")) == PROVINCES[::-1]


def test_d_with_a_stroke_follows_d_and_tones_come_after_letters() -> None:
    written = ("Dũng", "Dung", "Đan", "Dụng", "Dùng", "Duy", "Đa", "Ê", "Ea")
    codes = "abcdefghi"
    one = ranking(*(standing("2022", code, str(n)) for n, code in enumerate(codes, 1)))
    data = dataset(rankings=(one,))
    names = dict(zip(codes, written, strict=True))
    named = replace(
        data, entities=tuple(replace(each, name=Text(names[each.code], each.code)) for each in data.entities)
    )
    shown = standings_of(named, language="vi", sort="entity")
    assert texts(shown, "entity") == ["Dung", "Dùng", "Dũng", "Dụng", "Duy", "Đa", "Đan", "Ea", "Ê"]


def test_a_component_area_is_a_column_that_sorts_its_best_first() -> None:
    rows = (("a", "10"), ("b", "30"), ("c", "20"))
    one = ranking(
        *(replace(standing("2022", code, score=score), dimensions={"inner": Decimal(score)}) for code, score in rows),
        dimensions=(dimension("inner", "60"), dimension("old", "40", until="2021")),
    )
    shown = standings_of(dataset(rankings=(one,)), sort="inner")
    assert keys(shown.rows) == ["b", "c", "a"]
    assert "old" not in [column.key for column in shown.columns]


# Holes, bounds, and who is absent


def test_places_nobody_is_known_to_hold_are_rows_in_the_natural_order_alone() -> None:
    shown = standings_of(small())
    assert texts(shown, "rank") == ["1", "2", "3", "4", "5–6", "–"]
    assert [row.key for row in shown.rows] == ["a", "b", "", "c", "", "d"]
    assert all((row.opens is None) is (row.key == "") for row in shown.rows)
    others = [standings_of(small(), sort=sort) for sort in ("-rank", "score", "-score", "entity", "-entity")]
    assert all("" not in keys(other.rows) for other in others)
    assert "" not in keys(standings_of(small(), filter="c").rows)


def test_a_rank_known_between_ends_stands_where_it_may_begin() -> None:
    one = ranking(
        standing("2022", "a", "1"),
        standing("2022", "b", "<=3"),
        standing("2022", "c", "4"),
        standing("2022", "d", ">=5"),
    )
    shown = standings_of(dataset(rankings=(one,), sets={"all": "abcdef"}))
    held = {row.key: cell(shown, row, "rank").text for row in shown.rows if row.key}
    assert held == {"a": "1", "b": "≤ 3", "c": "4", "d": "5–6"}
    assert [key for key in keys(shown.rows) if key] == list("abcd")
    assert [row.key for row in standings_of(dataset(rankings=(one,)), sort="-rank").rows] == list("dcba")


def derived_of(known: str) -> Dataset:
    one = ranking(*(standing("2022", code, score=str(n)) for n, code in enumerate(known, 1)), derived=True)
    return dataset(rankings=(one,), sets={"all": "abcdefghij"})


@pytest.mark.parametrize(
    ("known", "told"),
    [
        pytest.param("abcdefgh", "no figure yet: i, j", id="few are named"),
        pytest.param("abcde", "5 entities not known", id="many are counted"),
    ],
)
def test_members_without_a_score_stand_below_a_ranking_that_follows_from_scores(known: str, told: str) -> None:
    shown = standings_of(derived_of(known))
    *placed, last = shown.rows
    assert keys(placed) == list(reversed(known))
    assert last.key == ""
    assert last.opens is None
    assert cell(shown, last, "entity").text == f"□ {told}"
    assert cell(shown, last, "rank").value is None


def test_nobody_is_absent_from_a_full_ranking() -> None:
    assert "" not in keys(standings_of(derived_of("abcdefghij")).rows)


@pytest.mark.parametrize(("year", "unpublished"), [("2021", 3), ("2022", 2), ("2023", 2), ("2024", 2)])
@pytest.mark.parametrize("sort", ["", "score", "-score", "change", "-change"])
def test_the_provinces_papi_did_not_publish_stand_last_without_a_rank(
    shipped: Dataset, year: str, unpublished: int, sort: str
) -> None:
    now = view_of(shipped).edition(shipped.ranking["papi"], period(year))
    missing = {code for code, score in zip(now.codes, now.scores, strict=True) if score is None}
    shown = standings_of(shipped, "papi", year, sort=sort)
    last = shown.rows[-unpublished:]
    assert len(missing) == unpublished
    assert {row.key for row in last} == missing
    assert {cell(shown, row, key).text for row in last for key in ("rank", "score")} == {"–"}
