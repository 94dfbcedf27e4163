"""Tables of figures: what a row says, and that every format says the same with numbers as numbers."""

import csv
import io
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from tests.contexts import context_of
from tests.unit.factories import dataset, dimension, indicator, moderate, observation, ranking, standing, text
from tui.export.excel.coded import coded_workbook
from tui.export.listings import INDICATOR_COLUMNS, RANKING_COLUMNS, Listing, Value, indicator_listing, ranking_listing
from tui.export.tables import SOURCE_COLUMNS, csv_text, json_text, markdown_text, plain
from tui.model import Dataset, Observation, Ranking, SourceKind
from tui.wording import Language, languages, words_for

EN = words_for("en")


def listing_of(columns: tuple[str, ...], *rows: tuple[Value, ...]) -> Listing:
    return Listing("x", columns, rows, (), ("Figures", "Sources"))


def rows_of(listing: Listing) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(listing), newline="")))


def of_observations(*observations: Observation) -> list[dict[str, str]]:
    data = dataset(indicators=(replace(indicator({}), observations=observations),))
    return rows_of(indicator_listing(context_of(data, words=EN)))


def of_ranking(one: Ranking, members: Iterable[str], period: str | None = None) -> list[dict[str, str]]:
    return rows_of(ranking_listing(context_of(dataset(rankings=(one,), sets={"all": members}), words=EN), one, period))


def everything(data: Dataset, language: Language = "en") -> list[Listing]:
    words = words_for(language)
    return [
        indicator_listing(context_of(data, words=words)),
        *(ranking_listing(context_of(data, words=words), each) for each in data.rankings),
    ]


@pytest.mark.parametrize(
    ("written", "cells_of_row"),
    [
        pytest.param("21/25", {"value": "21", "total": "25", "bound": "exact"}, id="n of m"),
        pytest.param(">79.5 million", {"value": "79500000", "total": "", "bound": "over"}, id="over, no exponent"),
        pytest.param("<2.2 thousand", {"value": "2200", "bound": "under"}, id="under"),
        pytest.param("~80.10", {"value": "80.10", "bound": "about"}, id="about, with its digits"),
        pytest.param("-0.99", {"value": "-0.99"}, id="a hyphen for minus"),
        pytest.param("1315", {"value": "1315"}, id="no group mark"),
        pytest.param("", {"value": "", "status": "missing"}, id="missing is empty, not 0"),
    ],
)
def test_an_observation_is_a_row_of_plain_values(written: str, cells_of_row: dict[str, str]) -> None:
    (row,) = rows_of(indicator_listing(context_of(dataset(indicators=(indicator({"2022": written}),)), words=EN)))
    assert {name: row[name] for name in cells_of_row} == cells_of_row
    assert tuple(row) == INDICATOR_COLUMNS


def test_sources_are_codes_joined_by_semicolons() -> None:
    one = observation("2022", "1")
    (row,) = of_observations(replace(one, source=("a", "b")))
    assert row["source"] == "a;b"


def test_the_kinds_of_the_sources_are_named_once_each() -> None:
    one = replace(observation("2022", "1"), source=("report", "copy", "other"))
    data = dataset(indicators=(replace(indicator({}), observations=(one,)),))
    kinds = {"copy": SourceKind.TRANSLATION, "other": SourceKind.OFFICIAL}
    sources = tuple(replace(data.sources[0], code=code, kind=kind) for code, kind in kinds.items())
    listing = indicator_listing(context_of(replace(data, sources=(*data.sources, *sources)), words=EN))
    assert rows_of(listing)[0]["source_kind"] == "official;translation"


def test_a_note_and_an_arithmetic_have_their_own_columns() -> None:
    (row,) = of_observations(replace(observation("2022", "84.79", derived="85.78 - 0.99"), note=text("why")))
    assert (row["derived"], row["note"]) == ("85.78 - 0.99", "why")


