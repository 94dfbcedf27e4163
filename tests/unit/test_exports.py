"""What leaves the program: plain tables, plain text, pictures, and files written whole or not at all."""

import csv
import io
import os
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.unit.factories import dataset, indicator, moderate, observation, ranking, standing, text
from tui.export.picture import Stretch, svg
from tui.export.plain import aloud, plain_text
from tui.export.tables import INDICATOR_COLUMNS, RANKING_COLUMNS, csv_text, indicator_rows, ranking_rows
from tui.files import write_whole
from tui.model import Dataset, Observation, Standing
from tui.pages import PANELS, Selection, page
from tui.pages.blocks import Column, Figure, Mark, Page, Row, Strip, table
from tui.text import cells
from tui.wording import LANGUAGES, Language, words_for

EN = words_for("en")
SVG = "{http://www.w3.org/2000/svg}"


def plain_page(data: Dataset, panel: str, language: Language) -> str:
    day = data.as_of or date(2023, 4, 19)
    return plain_text(page(data, Selection(day, panel=panel), words_for(language)))


def lines_of(shown: Page) -> list[str]:
    return [line for line in plain_text(shown).splitlines() if line]


def of_observations(*observations: Observation) -> Dataset:
    return dataset(indicators=(replace(indicator({}), observations=observations),))


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
    (row,) = indicator_rows(dataset(indicators=(indicator({"2022": written}),)), EN)
    assert {name: row[name] for name in cells_of_row} == cells_of_row
    assert tuple(row) == INDICATOR_COLUMNS


def test_sources_are_codes_joined_by_semicolons() -> None:
    one = Observation(period=observation("2022", "1").period, value=observation("2022", "1").value, source=("a", "b"))
    (row,) = indicator_rows(of_observations(one), EN)
    assert row["source"] == "a;b"


def test_a_note_and_an_arithmetic_have_their_own_columns() -> None:
    one = observation("2022", "84.79", derived="85.78 - 0.99")
    noted = Observation(period=one.period, value=one.value, source=one.source, derived=one.derived, note=text("why"))
    (row,) = indicator_rows(of_observations(noted), EN)
    assert (row["derived"], row["note"]) == ("85.78 - 0.99", "why")


def test_a_standing_is_a_row_of_plain_values() -> None:
    one = ranking(
        standing("2022", "a", "1", "91.87", movement=2, source="one"),
        standing("2022", "a", score="91.81", source="two"),
        standing("2022", "b", "2-3", ">80.10"),
        standing("2021", "a", "3"),
    )
    data = dataset(rankings=(one,), sets={"all": "abc"})
    first, second, third = ranking_rows(data, EN, one)
    assert tuple(first) == RANKING_COLUMNS
    assert first == {
        "period": "2022", "entity": "a", "name": "a", "rank": "1", "rank_kind": "published", "tied": "false",
        "score": "91.87", "known": "2", "of": "3", "source": "one;two", "score_bound": "exact", "disputed": "91.81",
        "movement_stated": "2",
    }  # fmt: skip
    assert (second["rank"], second["score"], second["score_bound"]) == ("2-3", "80.10", "over")
    assert (third["period"], third["score"], third["score_bound"], third["movement_stated"]) == ("2021", "", "", "")


def test_one_period_of_a_ranking_can_be_asked_for() -> None:
    one = ranking(standing("2022", "a", "1"), standing("2021", "a", "1"))
    data = dataset(rankings=(one,))
    assert [row["period"] for row in ranking_rows(data, EN, one, "2021")] == ["2021"]
    assert ranking_rows(data, EN, one, "1999") == []


