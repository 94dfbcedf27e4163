"""Every sign keeps its meaning: on a console without marks, without colour, in the help, in documents."""

from datetime import date
from decimal import Decimal

import pytest

from tests.contexts import context_of
from tests.unit.charts import written
from tui.blocks.figure import Figure, Tone
from tui.blocks.page import Page, Prose
from tui.blocks.pictures import Gauge
from tui.blocks.table import Column, Row, Table, table
from tui.drawing.ascii import ascii_line
from tui.drawing.lines import Span
from tui.drawing.pictures import slim_meter, tall_meter
from tui.model import Dataset, SourceKind
from tui.pages import page
from tui.pages.citations import documented
from tui.panels.help_page import SIGNS
from tui.selection import Selection
from tui.widgets.paint import strip
from tui.wording import languages, words_for

DAY = date(2023, 4, 19)
EXPLAINED = "† ‡ * ≈ ┆ □ ▸ │ ┃ – ? ≤ ≥ > < ="


@pytest.mark.parametrize(("text", "plain"), [("≤ 10", "<=10"), ("▲ ≥ 3", "^ >=3"), ("≈ 78%", "~ 78%"), ("< 5", "< 5")])
def test_a_bound_keeps_its_meaning_and_its_width_in_ascii(text: str, plain: str) -> None:
    assert written(ascii_line([Span(text)])) == plain
    assert len(plain) == len(text)


def test_the_lines_of_a_picture_differ_in_ascii() -> None:
    signs = [written(ascii_line([Span(sign)])) for sign in "│┃┆"]
    assert len(set(signs)) == 3


def test_fill_and_track_of_every_meter_differ_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    gauge = Gauge(Decimal("0.5"), Tone.GOOD)
    for drawn in (slim_meter(gauge, 12), tall_meter(gauge, 12)):
        text = strip(drawn, "muc").text
        assert set(text[:5]).isdisjoint(text[7:11])


def test_the_help_explains_every_sign() -> None:
    labels = " ".join(label for label, _, _ in SIGNS).split()
    assert set(EXPLAINED.split()) - set(labels) == set()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("≤ 10/63", "at_most"),
        ("≈ 78%", "about"),
        ("> 80", "over"),
        ("< 5", "under"),
        ("?", "unsure"),
        ("–", "gap"),
        ("44,1†", "derived"),
    ],
)
def test_a_document_explains_the_signs_of_its_tables(text: str, key: str, language: str, shipped: Dataset) -> None:
    words = words_for(language)
    shown = Page("x", "x", (table("t", (Column("a", "A"),), (Row((Figure(text),)),)),))
    legend = documented(context_of(shipped, words=words), shown).blocks[-1]
    assert isinstance(legend, Prose)
    assert words(f"document.{key}") in str(legend.paragraphs[0][0])


def test_the_bar_beside_the_part_of_points_lost_shows_that_part(shipped: Dataset) -> None:
    shown = page(context_of(shipped, selection=Selection(date(2025, 12, 31), "profile", entity="hung-yen")))
    rows = [row for block in shown.blocks if isinstance(block, Table) for row in block.rows]
    pairs = [
        (cell.value, following.share)
        for row in rows
        for cell, following in zip(row.cells, row.cells[1:], strict=False)
        if isinstance(cell, Figure) and isinstance(following, Gauge)
    ]
    assert pairs
    assert all(value == share * 100 for value, share in pairs)


@pytest.mark.parametrize("language", languages())
def test_official_pages_come_first_and_what_repeats_others_is_named_so(language: str, shipped: Dataset) -> None:
    words = words_for(language)
    shown = page(context_of(shipped, selection=Selection(DAY, "sources", sources=("meeting-2023-04-19",)), words=words))
    listed = next(block for block in shown.blocks if isinstance(block, Table) and block.key == "sources")
    kinds = [row.figures[1].text for row in listed.rows][1:]
    order = [words(f"source.{kind.name.lower()}") for kind in SourceKind]
    assert kinds == sorted(kinds, key=order.index)
    assert {words("source.translation"), words("source.republication")} <= set(kinds)
    references = documented(context_of(shipped, words=words), shown).references
    named = [shipped.source[reference.code].kind for reference in references]
    assert named == sorted(named, key=list(SourceKind).index)


def test_the_report_of_the_meeting_has_its_title_and_address(shipped: Dataset) -> None:
    report = shipped.source["meeting-2023-04-19"]
    assert report.title == "Hội nghị trực tuyến về cải cách thủ tục hành chính gắn với chuyển đổi số"
    assert report.address == "https://baohungyen.vn"