def test_a_standing_is_a_row_of_plain_values() -> None:
    one = ranking(
        standing("2022", "a", "1", "91.87", movement=2, source="one"),
        standing("2022", "a", score="91.81", source="two"),
        standing("2022", "b", "2-3", ">80.10"),
        standing("2021", "a", "3"),
    )
    first, second, third = of_ranking(one, "abc")
    assert tuple(first) == RANKING_COLUMNS
    assert first == {
        "period": "2022", "entity": "a", "name": "a", "rank": "1", "rank_kind": "published", "tied": "false",
        "score": "91.87", "known": "2", "of": "3", "source": "one;two", "score_bound": "exact", "disputed": "91.81",
        "movement_stated": "2", "score_change": "", "rank_movement": "2", "comparable": "true",
        "score_change_bound": "", "rank_movement_bound": "exact", "note": "", "rank_derived": "", "score_derived": "",
        "source_kind": "",
        "compared_with": "2021",
    }  # fmt: skip
    assert (second["rank"], second["score"], second["score_bound"]) == ("2-3", "80.10", "over")
    assert (third["period"], third["score"], third["score_bound"], third["movement_stated"]) == ("2021", "", "", "")


@pytest.mark.parametrize(
    ("one", "moved"),
    [
        pytest.param(
            ranking(standing("2021", "a", "20", "80"), standing("2022", "a", "<=10", ">90")),
            ("10", "over", "10", "over"),
            id="at least, over",
        ),
        pytest.param(
            ranking(standing("2021", "a", "1", "80"), standing("2022", "a", "5", "79")),
            ("-4", "exact", "-1", "exact"),
            id="exact",
        ),
        pytest.param(ranking(standing("2022", "a", "5", "79")), ("", "", "", ""), id="nothing"),
    ],
)
def test_a_movement_and_a_change_say_how_literally_they_are_meant(one: Ranking, moved: tuple[str, ...]) -> None:
    row = of_ranking(one, "a")[0]
    assert (
        tuple(row[each] for each in ("rank_movement", "rank_movement_bound", "score_change", "score_change_bound"))
        == moved
    )


CHANGES = ("score_change", "rank_movement", "comparable")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(
            ranking(standing("2021", "a", "3", "80.10"), standing("2022", "a", "1", "81.00")),
            ("0.90", "2", "true"),
            id="comparable",
        ),
        pytest.param(
            ranking(standing("2021", "a", "1", "80.10"), standing("2022", "a", "3", "79.00")),
            ("-1.10", "-2", "true"),
            id="for the worse",
        ),
        pytest.param(ranking(standing("2022", "a", "1", "80")), ("", "", "missing"), id="nothing before"),
        pytest.param(
            ranking(standing("2021", "a", "3", "80"), standing("2022", "a", "1", "81"), breaks=("2022",)),
            ("", "", "break"),
            id="another method",
        ),
        pytest.param(
            ranking(standing("2021", "a", "3", "80"), standing("2022", "a", "1", "81", movement=4), breaks=("2022",)),
            ("", "4", "break"),
            id="a movement the source states counts, a change of score does not",
        ),
        pytest.param(
            ranking(standing("2021", "b", "3"), standing("2022", "a", "1"), breaks=("2022",)),
            ("", "", "missing;break"),
            id="two reasons in their order",
        ),
        pytest.param(
            ranking(
                standing("2021", "a", "3"),
                standing("2022", "a", "1"),
                breaks=("2022",),
                dimensions=(dimension("x", "10"), dimension("y", "10", since="2022")),
            ),
            ("", "", "break;changed-total"),
            id="another method and another total",
        ),
    ],
)
def test_changes_are_stated_only_where_the_periods_may_be_compared(one: Ranking, expected: tuple[str, ...]) -> None:
    assert tuple(of_ranking(one, "abc", "2022")[0][name] for name in CHANGES) == expected


def test_a_changed_membership_is_told() -> None:
    one = ranking(
        standing("2021", "a", "1"), standing("2022", "a", "1"), members={"1900": "old", "2022": "new"}
    )  # fmt: skip
    data = dataset(rankings=(one,), sets={"old": "ab", "new": "abc"})
    assert rows_of(ranking_listing(context_of(data, words=EN), one))[0]["comparable"] == "changed-set"