def test_an_unknown_rank_is_of_no_kind() -> None:
    one = ranking(standing("2022", "a", "1"), standing("2022", "b", score="50"))
    row = ranking_rows(dataset(rankings=(one,)), EN, one)[1]
    assert (row["rank"], row["rank_kind"]) == ("", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_observation_and_standing_is_exported(shipped: Dataset, language: Language) -> None:
    words = words_for(language)
    rows = indicator_rows(shipped, words)
    assert len(rows) == sum(len(each.observations) for each in shipped.indicators)
    for one in shipped.rankings:
        known = {(each.period, each.entity) for each in one.standings}
        assert len(ranking_rows(shipped, words, one)) == len(known)
        rows += ranking_rows(shipped, words, one)
    for row in rows:
        assert all(code in shipped.source for code in row["source"].split(";"))
        for name in ("value", "total", "score"):
            assert not row.get(name) or Decimal(row[name]).is_finite()


@moderate
@given(st.lists(st.text(alphabet='aĐ,;"\n 1', max_size=12), min_size=1, max_size=4))
def test_comma_separated_text_reads_back_as_it_was(values: list[str]) -> None:
    rows = [{"a": value, "b": "x"} for value in values]
    assert list(csv.DictReader(io.StringIO(csv_text(("a", "b"), rows), newline=""))) == rows


def test_a_table_without_rows_still_has_its_headings() -> None:
    assert csv_text(("a", "b"), []) == "a,b\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("vi", ["21/25", "25/25", "250/261", "hơn 79,5 triệu", "hơn 81,5%", "gần 2,2 nghìn"], id="vi"),
        pytest.param("en", ["21/25", "25/25", "250/261", "over 79.5 million", "over 81.5%", "nearly 2.2"], id="en"),
    ],
)
def test_the_overview_in_plain_text_says_the_figures_with_their_bounds(
    shipped: Dataset, language: Language, said: list[str]
) -> None:
    written = plain_page(shipped, "overview", language)
    assert [each for each in said if each not in written] == []


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text_draws_nothing_and_steers_nothing(shipped: Dataset, panel: str, language: Language) -> None:
    written = plain_page(shipped, panel, language)
    assert written.endswith("\n")
    assert not any("\u2500" <= letter <= "\u259f" for letter in written)
    assert not any(unicodedata.category(letter) in ("Cc", "Cf") and letter != "\n" for letter in written)
    assert "> " not in written
    assert "< " not in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text_is_the_same_every_time(shipped: Dataset, language: Language) -> None:
    assert plain_page(shipped, "overview", language) == plain_page(shipped, "overview", language)


