"""Pages as documents: every format has real headings, tables and notes, says the same, and is the same every time."""

import io
import re
import sys
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pypdf
import pytest

from tests.contexts import context_of
from tests.terminal.hostile import write_dataset
from tui.cli import main
from tui.dataset.reading import read
from tui.export.document import Document, Grid, Heading, Piece
from tui.export.drawn import Picture
from tui.export.excel.coded import coded_workbook
from tui.export.formats import DOCUMENTS
from tui.export.html import html
from tui.export.listings import indicator_listing, ranking_listing
from tui.export.markdown import markdown
from tui.export.page_document import document_of
from tui.export.plain import plain_text
from tui.export.tables import csv_text, json_text, markdown_text
from tui.model import Dataset
from tui.pages import page
from tui.selection import PANELS, PageName, Selection
from tui.wording import Language, languages, words_for

DAY = date(2023, 4, 19)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def shown(data: Dataset, language: Language = "vi", panel: PageName = "briefing") -> Document:
    return document_of(context_of(data, selection=Selection(DAY, panel), words=words_for(language)))


class Reader(HTMLParser):
    """Collects what a page of HTML has in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in ("meta", "br", "wbr", "rect", "path"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


@pytest.mark.parametrize("panel", [*PANELS, "briefing"])
@pytest.mark.parametrize("language", languages())
def test_every_page_is_sound_html_that_asks_nothing_of_the_network(
    shipped: Dataset, language: Language, panel: PageName
) -> None:
    written_page = html(shown(shipped, language, panel))
    found = Reader(written_page)
    assert found.open == []
    assert ("html", "lang", language) in found.attributes
    assert (found.tags["h1"], found.tags["main"], found.tags["title"] > 0) == (1, 1, True)
    assert found.tags["script"] == found.tags["link"] == found.tags["img"] == 0
    addresses = [value for _, name, value in found.attributes if name in ("src", "href", "xlink:href", "xmlns")]
    assert all(re.fullmatch(r"#n\d+", each) for each in addresses)
    assert "url(" not in written_page
    assert "@import" not in written_page


def test_html_has_heads_with_a_scope_pictures_with_words_and_bounds_read_as_words(shipped: Dataset) -> None:
    written_page = html(shown(shipped, "vi", "progress"))
    found = Reader(written_page)
    assert found.tags["th"] > 0
    assert found.tags["th"] == sum(name == "scope" for _, name, _ in found.attributes)
    assert found.attributes.count(("svg", "role", "img")) == written_page.count("<title>") - 1 > 0
    rankings = Reader(html(shown(shipped, "vi", "overview")))
    assert ("span", "aria-label", "2024: trong 10 hạng đầu trên 63, tăng ít nhất 2 bậc") in rankings.attributes


@pytest.mark.parametrize("language", languages())
def test_a_note_leads_to_its_source(shipped: Dataset, language: Language) -> None:
    found = Reader(html(shown(shipped, language)))
    notes = {value for tag, name, value in found.attributes if (tag, name) == ("a", "href")}
    entries = {f"#{value}" for tag, name, value in found.attributes if (tag, name) == ("li", "id")}
    assert notes == entries


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("ending", DOCUMENTS)
def test_a_briefing_is_the_same_every_time(shipped: Dataset, ending: str, language: Language) -> None:
    assert DOCUMENTS[ending].encoded(shown(shipped, language)) == DOCUMENTS[ending].encoded(shown(shipped, language))


def text_of_docx(content: bytes) -> str:
    opened = docx.Document(io.BytesIO(content))
    lines = [each.text for each in opened.paragraphs]
    lines += [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def text_of_pdf(content: bytes) -> str:
    return "\n".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(content)).pages)


def text_of(document: Document, ending: str) -> str:
    content = DOCUMENTS[ending].encoded(document)
    if ending in (".docx", ".pdf"):
        return text_of_docx(content) if ending == ".docx" else text_of_pdf(content)
    text = content.decode()
    return Reader(text).text if ending == ".html" else text.replace("\\", "")


SENTENCES = {
    "vi": (
        "PAR INDEX 2024 xếp hạng 14/63",
        "tăng 12 bậc (theo nguồn công bố)",
        "xếp hạng 11/61",
        "hơn 78/95,6 triệu",
        "Quản trị điện tử",
        "18,9%",
    ),
    "en": (
        "PAR INDEX 2024 rank 14 of 63",
        "up 12 places (as the source states)",
        "rank 11 of 61",
        "over 78/95.6 million",
        "E-governance",
        "18.9%",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("ending", DOCUMENTS)
def test_every_format_says_the_same(shipped: Dataset, ending: str, language: Language) -> None:
    document = shown(shipped, language)
    said = " ".join(text_of(document, ending).split())
    squeezed = said.replace(" ", "")
    assert [each for each in SENTENCES[language] if each.replace(" ", "") not in squeezed] == []
    headings = [each.text for each in document.in_reading_order if isinstance(each, Heading)]
    assert [each for each in headings if each not in said] == []
    assert [each.code for each in document.references if each.text.replace(" ", "") not in squeezed] == []


@pytest.mark.slow
def test_a_word_document_has_real_headings_tables_and_a_language(shipped: Dataset) -> None:
    document = shown(shipped)
    content = DOCUMENTS[".docx"].encoded(document)
    opened = docx.Document(io.BytesIO(content))
    headings = [each.text for each in opened.paragraphs if each.style and each.style.name == "Heading 1"]
    sections = [each for each in document.in_reading_order if isinstance(each, Heading)]
    assert [each.split("  ")[0] for each in headings] == [*(each.text for each in sections), "Nguồn"]
    assert [each.text for each in opened.paragraphs if each.style and each.style.name == "Title"] == [document.title]
    grids = [each for each in document.in_reading_order if isinstance(each, Grid)]
    assert len(opened.tables) == len(grids)
    for table, grid in zip(opened.tables, grids, strict=True):
        assert len(table.rows) == len(grid.rows) + 1
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    about = opened.core_properties
    assert (about.language, about.title, about.author) == ("vi-VN", document.title, "")
    assert about.created
    assert about.created.date() == about.modified.date() == DAY
    assert opened.styles.element.find(f".//{W}lang").get(f"{W}val") == "vi-VN"


@pytest.mark.slow
def test_a_word_document_is_a4_numbered_and_its_pictures_have_words(shipped: Dataset) -> None:
    document = shown(shipped)
    content = DOCUMENTS[".docx"].encoded(document)
    section = docx.Document(io.BytesIO(content)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert "PAGE" in section.header._element.xml
    with ZipFile(io.BytesIO(content)) as parts:
        body = ElementTree.fromstring(parts.read("word/document.xml"))
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    words = [each.get("descr") for each in body.iter() if each.tag.endswith("}docPr")]
    pictures = [each for each in document.in_reading_order if isinstance(each, Picture)]
    pictures += [
        cell for each in document.in_reading_order if isinstance(each, Grid) for row in each.rows for cell in row
        if isinstance(cell, Picture)
    ]  # fmt: skip
    assert len(words) == len(pictures) > 0
    assert all(words)


@pytest.mark.parametrize("language", languages())
def test_a_pdf_is_a4_tagged_and_says_what_it_is(shipped: Dataset, language: Language) -> None:
    content = DOCUMENTS[".pdf"].encoded(shown(shipped, language))
    opened = pypdf.PdfReader(io.BytesIO(content))
    assert opened.metadata
    assert opened.metadata.title == shown(shipped, language).title
    assert {(round(each.mediabox.width), round(each.mediabox.height)) for each in opened.pages} == {(595, 842)}
    assert opened.trailer["/Root"]["/Lang"] == language  # type: ignore[index]
    about = opened.trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in about
    assert b"<pdfaid:part>2</pdfaid:part>" in about
    assert opened.trailer["/Root"]["/MarkInfo"]["/Marked"] is not False  # type: ignore[index]


def test_a_letter_no_font_knows_costs_the_archive_and_not_the_file(tmp_path: Path) -> None:
    content = DOCUMENTS[".pdf"].encoded(shown(read(write_dataset(tmp_path / "data", ("漢字",)))))
    assert content.startswith(b"%PDF-")


@pytest.mark.parametrize("language", languages())
def test_a_figure_is_cited_where_it_stands_and_no_number_is_without_an_entry(
    shipped: Dataset, language: Language
) -> None:
    document = shown(shipped, language)
    cited: set[int] = set()
    for element in document.in_reading_order:
        cells = [cell for row in element.rows for cell in row] if isinstance(element, Grid) else []
        for line in (*cells, *getattr(element, "lines", ()), getattr(element, "line", ())):
            cited.update(n for piece in line if isinstance(piece, Piece) for n in piece.cited)
    assert cited == set(range(1, len(document.references) + 1))


def test_the_briefing_beside_the_readme_is_the_one_the_program_writes(shipped: Dataset) -> None:
    assert Path("docs/briefing-hung-yen.md").read_text(encoding="utf-8") == markdown(shown(shipped))


PAYLOADS = (
    "=1+1", "+1", "-1+1", "@SUM(A1)", "<script>alert(1)</script>", "]]>", "a|b", "`x`", "#[x]", "*b*", "\\\\", "&amp;",
    "x" * 300, "dài-" * 80,
)  # fmt: skip


@pytest.fixture(params=PAYLOADS, ids=[each[:12] for each in PAYLOADS])
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Dataset, str]:
    """A dataset whose every text holds one payload, and the payload as it is read."""
    return read(write_dataset(tmp_path / "data", (request.param,))), request.param.replace("\\\\", "\\").strip()


def test_hostile_text_is_text_in_every_table(hostile: tuple[Dataset, str]) -> None:
    data, payload = hostile
    words = words_for("vi")
    for listing in (
        indicator_listing(context_of(data, words=words)),
        *(ranking_listing(context_of(data, words=words), each) for each in data.rankings),
    ):
        comma = csv_text(listing)
        assert re.search(r'(^|,)"?[=+@]', comma, re.MULTILINE) is None
        assert re.search(r'(^|,)"?-(?![\d.]+(,|$))', comma, re.MULTILINE) is None
        assert payload in json_text(listing).replace("\\\\", "\\")
        table = [re.sub(r"\\.", "", line) for line in markdown_text(listing).split("\n\n")[0].splitlines()]
        assert {line.count("|") for line in table} == {len(listing.columns) + 1}
        assert not any(sign in line for line in table for sign in "<`*")
        with ZipFile(io.BytesIO(coded_workbook(listing))) as parts:
            for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
                assert {each.tag.split("}")[1] for each in ElementTree.fromstring(parts.read(name)).iter()} & {
                    "f"
                } == set()


@pytest.mark.parametrize("panel", [*PANELS, "briefing"])
def test_hostile_text_is_text_on_every_page_of_html(hostile: tuple[Dataset, str], panel: PageName) -> None:
    data, payload = hostile
    document = shown(data, "vi", panel)
    found = Reader(html(document))
    assert found.open == []
    assert found.tags["script"] == found.tags["b"] == 0
    assert payload in " ".join(found.text.split())
    assert plain_text(page(context_of(data, selection=Selection(DAY, panel), words=words_for("vi"))))


@pytest.mark.slow
def test_hostile_text_is_text_in_every_briefing(hostile: tuple[Dataset, str]) -> None:
    data, payload = hostile
    document = shown(data)
    bare = payload.replace(" ", "")
    outside = re.sub(r"^(`{3,})text\n.*?\n\1$", "", markdown(document), flags=re.MULTILINE | re.DOTALL)
    inert = [re.sub(r"\\.", "", line) for line in outside.splitlines()]
    assert not any("<script" in line or "`" in line for line in inert)
    heads = [n for n, line in enumerate(inert) if line.startswith("| ---") or "---:" in line]
    assert all(inert[n - 1].count("|") == inert[n].count("|") for n in heads)
    for ending in (".docx", ".pdf"):
        text = re.sub(r"[\s\u200b]", "", text_of(document, ending))
        assert bare in text


def test_a_missing_library_is_named_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "typst", None)
    assert main(["briefing", "-o", "x.pdf"]) == 69
    assert f'{sys.executable} -m pip install "typst>=0.15"' in capsys.readouterr().err
    assert list(tmp_path.glob("x.*")) == []
