"""A handout says on one page where an entity stands, what rose and fell and why, what is due, what is not known."""

import io
import re
import shlex
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import dataset, ranking, standing, text
from tui.blocks.page import Notes, Page
from tui.blocks.table import Table
from tui.cli import main
from tui.cli.settings import Settings, save_settings
from tui.export.briefing import briefing_document, sheet_document
from tui.export.document import Document, Grid, Heading, NewPart, Paragraph, Points, Small
from tui.export.fitting import PAGE_HEIGHT, SIZES, sheet_height, sheet_points
from tui.export.formats import DOCUMENTS
from tui.export.page_document import document_of
from tui.export.plain import note_text
from tui.export.sender import Sender
from tui.export.vector.letters import text_width
from tui.model import Dataset, Directive, DirectiveStatus, Standing
from tui.pages import page
from tui.selection import PANELS, PageName, Selection
from tui.wording import Language, languages, words_for

DAY = date(2023, 4, 19)
EN, VI = words_for("en"), words_for("vi")
SENDER = Sender("UBND TỈNH HƯNG YÊN; SỞ NỘI VỤ", "Hưng Yên")


def handout(data: Dataset, entity: str | None, language: Language = "en") -> Page:
    return page(context_of(data, selection=Selection(DAY, "handout", entity=entity), words=words_for(language)))


def sheet(data: Dataset, entity: str | None, language: Language = "en", sender: Sender = SENDER) -> Document:
    selection = Selection(data.as_of or DAY, "handout", entity=entity)
    return sheet_document(context_of(data, selection=selection, words=words_for(language)), sender)


def notes_of(made: Page, key: str) -> list[str]:
    block = next(block for block in made.blocks if block.key == key)
    assert isinstance(block, Notes)
    return [note_text(note) for note in block.notes]


def directive(*, entities: tuple[str, ...] = (), sets: tuple[str, ...] = ()) -> Directive:
    words = text("words")
    return Directive(code="x", by=words, to=words, entities=entities, sets=sets, what=words, source=("report",))


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_handout_answers_the_questions_of_a_meeting_in_their_order(shipped: Dataset) -> None:
    keys = [block.key for block in handout(shipped, "hung-yen").blocks]
    assert keys == ["lead", "standings", "improved", "lagging", "areas", "deadlines", "unknown"]


def test_what_rose_and_what_fell_is_told_with_its_cause(shipped: Dataset) -> None:
    made = handout(shipped, "hung-yen")
    (rose,) = notes_of(made, "improved")
    assert rose.startswith("PCI 2022: As published: up 25 places since 2021. Only 1/63 scores of 2022 are known")
    (fell,) = notes_of(made, "lagging")
    assert fell.startswith("PAPI 2022: Score −1.1827 (derived), down about 6 places since 2021.")
    assert fell.endswith("Areas that worsened most: Corruption control −0.6636, Public services −0.4905.")
    assert notes_of(made, "areas") == ["PAPI 2022: E-governance 18.9%, Environment 18.6% of all points lost."]


def test_only_the_three_farthest_movements_are_on_the_sheet() -> None:
    rankings = tuple(
        replace(
            ranking(standing("2021", "a", str(10 + n)), standing("2022", "a", "9"), code=f"r{n}"), short=text(f"R{n}")
        )
        for n in range(5)
    )
    made = handout(dataset(rankings=rankings), "a")
    assert [line.split(" ")[0] for line in notes_of(made, "improved")] == ["R4", "R3", "R2"]
    block = next(block for block in made.blocks if block.key == "improved")
    assert block.qualifier == EN("handout.part", n=3, of=5)


def test_deadlines_come_earliest_first_without_what_is_reached(shipped: Dataset) -> None:
    lines = notes_of(handout(shipped, "hung-yen", "vi"), "deadlines")
    assert [line.split(":")[0] for line in lines] == [
        "31/12/2023",
        "31/12/2023",
        "31/12/2025",
        "31/12/2025",
        VI("mark.tasks"),
    ]
    assert not any("căn cước" in line for line in lines)
    assert lines[1] == "31/12/2023: PCI: mục tiêu trong 45 hạng đầu; 2022: xếp hạng 14/63, đang trong mục tiêu."


def test_a_task_with_a_day_is_among_the_deadlines_until_it_is_done() -> None:
    data, day = dataset(rankings=(ranking(standing("2022", "a", "1")),)), date(2023, 6, 30)
    task = replace(directive(entities=("a",)), due=day)
    lines = notes_of(handout(replace(data, directives=(task,)), "a"), "deadlines")
    assert [line.startswith(EN.day(day)) for line in lines] == [True, False]
    done = replace(task, status=DirectiveStatus.DONE)
    assert len(notes_of(handout(replace(data, directives=(done,)), "a"), "deadlines")) == 1