def test_each_dimension_has_a_column_at_the_end() -> None:
    one = ranking(
        replace(standing("2022", "a", "1"), dimensions={"x": Decimal("1.50")}),
        standing("2022", "b", "2"),
        dimensions=(dimension("x", "10"), dimension("y", "10"), dimension("score", "10")),
    )
    first, second = of_ranking(one, "ab")
    assert tuple(first) == (*RANKING_COLUMNS, "x", "y", "dimension-score")
    assert (first["x"], first["y"], second["x"]) == ("1.50", "", "")


def test_published_ranks_in_areas_have_columns_behind_the_points() -> None:
    one = ranking(
        replace(standing("2022", "a", "1"), dimensions={"x": Decimal("1.50")}, area_ranks={"y": 2, "x": 1}),
        standing("2021", "a", "2"),
        dimensions=(dimension("x", "10"), dimension("y", "10"), dimension("z", "10"), dimension("rank-y", "10")),
    )
    first, second = of_ranking(one, "ab")
    assert tuple(first)[len(RANKING_COLUMNS) :] == ("x", "y", "z", "dimension-rank-y", "rank-x", "rank-y")
    assert [row["rank-y"] for row in (first, second)] == ["2", ""]
    data = dataset(rankings=(one,), sets={"all": "ab"})
    written = json.loads(json_text(ranking_listing(context_of(data, words=EN), one)))["rows"]
    assert [row["rank-x"] for row in written] == [1, None]
    assert list(of_ranking(one, "ab", "2021")[0]) == list(first)


def test_one_period_of_a_ranking_can_be_asked_for() -> None:
    one = ranking(standing("2022", "a", "1"), standing("2021", "a", "1"))
    assert [row["period"] for row in of_ranking(one, "a", "2021")] == ["2021"]
    assert of_ranking(one, "a", "1999") == []


def test_an_unknown_rank_is_of_no_kind() -> None:
    row = of_ranking(ranking(standing("2022", "a", "1"), standing("2022", "b", score="50")), "ab")[1]
    assert (row["rank"], row["rank_kind"]) == ("", "")


@pytest.mark.parametrize("language", languages())
def test_every_shipped_observation_and_standing_is_exported(shipped: Dataset, language: Language) -> None:
    figures, *rankings = everything(shipped, language)
    assert len(figures.rows) == sum(len(each.observations) for each in shipped.indicators)
    for one, listing in zip(shipped.rankings, rankings, strict=True):
        assert len(listing.rows) == len({(each.period, each.entity) for each in one.standings})
    for listing in (figures, *rankings):
        cited = [each.code for each in listing.sources]
        for row in rows_of(listing):
            assert set(row["source"].split(";")) <= set(cited)
            for name in ("value", "total", "score", "score_change"):
                assert not row.get(name) or Decimal(row[name]).is_finite()


@moderate
@given(st.lists(st.text(alphabet='aĐ,;"\n 1', max_size=12), min_size=1, max_size=4))
def test_comma_separated_text_reads_back_as_it_was(values: list[str]) -> None:
    """But for the apostrophe before what a spreadsheet may take for the start of a formula."""
    listing = listing_of(("a", "b"), *((value, "x") for value in values))
    inert = ["'" + value if value.startswith(";") else value for value in values]
    assert rows_of(listing) == [{"a": value, "b": "x"} for value in inert]


def test_a_table_without_rows_still_has_its_headings() -> None:
    empty = listing_of(("a", "b"))
    assert csv_text(empty) == "a,b\n"
    assert json.loads(json_text(empty)) == {"table": "x", "columns": ["a", "b"], "rows": [], "sources": []}
    assert markdown_text(empty).startswith("| a | b |\n| --- | --- |\n\n")
    assert sheets(empty)[0] == [["a", "b"]]


def test_a_text_is_no_formula_but_a_negative_number_is_a_number() -> None:
    listing = listing_of(("a",), ("=1+1",), ("+1",), ("-1",), ("@x",), (Decimal("-1.50"),), (-7,), ("1-1",))
    assert csv_text(listing).splitlines()[1:] == ["'=1+1", "'+1", "'-1", "'@x", "-1.50", "-7", "1-1"]
    cells = [row[0] for row in sheets(listing)[0][1:]]
    assert cells == ["=1+1", "+1", "-1", "@x", -1.5, -7, "1-1"]


