"""Workbooks that print: headings and states in words, figures as numbers that show what was published, charts."""

import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from tests.contexts import context_of
from tests.unit.factories import dataset, dimension, indicator, ranking, standing, text
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure
from tui.cli import main
from tui.export.excel.numbers import number_of
from tui.export.excel.workbook import workbook
from tui.export.listings import Listing, Listings, Worded, indicator_listing, ranking_listing
from tui.export.page_tables import page_listings
from tui.export.papers import Paper
from tui.export.worded import figure_value, worded
from tui.model import Dataset
from tui.pages import page
from tui.selection import PANELS, PanelName, Selection
from tui.wording import Language, languages, words_for

EN, VI = words_for("en"), words_for("vi")
CODES = {"true", "false", "exact", "over", "under", "changed-set", "changed-total", "par-index", "hung-yen"}


def sheets(listings: Listings) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(listings)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts(listings: Listings) -> dict[str, str]:
    with ZipFile(io.BytesIO(workbook(listings))) as files:
        return {name: files.read(name).decode() for name in files.namelist() if name.endswith((".xml", ".rels"))}


def shown_formats(listings: Listings) -> set[str]:
    """Return the number formats of a workbook as they stand, quotes and all."""
    return {
        code.replace("&quot;", '"') for code in re.findall(r'formatCode="([^"]*)"', parts(listings)["xl/styles.xml"])
    }


def of(shipped: Dataset, panel: PanelName, language: Language = "vi", **more: object) -> Listings:
    assert shipped.as_of
    return page_listings(
        context_of(
            shipped,
            selection=Selection(shipped.as_of, panel, **more),  # type: ignore[arg-type]
            words=words_for(language),
        )
    )


def table_after_head(rows: list[list[Any]], heading: str) -> tuple[list[str], list[list[Any]]]:
    head = next(n for n, row in enumerate(rows) if heading in row)
    return rows[head], rows[head + 1 :]


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("vi", ["Kỳ", "Đơn vị", "Hạng", "Căn cứ xếp hạng", "Đồng hạng", "Điểm", "Nguồn số"]),
        ("en", ["Period", "Entity", "Rank", "Basis of the rank", "Tied", "Score", "Source no."]),
    ],
)
def test_a_ranking_is_printed_in_words_and_numbers(language: Language, headings: list[str]) -> None:
    words = words_for(language)
    one = ranking(standing("2022", "a", "1", "80.10"), standing("2022", "b", "2", ">79.5"))
    context = context_of(dataset(rankings=(one,), sets={"all": "ab"}), words=words)
    book = sheets((ranking_listing(context, one),))
    head, rows = table_after_head(book[words("table_file.figures")], headings[0])
    assert head[: len(headings)] == headings
    assert rows[0][0] == 2022
    assert [row[2] for row in rows] == [1, 2]
    assert [row[5] for row in rows] == [80.1, 79.5]
    assert {row[4] for row in rows} == {words("table_file.no")}
    assert rows[0][6] == 1
    assert list(book)[-1] == words("table_file.sources")
    formats = shown_formats((ranking_listing(context, one),))
    assert "#,##0.00" in formats
    assert any(code.endswith("#,##0.0") and code.startswith('"') for code in formats)


@pytest.mark.parametrize("language", languages())
def test_no_code_is_printed_and_every_row_is_there(shipped: Dataset, language: Language) -> None:
    context = context_of(shipped, words=words_for(language))
    listings = [indicator_listing(context), *(ranking_listing(context, one) for one in shipped.rankings)]
    for listing in listings:
        figures, *_ = sheets((listing,)).values()
        head, rows = table_after_head(figures, listing.paper.headings["name"])
        assert [heading for heading in head if re.fullmatch(r"[a-z]+(_[a-z]+)+", heading)] == []
        assert len(rows) == len(listing.rows)
        assert {cell for row in rows for cell in row if isinstance(cell, str)} & CODES == set()


def test_a_sheet_is_set_up_for_paper() -> None:
    one = ranking(standing("2022", "a", "1", "80.10"))
    files = parts((ranking_listing(context_of(dataset(rankings=(one,), sets={"all": "a"}), words=VI), one),))
    sheet, names = files["xl/worksheets/sheet1.xml"], files["xl/workbook.xml"]
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert 'state="frozen"' in sheet
    assert "_xlnm.Print_Area" in names
    assert "_xlnm.Print_Titles" in names


