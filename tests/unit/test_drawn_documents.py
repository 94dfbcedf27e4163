"""Drawings in documents: true small pictures, vectors and points in Word, tables that fit, a page as one file."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.contexts import context_of
from tests.unit.factories import decimals
from tui.blocks.chart import Tick, ValueAxis
from tui.blocks.figure import Tone
from tui.blocks.page import Lead
from tui.blocks.pictures import Dot, Gauge, Places, RankMark, ScoreScale, Spark, Strip
from tui.cli import main
from tui.cli.exits import Exit
from tui.export.document import Document, Element, Grid, Head, Piece
from tui.export.drawn import Picture
from tui.export.formats import DOCUMENTS, DRAWINGS
from tui.export.grid_widths import column_widths, parts_of
from tui.export.page_document import document_of
from tui.export.vector.cells import CELL_WIDTH, SCALE_WIDTH, draw_cell, draw_scale, score_place
from tui.export.vector.chart import WIDTH
from tui.export.vector.files import drawn_page
from tui.export.vector.font import font_files
from tui.export.vector.shapes import Box, Label, Symbol
from tui.export.vector.shapes import Path as Line
from tui.export.vector.svg import Description, svg
from tui.model import Dataset
from tui.pages import page
from tui.selection import PANELS, PageName, Selection
from tui.wording import Language, languages, words_for

DAY = date(2023, 4, 19)
EDGE = 4
SHARES = decimals(0, 1, 4)


def document(data: Dataset, panel: PageName, language: Language = "vi", ranking: str | None = None) -> Document:
    return document_of(context_of(data, selection=Selection(DAY, panel, ranking=ranking), words=words_for(language)))


def pictures_of(element: Element) -> list[Picture]:
    cells = [cell for row in element.rows for cell in row] if isinstance(element, Grid) else [element]
    return [cell for cell in cells if isinstance(cell, Picture)]


@given(SHARES, SHARES, st.floats(40, 400))
def test_a_meter_is_filled_to_its_share_and_marks_its_target(share: Decimal, target: Decimal, width: float) -> None:
    shapes = draw_cell(Gauge(share, Tone.GOOD, target=target), width).shapes
    track, fill = (shape for shape in shapes if isinstance(shape, Box))
    assert (track.x, track.width) == (0, width)
    assert fill.width == pytest.approx(float(share) * width, abs=0.005 * width)
    tick = [shape for shape in shapes if isinstance(shape, Line)][-1]
    assert tick.places[0][0] == pytest.approx(float(target) * width, abs=2)


@given(st.integers(2, 100), st.data())
def test_ranks_lie_from_first_to_last(of: int, data: st.DataObject) -> None:
    ranks = data.draw(st.lists(st.integers(1, of), min_size=1, max_size=5))
    marks = [
        shape
        for shape in draw_cell(Places(tuple(RankMark(rank, "●") for rank in ranks), of)).shapes
        if isinstance(shape, Symbol)
    ]
    room = CELL_WIDTH - 2 * EDGE
    assert [mark.x for mark in marks] == pytest.approx([EDGE + (rank - 1) / (of - 1) * room for rank in sorted(ranks)])
    assert all(
        abs(mark.x - other.x) > 4 or abs(mark.y - other.y) > 4 for n, mark in enumerate(marks) for other in marks[:n]
    )
    best, worst = min(ranks), max(ranks)
    strip = draw_cell(Strip(best, worst, of)).shapes[-1]
    places = [strip.x] if isinstance(strip, Symbol) else [x for x, _ in strip.places] if isinstance(strip, Line) else []
    assert places == pytest.approx([EDGE + (rank - 1) / (of - 1) * room for rank in sorted({best, worst})])


@given(
    st.lists(
        st.tuples(st.integers(0, 3000), decimals(-50, 50, 2)), min_size=2, max_size=9, unique_by=lambda pair: pair[0]
    )
)
def test_a_sparkline_runs_between_its_lowest_and_highest(points: list[tuple[int, Decimal]]) -> None:
    readings = tuple((date.fromordinal(730000 + day), value) for day, value in sorted(points))
    drawing = draw_cell(Spark((readings,)))
    (line,) = (shape for shape in drawing.shapes if isinstance(shape, Line))
    values = [value for _, value in readings]
    low, high = min(values), max(values)
    for (x, y), (day, value) in zip(line.places, readings, strict=True):
        along = (day - readings[0][0]).days / (readings[-1][0] - readings[0][0]).days
        assert x == pytest.approx(EDGE + along * (drawing.width - 2 * EDGE))
        rise = float((value - low) / (high - low)) if high > low else 0.5
        assert y == pytest.approx(drawing.height - EDGE - rise * (drawing.height - 2 * EDGE))


def test_gaps_of_a_sparkline_stay_open_and_its_breaks_are_dashed() -> None:
    days = [date(2020 + n, 1, 1) for n in range(4)]
    runs = tuple(tuple((day, Decimal(n)) for n, day in enumerate(part)) for part in (days[:2], days[2:]))
    lines = [shape for shape in draw_cell(Spark(runs, breaks=(days[2],))).shapes if isinstance(shape, Line)]
    assert [len(line.places) for line in lines if not line.stroke.dash] == [2, 2]
    assert [bool(line.stroke.dash) for line in lines] == [True, False, False]


@given(st.lists(decimals(0, 100, 2), min_size=1, max_size=3), decimals(0, 100, 2))
def test_scores_lie_under_the_numbers_of_their_scale(scores: list[Decimal], before: Decimal) -> None:
    ticks = tuple(Tick(Decimal(n), str(n)) for n in (0, 50, 100))
    scale = ScoreScale(ValueAxis(Decimal(0), Decimal(100), (ticks,), "", ""), home=Decimal(50))
    numbers = {shape.text: shape.x for shape in draw_scale(scale).shapes if isinstance(shape, Label)}
    left, right = (score_place(scale, Decimal(n), SCALE_WIDTH) for n in (0, 100))
    assert numbers["50"] == pytest.approx((left + right) / 2)
    marks = [shape for shape in draw_cell(Dot(scale, tuple(scores), before=before)).shapes if isinstance(shape, Symbol)]
    shares = [float(score) / 100 for score in (before, *reversed(scores))]
    assert [mark.x for mark in marks] == pytest.approx([left + share * (right - left) for share in shares])


@pytest.mark.parametrize("panel", [*PANELS, "briefing"])
@pytest.mark.parametrize("language", languages())
def test_no_table_and_no_drawing_is_wider_than_the_page(shipped: Dataset, language: Language, panel: PageName) -> None:
    for element in document(shipped, panel, language).in_reading_order:
        if isinstance(element, Grid):
            assert len(parts_of(element, WIDTH)) == 1
            assert sum(column_widths(element, WIDTH)) == pytest.approx(WIDTH)
        assert all(picture.drawing.width <= WIDTH for picture in pictures_of(element))


def test_a_wide_table_is_continued_with_the_names_of_its_rows() -> None:
    heads = (Head("Tên", False), *(Head(f"Cột {n}", True) for n in range(30)))
    wide = Grid("", heads, (((Piece("Hưng Yên"),), *((Piece(f"{n},0000"),) for n in range(30))),))
    parts = parts_of(wide, WIDTH)
    assert len(parts) > 1
    assert {part.heads[0].text for part in parts} == {"Tên"}
    assert [head.text for part in parts for head in part.heads[1:]] == [head.text for head in heads[1:]]
    assert all(part.rows[0][0] == (Piece("Hưng Yên"),) for part in parts)


def test_smaller_letters_need_narrower_columns() -> None:
    heads = (Head("Đơn vị", False), Head("Điểm", True), Head("Kỳ", True))
    grid = Grid("", heads, (((Piece("Hưng Yên"),), (Piece("45,6789"),), (Piece("2023"),)),) * 2)
    wide = [parts_of(grid._replace(size=size), 105) for size in (12.0, 8.0)]
    assert list(map(len, wide)) == [2, 1]


def test_score_dots_have_the_numbers_of_their_scale_above_and_their_marks_explained_below(shipped: Dataset) -> None:
    elements = document(shipped, "rankings", ranking="papi").elements
    grid = next(
        element for element in elements if isinstance(element, Grid) and any(head.scale for head in element.heads)
    )
    legend = elements[elements.index(grid) + 1]
    assert isinstance(legend, Picture)
    assert "2021" in legend.alt
    words = [shape.text for shape in legend.drawing.shapes if isinstance(shape, Label)]
    assert words == legend.alt.split(" · ")


@pytest.mark.slow
def test_a_picture_in_word_is_vectors_with_points_for_what_reads_none(shipped: Dataset) -> None:
    written = document(shipped, "trends")
    with ZipFile(io.BytesIO(DOCUMENTS[".docx"].encoded(written))) as parts:
        names = parts.namelist()
        types = parts.read("[Content_Types].xml").decode()
        relations = {
            item.get("Id"): item.get("Target")
            for item in ElementTree.fromstring(parts.read("word/_rels/document.xml.rels"))
        }
        body = ElementTree.fromstring(parts.read("word/document.xml"))
        embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
        blips = [item for item in body.iter() if item.tag.endswith("}blip")]
        assert len(blips) == sum(len(pictures_of(element)) for element in written.in_reading_order) > 1
        for blip in blips:
            (vector,) = (item for item in blip.iter() if item.tag.endswith("}svgBlip"))
            assert (relations[blip.get(embed)] or "").endswith(".png")
            drawing = f"word/{relations[vector.get(embed)]}"
            assert ElementTree.fromstring(parts.read(drawing)).tag.endswith("}svg")
            assert f'PartName="/{drawing}"' in types
    assert len(names) == len(set(names))


def test_a_chart_says_its_figures_in_words(shipped: Dataset) -> None:
    charts = [
        element for element in document(shipped, "trends").elements if isinstance(element, Picture) and element.figures
    ]
    (chart,) = charts
    assert "85,11%" in chart.alt
    assert "từ 2022" in chart.alt
    assert f"<desc>{chart.figures}</desc>" in svg(chart.drawing, Description(chart.title, chart.figures))


@pytest.mark.parametrize("language", languages())
def test_the_face_of_drawings_has_every_letter_of_every_page(shipped: Dataset, language: Language) -> None:
    from fontTools.ttLib import TTFont

    letters: set[str] = set()
    for file in font_files():
        with TTFont(file, lazy=True) as font:
            letters.update(map(chr, font.getBestCmap()))
    panels: tuple[PageName, ...] = (*PANELS, "briefing")
    for panel in panels:
        context = context_of(shipped, selection=Selection(DAY, panel), words=words_for(language))
        shapes = drawn_page(context).drawing.shapes
        assert {letter for shape in shapes if isinstance(shape, Label) for letter in shape.text} <= letters


@pytest.mark.parametrize("ending", DRAWINGS)
def test_a_page_in_the_style_of_documents_is_one_file(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"papi{ending}"
    arguments = ["screenshot", "trends", "--ranking", "papi", "--style", "document", "--lang", "vi", "-o", str(file)]
    assert main(arguments) == Exit.GOOD
    content = file.read_bytes()
    assert main(arguments) == Exit.GOOD
    assert file.read_bytes() == content
    if ending == ".svg":
        text = " ".join(ElementTree.fromstring(content).itertext())
        assert "PAPI" in text
        assert "Nguồn: " in text
        assert "href" not in content.decode()
    elif ending == ".png":
        with Image.open(file) as image:
            assert image.width == round((WIDTH + 36) / 72 * 200)
    else:
        (only,) = pypdf.PdfReader(file).pages
        assert "Hưng Yên" in only.extract_text()
        assert round(only.mediabox.width) == WIDTH + 36


def test_every_panel_is_written_in_the_style_of_documents(tmp_path: Path) -> None:
    assert main(["screenshot", "all", "--style", "document", "--format", "svg", "-o", f"{tmp_path}/"]) == Exit.GOOD
    assert len(list(tmp_path.glob("*.svg"))) == len(PANELS)


def test_slides_and_several_pages_in_one_file_have_no_style_of_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for names, word in ((["present"], "--style screen"), (["progress", "trends"], "a.pdf")):
        arguments = ["screenshot", *names, "--style", "document", "--lang", "vi", "-o", str(tmp_path / "a.pdf")]
        assert main(arguments) == Exit.USAGE
        assert word in capsys.readouterr().err
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_leading_meter_has_its_ends_below(shipped: Dataset) -> None:
    blocks = page(context_of(shipped, selection=Selection(DAY, "overview"))).blocks
    lead = next(block for block in blocks if isinstance(block, Lead))
    picture = next(element for element in document(shipped, "overview").elements if isinstance(element, Picture))
    assert [shape.text for shape in picture.drawing.shapes if isinstance(shape, Label)] == list(lead.ends)
