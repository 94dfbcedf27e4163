"""Notes, arithmetic and indirect sources of figures: where their sources are looked at, in tables and in documents."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import dataset, indicator, observation, ranking, standing, target, text
from tui.blocks.figure import Figure, Mark, Origin
from tui.blocks.page import Note, Notes
from tui.blocks.table import Table
from tui.drawing.blocks import draw
from tui.export.listings import indicator_listing, ranking_listing
from tui.export.markdown import markdown
from tui.export.page_document import document_of
from tui.export.plain import aloud
from tui.export.tables import csv_text
from tui.model import Dataset, Source, SourceKind
from tui.pages import page
from tui.pages.figure_notes import figure_notes
from tui.pages.navigation.opening import opened, sourced
from tui.selection import PANELS, PageName, Selection
from tui.wording import Language, languages, words_for

DAY = date(2024, 12, 31)


def with_sources(data: Dataset, **kinds: SourceKind) -> Dataset:
    sources = (Source(code=code, publisher=code, kind=kind, read=DAY) for code, kind in kinds.items())
    return replace(data, sources=(*data.sources, *sources))


def small() -> Dataset:
    """Return one standing derived and noted, one of two sources that differ, and a noted observation."""
    index = ranking(
        replace(standing("2022", "a", "3", rank_derived="1 + 2"), note=text("as the province says")),
        replace(standing("2022", "b", "1", "90.5"), note=text("another paper prints 90.9")),
        replace(standing("2022", "b", "1", "90.9", source="paper"), note=text("less likely")),
        standing("2022", "c", "2", "90", source="copy"),
        standing("2022", "d", "4", "80"),
    )
    readings = indicator(())
    noted = replace(observation("2022", "21/25", derived="25 - 4"), note=text("a count"))
    data = dataset(
        rankings=(index,), indicators=(replace(readings, observations=(noted, observation("2021", "20/25"))),), home="a"
    )
    return with_sources(data, paper=SourceKind.PRESS, copy=SourceKind.TRANSLATION)


def lines_of(data: Dataset, *origins: Origin, language: Language = "en") -> list[tuple[str, str]]:
    """Return the block on the chosen figures of the sources page, as label and sentence."""
    selection = sourced(Selection(DAY), ("report",), origins)
    blocks = page(context_of(data, selection=selection, words=words_for(language))).blocks
    chosen = [block for block in blocks if isinstance(block, Notes) and block.key == "chosen"]
    return [(note.mark.word, aloud(note.runs)) for block in chosen for note in block.notes]


def test_the_note_and_the_arithmetic_of_a_chosen_standing_are_shown() -> None:
    assert lines_of(small(), Origin("index", "2022", "a")) == [
        ("Figure", "a · index 2022: 3 of 4 (derived)"),
        ("Arithmetic", "1 + 2"),
        ("Note", "as the province says"),
    ]


def test_what_every_source_of_a_standing_says_is_shown() -> None:
    assert lines_of(small(), Origin("index", "2022", "b")) == [
        ("Figure", "b · index 2022: 1 of 4, 90.5 (disputed)"),
        ("Note", "another paper prints 90.9"),
        ("Note", "less likely"),
    ]


def test_the_note_and_the_arithmetic_of_a_chosen_observation_are_shown() -> None:
    assert lines_of(small(), Origin("services", "2022")) == [
        ("Figure", "services 2022: 21/25 services (derived)"),
        ("Arithmetic", "25 − 4"),
        ("Note", "a count"),
    ]


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ((SourceKind.TRANSLATION,), "known only from a translation"),
        ((SourceKind.REPUBLICATION,), "known only from a republication"),
        ((SourceKind.DATASET,), "known only from a dataset others compiled"),
        ((SourceKind.TRANSLATION, SourceKind.TRANSLATION), "known only from 2 translations"),
        ((SourceKind.TRANSLATION, SourceKind.DATASET), "known only from a dataset others compiled and a translation"),
        ((SourceKind.TRANSLATION, SourceKind.PRESS), ""),
        ((SourceKind.DATASET, SourceKind.OFFICIAL), ""),
        ((SourceKind.PRESS,), ""),
        ((SourceKind.LAW,), ""),
    ],
)
def test_a_figure_known_only_at_second_hand_says_so(kinds: tuple[SourceKind, ...], sentence: str) -> None:
    codes = tuple(f"s{n}" for n in range(len(kinds)))
    index = ranking(replace(standing("2022", "a", "1"), source=codes))
    data = with_sources(dataset(rankings=(index,)), **dict(zip(codes, kinds, strict=True)))
    said = [text for label, text in lines_of(data, Origin("index", "2022", "a")) if label == "Source"]
    assert said == ([sentence] if sentence else [])


def test_nothing_is_said_of_what_the_dataset_does_not_hold() -> None:
    data = small()
    places = (("index", "1999", "a"), ("index", "2022", "x"), ("gone", "2022", ""), ("gone", "2022", "a"))
    assert [lines_of(data, Origin(*place)) for place in places] == [[]] * 4


def test_another_source_is_looked_at_without_the_figure() -> None:
    data = small()
    chosen = sourced(Selection(DAY), ("report",), (Origin("index", "2022", "a"),))
    rows = [
        row
        for block in page(context_of(data, selection=chosen)).blocks
        if isinstance(block, Table) and block.key == "sources"
        for row in block.rows
    ]
    assert rows[1].opens is not None
    assert opened(chosen, data, rows[1].opens).origins == ()


@pytest.mark.parametrize("panel", ["overview", "progress", "rankings", "profile"])
def test_rows_of_panels_know_where_the_dataset_states_them(shipped: Dataset, panel: PageName) -> None:
    blocks = page(context_of(shipped, selection=Selection(date(2023, 4, 19), panel))).blocks
    items = [item for block in blocks for item in draw(block, 100, compact=False).items]
    held = {
        *(
            Origin(one.code, each.period.code, each.entity)
            for one in shipped.rankings
            for each in one.standings
        ),
        *(Origin(one.code, each.period.code) for one in shipped.indicators for each in one.observations),
        *(Origin(one.code, "", target=n) for one in shipped.indicators for n in range(len(one.targets))),
    }  # fmt: skip
    origins = [origin for item in items for origin in item.origins]
    assert len(origins) > 4
    assert set(origins) <= held


def test_every_note_and_all_arithmetic_can_be_reached_from_a_row(shipped: Dataset) -> None:
    reached: set[Origin] = set()
    for entity in shipped.entity:
        selection = Selection(DAY, "profile", entity=entity)
        blocks = page(context_of(shipped, selection=selection)).blocks
        tables = [block for block in blocks if isinstance(block, Table) and block.key == "years"]
        reached |= {origin for table in tables for row in table.rows for origin in row.stated}
    for one in shipped.indicators:
        blocks = page(context_of(shipped, selection=Selection(DAY, "progress", indicator=one.code))).blocks
        reached |= {
            origin
            for block in blocks
            if isinstance(block, Table)
            for row in block.rows
            for origin in row.stated
        }  # fmt: skip
    noted = {
        Origin(one.code, each.period.code, each.entity)
        for one in shipped.rankings
        for each in one.standings
        if each.note or each.rank_derived or each.score_derived
    }
    assert len(noted) > 108
    assert noted <= reached


@pytest.mark.parametrize("language", languages())
def test_every_note_on_a_standing_is_in_its_profile_and_in_its_table(shipped: Dataset, language: Language) -> None:
    words = words_for(language)
    tables = {
        one.code: csv_text(ranking_listing(context_of(shipped, words=words), one)).replace('""', '"')
        for one in shipped.rankings
    }
    profiles: dict[str, str] = {}
    for one in shipped.rankings:
        for each in one.standings:
            if each.entity not in profiles:
                selection = Selection(DAY, "profile", entity=each.entity)
                blocks = page(context_of(shipped, selection=selection, words=words)).blocks
                cells = (
                    cell.text
                    for block in blocks
                    if isinstance(block, Table) and block.key == "years"
                    for row in block.rows
                    for cell in row.cells
                    if isinstance(cell, Figure)
                )
                profiles[each.entity] = "\n".join(cells)
            if each.note:
                assert words.text(each.note) in profiles[each.entity]
                assert words.text(each.note) in tables[one.code]


def test_documents_state_notes_arithmetic_and_second_hand_sources_of_what_they_show() -> None:
    context = context_of(small(), selection=Selection(DAY, "rankings"))
    written = markdown(document_of(context))
    part = written.split("## Notes on the figures\n", 1)[1].split("\n## ", 1)[0]
    assert [line.partition(" \\[")[0] for line in part.splitlines() if line.startswith("- ")] == [
        "- a · index 2022: 3 of 4 (derived)",
        "- b · index 2022: 1 of 4",
        "- c · index 2022: 2 of 4",
    ]
    assert "another paper prints 90.9; less likely" in part
    assert "– 1 + 2; as the province says" in part
    assert "– known only from a translation" in part


def test_a_document_says_once_what_is_said_of_several_figures() -> None:
    index = ranking(*(standing("2022", code, str(n), source="copy") for n, code in enumerate("abcde", 1)))
    data = with_sources(dataset(rankings=(index,)), copy=SourceKind.DATASET)
    written = markdown(document_of(context_of(data, selection=Selection(DAY, "rankings"))))
    assert "- index 2022 (5 entities) – known only from a dataset others compiled" in written


@pytest.mark.parametrize("panel", [panel for panel in PANELS if panel != "sources"])
def test_a_document_does_not_repeat_the_notes_of_its_own_tables(shipped: Dataset, panel: PageName) -> None:
    selection = Selection(date(2023, 4, 19), panel, entity="quang-ninh", indicator="chip-id-cards")
    written = markdown(document_of(context_of(shipped, selection=selection)))
    notes = [
        note for note in ("Another paper prints 89.6, VnExpress 81", "Cards handed to residents") if note in written
    ]
    assert all(written.count(note) == 1 for note in notes)


def test_a_table_of_figures_keeps_the_notes_and_the_arithmetic_of_every_source() -> None:
    context = context_of(small())
    ranked = csv_text(ranking_listing(context, small().rankings[0]))
    assert "another paper prints 90.9 · less likely" in ranked
    assert "25 - 4,a count" in csv_text(indicator_listing(context))


def test_a_sentence_without_sources_of_its_own_has_those_of_its_figures() -> None:
    origin = Origin("index", "2022", "a")
    figure = Figure("1", sources=("report",), origins=(origin,))
    note = Note(Mark("", ""), ("It is ", figure))
    assert (note.cited, note.stated) == (("report",), (origin,))


def test_a_document_ends_with_the_notes_on_the_targets_it_shows() -> None:
    noted = replace(target("25", "2024-12-31"), note=text("the day is a convention"))
    data = dataset(indicators=(indicator({"2021": "20/25", "2022": "21/25"}, targets=(noted,)),))
    context = context_of(data, selection=Selection(DAY, "briefing"))
    notes = figure_notes(context, page(context).blocks)
    assert notes
    assert [aloud(note.runs) for note in notes.notes] == [
        "services: 25 services, due 31 December 2024 – the day is a convention"
    ]
