"""A briefing says where an entity stands, what got better and worse and why, and what is not known."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import dataset, ranking, standing
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure
from tui.blocks.page import Block, Meters, Notes, Prose
from tui.blocks.table import Table
from tui.export.plain import aloud
from tui.model import Dataset, Indicator, Ranking, SourceKind
from tui.pages import page
from tui.pages.briefing.unknowns import disputed_notes, gap_notes, unknown_parts
from tui.pages.citations import documented
from tui.selection import Selection
from tui.wording import Language, languages, words_for

EN = words_for("en")
DAY = date(2023, 4, 19)


def blocks_of(data: Dataset, entity: str, language: Language = "en") -> dict[str, Block]:
    made = page(context_of(data, selection=Selection(DAY, "briefing", entity=entity), words=words_for(language)))
    return {each.key: each for each in made.blocks}


def said(block: Block) -> list[str]:
    if isinstance(block, Prose):
        return [aloud(each) for each in block.paragraphs]
    assert isinstance(block, Notes)
    return [aloud(each.runs) for each in block.notes]


def test_the_briefing_answers_the_questions_of_a_meeting_in_their_order(shipped: Dataset) -> None:
    assert list(blocks_of(shipped, "hung-yen"))[:10] == [
        "answer", "origin", "meters", "standings", "improved", "lagging", "untold", "areas-papi", "rank-targets",
        "attention",
    ]  # fmt: skip


def test_the_answer_names_what_rose_what_fell_what_lags_and_what_is_not_known(shipped: Dataset) -> None:
    moved, commitments, unknown, later, days = said(blocks_of(shipped, "hung-yen")["answer"])
    assert "PCI 2022 up 25 places (as the source states), rank 14 of 63." in moved
    assert "PAPI 2022 down about 6 places, rank 11 of 61 (derived)" in moved
    assert "2024" not in moved
    assert "PAR INDEX 2024 rank 14 of 63, up 12 places (as the source states)" in later
    assert "PCI 2024 in the first 10 of 63, up at least 2 places" in later
    assert "1 index not compared with a period before: DTI 2022, rank 33 of 63." in moved
    assert "1 stalled (Essential services integrated 21/25 services)" in commitments
    assert "rank and score on PAR INDEX 2022" in unknown
    assert EN.day(DAY) in days


def test_national_commitments_are_those_of_the_progress_page(shipped: Dataset) -> None:
    briefed = blocks_of(shipped, "ha-noi")["meters"]
    progress = next(
        each
        for each in page(context_of(shipped, selection=Selection(DAY, "progress"), words=EN)).blocks
        if isinstance(each, Meters)
    )
    assert isinstance(briefed, Meters)
    assert briefed.meters == progress.meters


def test_a_chart_is_followed_by_its_sentences(shipped: Dataset) -> None:
    blocks = list(blocks_of(shipped, "hung-yen").values())
    charts = [n for n, each in enumerate(blocks) if isinstance(each, Chart)]
    assert charts
    assert all(isinstance(blocks[n + 1], Chart | Prose) for n in charts)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(
            ranking(standing("2021", "a", "3"), standing("2022", "a", "1")),
            "1 index rose in rank: index 2022 up 2 places, rank 1 of 3.",
            id="a better rank",
        ),
        pytest.param(
            ranking(standing("2021", "a", "1"), standing("2022", "a", "3")),
            "1 index fell in rank: index 2022 down 2 places, rank 3 of 3.",
            id="a worse rank",
        ),
        pytest.param(
            ranking(standing("2021", "a", "1"), standing("2022", "a", "1")),
            "1 index kept its rank: index 2022, rank 1 of 3.",
            id="the same rank",
        ),
        pytest.param(
            ranking(
                standing("2021", "a", score="80"),
                standing("2021", "b", score="70"),
                standing("2022", "a", score="81"),
                standing("2022", "c", score="60"),
                standing("2022", "b", score="70"),
                derived=True,
            ),
            "1 index kept about the same rank: index 2022, rank 1 of 3 (derived).",
            id="about the same rank, among more",
        ),
        pytest.param(
            ranking(standing("2021", "a", "3"), standing("2022", "a", "<=2")),
            "1 index rose in rank: index 2022 up at least 1 place, in the first 2 of 3.",
            id="a rank known between ends",
        ),
        pytest.param(
            ranking(standing("2021", "a", "3"), standing("2022", "a", "1"), breaks=("2022",)),
            "1 index not compared with a period before: index 2022, rank 1 of 3.",
            id="a break",
        ),
        pytest.param(
            ranking(standing("2022", "a", "1")),
            "1 index has no earlier period: index 2022, rank 1 of 3.",
            id="one period alone",
        ),
        pytest.param(
            ranking(standing("2021", "a", "3"), standing("2022", "a", "1", movement=-4), breaks=("2022",)),
            "1 index fell in rank: index 2022 down 4 places (as the source states), rank 1 of 3.",
            id="a movement the source states",
        ),
    ],
)
def test_the_answer_says_how_each_rank_moved_or_that_it_cannot_be_said(one: Ranking, expected: str) -> None:
    data = dataset(rankings=(one,), sets={"all": "abc"}, home="a")
    assert said(blocks_of(data, "a")["answer"])[0] == f"In the newest period a is known on 1 ranking. {expected}"


def test_what_did_not_happen_is_said() -> None:
    data = dataset(rankings=(ranking(standing("2022", "a", "1")),), sets={"all": "abc"}, home="a")
    blocks = page(context_of(data, selection=Selection(DAY, "briefing"), words=EN)).blocks
    told = [each for block in blocks if block.key == "none" for each in said(block)]
    assert told == [EN("briefing.none_improved"), EN("briefing.none_lagging")]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(
            ranking(standing("2022", "a", "<=2", "80"), standing("2022", "b", "3")),
            ["exact rank on index 2022"],
            id="a rank between ends",
        ),
        pytest.param(ranking(standing("2022", "a", "1")), ["score on index 2022"], id="no score"),
        pytest.param(
            ranking(standing("2022", "a", score="80"), standing("2022", "b", "1")), ["rank on index 2022"], id="no rank"
        ),
        pytest.param(ranking(standing("2022", "a", "1", "80")), [], id="all is known"),
    ],
)
def test_what_the_latest_standings_leave_open_is_named(one: Ranking, expected: list[str]) -> None:
    assert unknown_parts(context_of(dataset(rankings=(one,), sets={"all": "abc"}, home="a"), words=EN)) == expected


def test_scores_that_sources_state_differently_are_both_told() -> None:
    one = ranking(standing("2022", "a", "1", "91.87"), standing("2022", "a", "1", "91.81", source="other"))
    notes = disputed_notes(context_of(dataset(rankings=(one,), home="a"), words=EN))
    assert [aloud(each.runs) for each in notes] == ["index 2022: 91.87 (disputed) or 91.81, both kept."]


@pytest.mark.parametrize("language", languages())
def test_the_areas_that_cost_the_points_are_told(shipped: Dataset, language: Language) -> None:
    found = blocks_of(shipped, "hung-yen", language)["areas-papi"]
    assert isinstance(found, Table)
    assert found.count == 8


@pytest.mark.parametrize("entity", ["hung-yen-2025", "bo-tu-phap", "thai-binh", "hau-giang"])
@pytest.mark.parametrize("language", languages())
def test_every_entity_can_be_briefed(shipped: Dataset, entity: str, language: Language) -> None:
    blocks = blocks_of(shipped, entity, language)
    assert said(blocks["answer"])
    assert "unknown" in blocks


def test_a_successor_is_told_from_whom_it_was_made(shipped: Dataset) -> None:
    assert "Thái Bình" in said(blocks_of(shipped, "hung-yen-2025")["origin"])[0]


def test_a_dataset_without_entities_is_briefed_on_its_commitments(shipped: Dataset) -> None:
    bare = replace(shipped, home=None, entities=(), rankings=(), sets=(), directives=())
    assert [each.key for each in page(context_of(bare, selection=Selection(DAY, "briefing"), words=EN)).blocks] == [
        "meters"
    ]


def test_a_dataset_with_nothing_in_it_is_briefed() -> None:
    assert page(context_of(dataset(), selection=Selection(DAY, "briefing"), words=EN)).title == EN("briefing.title")


def test_a_document_numbers_official_pages_first_then_in_the_order_in_which_they_are_cited(shipped: Dataset) -> None:
    shown = documented(
        context_of(shipped, words=EN), page(context_of(shipped, selection=Selection(DAY, "briefing"), words=EN))
    )
    codes = [each.code for each in shown.references]
    assert len(codes) == len(set(codes))
    (answer,) = (each for each in shown.blocks if each.key == "answer")
    assert isinstance(answer, Prose)
    first = [code for run in answer.paragraphs[0] if isinstance(run, Figure) for code in run.sources]
    official = [code for code in dict.fromkeys(first) if shipped.source[code].kind is SourceKind.OFFICIAL]
    assert official
    assert codes[: len(official)] == official
    kinds = [list(SourceKind).index(shipped.source[code].kind) for code in codes]
    assert kinds == sorted(kinds)
    report = next(each for each in shown.references if each.code == "meeting-2023-04-19")
    assert report.text.startswith(f"Báo Hưng Yên, “{shipped.source[report.code].title}”, 19 April 2023 (press; read ")


def test_a_legend_tells_the_signs_that_stand_in_the_tables(shipped: Dataset) -> None:
    shown = documented(
        context_of(shipped, words=EN), page(context_of(shipped, selection=Selection(DAY, "briefing"), words=EN))
    )
    legend = said(shown.blocks[-1])[0]
    assert EN("document.derived") in legend
    assert EN("document.tied") not in legend
    assert EN("document.target") in legend


@pytest.mark.parametrize("language", languages())
def test_a_task_names_to_whom_it_is_given(shipped: Dataset, language: Language) -> None:
    words = words_for(language)
    addressees = [words.text(task.to) for task in shipped.directives_to("hung-yen")]
    briefed = blocks_of(shipped, "hung-yen", language)["directives"]
    assert isinstance(briefed, Table)
    to = [column.key for column in briefed.columns].index("to")
    assert [str(getattr(row.cells[to], "text", "")) for row in briefed.rows] == addressees
    selection = Selection(DAY, "profile", entity="hung-yen")
    blocks = page(context_of(shipped, selection=selection, words=words)).blocks
    (tasks,) = (block for block in blocks if block.key == "directives")
    assert isinstance(tasks, Notes)
    assert all(f"({words('mark.to')}: {to})" in sentence for sentence, to in zip(said(tasks), addressees, strict=True))


@pytest.mark.parametrize("language", languages())
def test_an_entity_without_tasks_is_pointed_to_those_of_all(shipped: Dataset, language: Language) -> None:
    tasks = blocks_of(shipped, "ha-noi", language)["directives"]
    assert isinstance(tasks, Table)
    pointer = {
        "en": "see the tasks to ministries and localities",
        "vi": "xem các nhiệm vụ giao các bộ, ngành, địa phương",
    }
    assert pointer[language] in tasks.empty
    bare = blocks_of(replace(shipped, directives=()), "ha-noi", language)["directives"]
    assert isinstance(bare, Table)
    assert pointer[language] not in bare.empty


@pytest.mark.parametrize("language", languages())
def test_charts_of_a_document_are_headed_by_full_names(shipped: Dataset, language: Language) -> None:
    charts = [block for block in blocks_of(shipped, "hung-yen", language).values() if isinstance(block, Chart)]
    measures: dict[str, Indicator | Ranking] = {**shipped.indicator, **shipped.ranking}
    assert len(charts) == 3
    for chart in charts:
        assert chart.opens
        assert chart.heading == words_for(language).text(measures[chart.opens.code].name)


@pytest.mark.parametrize("entity", ["hung-yen", "ha-noi", "bo-tu-phap", "hung-yen-2025"])
def test_what_is_not_known_is_never_empty_while_something_is(shipped: Dataset, entity: str) -> None:
    unknown = said(blocks_of(shipped, entity)["unknown"])
    assert unknown
    if entity == "hung-yen-2025":
        assert unknown == ["No standing of Hưng Yên (since 2025) by 19 April 2023 is known."]


def test_what_cannot_be_compared_stands_under_a_heading_that_says_so(shipped: Dataset) -> None:
    assert blocks_of(shipped, "hung-yen")["unknown"].heading == "What is not known or cannot be compared"
    vietnamese = blocks_of(shipped, "hung-yen", "vi")["unknown"].heading
    assert vietnamese == "Nội dung chưa có số liệu hoặc chưa so sánh được"


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(
            ranking(standing("2022", "a", "1", "90"), standing("2022", "b", "2")),
            "index 2022: 2/2 with a rank, 1/2 with a score",
            id="a score is missing",
        ),
        pytest.param(
            ranking(standing("2022", "a", "1", "90"), standing("2022", "b", "<=2", "80")),
            "index 2022: 2/2 (1 not exact) with a rank, 2/2 with a score",
            id="a rank is not exact",
        ),
        pytest.param(
            ranking(standing("2022", "a", "1", "90"), standing("2022", "b", "2", "80")), "", id="all is known"
        ),
    ],
)
def test_a_ranking_known_in_part_is_named(one: Ranking, expected: str) -> None:
    notes = [aloud(note.runs) for note in gap_notes(context_of(dataset(rankings=(one,), home="a"), words=EN))]
    partial = [sentence for sentence in notes if sentence.startswith("Only part of these rankings is known")]
    assert partial == ([EN("holes.partial", fields=expected)] if expected else [])


@pytest.mark.parametrize(
    ("language", "answer", "progress"),
    [
        ("en", "Of 11 totals or targets of 8 indicators: ", "8 indicators · 11 totals or targets · "),
        (
            "vi",
            "Trong 11 tổng số hoặc mục tiêu của 8 chỉ tiêu: ",
            "8 chỉ tiêu · 11 tổng số hoặc mục tiêu · ",
        ),
    ],
)
def test_an_indicator_with_several_totals_counts_once(
    shipped: Dataset, language: Language, answer: str, progress: str
) -> None:
    selection, words = Selection(date(2026, 11, 24), "briefing", entity="hung-yen"), words_for(language)
    blocks = page(context_of(shipped, selection=selection, words=words)).blocks
    assert said(blocks[0])[1].startswith(answer)
    summary = page(context_of(shipped, selection=replace(selection, panel="progress"), words=words)).blocks[0]
    assert said(summary)[0].startswith(progress)
