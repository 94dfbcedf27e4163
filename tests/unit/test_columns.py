"""Small charts and the charts of commitments stand beside each other in every kind of document."""

import io
import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import docx
import pytest
from PIL import Image

from tests.contexts import context_of
from tui.blocks.figure import Opens
from tui.export.briefing import briefing_document
from tui.export.columns import GAP, column_width, columns_for
from tui.export.document import Columns, Document, Grid, Heading, Paragraph, Small
from tui.export.drawn import Picture, svg_of
from tui.export.formats import DOCUMENTS
from tui.export.page_document import document_of
from tui.export.sender import Sender
from tui.export.vector.chart import WIDTH
from tui.export.vector.files import drawn_page
from tui.export.vector.png import png
from tui.export.vector.shapes import Anchor, Drawing, Label
from tui.export.vector.svg import Description, svg
from tui.model import Dataset
from tui.selection import Selection
from tui.selection.context import PageContext
from tui.wording import words_for

DAY = date(2023, 4, 19)
SMALLEST = 8
"""Points of the smallest letters in a drawing."""


def multiples(data: Dataset) -> PageContext:
    selection = Selection(DAY, "trends", entity="hung-yen", measure=Opens("entity", "hung-yen"))
    return context_of(data, selection=selection, words=words_for("vi"))


def columns_of(document: Document) -> Columns:
    (columns,) = (element for element in document.elements if isinstance(element, Columns))
    return columns


def briefing(data: Dataset, entity: str) -> Document:
    selection = Selection(DAY, "briefing", entity=entity)
    return briefing_document(context_of(data, selection=selection, words=words_for("vi")), Sender())


@pytest.mark.parametrize(("parts", "across"), [(1, 1), (2, 2), (4, 2), (5, 3), (9, 3)])
def test_few_parts_stand_two_in_a_row_and_many_three(parts: int, across: int) -> None:
    assert columns_for(parts) == across
    assert across * column_width(across) + (across - 1) * GAP == pytest.approx(WIDTH)


def test_small_charts_stand_beside_each_other(shipped: Dataset) -> None:
    columns = columns_of(document_of(multiples(shipped)))
    assert columns.across == 2
    for part in columns.parts:
        heading, picture = part[:2]
        assert isinstance(heading, Heading)
        assert isinstance(picture, Picture)
        assert picture.drawing.width == column_width(2)


def test_the_charts_of_commitments_stand_beside_each_other_with_what_is_said_of_them(shipped: Dataset) -> None:
    columns = columns_of(briefing(shipped, "hung-yen"))
    assert len(columns.parts) == columns.across == 2
    for part in columns.parts:
        assert [type(element) for element in part] == [Heading, Picture, Small]


def test_in_one_drawing_the_parts_of_a_row_are_level_and_apart(shipped: Dataset) -> None:
    context = multiples(shipped)
    names = [part[0].text for part in columns_of(document_of(context)).parts if isinstance(part[0], Heading)]
    labels = [shape for shape in drawn_page(context).drawing.shapes if isinstance(shape, Label) and shape.bold]
    places = [next((label.x, label.y) for label in labels if label.text == name) for name in names]
    for n, (place, following) in enumerate(pairwise(places)):
        if n % 2 == 0:
            assert following[0] == pytest.approx(place[0] + column_width(2) + GAP)
            assert following[1] == place[1]
        else:
            assert following[1] > place[1]


def test_word_has_them_in_a_table_without_lines(shipped: Dataset) -> None:
    document = document_of(multiples(shipped))
    (table,) = docx.Document(io.BytesIO(DOCUMENTS[".docx"].encoded(document))).tables[:1]
    cells = [cell for row in table.rows for cell in row.cells]
    assert [cell.paragraphs[0].text.split("  ")[0] for cell in cells] == [
        part[0].text for part in columns_of(document).parts if isinstance(part[0], Heading)
    ]
    assert all(cell._tc.xpath(".//pic:pic") for cell in cells)
    assert not table._tbl.tblPr.xpath("./w:tblBorders")


def test_html_and_markdown_have_all_their_headings_and_pictures(shipped: Dataset) -> None:
    document = document_of(multiples(shipped))
    count = len(columns_of(document).parts)
    html = DOCUMENTS[".html"].encoded(document).decode()
    assert html.count("<section>") == count
    inside = html.partition('<div class="columns"')[2].partition("</div>")[0]
    assert inside.count("<h2>") == inside.count("<figure>") == count
    lines = DOCUMENTS[".md"].encoded(document).decode().splitlines()
    for part in columns_of(document).parts:
        assert isinstance(part[0], Heading)
        assert any(line.startswith(f"## {part[0].text}") for line in lines)


@pytest.mark.parametrize("entity", ["hung-yen", "ha-noi", "bo-tu-phap"])
def test_letters_of_charts_are_never_too_small_to_read(shipped: Dataset, entity: str) -> None:
    elements = briefing(shipped, entity).in_reading_order
    pictures = [element for element in elements if isinstance(element, Picture)]
    assert pictures
    labels = [shape for picture in pictures for shape in picture.drawing.shapes if isinstance(shape, Label)]
    assert min(label.size for label in labels) >= SMALLEST


def test_the_leading_figure_of_a_drawing_is_said_above_its_picture(shipped: Dataset) -> None:
    context = context_of(shipped, selection=Selection(DAY, "overview"), words=words_for("vi"))
    said = next(element for element in document_of(context).elements if isinstance(element, Paragraph))
    words = "".join(piece.text for piece in said.line)
    drawn = " ".join(shape.text for shape in drawn_page(context).drawing.shapes if isinstance(shape, Label))
    assert words in drawn


def test_points_are_on_paper_not_on_nothing(shipped: Dataset) -> None:
    picture = columns_of(document_of(multiples(shipped))).parts[0][1]
    assert isinstance(picture, Picture)
    with Image.open(io.BytesIO(png(svg_of(picture, "vi")))) as image:
        assert image.convert("RGBA").getextrema()[-1] == (255, 255)


def test_no_line_ends_between_a_sign_and_its_number(shipped: Dataset) -> None:
    context = context_of(shipped, selection=Selection(DAY, "rankings", ranking="par-index"), words=words_for("vi"))
    grids = [element for element in document_of(context).elements if isinstance(element, Grid)]
    cells = [cell for grid in grids for row in grid.rows for cell in row if not isinstance(cell, Picture)]
    texts = ["".join(piece.text for piece in cell) for cell in cells]
    assert any("▲\u00a0" in text for text in texts)
    assert [text for text in texts if re.search("[▲▼≈] [0-9+−]", text)] == []


@pytest.mark.parametrize(("anchor", "x"), [("start", 10), ("middle", 50), ("end", 90)])
def test_a_sign_before_words_has_a_face_of_its_own(anchor: Anchor, x: float) -> None:
    words = "2 đơn vị"
    drawing = Drawing(100, 20, (Label(x, 10, f"□ {words}", anchor=anchor),))
    sign, rest = ElementTree.fromstring(svg(drawing, Description("x"))).iter("{http://www.w3.org/2000/svg}text")
    assert (sign.text, (rest.text or "").strip()) == ("□", words)
    assert "JetBrains Mono" in sign.get("font-family", "")
    assert rest.get("font-family") is None
    assert float(sign.get("x", "")) < float(rest.get("x", "")) <= x + 10
