"""The rows of the ranked table: found by any name, kept by their entity, told in sentences, signed when compared."""

import unicodedata

import pytest
from msgspec.structs import replace

from tests.contexts import context_of, view_of
from tests.unit.factories import dataset, period, ranking, standing
from tests.unit.standings import cell, keys, small, standings_of, texts
from tui.blocks.figure import SEPARATOR, Figure, Opens, Tone
from tui.blocks.glyphs import SERIES
from tui.export.plain import aloud
from tui.model import Code, Dataset, Text
from tui.pages.rankings.rows import ALL_MEASURED, MEASURED
from tui.pages.shared.movement_sentences import place_sentences
from tui.wording import words_for

SORTS = ("", "-rank", "score", "-score", "entity", "-entity")

# Filtering


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("hung yen", "hung-yen"),
        ("Hưng Yên", "hung-yen"),
        ("HƯNG YÊN", "hung-yen"),
        (unicodedata.normalize("NFD", "Hưng Yên"), "hung-yen"),
        ("  hung   yen ", "hung-yen"),
        ("hung-yen", "hung-yen"),
        ("BRVT", "ba-ria-vung-tau"),
        ("BR-VT", "ba-ria-vung-tau"),
        ("ba ria vung tau", "ba-ria-vung-tau"),
        ("TT-Huế", "thua-thien-hue"),
        ("tt hue", "thua-thien-hue"),
        ("tthue", "thua-thien-hue"),
        ("TP.HCM", "ho-chi-minh"),
        ("tp hcm", "ho-chi-minh"),
        ("tphcm", "ho-chi-minh"),
        ("sai gon", "ho-chi-minh"),
        ("đắc lắc", "dak-lak"),
    ],
)
def test_a_filter_finds_an_entity_by_any_form_of_any_of_its_names(shipped: Dataset, typed: str, code: Code) -> None:
    assert keys(standings_of(shipped, "dti", filter=typed).rows) == [code]


@pytest.mark.parametrize("sort", ["", "-rank", "-score", "entity", "-entity"])
def test_a_filter_keeps_the_order_of_the_whole_table(shipped: Dataset, sort: str) -> None:
    whole = [key for key in keys(standings_of(shipped, "dti", sort=sort).rows) if key]
    left = keys(standings_of(shipped, "dti", sort=sort, filter="binh").rows)
    assert 1 < len(left) < len(whole)
    assert left == [key for key in whole if key in left]


def test_a_filter_never_finds_across_two_names() -> None:
    one = ranking(standing("2022", "ab", "1"), standing("2022", "cd", "2"))
    assert standings_of(dataset(rankings=(one,)), filter="b c").count == 0


def test_beside_the_heading_stands_how_many_a_filter_left(shipped: Dataset) -> None:
    shown = standings_of(shipped, "dti", language="vi", filter="binh")
    assert shown.qualifier == f"so với 2021{SEPARATOR}{shown.count} khớp “binh”"
    assert standings_of(shipped, "dti", language="vi").qualifier == "so với 2021"


# Rows and their entities


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("filter", ["", "c"])
def test_the_index_of_an_entity_is_that_of_its_row(sort: str, filter: str) -> None:
    shown = standings_of(small(), sort=sort, filter=filter)
    assert shown.index_of
    assert {key: shown.index_of(key) for key in "abcd"} == {
        key: keys(shown.rows).index(key) if key in keys(shown.rows) else None for key in "abcd"
    }
    assert shown.index_of("nobody") is None


@pytest.mark.parametrize("sort", SORTS)
def test_the_row_of_home_is_at_hand_wherever_it_stands(sort: str) -> None:
    shown = standings_of(small(), sort=sort, filter="a")
    assert keys(shown.rows) == ["a"]
    assert shown.home is not None
    assert (shown.home.key, shown.home.is_home) == ("c", True)
    assert cell(shown, shown.home, "entity").tone is Tone.HOME


def test_there_is_no_row_of_home_where_home_is_no_member_or_not_named() -> None:
    other = dataset(rankings=small().rankings, sets={"all": "abcdef", "others": "z"}, home="z")
    assert standings_of(other).home is None
    assert standings_of(replace(small(), home=None)).home is None


