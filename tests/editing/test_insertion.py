"""One item goes into a text in the style of its neighbours; every other byte stays."""

import re
from pathlib import Path

import pytest

from tui.dataset import bundled_dataset
from tui.dataset.reading import read
from tui.editing.insertion import Inserted, insert_item, insert_row
from tui.editing.refusal import EditRefused

PATH = ("indicators", "services", "observations")
ITEM = {"period": "2023", "value": "23/25", "source": "report"}
HEAD = "indicators:\n  - code: services\n    observations:"


def with_piece(before: str, after: str, piece: str) -> bool:
    """Whether one text is another with a piece put in at one place, every other letter being the same."""
    places = (match.start() for match in re.finditer(re.escape(piece), after))
    return any(after[:place] + after[place + len(piece) :] == before for place in places)


def _check_line(result: Inserted) -> None:
    lines = result.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert result.item.splitlines()[0] in lines[result.line - 1]


@pytest.mark.parametrize(
    ("written", "piece"),
    [
        pytest.param("\n      - {period: 2022, value: 8/25, source: a}\nsources: []\n",
                     "      - {period: 2023, value: 23/25, source: report}\n", id="flow items"),
        pytest.param("\n      - {period: 2022-01, value: 8/25,  source: a}\n"
                     "      - {period: 2022,    value: 21/25, source: a}\n",
                     "      - {period: 2023,    value: 23/25, source: report}\n", id="flow items in columns"),
        pytest.param("\n      - { period: 2022, source: a, value: 8/25 }\n",
                     "      - { period: 2023, source: report, value: 23/25 }\n", id="order and blanks"),
        pytest.param("\n      -   period: 2022\n          value: 8\n          source: a\nsources: []\n",
                     "      -   period: 2023\n          value: 23/25\n          source: report\n", id="block items"),
        pytest.param("\n    - period: 2022\n      value: 8\n      source: a\n    # about what follows\n",
                     "    - period: 2023\n      value: 23/25\n      source: report\n", id="a comment behind it"),
        pytest.param("\n      - {period: 2022, value: 8, source: a}  # \tas\ttold\n\n\n",
                     "      - {period: 2023, value: 23/25, source: report}\n", id="a comment with tabs"),
        pytest.param("\n      - period: 2022\n        value: 8\n        source: a\n"
                     "        note: |\n          two\n          lines\n\nx: 1\n",
                     "      - period: 2023\n        value: 23/25\n        source: report\n", id="a text in lines"),
        pytest.param("\n      - {period: 2022, value: 8, source: a}",
                     "\n      - {period: 2023, value: 23/25, source: report}", id="no final newline"),
        pytest.param("\n\n      - {period: 2021, value: 8, source: a}\n\n"
                     "      - {period: 2022, value: 8, source: a}\n",
                     "\n      - {period: 2023, value: 23/25, source: report}\n", id="items apart"),
        pytest.param(" [{period: 2022, value: 8, source: a}]\n",
                     ", {period: 2023, value: 23/25, source: report}", id="in brackets"),
        pytest.param(" []\n", "{period: 2023, value: 23/25, source: report}", id="an empty list"),
        pytest.param(" [\n      {period: 2022, value: 8, source: a},\n    ]\n",
                     ",\n      {period: 2023, value: 23/25, source: report}", id="in brackets over lines"),
    ],
)  # fmt: skip
def test_an_item_takes_the_style_of_its_neighbours(written: str, piece: str) -> None:
    result = insert_item(HEAD + written, PATH, ITEM)
    assert with_piece(HEAD + written, result.text, piece)
    _check_line(result)


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_stay(line_break: str, mark: str) -> None:
    before = mark + (HEAD + "\n      - {period: 2022, value: 8, source: a}\nsources: []\n").replace("\n", line_break)
    line = f"      - {{period: 2023, value: 23/25, source: report}}{line_break}"
    after = insert_item(before, PATH, ITEM).text
    assert after == before.replace("sources:", f"{line}sources:")


def test_a_comment_stays_with_the_item_it_is_about() -> None:
    before = HEAD + " [\n      {period: 2022, value: 8, source: a} # about 2022\n    ]\n"
    after = insert_item(before, PATH, ITEM).text
    assert after == HEAD + (
        " [\n      {period: 2022, value: 8, source: a}, # about 2022\n"
        "      {period: 2023, value: 23/25, source: report}\n    ]\n"
    )


@pytest.mark.parametrize(
    "note", ["a: b", "# no", "x, y", "[1]", "null", "“quoted”", '"', "tên # mã", "- a", "100%", "~"]
)
def test_a_text_is_read_back_as_it_was_given(tmp_path: Path, note: str) -> None:
    before = bundled_dataset().read_text(encoding="utf-8")
    item = {"period": "2030", "value": "23/25", "source": "cand-593426", "note": note}
    after = insert_item(before, ("indicators", "essential-services", "observations"), item).text
    (tmp_path / "tables").symlink_to(bundled_dataset().parent / "tables")
    path = tmp_path / "indicators.yaml"
    path.write_text(after, encoding="utf-8")
    observation = read(path).indicator["essential-services"].observations[-1]
    assert observation.note
    assert observation.note.all == (note, note)


def test_ten_thousand_lines_stay() -> None:
    readings = "".join(
        f"      - {{period: {1900 + n // 12}-{n % 12 + 1:02}, value: {n}, source: a}}\n" for n in range(5000)
    )
    before = f"{HEAD}\n{readings}sources:\n" + "# a comment\n" * 5000
    after = insert_item(before, PATH, ITEM).text
    assert with_piece(before, after, "      - {period: 2023,    value: 23/25, source: report}\n")


def test_a_list_that_is_not_there_is_refused() -> None:
    with pytest.raises(EditRefused, match="no_list"):
        insert_item("indicators:\n  - code: other\n    observations: []\n", PATH, ITEM)


@pytest.mark.parametrize(
    ("before", "piece"),
    [
        ("title: x\n", "\nsources:\n  - period: 2023\n    value: 23/25\n    source: report\n"),
        ("title: x", "\n\nsources:\n  - period: 2023\n    value: 23/25\n    source: report\n"),
        ("title: x\r\n", "\r\nsources:\r\n  - period: 2023\r\n    value: 23/25\r\n    source: report\r\n"),
    ],
)
def test_a_list_of_the_dataset_that_is_not_there_is_begun_at_its_end(before: str, piece: str) -> None:
    result = insert_item(before, ("sources",), ITEM)
    assert result.text == before + piece
    _check_line(result)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("period,value,source\n2022,8,a\n", "period,value,source\n2022,8,a\n2023,23/25,report\n"),
        ("period,value,source\r\n2022,8,a\r\n", "period,value,source\r\n2022,8,a\r\n2023,23/25,report\r\n"),
        ("source,note,value,period\na,,8,2022", "source,note,value,period\na,,8,2022\nreport,,23/25,2023"),
        ("\ufeffperiod,value,source\n", "\ufeffperiod,value,source\n2023,23/25,report\n"),
    ],
)
def test_a_row_goes_to_the_end_of_a_table(before: str, after: str) -> None:
    assert insert_row(before, ITEM).text == after


def test_a_table_without_a_needed_column_is_refused() -> None:
    with pytest.raises(EditRefused, match="no_column"):
        insert_row("period,value\n", ITEM)
