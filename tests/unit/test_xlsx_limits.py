"""What Excel cannot hold stays readable text: long texts, early days, long numbers."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from tests.contexts import context_of
from tests.unit.test_accepted import SOUND
from tui.dataset.reading import read
from tui.export.excel.coded import coded_workbook
from tui.export.excel.numbers import cell_text
from tui.export.formats import TABLES
from tui.export.listings import Listing, indicator_listing
from tui.export.tables import json_text
from tui.model import Dataset, Quantity
from tui.panels.reports import table_report
from tui.selection import Selection

LONGEST = 32_767
DIGITS = "123456789012345678.123456789012"


def dataset_of(text: str, folder: Path) -> Dataset:
    path = folder / "indicators.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def listing_of(text: str, folder: Path) -> Listing:
    return indicator_listing(context_of(dataset_of(text, folder)))


def cells_of(content: bytes) -> list[object]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]


@pytest.mark.parametrize("letter", ["x", "ế", "😀"])
@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1, 100_000])
def test_a_text_that_is_cut_says_so(letter: str, length: int) -> None:
    text = letter * length
    written = cell_text(text)
    size = len(written.encode("utf-16-le")) // 2
    assert size <= LONGEST
    assert written == text or (written.endswith(" […]") and size >= LONGEST - 2)


def test_a_workbook_with_a_text_longer_than_a_cell_says_so(tmp_path: Path) -> None:
    listing = listing_of(SOUND, tmp_path)
    cells = dict(zip(listing.columns, listing.rows[0], strict=True)) | {"note": "x" * 40_000}
    long = replace(listing, rows=(tuple(cells.values()),))
    for content in (coded_workbook(long), TABLES[".xlsx"].encoded((long,))):
        texts = [cell for cell in cells_of(content) if isinstance(cell, str) and len(cell) > 30_000]
        assert texts
        assert all(text.endswith(" […]") for text in texts)


def test_a_day_before_the_days_of_excel_is_text(tmp_path: Path) -> None:
    listing = listing_of(SOUND.replace("read: 2023-04-20", "read: 2023-04-20, published: 1872-05-01"), tmp_path)
    for content in (coded_workbook(listing), TABLES[".xlsx"].encoded((listing,))):
        assert "1872-05-01" in cells_of(content)
        assert date(2023, 4, 20) in cells_of(content)


def test_all_digits_of_a_number_are_kept(tmp_path: Path) -> None:
    listing = listing_of(SOUND.replace("value: 3,", f"value: {DIGITS} billion,"), tmp_path)
    exact = DIGITS.replace(".", "")[:27] + "." + DIGITS.replace(".", "")[27:]
    assert Quantity(Decimal(DIGITS), 9).number == Decimal(exact)
    assert f'"value": {exact},' in json_text(listing)
    assert exact in TABLES[".csv"].encoded((listing,)).decode()
    assert exact in cells_of(coded_workbook(listing))


@pytest.mark.parametrize(
    ("observations", "others"),
    [
        pytest.param("{period: 2022, status: missing, value: , source: s}", "", id="no figure"),
        pytest.param(
            "{period: 2022, value: 3, bound: over, source: s}",
            "      - {period: 1850, value: 2, source: s}\n",
            id="a bounded figure and one before the days of Excel",
        ),
    ],
)
def test_the_charts_of_a_page_are_native_charts_or_none(observations: str, others: str, tmp_path: Path) -> None:
    text = SOUND.replace("      - {period: 2022, value: 3, source: s}\n", f"      - {observations}\n{others}")
    base = context_of(dataset_of(text, tmp_path))
    context = base.with_selection(Selection(date(2023, 4, 19), "trends", indicator="i"))
    assert cells_of(table_report(context).content(".xlsx"))