def sheets(listing: Listing) -> list[list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(coded_workbook(listing)))
    return [book.get_sheet_by_index(n).to_python() for n in range(2)]


def test_a_workbook_has_the_figures_of_the_other_formats_as_numbers(shipped: Dataset) -> None:
    for listing in everything(shipped):
        figures, sources = sheets(listing)
        objects = json.loads(json_text(listing), parse_float=Decimal)
        assert figures[0] == list(listing.columns) == objects["columns"]
        assert sources[0] == list(SOURCE_COLUMNS)
        assert [row[0] for row in sources[1:]] == [each["code"] for each in objects["sources"]]
        for cells, row, one in zip(figures[1:], rows_of(listing), objects["rows"], strict=True):
            for name, cell in zip(listing.columns, cells, strict=True):
                if isinstance(one[name], Decimal | int) and not isinstance(one[name], bool):
                    assert Decimal(row[name]) == one[name]
                    in_percent = row.get("unit") == "percent" and name == "value"
                    assert cell == float(one[name] / 100 if in_percent else one[name])
                elif name != "disputed":
                    assert cell == row[name]
                    assert (one[name] in (None, [])) == (row[name] == "")


def test_a_workbook_shows_the_published_digits_and_keeps_its_heading() -> None:
    data = dataset(indicators=(indicator({"2022": "80.10"}, unit="percent"), indicator({"2022": "1300"}, code="x")))
    content = coded_workbook(indicator_listing(context_of(data, words=EN)))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == [EN("table_file.figures"), EN("table_file.sources")]
    parts = unzipped(content)
    assert 'formatCode="0.00%"' in parts["xl/styles.xml"]
    assert 'formatCode="#,##0"' in parts["xl/styles.xml"]
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet
    assert "<f>" not in sheet


def unzipped(content: bytes) -> dict[str, str]:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")}


def test_every_format_is_the_same_every_time(shipped: Dataset) -> None:
    for writer in (csv_text, json_text, markdown_text, coded_workbook):
        first, again = (
            writer(ranking_listing(context_of(shipped, words=EN), shipped.ranking["sipas"])) for _ in range(2)
        )
        assert first == again


def test_json_keeps_the_digits_and_says_null_for_what_is_not_known() -> None:
    one = ranking(standing("2022", "a", "1", "80.10"), standing("2022", "b", "<=3"))
    written = json_text(ranking_listing(context_of(dataset(rankings=(one,), sets={"all": "abc"}), words=EN), one))
    assert '"score": 80.10' in written
    first, second = json.loads(written)["rows"]
    assert (first["rank"], first["tied"], first["source"]) == (1, False, ["report"])
    assert (second["rank"], second["score"], second["rank_movement"]) == ("1-3", None, None)


def test_markdown_aligns_numbers_and_shows_markup_as_it_stands() -> None:
    listing = listing_of(("a", "b"), ("a|b `c` <i> *d* [e](f)", Decimal("-1.50")))
    assert markdown_text(listing).splitlines()[:3] == [
        "| a | b |",
        "| --- | ---: |",
        r"| a\|b \`c\` \<i\> \*d\* \[e\](f) | -1.50 |",
    ]


DOCUMENT = Path("docs/table-format.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("heading", "columns"),
    [("The observations", INDICATOR_COLUMNS), ("A ranking", RANKING_COLUMNS), ("The sources", SOURCE_COLUMNS)],
)
def test_the_columns_are_those_of_the_document(heading: str, columns: tuple[str, ...]) -> None:
    part = DOCUMENT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    assert tuple(re.findall(r"^\| `([a-z_]+)` \|", part, re.MULTILINE)) == columns


def test_the_example_of_the_document_is_what_the_program_writes(shipped: Dataset) -> None:
    example = json.loads(DOCUMENT.split("```json\n", 1)[1].split("```", 1)[0])
    written = json.loads(json_text(ranking_listing(context_of(shipped, words=EN), shipped.ranking["pci"], "2024")))
    assert example == written


def test_a_value_that_is_not_known_is_empty() -> None:
    assert [plain(None), plain(()), plain("")] == ["", "", ""]
