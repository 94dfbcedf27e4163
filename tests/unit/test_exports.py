"""What leaves the program: plain text, and files written whole or not at all."""

import os
import shutil
import unicodedata
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from tests.contexts import context_of
from tests.unit.factories import dataset, ranking, standing
from tui.blocks.figure import Figure, Mark
from tui.blocks.page import Page
from tui.blocks.pictures import Strip
from tui.blocks.table import Column, Row, table
from tui.export.plain import aloud, plain_text
from tui.files import folder_at, write_whole
from tui.model import Dataset, Standing
from tui.pages import page
from tui.selection import PANELS, PanelName, Selection
from tui.text import cells
from tui.wording import Language, languages, words_for

EN = words_for("en")


def plain_page(data: Dataset, panel: PanelName, language: Language) -> str:
    day = data.as_of or date(2023, 4, 19)
    return plain_text(page(context_of(data, selection=Selection(day, panel=panel), words=words_for(language))))


def lines_of(shown: Page) -> list[str]:
    return [line for line in plain_text(shown).splitlines() if line]


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
    assert [sentence for sentence in said if sentence not in written] == []


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("language", languages())
def test_plain_text_draws_nothing_and_steers_nothing(shipped: Dataset, panel: PanelName, language: Language) -> None:
    written = plain_page(shipped, panel, language)
    assert written.endswith("\n")
    assert not any("\u2500" <= letter <= "\u259f" for letter in written)
    assert not any(unicodedata.category(letter) in ("Cc", "Cf") and letter != "\n" for letter in written)
    assert "> " not in written
    assert "< " not in written


@pytest.mark.parametrize("day", [date(2023, 4, 19), date(2026, 11, 24)], ids=str)
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("language", languages())
def test_plain_text_is_at_most_100_wide_and_speaks_of_no_key(
    shipped: Dataset, panel: PanelName, language: Language, day: date
) -> None:
    words = words_for(language)
    for asked in ("", "zzz"):
        selection = Selection(day, panel=panel, filter=asked)
        written = plain_text(page(context_of(shipped, selection=selection, words=words)))
        wide = [line for line in written.splitlines() if cells(line) > 100 and "://" not in line]
        assert wide == []
        keys = (words("hint.enter"), words("hint.toggle"), words("way_out.filter"), "Esc", "Enter")
        assert [key for key in keys if key in written] == []


def test_a_table_that_is_too_wide_is_a_paragraph_a_row_and_loses_nothing() -> None:
    columns = (Column("a", "Tên"), Column("b", "Nội dung"), Column("n", "Số", right=True))
    rows = (Row((Figure("Hà Nội"), Figure("chữ " * 30 + "cuối"), Figure("7"))),)
    written = plain_text(Page("x", "trang", (table("t", columns, rows),)))
    assert " ".join(written.split()).endswith(f"Tên: Hà Nội; Nội dung: {'chữ ' * 30}cuối; Số: 7")
    assert max(map(cells, written.splitlines())) <= 100


def test_headings_of_page_and_block_are_of_two_levels() -> None:
    columns = (Column("a", "Tên"),)
    shown = Page("x", "trang", (table("t", columns, (Row((Figure("Huế"),)),), heading="Bảng"),))
    assert lines_of(shown) == ["TRANG", "=====", "Bảng", "----", "Tên", "Huế"]


@pytest.mark.parametrize("language", languages())
def test_plain_text_is_the_same_every_time(shipped: Dataset, language: Language) -> None:
    assert plain_page(shipped, "overview", language) == plain_page(shipped, "overview", language)


def said(language: Language, sets: str, *rows: Standing) -> str:
    data = dataset(rankings=(ranking(*rows),), sets={"all": sets})
    return plain_text(
        page(
            context_of(
                data, selection=Selection(date(2022, 12, 31), "rankings", period="2022"), words=words_for(language)
            )
        )
    )


@pytest.mark.parametrize("language", languages())
def test_plain_text_says_ranks_and_signs_as_words(language: Language) -> None:
    rows = [standing("2021", "a", "3"), standing("2022", "a", "1", ">90")]
    rows += [standing("2022", "b", "<=3", "~80", movement=-2), standing("2022", "c", "3", rank_derived="5 - 2")]
    assert not set("≤≥<>≈▲▼†‡*□") & set(said(language, "abc", *rows))


@pytest.mark.parametrize("language", languages())
def test_plain_text_says_a_change_of_bounded_scores_in_words(language: Language) -> None:
    assert "≈" not in said(language, "a", standing("2021", "a", "1", "80"), standing("2022", "a", "1", ">90"))


@pytest.mark.parametrize("language", languages())
def test_plain_text_says_a_gap_in_words(language: Language) -> None:
    assert not set("□–") & set(said(language, "abc", standing("2022", "a", "1")))


def test_runs_are_said_with_words_for_signs() -> None:
    assert aloud(("Đã ", Figure("> 5", spoken="hơn 5"), " ", Mark("▲", "đạt"))) == "Đã hơn 5 đạt"


def test_a_table_in_plain_text_leaves_out_pictures_and_aligns_numbers() -> None:
    columns = (Column("a", "Tên"), Column("p", "Hình", picture=True), Column("n", "Số", right=True))
    rows = (Row((Figure("Hà Nội"), Strip(1, 1, 3), Figure("7"))), Row((Figure("Huế"), Strip(2, 2, 3), Figure("12"))))
    shown = Page("x", "trang", (table("t", columns, rows, heading="Bảng", qualifier="2022"),))
    assert lines_of(shown) == ["TRANG", "=====", "Bảng (2022)", "-----------", "Tên     Số", "Hà Nội   7", "Huế     12"]


def test_an_empty_table_in_plain_text_says_so() -> None:
    shown = Page("x", "p", (table("t", (Column("a", "A"),), (), empty="Không có."),))
    assert lines_of(shown) == ["P", "=", "Không có."]


@pytest.mark.parametrize(
    ("written", "folder"),
    [
        pytest.param("", ".", id="the present one"),
        pytest.param(" . ", ".", id="blanks around"),
        pytest.param("~", "~", id="home"),
        pytest.param("không có", None, id="missing"),
        pytest.param("README.md", None, id="a file"),
        pytest.param("a\0b", None, id="no name at all"),
        pytest.param("~nobody-of-this-name/x", None, id="nobody's home"),
        pytest.param("x" * 5000, None, id="too long"),
    ],
)
def test_a_folder_is_found_by_its_text(written: str, folder: str | None) -> None:
    assert folder_at(written) == (None if folder is None else Path(folder).expanduser().absolute())


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "new.csv", b"a\n")
    assert (tmp_path / "new.csv").read_bytes() == b"a\n"
    assert [path.name for path in tmp_path.iterdir()] == ["new.csv"]


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


def test_a_name_as_long_as_the_system_allows_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("ả" * 83 + ".csv")
    write_whole(path, b"a")
    assert path.read_bytes() == b"a"


def test_a_folder_that_does_not_exist_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "a.csv", b"a")
    assert list(tmp_path.iterdir()) == []


def refuse(*_arguments: object, **_options: object) -> NoReturn:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        pytest.param(os, "open", id="when it is opened"),
        pytest.param(shutil, "copystat", id="when its mode is set"),
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
    assert [(file, file.read_bytes()) for file in tmp_path.iterdir()] == [(path, b"old")]