def test_a_task_given_to_all_provinces_and_ministries_is_that_of_each(shipped: Dataset) -> None:
    for entity, count in (("ha-noi", 4), ("bo-tu-phap", 4), ("hung-yen", 9)):
        context = context_of(shipped, selection=Selection(DAY, "briefing", entity=entity), words=EN)
        table = next(block for block in page(context).blocks if block.key == "directives")
        assert isinstance(table, Table)
        assert table.count == count
        profile = page(context.with_selection(Selection(DAY, "profile", entity=entity)))
        assert len(notes_of(profile, "directives")) == count
    assert notes_of(handout(shipped, "ha-noi"), "deadlines")[-1].endswith(
        "4 tasks from the Prime Minister; 4 results not reported."
    )


def test_a_set_of_addressees_is_all_its_members() -> None:
    data = dataset(rankings=(ranking(standing("2022", "a", "1"), standing("2022", "b", "2")),), home="c")
    task = directive(entities=("c",), sets=("all",))
    assert data.addressees(task) == {"a", "b", "c"}
    assert replace(data, directives=(task,)).directives_to("b") == (task,)


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
def test_every_handout_is_one_page(language: Language, shipped: Dataset) -> None:
    for entity in shipped.entities:
        document = sheet(shipped, entity.code, language)
        assert sheet_height(document, sheet_points(document)) <= PAGE_HEIGHT, entity.code
        assert pages_of(DOCUMENTS[".pdf"].encoded(document)) == 1, entity.code


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
def test_the_annex_is_at_most_five_pages(language: Language, shipped: Dataset) -> None:
    for entity in shipped.entities:
        selection = Selection(DAY, "briefing", entity=entity.code)
        document = briefing_document(context_of(shipped, selection=selection, words=words_for(language)), SENDER)
        assert pages_of(DOCUMENTS[".pdf"].encoded(document)) <= 1 + 5, entity.code


def test_the_letters_of_a_sheet_are_as_large_as_fits(shipped: Dataset) -> None:
    short = sheet(shipped, "hung-yen-2025", sender=Sender())
    assert sheet_points(short) == SIZES[0]
    long = sheet(shipped, "hung-yen")
    points = sheet_points(long)
    assert points < SIZES[0]
    larger = SIZES[SIZES.index(points) - 1]
    assert sheet_height(long, points) <= PAGE_HEIGHT < sheet_height(long, larger)


def test_the_sources_are_one_line_with_the_kind_of_what_is_not_official(shipped: Dataset) -> None:
    document = sheet(shipped, "hung-yen")
    last = document.elements[-1]
    assert isinstance(last, Small)
    text = "".join(piece.text for piece in last.line)
    assert "Vietnam.vn (translation)" in text
    assert "VCCI;" in text or "VCCI." in text
    assert document.references == ()


def test_the_annex_begins_on_a_page_of_its_own_and_has_all_sources(shipped: Dataset) -> None:
    context = context_of(shipped, selection=Selection(DAY, "briefing", entity="hung-yen"), words=EN)
    document = briefing_document(context, Sender())
    assert NewPart(EN("handout.annex")) in document.elements
    assert len(document.references) > 20
    assert document.first_part == document.elements[: document.elements.index(NewPart(EN("handout.annex")))]


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_a_paper_names_its_agency_and_the_country(ending: str, shipped: Dataset) -> None:
    text = DOCUMENTS[ending].encoded(sheet(shipped, "hung-yen", "vi")).decode()
    parts = [
        "UBND TỈNH HƯNG YÊN",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hưng Yên, ngày 19 tháng 4 năm 2023",
    ]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert "CỘNG HÒA" not in DOCUMENTS[ending].encoded(sheet(shipped, "hung-yen", "vi", Sender())).decode()


def test_a_word_file_has_the_letterhead_and_real_headings_and_begins_its_annex_on_a_new_page(shipped: Dataset) -> None:
    context = context_of(shipped, selection=Selection(DAY, "briefing", entity="hung-yen"), words=VI)
    opened = docx.Document(io.BytesIO(DOCUMENTS[".docx"].encoded(briefing_document(context, SENDER))))
    left, right = opened.tables[0].rows[0].cells
    assert [line.text for line in left.paragraphs] == ["UBND TỈNH HƯNG YÊN", "SỞ NỘI VỤ", ""]
    assert [line.text for line in right.paragraphs] == [VI("handout.country"), VI("handout.motto"), ""]
    annex = next(paragraph for paragraph in opened.paragraphs if paragraph.text == VI("handout.annex"))
    assert annex.paragraph_format.page_break_before
    headings = [paragraph for paragraph in opened.paragraphs if paragraph.text.startswith(VI("heading.lagging"))]
    styles = [opened.styles[paragraph.style.name] for paragraph in headings if paragraph.style]
    assert [style.name for style in styles] == ["Sheet Heading", "Annex Heading"]
    assert {style.base_style.name for style in styles} == {"Heading 1"}


