"""The panels say what the shipped figures allow, in both languages, and nothing across a break."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

import pytest
from msgspec.structs import replace

from tests.contexts import context_of, empty_view, view_of
from tests.unit.factories import dataset, indicator, ranking, standing, target
from tests.unit.standings import cell
from tui.analysis.comparison import compare
from tui.analysis.progress import commitments
from tui.analysis.verdicts import State
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Mark, Opens, Runs
from tui.blocks.page import Block, Card, Cards, Choices, Lead, Meters, Notes, Page, Prose
from tui.blocks.table import Row, Table
from tui.export.plain import aloud, plain_text
from tui.model import Code, Dataset, Ranking, Text
from tui.pages import page
from tui.pages.navigation.opening import opened, sourced
from tui.pages.navigation.steps import step_entity, step_period
from tui.pages.shared.latest_standings import standings_table
from tui.selection import PANELS, PanelName, Selection, last_day
from tui.selection.chosen import chosen_entity
from tui.wording import Language, languages, words_for

MEETING = date(2023, 4, 19)
COUNTED = {"known", "ranks", "scores", "missing", "citations"}
"""Columns that count records; they rest on no single source."""
COMPUTED = {"change", "mean", "movement"}
"""Columns of differences between two figures, each of which has its sources."""
Kind = TypeVar("Kind", Prose, Cards, Meters, Table, Chart, Notes, Choices)


def of(shown: Page, kind: type[Kind], key: str) -> Kind:
    """Return the block of a page with a key."""
    (block,) = (block for block in shown.blocks if isinstance(block, kind) and block.key == key)
    return block


def panel(
    data: Dataset,
    name: PanelName,
    language: Language = "vi",
    *,
    as_of: date = MEETING,
    indicator: Code | None = None,
    ranking: Code | None = None,
    period: str | None = None,
    entity: Code | None = None,
    filter: str = "",
) -> Page:
    """Return a panel of a dataset."""
    selection = Selection(
        as_of, name, indicator=indicator, ranking=ranking, period=period, entity=entity, filter=filter
    )
    return page(context_of(data, selection=selection, words=words_for(language)))


def cards_of(shown: Page) -> list[Card]:
    """Return the cards of a page, that of its leading figure first."""
    leads = [block.card for block in shown.blocks if isinstance(block, Lead)]
    return leads + [card for block in shown.blocks if isinstance(block, Cards) for card in block.cards]


def card(shown: Page, code: Code) -> Card:
    (card_of_code,) = (card for card in cards_of(shown) if card.opens.code == code)
    return card_of_code


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells if isinstance(cell, Figure)]


def cells_of(block: Block) -> Iterator[tuple[str, Figure, tuple[Code, ...]]]:
    """Yield every figure of a block with the name of its column and the sources of what it stands in."""
    if isinstance(block, Prose | Choices):
        sentences = block.paragraphs if isinstance(block, Prose) else block.sentences
        yield from ((block.key, run, ()) for runs in sentences for run in runs if isinstance(run, Figure))
    elif isinstance(block, Cards | Lead):
        remaining = block.remaining if isinstance(block, Lead) else ()
        for shown_card in [block.card] if isinstance(block, Lead) else block.cards:
            runs = (shown_card.figure, shown_card.percent, *shown_card.remark, *remaining, *shown_card.later)
            yield from ((block.key, run, shown_card.figure.sources) for run in runs if isinstance(run, Figure))
    elif isinstance(block, Meters):
        for meter in block.meters:
            runs = (meter.figure, meter.percent, *meter.remark)
            yield from ((block.key, run, meter.figure.sources) for run in runs if isinstance(run, Figure))
    elif isinstance(block, Chart):
        yield from ((block.key, point.figure, ()) for _, point in block.points)
    elif isinstance(block, Notes):
        for note in block.notes:
            yield from ((block.key, run, note.sources) for run in note.runs if isinstance(run, Figure))
    else:
        assert isinstance(block, Table)
        for row in block.rows:
            for column, cell in zip(block.columns, row.cells, strict=True):
                if isinstance(cell, Figure):
                    yield column.key, cell, row.sources


def is_arithmetic(column: str, figure: Figure) -> bool:
    """Whether a figure is a count or a difference, which no source states."""
    return column in COUNTED | COMPUTED or figure.text.startswith(("▲", "▼"))


# Overview


@pytest.mark.parametrize(
    ("code", "figure", "percent", "later"),
    [
        pytest.param("essential-services", "21/25", "84,0%", "25/25", id="essential services"),
        pytest.param("single-window-services", "250/261", "95,8%", "", id="single window"),
        pytest.param("subscriber-records", "hơn 78/95,6 triệu", "hơn 81,5%", "", id="subscriber records"),
        pytest.param("chip-id-cards", "hơn 79,5 triệu", None, "87 triệu", id="identity cards"),
        pytest.param("vneid-accounts", "hơn 6 triệu", None, "65 triệu", id="accounts"),
        pytest.param("sipas-national", "hơn 80%", None, "83,94%", id="SIPAS"),
    ],
)
def test_a_card_stands_at_the_meeting_with_the_later_figure_beside_it(
    shipped: Dataset, code: str, figure: str, percent: str | None, later: str
) -> None:
    shown_card = card(panel(shipped, "overview"), code)
    assert shown_card.figure.text == figure
    assert (shown_card.percent and shown_card.percent.text) == percent
    assert later in aloud(shown_card.later)


def test_at_the_newest_day_the_newest_total_leads_and_the_others_stand_apart(shipped: Dataset) -> None:
    newest = last_day(shipped)
    assert newest is not None
    shown_card = card(panel(shipped, "overview", as_of=newest), "essential-services")
    assert shown_card.figure.text == "44/76"
    assert shown_card.percent is not None
    assert shown_card.percent.text == "57,9%"
    assert [run.text.rstrip("†") for run in shown_card.later if isinstance(run, Figure)] == ["25/25", "38/53"]


def test_before_the_first_reading_there_is_no_card(shipped: Dataset) -> None:
    overview = panel(shipped, "overview", as_of=date(2000, 1, 1))
    assert cards_of(overview) == []


@pytest.mark.parametrize("language", languages())
def test_who_hears_the_page_gets_the_standings_of_the_table_in_a_sentence(shipped: Dataset, language: Language) -> None:
    overview = panel(shipped, "overview", language)
    news = of(overview, Prose, "news")
    assert news.unseen
    (sentence,) = news.paragraphs
    assert "Hưng Yên" in aloud(sentence)
    for row in of(overview, Table, "standings").rows:
        ranking, period, rank, *_ = texts(row)
        assert f"{ranking} {period}" in aloud(sentence)
        assert rank == "–" or cell(of(overview, Table, "standings"), row, "rank").aloud in aloud(sentence)


def test_attention_names_the_changed_totals(shipped: Dataset) -> None:
    newest = last_day(shipped)
    assert newest is not None
    notes = of(panel(shipped, "overview", as_of=newest), Notes, "attention").notes
    assert any("25 → 53 → 76" in aloud(note.runs) for note in notes)


def test_totals_that_changed_after_the_day_need_no_attention(shipped: Dataset) -> None:
    notes = of(panel(shipped, "overview"), Notes, "attention").notes
    assert not any("53" in aloud(note.runs) for note in notes)


@pytest.mark.parametrize(
    ("home", "broken"),
    [
        ("hung-yen", ["PAR INDEX 2022", "SIPAS 2022", "PAPI 2021"]),
        ("bo-tu-phap", ["PAR ministries 2022"]),
        (None, ["PAR INDEX, PAR ministries 2022", "SIPAS 2022", "PAPI 2021"]),
    ],
)
def test_only_indices_that_rank_home_are_among_its_breaks(
    shipped: Dataset, home: str | None, broken: list[str]
) -> None:
    context = context_of(shipped, selection=Selection(MEETING, home=home))
    context = context if home else context_of(replace(shipped, home=None), selection=Selection(MEETING))
    notes = of(page(context), Notes, "attention").notes
    (sentence,) = (aloud(note.runs) for note in notes if note.mark.word == "break")
    assert re.findall(r"(?:^|\. )([^.:]+ \d{4}):", sentence) == broken


def test_attention_tells_behind_before_stalled_before_missing(shipped: Dataset) -> None:
    words = [note.mark.word for note in of(panel(shipped, "overview"), Notes, "attention").notes]
    order = ("giảm", "chậm", "không đổi", "thiếu", "ngắt")
    ordered = [word for word in words if word in order]
    assert ordered == sorted(ordered, key=order.index)
    assert {"không đổi", "thiếu", "ngắt"} <= set(ordered)


# Progress


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("as_of", [MEETING, date(2025, 9, 24)], ids=["meeting", "newest"])
def test_progress_puts_the_most_urgent_first(shipped: Dataset, language: Language, as_of: date) -> None:
    words = words_for(language)
    order = [words(f"state.{state.value}") for state in State]
    meters = of(panel(shipped, "progress", language, as_of=as_of), Meters, "meters").meters
    places = [order.index(meter.status.word) for meter in meters]
    assert places == sorted(places)
    assert len(meters) == sum(len(commitments(empty_view(), measure, as_of)) for measure in shipped.indicators)


def test_within_one_state_the_smaller_share_comes_first(shipped: Dataset) -> None:
    data = dataset(
        indicators=tuple(indicator({"2022": f"{n}/25"}, code=f"i{n}") for n in (9, 3, 6)),
    )
    meters = of(panel(data, "progress"), Meters, "meters").meters
    assert [meter.figure.text for meter in meters] == ["3/25", "6/25", "9/25"]
    assert shipped.indicators


def test_a_target_of_another_measure_is_listed_and_not_drawn(shipped: Dataset) -> None:
    progress = panel(shipped, "progress")
    assert any("SIPAS" in aloud(note.runs) for note in of(progress, Notes, "other-targets").notes)
    assert all(meter.opens.code != "sipas-national" for meter in of(progress, Meters, "meters").meters)


def test_a_pace_shows_both_dates(shipped: Dataset) -> None:
    meters = of(panel(shipped, "progress"), Meters, "meters").meters
    remark = aloud(next(meter.remark for meter in meters if meter.opens.code == "essential-services"))
    assert "19/04/2023" in remark
    assert "28/11/2022" in remark


def test_the_arithmetic_is_of_the_chosen_commitment(shipped: Dataset) -> None:
    shown = panel(shipped, "progress", indicator="essential-services")
    steps = [aloud(note.runs) for note in of(shown, Notes, "arithmetic").notes]
    assert any("21 ÷ 25 = 84,0%" in step for step in steps)
    assert of(shown, Meters, "meters").chosen == "essential-services"


# Rankings


@pytest.mark.parametrize(
    ("code", "period"),
    [
        pytest.param("dti", "2022", id="DTI 2022, the newest that knows home"),
        pytest.param("par-index", "2021", id="PAR INDEX 2021, the newest by the day that knows home"),
        pytest.param("par-index-ministries", "2022", id="ministries 2022, of which half is known"),
    ],
)
def test_a_ranking_shows_the_newest_telling_period(shipped: Dataset, code: str, period: str) -> None:
    shown = panel(shipped, "rankings", ranking=code)
    heading = of(shown, Table, "standings").heading
    assert heading.endswith(period)


def test_a_period_can_be_asked_for(shipped: Dataset) -> None:
    assert of(panel(shipped, "rankings", ranking="dti", period="2023"), Table, "standings").heading.endswith("2023")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("brvt", "Bà Rịa - Vũng Tàu", id="alias"),
        pytest.param("hung yen", "Hưng Yên", id="no tones"),
        pytest.param("HƯNG", "Hưng Yên", id="capitals"),
        pytest.param("tphcm", "TP. Hồ Chí Minh", id="another alias"),
        pytest.param("dak lak", "Đắk Lắk", id="no Đ"),
        pytest.param("thua-thien-hue", "Thừa Thiên Huế", id="code"),
    ],
)
def test_a_filter_finds_an_entity_by_any_of_its_names(shipped: Dataset, typed: str, name: str) -> None:
    standings = of(panel(shipped, "rankings", ranking="dti", filter=typed), Table, "standings")
    assert [cell(standings, row, "entity").text for row in standings.rows] == [name]


def test_a_filter_that_finds_nothing_says_so(shipped: Dataset) -> None:
    standings = of(panel(shipped, "rankings", filter="atlantis"), Table, "standings")
    assert standings.count == 0
    assert "atlantis" in standings.empty


def test_places_nobody_is_known_to_hold_are_rows_of_their_own(shipped: Dataset) -> None:
    standings = of(panel(shipped, "rankings", ranking="par-index", period="2022"), Table, "standings")
    hole = standings.rows[5]
    assert cell(standings, hole, "rank").text == "6–13"
    assert "8" in cell(standings, hole, "entity").text
    assert hole.opens is None


@pytest.mark.parametrize("code", ["dti", "par-index", "par-index-ministries"])
def test_known_and_unknown_entities_make_the_whole_field(shipped: Dataset, code: str) -> None:
    view = view_of(shipped)
    for edition in view.editions(shipped.ranking[code]):
        assert edition.known_ranks + sum(gap.count for gap in edition.gaps) == edition.of or edition.by_score


@pytest.mark.parametrize("code", ["dti", "par-index", "par-index-ministries"])
def test_no_movement_is_computed_across_a_break(shipped: Dataset, code: str) -> None:
    view = view_of(shipped)
    for edition in view.editions(shipped.ranking[code]):
        for place in edition.places:
            comparison = compare(view, edition, place.entity.code)
            if comparison.refusals:
                assert comparison.score_change is None
                assert comparison.movement is None or comparison.stated


def test_a_ranking_says_how_many_are_known(shipped: Dataset) -> None:
    shown = panel(shipped, "rankings", ranking="par-index", period="2022")
    first, *_ = [aloud(sentence) for sentence in of(shown, Choices, "choices").sentences]
    assert "18/63" in first
    assert "13/63" in first
    assert any("45" in aloud(note.runs) for note in of(shown, Notes, "field").notes)


def test_a_stated_movement_across_a_break_keeps_its_mark() -> None:
    broken = ranking(standing("2021", "a", "5"), standing("2022", "a", "1", movement=4), breaks=("2022",))
    standings = of(panel(dataset(rankings=(broken,), sets={"all": "abcde"}), "rankings", "en"), Table, "standings")
    assert cell(standings, standings.row(0), "movement").text == "▲ 4*"


@pytest.mark.parametrize(
    ("scores", "lower", "sentence"),
    [
        pytest.param(["90", "80.5", "70"], False, "From 70 (c) to 90 (a), 20 apart.", id="all known"),
        pytest.param(
            ["90", "80.5", "~70"],
            False,
            "Among the 2/3 scores known exactly: from 80.5 (b) to 90 (a), 9.5 apart.",
            id="one is about",
        ),
        pytest.param(
            ["90", "80.5", ""],
            False,
            "Among the 2/3 scores known exactly: from 80.5 (b) to 90 (a), 9.5 apart.",
            id="one is missing",
        ),
        pytest.param(["5", "3", "9"], True, "From 9 (c) to 3 (b), 6 apart.", id="lower is better"),
    ],
)
def test_the_ends_of_a_field_are_those_of_the_exact_scores(scores: list[str], lower: bool, sentence: str) -> None:
    rows = [standing("2022", code, str(n), score) for n, (code, score) in enumerate(zip("abc", scores, strict=True), 1)]
    assert aloud(field_notes(ranking(*rows, lower=lower))[0]) == sentence


def test_disputed_ends_are_about_so_far_apart() -> None:
    rows = (standing("2022", "a", "1", "90"), standing("2022", "a", "1", "91"), standing("2022", "b", "2", "80"))
    assert "about 10 apart" in aloud(field_notes(ranking(*rows))[0])


def field_notes(measure: Ranking) -> list[Runs]:
    rankings = panel(dataset(rankings=(measure,)), "rankings", "en")
    return [note.runs for note in of(rankings, Notes, "field").notes]


@pytest.mark.parametrize(
    ("first", "distance"),
    [
        pytest.param([("b", "1", "90")], "b −10", id="the first place is known"),
        pytest.param([("b", "1", "90"), ("b", "1", "91")], "b ≈ −10", id="its score is disputed"),
        pytest.param([("b", "2", "90")], "", id="nobody is known to be first"),
        pytest.param([("b", "1-2", "90")], "", id="it may be first"),
        pytest.param([("b", "", "90")], "", id="no rank of the best score known"),
        pytest.param([("b", "1", "")], "", id="no score of the first"),
    ],
)
def test_the_distance_to_the_first_is_to_who_surely_holds_the_first_place(
    first: list[tuple[str, str, str]], distance: str
) -> None:
    rows = (standing("2022", "a", "3", "80"), *(standing("2022", *facts) for facts in first))
    table = standings_table(
        context_of(dataset(rankings=(ranking(*rows),), sets={"all": "abcdef"}), words=words_for("en")), "a"
    )
    best = [n for n, column in enumerate(table.columns) if column.key == "best"]
    assert [texts(table.row(0))[n - 1] for n in best] == ([distance] if distance else [])


def test_all_who_share_the_first_place_are_the_best() -> None:
    data = dataset(rankings=(ranking(standing("2022", "a", "1", "80"), standing("2022", "b", "1", "80")),))
    for code in "ab":
        row = texts(standings_table(context_of(data, words=words_for("en")), code).row(0))
        assert "the best, level with 1" in row


# Trends


def test_every_shipped_chart_keeps_breaks_and_totals_apart(shipped: Dataset) -> None:
    for measure in shipped.indicators:
        chart = of(panel(shipped, "trends", indicator=measure.code), Chart, "chart")
        totals = {observation.total.number for observation in measure.observations if observation.total}
        assert len({run.total for run in chart.runs} - {""}) == len(totals)
        for run in chart.runs:
            days = [point.day for point in run.points]
            assert days == sorted(set(days))
            for before, after in pairwise(days):
                assert not any(before < method_break.period.first <= after for method_break in measure.breaks)


def test_every_reading_of_the_charted_measure_is_a_point_of_its_chart(shipped: Dataset) -> None:
    for measure in shipped.indicators:
        chart = of(panel(shipped, "trends", indicator=measure.code), Chart, "chart")
        drawn = {(point.period, point.figure.value) for _, point in chart.points}
        has_totals = any(observation.total for observation in measure.observations)
        known = [seen for seen in measure.observations if seen.value and (seen.total or not has_totals)]
        periods = {observation.period for observation in known}
        assert {period for period, _ in drawn} == {
            f"về sau {words_for('vi').period(period)}" if period.last > MEETING else words_for("vi").period(period)
            for period in periods
        }
        assert {value for _, value in drawn} <= {observation.value.number for observation in known if observation.value}


def test_a_trend_across_a_break_is_two_runs_and_a_sentence() -> None:
    broken = indicator({"2019": "50", "2020": "60", "2021": "10", "2022": "20"}, breaks=("2021",))
    trends = panel(dataset(indicators=(broken,)), "trends", "en")
    assert [len(run.points) for run in of(trends, Chart, "chart").runs] == [2, 2]
    sentences = [aloud(paragraph) for paragraph in of(trends, Prose, "summary").paragraphs]
    assert any(sentence.startswith("2019 → 2020: +10") for sentence in sentences)
    assert any(sentence.startswith("2021 → 2022: +10") for sentence in sentences)
    assert any("2021" in sentence and "must not be compared" in sentence for sentence in sentences)
    assert not any("2020 → 2021" in sentence or "2019 → 2022" in sentence for sentence in sentences)


@pytest.mark.parametrize("language", languages())
def test_a_repeated_bound_is_no_new_figure_in_a_trend(language: Language) -> None:
    trends = panel(dataset(indicators=(indicator({"2022": ">55", "2023": ">55"}),)), "trends", language)
    assert not any("≈ 0" in aloud(paragraph) for paragraph in of(trends, Prose, "summary").paragraphs)


# Profile


@pytest.mark.parametrize("language", languages())
def test_the_profile_of_a_merged_province_names_its_successor(shipped: Dataset, language: Language) -> None:
    paragraphs = of(panel(shipped, "profile", language, entity="hung-yen"), Prose, "summary").paragraphs
    (successor,) = (run for runs in paragraphs for run in runs if isinstance(run, Figure) and run.opens)
    assert successor.opens == Opens("entity", "hung-yen-2025")
    assert "2025" in successor.text
    assert any("Thái Bình" in aloud(runs) and "Hưng Yên" in aloud(runs) for runs in paragraphs)


@pytest.mark.parametrize("language", languages())
def test_the_profile_of_a_successor_names_its_predecessors(shipped: Dataset, language: Language) -> None:
    paragraphs = of(panel(shipped, "profile", language, entity="hung-yen-2025"), Prose, "summary").paragraphs
    assert any("Thái Bình" in aloud(runs) and "Hưng Yên" in aloud(runs) for runs in paragraphs[1:])


def test_a_hole_in_the_years_is_an_open_line(shipped: Dataset) -> None:
    rows = of(panel(shipped, "profile", entity="hung-yen"), Table, "years").rows
    (hole,) = (texts(row) for row in rows if texts(row)[:2] == ["2022", "PAR INDEX"])
    assert hole[2:] == ["–", "–", "–", ""]


def test_the_profile_without_an_entity_is_that_of_home(shipped: Dataset) -> None:
    entity = chosen_entity(context_of(shipped, selection=Selection(MEETING)))
    assert entity is not None
    assert entity.code == "hung-yen"


# Directives and sources


def test_every_directive_stands_once(shipped: Dataset) -> None:
    tables = [block for block in panel(shipped, "directives").blocks if isinstance(block, Table)]
    listed = [row.opens.code for table in tables for row in table.rows if row.opens]
    assert sorted(listed) == sorted(directive.code for directive in shipped.directives)


def test_the_details_of_a_directive_say_how_what_it_is_about_stands(shipped: Dataset) -> None:
    details = of(panel(shipped, "directives"), Notes, "whole")
    assert "Dịch vụ công thiết yếu đã tích hợp\u00a0· 21/25\u00a0· 19/04/2023" in [
        "".join(run if isinstance(run, str) else run.text for run in note.runs if not isinstance(run, Mark))
        for note in details.notes
    ]


def test_a_directive_without_a_deadline_says_so(shipped: Dataset) -> None:
    tables = [block for block in panel(shipped, "directives").blocks if isinstance(block, Table)]
    assert all("không quy định thời hạn" in texts(row) for table in tables for row in table.rows)


def directives_with(shipped: Dataset, *due: date | None) -> Page:
    """Return the directives page of a dataset with a directive for each deadline."""
    pairs = zip(shipped.directives, due, strict=False)
    return panel(
        replace(shipped, directives=tuple(replace(directive, due=day) for directive, day in pairs)), "directives"
    )


@pytest.mark.parametrize("due", [None, date(2023, 12, 31)])
def test_what_all_directives_share_is_said_once_and_left_out_of_their_rows(shipped: Dataset, due: date | None) -> None:
    shown = directives_with(shipped, due, due, due)
    first = next(block for block in shown.blocks if isinstance(block, Table))
    unseen = [n for n, column in enumerate(first.columns) if column.unseen]
    assert [first.columns[n].key for n in unseen] == ["due", "status"]
    (summary,) = of(shown, Prose, "summary").paragraphs
    assert first.row(0).figures[unseen[0]].text in aloud(summary)
    assert "3 chưa có báo cáo" in aloud(summary)


@pytest.mark.parametrize("due", [(None, date(2023, 12, 31)), (None,)])
def test_what_directives_do_not_share_stands_in_their_rows(shipped: Dataset, due: tuple[date | None, ...]) -> None:
    first = next(block for block in directives_with(shipped, *due).blocks if isinstance(block, Table))
    assert "due" not in [column.key for column in first.columns if column.unseen]


@pytest.mark.parametrize("language", languages())
def test_the_sources_list_both_disputes_with_both_figures(shipped: Dataset, language: Language) -> None:
    rows = of(panel(shipped, "sources", language), Table, "disputes").rows
    values = [[cell.value for cell in row.cells if isinstance(cell, Figure)][1:] for row in rows]
    assert [Decimal("81.21"), Decimal("76.72")] in values
    assert [Decimal("91.87"), Decimal("91.81")] in values
    assert all(len(row.sources) >= 2 for row in rows)


def test_every_source_stands_in_the_list(shipped: Dataset) -> None:
    rows = of(panel(shipped, "sources"), Table, "sources").rows
    assert {row.opens.code for row in rows if row.opens} == {source.code for source in shipped.sources}


def test_a_source_in_view_comes_first(shipped: Dataset) -> None:
    shown = page(context_of(shipped, selection=sourced(Selection(MEETING), ("dti-2022",)), words=words_for("vi")))
    assert of(shown, Table, "sources").rows[0].opens == Opens("source", "dti-2022")
    assert of(shown, Notes, "source-0").heading == "dti-2022"


# Every panel


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", PANELS)
def test_a_panel_of_a_dataset_that_has_only_a_title_can_be_shown(name: PanelName, language: Language) -> None:
    bare = Dataset(title=Text("Số liệu", "Figures"))
    shown = panel(bare, name, language)
    assert shown.panel == name
    assert shown.title == words_for(language)(f"panel.{name}")
    assert shown.blocks
    assert shown.title.upper() in plain_text(shown)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("as_of", [MEETING, date(2025, 9, 24), date(2000, 1, 1)], ids=["meeting", "newest", "before"])
def test_every_figure_of_data_leads_to_its_sources(
    shipped: Dataset, name: PanelName, language: Language, as_of: date
) -> None:
    lost = [
        (block.key, column, figure.text)
        for block in panel(shipped, name, language, as_of=as_of).blocks
        if block.key != "disputes"
        for column, figure, _ in cells_of(block)
        if figure.value is not None and not figure.sources and not is_arithmetic(column, figure)
    ]
    assert lost == []


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", PANELS)
def test_every_row_of_data_has_sources_the_dataset_declares(
    shipped: Dataset, name: PanelName, language: Language
) -> None:
    for block in panel(shipped, name, language).blocks:
        for column, figure, around in cells_of(block):
            assert set(figure.sources) | set(around) <= shipped.source.keys()
            if figure.value is not None and not is_arithmetic(column, figure):
                assert figure.sources or around, (block.key, column, figure.text)


def test_every_disputed_figure_leads_to_its_sources(shipped: Dataset) -> None:
    cells = cells_of(of(panel(shipped, "sources"), Table, "disputes"))
    assert [figure.text for _, figure, _ in cells if figure.value is not None and not figure.sources] == []


@pytest.mark.parametrize("language", languages())
def test_every_rank_of_a_ranking_leads_to_its_sources(shipped: Dataset, language: Language) -> None:
    cells = cells_of(of(panel(shipped, "rankings", language, ranking="dti"), Table, "standings"))
    ranks = [figure for column, figure, _ in cells if column == "rank" and figure.value is not None]
    assert ranks
    assert all(figure.sources for figure in ranks)


@pytest.mark.parametrize("name", ["overview", "rankings", "profile"])
def test_a_stated_movement_leads_to_its_source(shipped: Dataset, name: PanelName) -> None:
    shown = panel(shipped, name, ranking="par-index", period="2024")
    stated = [figure for block in shown.blocks for _, figure, _ in cells_of(block) if figure.text.endswith("*")]
    assert stated
    assert all(figure.sources for figure in stated)


@pytest.mark.parametrize("name", PANELS)
def test_a_page_is_the_same_every_time(shipped: Dataset, name: PanelName) -> None:
    fresh = replace(shipped, title=shipped.title)
    assert plain_text(panel(shipped, name)) == plain_text(panel(fresh, name))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", PANELS)
def test_whatever_a_figure_opens_can_be_opened(shipped: Dataset, name: PanelName, language: Language) -> None:
    selection = Selection(MEETING, panel=name)
    shown = page(context_of(shipped, selection=selection, words=words_for(language)))
    leads = {figure.opens for block in shown.blocks for _, figure, _ in cells_of(block) if figure.opens}
    leads |= {row.opens for block in shown.blocks if isinstance(block, Table) for row in block.rows if row.opens}
    leads |= {choice.opens for block in shown.blocks if isinstance(block, Choices) for choice in block.choices}
    for opens in leads:
        target_page = opened(selection, shipped, opens)
        assert page(context_of(shipped, selection=target_page, words=words_for(language))).panel == target_page.panel


# Going on


def test_a_step_goes_to_the_older_period_and_stops_at_the_last(shipped: Dataset) -> None:
    start = Selection(MEETING, ranking="dti")
    assert step_period(context_of(shipped, selection=start), 1).period == "2021"
    assert step_period(context_of(shipped, selection=start), -1).period == "2023"
    last = replace(start, period="2021")
    assert step_period(context_of(shipped, selection=last), 1) == last


def test_stepping_on_goes_round_the_whole_field_and_back_to_the_start(shipped: Dataset) -> None:
    selection = Selection(MEETING, panel="profile", ranking="dti", entity="hung-yen")
    seen: list[Code | None] = []
    for _ in range(63):
        selection = step_entity(context_of(shipped, selection=selection), 1)
        seen.append(selection.entity)
    assert len(set(seen)) == 63
    assert seen[-1] == "hung-yen"
    assert (
        step_entity(context_of(shipped, selection=step_entity(context_of(shipped, selection=selection), 1)), -1)
        == selection
    )


def test_a_filter_is_left_behind_on_another_panel() -> None:
    selection = Selection(MEETING, panel="rankings").filtered("hung")
    assert selection.on("rankings").filter == "hung"
    assert selection.on("sources").filter == ""


@pytest.mark.parametrize(
    ("opens", "name"),
    [
        pytest.param(Opens("entity", "hung-yen"), "profile", id="an entity"),
        pytest.param(Opens("ranking", "dti"), "rankings", id="a ranking"),
        pytest.param(Opens("directive", "own-responsibility"), "directives", id="a directive"),
        pytest.param(Opens("source", "dti-2022"), "sources", id="a source"),
        pytest.param(Opens("indicator", "essential-services"), "progress", id="a commitment"),
        pytest.param(Opens("indicator", "sipas-national"), "trends", id="an indicator without a target of its measure"),
    ],
)
def test_what_is_opened_has_its_panel(shipped: Dataset, opens: Opens, name: PanelName) -> None:
    assert opened(Selection(MEETING), shipped, opens).panel == name


def test_the_target_that_gives_the_state_is_the_one_shown() -> None:
    aimed = indicator({"2021": "10", "2022": "20"}, unit="percent", targets=(target("40", "2025-12-31"),))
    (meter,) = of(panel(dataset(indicators=(aimed,)), "progress", "en"), Meters, "meters").meters
    remark: Runs = meter.remark
    assert "target 40%, due 31 December 2025" in aloud(remark)
    assert meter.gauge.target == Decimal("0.4")
    assert meter.gauge.share == Decimal("0.2")
