"""The sources of a page: one walk over its figures gives them to pictures, documents and the numbers in their text."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from tests.contexts import context_of
from tui.blocks.chart import Chart, Curve, Point, PointRun, TimeAxis, ValueAxis
from tui.blocks.figure import Figure, Mark, Opens, Tone
from tui.blocks.page import Block, Card, Cards, Meter, Meters, Note, Notes, Prose
from tui.blocks.pictures import Gauge, Spark
from tui.blocks.table import Column, Row, table
from tui.export.document import Document, Grid, Piece
from tui.export.html import html
from tui.export.page_document import document_of
from tui.model import Dataset, SourceKind
from tui.pages import page
from tui.pages.citations import credit, documented
from tui.pages.statements import cited
from tui.selection import PANELS, PageName, Selection
from tui.selection.context import PageContext
from tui.wording import words_for

ENTITIES = (None, "hung-yen", "ha-noi", "bo-tu-phap", "hung-yen-2025")
DAY = date(2023, 4, 19)


def context(dataset: Dataset, panel: PageName, entity: str | None) -> PageContext:
    return context_of(dataset, selection=Selection(DAY, panel, entity=entity), words=words_for("vi"))


pages = pytest.mark.parametrize("panel", [*PANELS, "briefing"])
entities = pytest.mark.parametrize("entity", ENTITIES)


@pages
@entities
def test_pictures_and_documents_cite_the_same_sources(shipped: Dataset, panel: PageName, entity: str | None) -> None:
    about = context(shipped, panel, entity)
    kinds = list(SourceKind)
    sources = [shipped.source[code] for code in cited(page(about).blocks)]
    sources.sort(key=lambda source: kinds.index(source.kind))
    codes = [source.code for source in sources]
    assert [reference.code for reference in documented(about, page(about)).references] == codes
    assert credit(about, page(about)).publishers == tuple(dict.fromkeys(source.publisher for source in sources))
    entries = re.findall(r'<li id="n\d+">(.*?)</li>', html(document_of(about)).replace("<wbr>", ""))
    assert len(entries) == len(sources)
    assert all(unescape(entry).startswith(source.publisher) for entry, source in zip(entries, sources, strict=True))


@pages
@entities
def test_the_text_of_a_document_refers_to_every_source_it_lists(
    shipped: Dataset, panel: PageName, entity: str | None
) -> None:
    document = document_of(context(shipped, panel, entity))
    assert numbers_in(document) == set(range(1, len(document.references) + 1))


def numbers_in(document: Document) -> set[int]:
    numbers: set[int] = set()
    for element in document.in_reading_order:
        cells = [cell for row in element.rows for cell in row] if isinstance(element, Grid) else []
        for line in (*cells, *getattr(element, "lines", ()), getattr(element, "line", ())):
            numbers.update(n for piece in line if isinstance(piece, Piece) for n in piece.cited)
    return numbers


def test_the_charts_of_an_entity_cite_the_sources_of_all_their_points(shipped: Dataset) -> None:
    assert len(document_of(context(shipped, "trends", "hung-yen")).references) == 49


def figure(*sources: str) -> Figure:
    return Figure("1", sources=sources)


MARK = Mark("●", "nhịp")
OPENS = Opens("indicator", "i")
AXES = (ValueAxis(Decimal(0), Decimal(1), (), "", ""), TimeAxis(DAY, DAY, ()))
POINT = Point(DAY, Decimal(1), figure("a"), "2023", others=(figure("b"),))
CHART = Chart("k", "h", (Curve("c", "n", "●", Tone.PLAIN, (PointRun((POINT,)),)),), *AXES)
GAUGE = Gauge(Decimal(1), Tone.PLAIN)
CARD = Card("n", "n", figure("d"), figure("c"), Spark(()), None, (figure("b"),), (figure("a"),), OPENS)
METER = Meter("n", "n", figure("c"), figure("b"), GAUGE, MARK, (figure("a"),), OPENS)
COLUMNS = (Column("a", "A"), Column("b", "B", picture=True))


@pytest.mark.parametrize(
    ("block", "sources"),
    [
        pytest.param(Prose("k", (("x ", figure("b", "a"), MARK), (figure("c"),))), "bac", id="prose"),
        pytest.param(Notes("k", "h", (Note(MARK, ("x", figure("b")), sources=("a",)),)), "ba", id="notes"),
        pytest.param(
            Cards("k", "h", (CARD,)),
            "dcba",
            id="cards",
        ),
        pytest.param(Meters("k", "h", (METER,)), "cba", id="meters"),
        pytest.param(table("k", COLUMNS, (Row((figure("b"), GAUGE), sources=("a", "b")),)), "ba", id="table"),
        pytest.param(
            table("k", COLUMNS, (Row((figure(), GAUGE), Opens("source", "a"), ("a",)),)), "", id="a list of sources"
        ),
        pytest.param(CHART, "ab", id="chart"),
    ],
)
def test_a_block_cites_its_sources_in_reading_order(block: Block, sources: str) -> None:
    assert cited((block,)) == tuple(sources)