def test_the_country_has_room_for_one_line_and_a_line_below(shipped: Dataset) -> None:
    written = docx.Document(io.BytesIO(DOCUMENTS[".docx"].encoded(sheet(shipped, "hung-yen", "vi"))))
    table = written.tables[0]
    agency, country = table.columns
    assert agency.width
    assert country.width
    assert country.width.pt > text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    assert [len(cell._tc.xpath(".//w:pBdr/w:bottom")) for cell in table.rows[0].cells] == [1, 1]


def test_the_source_of_a_target_of_rank_stands_behind_its_words(shipped: Dataset) -> None:
    text = DOCUMENTS[".md"].encoded(sheet(shipped, "hung-yen", "vi")).decode()
    assert re.search(r"trong 45 hạng đầu \\\[\d+\\\];", text)


def test_the_agency_of_the_settings_stands_unless_another_is_named(tmp_path: Path) -> None:
    save_settings(Settings(agency="CỦA CÀI ĐẶT", place="Huế"))
    for more, agency in (([], "CỦA CÀI ĐẶT"), (["--agency", "KHÁC"], "KHÁC")):
        assert main(["briefing", "--pages", "1", "-o", str(tmp_path / "a.md"), *more]) == 0
        assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith(agency)


def test_every_citation_of_a_sheet_in_html_leads_somewhere(shipped: Dataset) -> None:
    text = DOCUMENTS[".html"].encoded(sheet(shipped, "hung-yen")).decode()
    assert set(re.findall(r'href="#(n\d+)"', text)) <= set(re.findall(r'id="(n\d+)"', text))


def test_every_entity_has_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "all"
    arguments = [
        "briefing",
        "--pages",
        "1",
        "--entity",
        "all",
        "--ranking",
        "papi",
        "--format",
        "md",
        "-o",
        f"{folder}/",
    ]
    assert main(arguments) == 0
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 63
    assert "tom-tat-ha-noi.md" in names
    assert "63" in capsys.readouterr().err
    assert "Hà Nội" in next(path for path in folder.iterdir() if "ha-noi" in path.name).read_text(encoding="utf-8")


def lone_headings(document: Document) -> Iterator[Heading]:
    """Yield the headings with nothing below them."""
    for element, following in pairwise((*document.in_reading_order, NewPart(""))):
        is_nothing = following in (Points(()), Paragraph(())) or (isinstance(following, Grid) and not following.rows)
        if isinstance(element, Heading) and (is_nothing or isinstance(following, Heading | NewPart)):
            yield element


def test_every_example_is_written_by_the_command_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("docs/examples").resolve()
    lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [shlex.split(line)[1:] for line in lines if line.startswith("reform-tui ")]
    written = {Path(command[-1]).name: command for command in commands}
    assert {path.name for path in folder.iterdir()} == {"README.md", *written}
    monkeypatch.chdir(tmp_path)
    for name in ("tom-tat-hung-yen.docx", "papi-2022.xlsx"):
        assert main([*written[name][:-1], name]) == 0
        assert (tmp_path / name).read_bytes()[:4] == (folder / name).read_bytes()[:4]


@pytest.mark.slow
@pytest.mark.parametrize("day", [date(2012, 6, 30), date(2017, 1, 1), date(2020, 7, 1), DAY, date(2026, 12, 31)])
def test_no_heading_is_empty_on_any_entity_and_day(day: date, shipped: Dataset) -> None:
    for entity in shipped.entities:
        for panel in ("briefing", "profile"):
            selection = Selection(day, panel, entity=entity.code)
            context = context_of(shipped, selection=selection, words=VI)
            document = briefing_document(context, Sender()) if panel == "briefing" else document_of(context)
            assert list(lone_headings(document)) == [], (entity.code, panel)


STANDINGS = st.lists(
    st.builds(
        standing,
        st.sampled_from(["2020", "2021", "2022"]),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["", "1", "2", "3"]),
    ),
    max_size=6,
    unique_by=lambda made: (made.period, made.entity),
)


@settings(max_examples=40, deadline=None)
@given(STANDINGS, st.sampled_from(["a", "b", "c"]), st.sampled_from([*PANELS, "briefing", "handout"]))
def test_no_heading_is_empty(standings: list[Standing], entity: str, panel: PageName) -> None:
    data = dataset(rankings=(ranking(*standings),) if standings else (), sets={"all": "abc"})
    chosen = entity if entity in data.entity else None
    context = context_of(data, selection=Selection(DAY, panel, entity=chosen), words=EN)
    documents = (document_of(context), briefing_document(context, Sender()), sheet_document(context, Sender()))
    for document in documents:
        assert list(lone_headings(document)) == []