def test_areas_and_remarks_of_a_ranking_are_printed_under_their_names() -> None:
    first = replace(standing("2022", "a", "1", "80.10"), dimensions={"x": Decimal("9.5")}, note=text("Nói thêm"))
    one = ranking(first, dimensions=(dimension("x", "10"),))
    book = sheets((ranking_listing(context_of(dataset(rankings=(one,), sets={"all": "a"}), words=VI), one),))
    head, rows = table_after_head(book["Số liệu"], "Đơn vị")
    assert VI.text(one.dimensions[0].name) in head
    assert 9.5 in rows[0]
    assert any("Nói thêm" in str(row[0]) for row in book["Ghi chú"])


def test_the_scores_of_a_ranking_are_a_native_chart_of_its_cells(shipped: Dataset) -> None:
    listing = ranking_listing(context_of(shipped, words=VI), shipped.ranking["papi"], "2022")
    chart = parts((listing,))["xl/charts/chart1.xml"]
    figures, *_ = sheets((listing,)).values()
    head, rows = table_after_head(figures, "Đơn vị")
    first = len(figures) - len(rows) + 1
    column = chr(ord("A") + head.index("Điểm"))
    assert f"Số liệu'!${column}${first}:${column}${len(figures)}" in chart
    assert '<c:min val="0"/>' in chart.split("<c:valAx>")[1]


def test_a_chart_of_a_page_is_native_and_joins_nothing_over_a_break(shipped: Dataset) -> None:
    assert shipped.as_of
    context = context_of(shipped, selection=Selection(shipped.as_of, "trends"), words=VI)
    drawn = next(block for block in page(context).blocks if isinstance(block, Chart))
    files = parts(page_listings(context))
    series = re.findall(r"<c:ser>.*?</c:ser>", files["xl/charts/chart1.xml"], re.DOTALL)
    assert len(series) == len(drawn.runs) > len(drawn.curves)
    book = sheets(page_listings(context))
    written = [cell for row in book["Biểu đồ"] for cell in row[2:] if isinstance(cell, float)]
    assert sorted(written) == sorted(float(point.at) for run in drawn.runs for point in run.points)


def test_every_indicator_with_points_enough_has_a_native_chart(shipped: Dataset) -> None:
    listing = indicator_listing(context_of(shipped, words=VI))
    charts = tuple(listing.paper.charts())
    files = parts((listing,))
    titles = {name: re.findall(r"<a:t>(.*?)</a:t>", file) for name, file in files.items() if "/charts/chart" in name}
    assert len(titles) == len(charts) > 10
    assert {title[0] for title in titles.values()} == {f"{chart.heading} ({chart.qualifier})" for chart in charts}
    runs = sum(file.count("<c:ser>") for name, file in files.items() if "/charts/chart" in name)
    assert runs == sum(len(chart.runs) for chart in charts)
    assert list(sheets((listing,)))[:2] == ["Số liệu", "Biểu đồ"]


def test_scores_of_one_entity_alone_are_drawn_over_the_years(shipped: Dataset) -> None:
    listing = ranking_listing(context_of(shipped, words=VI), shipped.ranking["pci"])
    (chart,) = listing.paper.charts()
    files = parts((listing,))
    assert [name for name in files if "/charts/chart" in name] == ["xl/charts/chart1.xml"]
    assert files["xl/charts/chart1.xml"].count("<c:ser>") == len(chart.runs) == 3


def test_the_chart_of_several_periods_names_the_one_it_draws(shipped: Dataset) -> None:
    context = context_of(shipped, words=VI)
    newest = parts((ranking_listing(context, shipped.ranking["papi"]),))["xl/charts/chart1.xml"]
    assert "PAPI cấp tỉnh 2024" in newest


def test_rows_are_as_high_as_their_longest_text() -> None:
    long = "Một ghi chú dài " * 20
    listing = Listing("x", ("name", "note", "source"), (("a", long, ()), ("b", "ngắn", ())), (), ("Số liệu", "Nguồn"))
    rows = re.findall(r"<row [^>]*>", parts((listing,))["xl/worksheets/sheet1.xml"])
    heights = [float(height[1]) if (height := re.search(r'ht="([\d.]+)"', row)) else 0.0 for row in rows]
    assert heights[-2] > 5 * 15
    assert heights[-1] == 0


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_is_a_workbook_that_opens(shipped: Dataset, panel: PanelName, language: Language) -> None:
    listings = of(shipped, panel, language)
    book = sheets(listings)
    assert len(book) >= len(listings) > 0
    assert all(len(name) <= 31 for name in book)
    words = words_for(language)
    assert words("hint.enter") not in {cell for rows in book.values() for row in rows for cell in row}