def test_home_has_a_row_with_a_question_mark_where_nothing_or_no_rank_is_stated_of_it() -> None:
    absent = standings_of(replace(small(), home=("f",)))
    assert absent.home is not None
    assert absent.index_of
    assert absent.index_of("f") is None
    assert absent.home.is_home
    figures = {key: cell(absent, absent.home, key) for key in ("rank", "entity", "score")}
    assert {key: figure.text for key, figure in figures.items()} == {"rank": "?", "entity": "f", "score": "–"}
    assert all(figure.value is None for figure in figures.values())
    unranked = standings_of(replace(small(), home=("d",)))
    assert unranked.home is not None
    assert cell(unranked, unranked.home, "rank").text == "?"
    assert cell(unranked, unranked.home, "score").text == "60.5"
    assert "?" not in texts(standings_of(small()), "rank")


def test_a_row_opens_its_entity_and_a_hole_opens_nothing() -> None:
    shown = standings_of(small())
    assert [row.opens for row in shown.rows] == [Opens("entity", row.key) if row.key else None for row in shown.rows]


def test_what_is_told_belongs_to_the_row_and_nothing_is_told_of_a_hole(shipped: Dataset) -> None:
    shown = standings_of(shipped, "par-index", "2022", "vi", sort="")
    now = view_of(shipped).edition(shipped.ranking["par-index"], period("2022"))
    assert shown.sentences
    for n, row in enumerate(shown.rows):
        place = now.place(row.key)
        assert shown.sentences(n) == (
            place_sentences(context_of(shipped, words=words_for("vi")), now, place) if place else ()
        )
    assert any(not row.key for row in shown.rows)


@pytest.mark.parametrize("sort", SORTS)
def test_told_follows_its_entity_through_every_order(shipped: Dataset, sort: str) -> None:
    shown = standings_of(shipped, "dti", "2022", "vi", sort=sort)
    assert shown.index_of
    assert shown.sentences
    index = shown.index_of("hung-yen")
    assert index is not None
    assert aloud(shown.sentences(index)).startswith("Hưng Yên xếp hạng ")


# How wide the columns are


def test_the_columns_are_measured_by_the_same_rows_whatever_is_filtered_or_sorted(shipped: Dataset) -> None:
    whole = standings_of(shipped, "dti").measured
    assert {row.key for row in whole} >= {row.key for row in standings_of(shipped, "dti").rows}
    for filter, sort in (("hung", ""), ("", "-entity"), ("nowhere", "score")):
        other = standings_of(shipped, "dti", filter=filter, sort=sort).measured
        assert [row.cells for row in other] == [row.cells for row in whole]


def test_a_long_table_is_measured_by_its_ends_and_its_longest_name() -> None:
    codes = [f"e{n:04}" for n in range(ALL_MEASURED + 1)]
    one = ranking(*(standing("2022", code, str(n)) for n, code in enumerate(codes, 1)))
    data = dataset(rankings=(one,))
    middle = codes[len(codes) // 2]
    long = Text("tên dài hơn mọi tên", "a name longer than any")
    named = replace(
        data, entities=tuple(replace(each, name=long if each.code == middle else each.name) for each in data.entities)
    )
    measured = keys(standings_of(named).measured)
    assert len(measured) == 2 * MEASURED + 1
    assert measured[:MEASURED] == codes[:MEASURED]
    assert {codes[-1], middle} <= set(measured)


def test_a_column_that_says_nothing_is_left_out_and_rank_name_and_score_stay() -> None:
    one = ranking(standing("2022", "a", "1"), standing("2022", "b", "2"))
    shown = [column.key for column in standings_of(dataset(rankings=(one,))).columns]
    assert {"rank", "entity", "score"} <= set(shown)
    assert not {"movement", "change", "mean", "step", "dot"} & set(shown)


# What is compared


def test_the_compared_carry_the_sign_of_their_place_and_are_read_by_their_name(shipped: Dataset) -> None:
    compared = ("hung-yen", "ha-noi", "da-nang")
    shown = standings_of(shipped, "dti", language="vi", compared=compared)
    signed = {row.key: cell(shown, row, "entity") for row in shown.rows if row.chosen}
    assert set(signed) == set(compared)
    for sign, code in zip(SERIES, compared, strict=False):
        name = shipped.entity[code].name.vi
        assert signed[code].text == f"{sign} {name}"
        assert signed[code].aloud == name
    others = [figure for figure in texts(shown, "entity") if figure[0] in SERIES]
    assert len(others) == len(compared)


def test_every_figure_of_a_row_leads_to_the_sources_of_the_row(shipped: Dataset) -> None:
    shown = standings_of(shipped, "dti")
    for row in shown.rows:
        cited = {code for each in row.cells if isinstance(each, Figure) for code in each.sources}
        assert cited <= set(row.sources)
        assert not row.key or row.sources