def said(language: Language, sets: str, *rows: Standing) -> str:
    data = dataset(rankings=(ranking(*rows),), sets={"all": sets})
    return plain_text(page(data, Selection(date(2022, 12, 31), "rankings", period="2022"), words_for(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text_says_ranks_and_signs_as_words(language: Language) -> None:
    rows = [standing("2021", "a", "3"), standing("2022", "a", "1", ">90")]
    rows += [standing("2022", "b", "<=3", "~80", movement=-2), standing("2022", "c", "3", rank_derived="5 - 2")]
    assert not set("≤≥<>≈▲▼†‡*□") & set(said(language, "abc", *rows))


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text_says_a_change_of_bounded_scores_in_words(language: Language) -> None:
    assert "≈" not in said(language, "a", standing("2021", "a", "1", "80"), standing("2022", "a", "1", ">90"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text_says_a_gap_in_words(language: Language) -> None:
    assert not set("□–") & set(said(language, "abc", standing("2022", "a", "1")))


def test_runs_are_said_with_words_for_signs() -> None:
    assert aloud(("Đã ", Figure("> 5", spoken="hơn 5"), " ", Mark("▲", "đạt"))) == "Đã hơn 5 đạt"


def test_a_table_in_plain_text_leaves_out_pictures_and_aligns_numbers() -> None:
    columns = (Column("a", "Tên"), Column("p", "Hình", picture=True), Column("n", "Số", right=True))
    rows = (Row((Figure("Hà Nội"), Strip(1, 1, 3), Figure("7"))), Row((Figure("Huế"), Strip(2, 2, 3), Figure("12"))))
    shown = Page("x", "trang", (table("t", columns, rows, heading="Bảng", qualifier="2022"),))
    assert lines_of(shown) == ["TRANG", "Bảng (2022)", "Tên     Số", "Hà Nội   7", "Huế     12"]


def test_an_empty_table_in_plain_text_says_so() -> None:
    shown = Page("x", "p", (table("t", (Column("a", "A"),), (), empty="Không có."),))
    assert lines_of(shown) == ["P", "Không có."]


rows_of_text = st.lists(
    st.lists(
        st.builds(
            Stretch,
            st.text(alphabet="aĐộ 漢│━▸&<>\"'", max_size=12),
            st.sampled_from(["", "#FF0000"]),
            st.sampled_from(["", "#00FF00"]),
            st.booleans(),
            st.booleans(),
        ),
        max_size=5,
    ),
    max_size=5,
)


def picture(rows: list[list[Stretch]], title: str = "trang") -> str:
    return svg(rows, "#11151B", title, "vi")


@moderate
@given(rows_of_text)
def test_a_picture_is_well_formed_and_every_text_lies_in_its_cells(rows: list[list[Stretch]]) -> None:
    drawn = picture(rows)
    texts = list(ElementTree.fromstring(drawn).iter(f"{SVG}text"))
    for each in texts:
        assert float(each.attrib["textLength"]) == cells(each.text or "") * 12
        assert (float(each.attrib["x"]) - 12) % 12 == 0
    said = "".join(each.text or "" for each in texts).replace(" ", "")
    assert said == "".join(stretch.text for row in rows for stretch in row).replace(" ", "")
    assert picture(rows) == drawn


@moderate
@given(rows_of_text)
def test_a_picture_asks_nothing_of_the_network(rows: list[list[Stretch]]) -> None:
    drawn = picture(rows).replace("http://www.w3.org/2000/svg", "")
    assert "http" not in drawn
    assert "@font-face" not in drawn
    assert "url(" not in drawn


def test_hostile_text_is_text() -> None:
    hostile = '</text><script>alert("1")</script>&amp;'
    root = ElementTree.fromstring(picture([[Stretch(hostile)]], hostile))
    assert [each.text for each in root.iter(f"{SVG}text")] == [hostile]
    assert [each.text for each in root.iter(f"{SVG}title")] == [hostile]
    assert list(root.iter(f"{SVG}script")) == []


def test_a_picture_is_as_large_as_its_rows() -> None:
    root = ElementTree.fromstring(picture([[Stretch("ab"), Stretch("漢")], [Stretch("c")]]))
    assert (root.attrib["width"], root.attrib["height"]) == (str(4 * 12 + 24), str(2 * 26 + 24))


def test_a_picture_of_nothing_is_well_formed() -> None:
    assert list(ElementTree.fromstring(picture([])).iter(f"{SVG}text")) == []


def test_a_picture_has_the_looks_of_its_text() -> None:
    root = ElementTree.fromstring(picture([[Stretch("a", "#FF0000", "#00FF00", True, True)]]))
    (drawn,) = root.iter(f"{SVG}text")
    assert (drawn.attrib["fill"], drawn.attrib["font-weight"]) == ("#FF0000", "700")
    assert drawn.attrib["text-decoration"] == "underline"
    assert "#00FF00" in [each.attrib["fill"] for each in root.iter(f"{SVG}rect")]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.csv", b"a\n")
    assert (tmp_path / "new.csv").read_bytes() == b"a\n"
    assert [each.name for each in tmp_path.iterdir()] == ["new.csv"]


def test_a_file_is_replaced_by_another_at_once(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with path.open("rb") as reader:
        write_whole(path, b"new")
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_does_not_exist_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "a.csv", b"a")
    assert list(tmp_path.iterdir()) == []


def refuse(*_arguments: object, **_options: object) -> NoReturn:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        pytest.param(os, "fdopen", id="when it is opened"),
        pytest.param(Path, "chmod", id="when its mode is set"),
        pytest.param(Path, "replace", id="when it is put in place"),
    ],
)
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr(owner, name, refuse)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    monkeypatch.undo()
    assert [(each, each.read_bytes()) for each in tmp_path.iterdir()] == [(path, b"old")]
