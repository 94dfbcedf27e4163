"""Rows of a table become records, wherever the rows come from; every cell knows its place."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.factories import moderate
from tui.dataset.csv_rows import csv_table
from tui.dataset.row_reader import RowReader
from tui.dataset.rows import Row, Table
from tui.dataset.walker import Walker
from tui.errors import DatasetError
from tui.model import Code, Rank, Standing, Text

Found = tuple[int, int, str, str]
"""Line, column, path and kind of a problem."""


class Reviewed(Standing, frozen=True, kw_only=True):
    """A standing with keys that no code but its annotations knows of."""

    reviewers: tuple[Code, ...]
    visits: int | None = None
    remark: Text | None = None


def table_of(text: str) -> Table:
    return csv_table(Path("index.csv"), text)


def standings_of(text: str, walker: Walker, codes: Sequence[str] = ()) -> tuple[Standing, ...]:
    return RowReader(Standing, codes, walker).read(table_of(text))


def problems_of(walker: Walker) -> list[Found]:
    return [(problem.line, problem.column, problem.path, problem.kind) for problem in walker.findings.problems]


def test_a_key_added_to_a_record_is_read_from_a_table() -> None:
    text = (
        "visits,period,entity,source,reviewers,remark_vi,remark_en\n"
        "3,2022,hung-yen,report,an; binh,Tốt,Good\n"
        ",2022,ha-noi,report,an,,\n"
    )
    walker = Walker()
    first, second = RowReader(Reviewed, (), walker).read(table_of(text))
    assert (first.visits, first.reviewers, first.remark) == (3, ("an", "binh"), Text("Tốt", "Good"))
    assert (second.visits, second.reviewers, second.remark) == (None, ("an",), None)
    assert problems_of(walker) == []


def test_faults_in_an_added_key_are_found_at_their_places() -> None:
    text = "period,entity,source,reviewers,visits,remark_vi\n2022,hung-yen,report,,1.5,Tốt\n"
    walker = Walker()
    assert RowReader(Reviewed, (), walker).read(table_of(text)) == ()
    assert problems_of(walker) == [
        (2, 23, "index[2].visits", "whole_number"),
        (2, 1, "index[2].remark", "missing_words"),
        (2, 1, "index[2]", "missing_key"),
    ]


def test_a_needed_key_added_to_a_record_needs_its_column() -> None:
    with pytest.raises(DatasetError) as caught:
        RowReader(Reviewed, (), Walker()).read(table_of("period,entity,source\n2022,hung-yen,report\n"))
    assert [(problem.kind, problem.details) for problem in caught.value.problems] == [
        ("missing_key", {"key": "reviewers"})
    ]


class SheetPosition(NamedTuple):
    """Where a row stands in a spreadsheet: its number, and one column a cell."""

    line: int
    width: int

    def cells(self) -> list[tuple[int, int]]:
        return [(self.line, column) for column in range(1, self.width + 1)]


def test_rows_of_another_source_are_read_alike() -> None:
    rows = [["2022", "hung-yen", "33", "80.10", "report"], ["2022", "ha-noi", "first", "", "report"]]
    positions = [SheetPosition(5, 5), SheetPosition(9, 5)]
    headings = ["period", "entity", "rank", "survey", "source"]
    walker = Walker()
    table = Table("index.xlsx", headings, iter(map(Row, rows, positions)))
    (standing,) = RowReader(Standing, ["survey"], walker).read(table)
    assert (standing.rank, standing.dimensions) == (Rank(33, 33), {"survey": Decimal("80.10")})
    assert problems_of(walker) == [(9, 3, "index[9].rank", "rank")]
    place = walker.findings.place_of(standing, "dimensions", "survey")
    assert (place.node.line, place.node.column, place.path) == (5, 4, ("index[5]", "dimensions", "survey"))


def test_what_repeats_from_row_to_row_is_parsed_once() -> None:
    first, second = standings_of("period,entity,source\n2022,hung-yen,report\n2022,ha-noi,report\n", Walker())
    assert first.period is second.period
    assert first.source is second.source


def test_a_note_over_several_lines_moves_no_place() -> None:
    text = (
        "note_vi,note_en,period,entity,rank,source\n"
        '"Hai\ndòng","Two\nlines",2022,hung-yen,1,report\n'
        '"Hai\ndòng",Two,2022,hung-yen,first,report\n'
        ",,2022,ha-noi,2,other\n"
    )
    walker = Walker()
    first, last = standings_of(text, walker)
    assert first.note == Text("Hai dòng", "Two lines")
    places = [walker.findings.place_of(first, "entity"), walker.findings.place_of(last, "source")]
    assert [(place.node.line, place.node.column, place.path[0]) for place in places] == [
        (4, 13, "index[2]"),
        (7, 17, "index[7]"),
    ]
    assert problems_of(walker) == [(6, 25, "index[5].rank", "rank")]


def test_a_quotation_mark_within_a_cell_moves_no_place() -> None:
    walker = Walker()
    standings_of('rank_derived,period,entity,rank,source\n5",2022,hung-yen,first,report\n', walker)
    assert problems_of(walker) == [(2, 18, "index[2].rank", "rank")]


def test_each_code_is_looked_up_once_a_column() -> None:
    walker = Walker()
    standings_of("period,entity,source\n2022,report,report\n2022,report,report;press\n2023,report,press\n", walker)
    columns = walker.findings.reference_columns
    places = [(code, *column.reference(code).place.path) for column in columns for code in column.codes]
    assert places == [
        ("report", "index[2]", "entity"),
        ("report", "index[2]", "source"),
        ("press", "index[3]", "source"),
    ]


def test_a_heading_that_is_a_key_and_a_dimension_is_the_key() -> None:
    (standing,) = standings_of("period,entity,score,source\n2022,hung-yen,80.10,report\n", Walker(), ["score"])
    assert (standing.score, standing.dimensions) == (Decimal("80.10"), {})


def test_words_alike_in_every_language_may_stand_in_one_column() -> None:
    text = (
        "period,entity,rank,rank_derived,rank_derived_vi,rank_derived_en,source\n"
        "2022,hung-yen,26,14 + 12,,,report\n"
        "2022,ha-noi,2,,theo danh sách,by the list,report\n"
        "2022,ha-nam,3,,,,report\n"
        "2022,ha-tay,4,1 + 3,bốn,four,report\n"
    )
    walker = Walker()
    records = standings_of(text, walker)
    assert [record.rank_derived for record in records[:3]] == [
        Text("14 + 12", "14 + 12"),
        Text("theo danh sách", "by the list"),
        None,
    ]
    assert problems_of(walker) == [(5, 1, "index[5]", "repeated_key")]


def test_further_languages_have_no_columns() -> None:
    with pytest.raises(DatasetError) as caught:
        standings_of("period,entity,note_others,source\n2022,hung-yen,x,report\n", Walker())
    assert [problem.details["heading"] for problem in caught.value.problems] == ["note_others"]


def test_ranks_in_areas_have_columns_of_their_own() -> None:
    walker = Walker()
    text = "period,entity,survey,rank-survey,source\n2022,hung-yen,80.10,3,report\n2022,ha-noi,,,report\n"
    first, second = standings_of(text, walker, ["survey"])
    assert (first.dimensions, first.area_ranks) == ({"survey": Decimal("80.10")}, {"survey": 3})
    assert (second.dimensions, second.area_ranks) == ({}, {})
    place = walker.findings.place_of(first, "area_ranks", "survey")
    assert (place.node.line, place.node.column) == (2, 21)


@moderate
@given(st.lists(st.lists(st.text(alphabet='aĐ,"\n ;', max_size=6), min_size=2, max_size=4), min_size=1, max_size=4))
def test_every_cell_begins_at_its_place(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([["a", "b"], *rows])
    text = written.getvalue()
    lines = text.split("\n")
    for row in table_of(text).rows:
        for cell, (line, column) in zip(row.cells, row.position.cells(), strict=True):
            rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
            assert (next(csv.reader(io.StringIO(rest)), []) or [""])[0] == cell