def test_the_compared_entities_are_two_sheets(shipped: Dataset) -> None:
    listings = of(shipped, "rankings", comparing=True, compared=("ha-noi", "hung-yen"))
    assert [listing.columns[0] for listing in listings] == ["ranking", "group"]
    groups = {row[0] for row in listings[1].rows}
    assert {"PAR INDEX", "PAPI", "SIPAS"} <= groups


def test_a_text_of_a_printed_workbook_is_no_formula() -> None:
    hostile = ("=1+1", "+1", "-1", "@x", '=HYPERLINK("http://a")', "{=1}", "http://a.b")
    paper = Paper("=1+1", ("=2+2",), {"a": "=3+3"})
    rows = tuple((text, "b", ()) for text in hostile)
    listing = Listing("x", ("a", "b", "source"), rows, (), ("Figures", "Sources"), paper)
    sheet = parts((listing,))["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    figures, *_ = sheets((listing,)).values()
    assert [row[0] for row in figures if row[0]] == ["=1+1", "=2+2", "=3+3", *hostile]


@pytest.mark.parametrize(
    ("words", "number", "value", "pattern"),
    [
        ("hơn 79,5 triệu", "79500000", 79500000, '"hơn "#,##0.0,,"\u00a0triệu"'),
        ("21/25 dịch vụ", "21", 21, '#,##0"/25 dịch vụ"'),
        ("11†/61", "11", 11, '#,##0"†/61"'),
        ("+0,18", "0.18", 0.18, '"+"#,##0.00'),
        ("−3,6932", "-3.6932", -3.6932, "#,##0.0000"),
        ("hơn 81,5%", "81.5899", 0.815, '"hơn "0.0%'),
        ("1.315", "1315", 1315, "#,##0"),
    ],
)
def test_a_figure_keeps_its_words_and_digits_as_a_number(words: str, number: str, value: float, pattern: str) -> None:
    made = worded(VI, words.replace(" triệu", "\u00a0triệu"), Decimal(number))
    assert isinstance(made, Worded)
    excel = number_of(made)
    assert excel
    assert excel.value == pytest.approx(value)
    assert excel.format == pattern


@pytest.mark.parametrize(
    ("words", "number"), [("2024: 14/63", "14"), ("≤ 10/63", "9"), ("▼ 6", "-6"), ("chưa rõ", "3")]
)
def test_a_text_that_does_not_begin_with_its_number_stays_text(words: str, number: str) -> None:
    assert worded(VI, words, Decimal(number)) == words


def test_words_excel_cannot_show_in_a_format_stay_text() -> None:
    assert number_of(Worded('"a" 5', Decimal(5), '"a" ', "5")) is None
    assert number_of(Worded("x" * 300 + "5", Decimal(5), "x" * 300, "5")) is None


def test_a_dash_is_empty() -> None:
    assert figure_value(VI, Figure("–")) is None


def test_codes_are_written_on_request(tmp_path: Path, shipped: Dataset) -> None:
    path = tmp_path / "a.xlsx"
    assert main(["table", "papi", "--period", "2022", "--codes", "-o", str(path), "--lang", "vi"]) == 0
    head, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    listing = ranking_listing(context_of(shipped, words=VI), shipped.ranking["papi"], "2022")
    assert tuple(head) == listing.columns
    assert len(rows) == len(listing.rows)


def test_an_indicator_keeps_bound_and_unit_in_words() -> None:
    data = dataset(indicators=(indicator({"2022": ">79.5 million", "2023-04-19": "80.10"}),))
    listing = indicator_listing(context_of(data, words=EN))
    head, rows = table_after_head(sheets((listing,))["Figures"], "Indicator")
    assert [row[head.index("Figure")] for row in rows] == [79500000, 80.1]
    assert rows[0][head.index("Period")] == 2022
    assert rows[1][head.index("Period")] == "19 April 2023"
    assert any('"over "' in code for code in shown_formats((listing,)))
