"""The trends say since when and compared with whom, and what must not be compared."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.contexts import context_of, empty_view
from tests.unit.factories import dataset, dimension, indicator, ranking, standing, target
from tests.unit.test_pages import of, panel, texts
from tui.blocks.chart import Chart, Curve
from tui.blocks.figure import Figure, Opens
from tui.blocks.page import Notes, Page, Prose
from tui.blocks.table import Row, Table
from tui.export.plain import aloud, plain_text
from tui.model import Code, Dataset, Ranking
from tui.pages import page
from tui.pages.navigation.chart_start import step_start
from tui.pages.trends.lines import ranking_lines
from tui.selection import Selection, opened
from tui.selection.chosen import chosen_measure
from tui.wording import LANGUAGES, Language, words_for

MEETING = date(2023, 4, 19)
START = Selection(MEETING, "trends")


def shown(data: Dataset, language: Language = "vi", /, **chosen: object) -> Page:
    return page(context_of(data, selection=replace(START, **chosen), words=words_for(language)))


def chart(data: Dataset, **chosen: object) -> Chart:
    return of(shown(data, **chosen), Chart, "chart")


def curve(one: Chart, key: str) -> Curve:
    return next(each for each in one.curves if each.key == key)


def periods_of(one: Curve) -> list[list[str]]:
    return [[point.period for point in run.points] for run in one.runs]


def sentences(one: Page) -> list[str]:
    return [aloud(each) for each in of(one, Prose, "summary").paragraphs]


def row(table: Table, name: str) -> Row:
    return next(each for each in table.rows if name in texts(each)[0])


# What must be seen in the shipped figures


def test_sipas_shows_two_runs_with_its_break_named_and_2020_as_about(shipped: Dataset) -> None:
    for one, key in (
        (chart(shipped, ranking="sipas"), "field.mean"),
        (chart(shipped, indicator="sipas-national"), "all"),
    ):
        mean = curve(one, key)
        assert periods_of(mean) == [["2017", "2018", "2019", "2020", "2021"], ["2022", "2023", "2024"]]
        assert mean.runs[0].points[3].figure.brief == "≈ 85%"
        assert mean.runs[0].points[4].figure.text == "87,16%"
        assert [(each.day, each.text) for each in one.breaks] == [(date(2022, 1, 1), "từ 2022: Đổi phương pháp đo")]


def test_the_median_of_sipas_is_another_measure(shipped: Dataset) -> None:
    assert "87,02" not in repr(chart(shipped, ranking="sipas"))
    assert "87,02" in repr(chart(shipped, indicator="sipas-provinces-median"))


@pytest.mark.parametrize(
    ("code", "breaks"),
    [
        pytest.param("par-index", [2016, 2022], id="PAR INDEX"),
        pytest.param("papi", [2018, 2019, 2021], id="PAPI"),
        pytest.param("par-index-ministries", [2016, 2018, 2019, 2022], id="ministries, whose number changed twice"),
        pytest.param("pci", [], id="PCI"),
    ],
)
def test_every_break_of_a_ranking_is_a_line_with_a_word(shipped: Dataset, code: Code, breaks: list[int]) -> None:
    one = chart(shipped, ranking=code)
    assert [each.day.year for each in one.breaks] == breaks
    for each in one.runs:
        for first in breaks:
            assert len({point.day >= date(first, 1, 1) for point in each.points}) == 1


@pytest.mark.parametrize(
    ("one", "told"),
    [
        pytest.param(
            ranking(standing("2020", "a", "1", "80"), standing("2022", "a", "1", "90"), breaks=("2021",)),
            "2021: new method",
            id="a method that changed in a year without standings",
        ),
        pytest.param(
            ranking(
                standing("2021", "a", "1", "80"),
                standing("2022", "a", "1", "90"),
                dimensions=(dimension("x", "90", until="2021"), dimension("y", "100", since="2022")),
            ),
            "2022: the total changed from 90 to 100 points",
            id="another total",
        ),
        pytest.param(
            ranking(
                standing("2021", "a", "1", "80"),
                standing("2022", "a", "1", "90"),
                members={"1900": "all", "2022": "many"},
            ),
            "2022: 2 entities ranked",
            id="others ranked",
        ),
    ],
)
def test_a_cut_says_its_reason_in_the_chart_and_under_it(one: Ranking, told: str) -> None:
    found = shown(dataset(rankings=(one,), sets={"all": "a", "many": "ab"}, home="a"), "en", ranking="index")
    assert [told in each.text for each in of(found, Chart, "chart").breaks] == [True]
    assert sum(told in each for each in sentences(found)) == 1


def test_the_gap_of_pci_stays_open_and_is_named(shipped: Dataset) -> None:
    own = curve(chart(shipped, ranking="pci"), "hung-yen")
    assert periods_of(own) == [["2012", "2013", "2014", "2015", "2016"], ["2021", "2022"], ["2024"]]
    assert any("2017–2020, 2023" in each for each in sentences(shown(shipped, ranking="pci")))


def test_essential_services_are_three_series_each_by_its_own_total(shipped: Dataset) -> None:
    one = chart(shipped, indicator="essential-services")
    assert [each.name for each in one.curves] == ["trên 25", "trên 53", "trên 76"]
    assert len({each.mark for each in one.curves}) == 3
    heights = [[round(point.at, 1) for point in run.points] for run in one.runs]
    assert heights == [[32, 84, 84, 100], [66, Decimal("71.7")], [Decimal("57.9")]]
    assert (one.values.low, one.values.high) == (Decimal(0), Decimal(100))


def test_a_change_within_a_run_is_told_with_its_figures() -> None:
    one = indicator({"2017": "80.90", "2018": "82.99", "2019": "84.45", "2020": "~85"}, unit="percent")
    told = sentences(shown(dataset(indicators=(one,)), "en"))
    assert "2017 → 2020: about +4.1 points (80.90% → about 85%)." in told


# What is charted


@pytest.mark.parametrize(
    ("chosen", "measure"),
    [
        pytest.param({}, Opens("ranking", "par-index"), id="nothing said: the first ranking with scores"),
        pytest.param({"indicator": "chip-id-cards"}, Opens("indicator", "chip-id-cards"), id="an indicator"),
        pytest.param({"ranking": "pci"}, Opens("ranking", "pci"), id="a ranking"),
        pytest.param({"ranking": "pci", "entity": "ha-noi"}, Opens("ranking", "pci"), id="a ranking and an entity"),
        pytest.param({"entity": "ha-noi"}, Opens("entity", "ha-noi"), id="an entity alone: all its indices"),
        pytest.param(
            {"indicator": "chip-id-cards", "measure": Opens("ranking", "dti")}, Opens("ranking", "dti"), id="the choice"
        ),
    ],
)
def test_the_selection_says_what_is_charted(shipped: Dataset, chosen: dict[str, object], measure: Opens) -> None:
    assert chosen_measure(context_of(shipped, selection=replace(START, **chosen))) == measure


def test_going_to_the_trends_follows_what_was_looked_at() -> None:
    ranked = Selection(MEETING, "rankings", ranking="papi")
    assert ranked.on("trends").measure == Opens("ranking", "papi")
    measured = Selection(MEETING, "progress", indicator="services", measure=Opens("ranking", "papi"))
    assert measured.on("trends").measure == Opens("indicator", "services")
    assert Selection(MEETING, "sources", measure=Opens("ranking", "papi")).on("trends").measure == Opens(
        "ranking", "papi"
    )


def test_every_row_of_the_picker_opens_a_page_of_trends(shipped: Dataset) -> None:
    rows = of(shown(shipped), Table, "measures").rows
    kinds = {each.opens.kind for each in rows if each.opens}
    assert kinds == {"entity", "ranking", "theme", "indicator"}
    for each in rows:
        assert each.opens
        there = opened(START, shipped, each.opens)
        assert there.panel == "trends"
        picker = of(page(context_of(shipped, selection=there, words=words_for("vi"))), Table, "measures")
        assert [one.opens for one in picker.rows if one.chosen] == [each.opens]


def test_a_ranking_is_charted_with_mean_home_best_and_lowest(shipped: Dataset) -> None:
    one = chart(shipped, ranking="sipas")
    assert [each.key for each in one.curves] == ["field.mean", "hung-yen", "field.best", "field.lowest"]
    assert [each.joined for each in one.curves] == [True, True, False, False]


def test_compared_entities_stand_beside_home_and_no_more_than_five_series_are_drawn(shipped: Dataset) -> None:
    one = chart(shipped, ranking="papi", compared=("ha-noi", "hung-yen", "da-nang", "hai-phong"))
    assert [each.key for each in one.curves] == ["hung-yen", "ha-noi", "da-nang", "hai-phong", "field.best"]
    assert len({each.mark for each in one.curves}) == 5


def test_enter_on_a_series_hides_it_and_shows_it_again(shipped: Dataset) -> None:
    before = replace(START, ranking="sipas")
    hidden = opened(before, shipped, Opens("series", "field.best"))
    assert "field.best" not in [each.key for each in chart(shipped, ranking="sipas", hidden=hidden.hidden).curves]
    assert (
        texts(row(of(shown(shipped, ranking="sipas", hidden=hidden.hidden), Table, "series"), "Hạng đầu"))[0][0] == "·"
    )
    assert opened(hidden, shipped, Opens("series", "field.best")) == before


def test_no_two_series_of_an_index_carry_one_mark(shipped: Dataset) -> None:
    four = ("ha-noi", "hai-phong", "da-nang", "can-tho")
    selection = Selection(MEETING, "trends", ranking="papi", compared=four)
    lines = ranking_lines(context_of(shipped, selection=selection, words=words_for("vi")), shipped.ranking["papi"])
    marks = [each.curve.mark for each in lines]
    assert {"field.region", *four} <= {each.key for each in lines}
    assert len(marks) == len(set(marks))


def test_the_mean_of_a_region_can_be_shown(shipped: Dataset) -> None:
    region = curve(chart(shipped, ranking="papi", hidden=()), "field.region")
    assert periods_of(region) == [["2019", "2020"]]
    assert all(point.figure.text.endswith("†") for run in region.runs for point in run.points)


def test_a_chart_can_start_later_and_again_earlier(shipped: Dataset) -> None:
    start = replace(START, ranking="sipas")
    later = step_start(context_of(shipped, selection=step_start(context_of(shipped, selection=start), 1)), 1)
    assert later.since == 2019
    assert chart(shipped, ranking="sipas", since=2019).time.first == date(2019, 1, 1)
    told = sentences(shown(shipped, ranking="sipas", since=2019))
    assert any("2019 → 2021" in each for each in told)
    assert not any("2017" in each for each in told)
    assert step_start(context_of(shipped, selection=step_start(context_of(shipped, selection=later), -1)), -1) == start
    assert step_start(context_of(shipped, selection=start), -1) == start
    for _ in range(20):
        later = step_start(context_of(shipped, selection=later), 1)
    assert later.since == 2023


def test_the_table_takes_the_place_of_the_chart(shipped: Dataset) -> None:
    for chosen in ({"ranking": "sipas"}, {"indicator": "sipas-national"}):
        blocks = shown(shipped, tabled=True, **chosen).blocks
        assert isinstance(blocks[0], Table)
        assert not any(isinstance(each, Chart) for each in blocks)


def test_values_at_points_can_be_left_out(shipped: Dataset) -> None:
    assert chart(shipped, points=True).labelled
    assert not chart(shipped, points=False).labelled


# Tables and words


@pytest.mark.parametrize("code", ["par-index", "sipas", "papi", "pci", "dti", "par-index-ministries"])
def test_chart_and_tables_hold_the_same_points(shipped: Dataset, code: Code) -> None:
    found = shown(shipped, ranking=code)
    one, series, points = of(found, Chart, "chart"), of(found, Table, "series"), of(found, Table, "points")
    listed = {(texts(each)[0], texts(each)[1], texts(each)[2]) for each in points.rows}
    for drawn, point in one.points:
        assert (point.period, drawn.name, point.figure.text) in listed
        n = [each.heading for each in series.columns].index(point.period)
        assert texts(row(series, drawn.name))[n] == point.figure.brief
    assert len(series.columns) == len(empty_view().periods(shipped.ranking[code])) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text_says_the_series_of_a_chart_run_by_run(shipped: Dataset, language: Language) -> None:
    words = words_for(language)
    text = plain_text(shown(shipped, language, ranking="sipas"))
    assert f"{words('trends.mean')}: 2017 80" in text
    assert f"{words('trends.mean')}: 2022 80" in text
    assert words.text(shipped.ranking["sipas"].breaks[0].why) in text


def test_a_disputed_figure_is_drawn_marked_and_told(shipped: Dataset) -> None:
    found = shown(shipped, indicator="par-index-provinces")
    point = next(each for _, each in of(found, Chart, "chart").points if each.period == "2014")
    assert point.heights == (Decimal("81.21"), Decimal("76.72"))
    assert [each.glyph for each in of(found, Chart, "chart").legend] == ["‡"]
    assert any("81,21%" in each and "76,72%" in each for each in sentences(found))


def test_disputes_and_targets_of_a_ranking_are_told_below_its_chart(shipped: Dataset) -> None:
    told = sentences(shown(shipped, ranking="par-index"))
    assert any(each.startswith("Hạng đầu 2018") and "89,06" in each and "89,6" in each for each in told)
    told = sentences(shown(shipped, ranking="sipas"))
    assert any("90%" in each and "số đo khác, nên không vẽ" in each for each in told)
    assert chart(shipped, ranking="sipas").targets == ()


def test_a_contradicting_score_keeps_its_bound_and_is_told_once() -> None:
    one = ranking(standing("2022", "a", "1", "40"), standing("2022", "a", score=">50", source="report"))
    found = shown(dataset(rankings=(one,), home="a"), "en", ranking="index")
    (told,) = [each for each in sentences(found) if "both are kept" in each]
    assert "over 50" in told


def test_a_target_of_the_mean_is_drawn_in_the_chart_of_its_ranking() -> None:
    mean = indicator({"2021": "80", "2022": "85"}, code="mean", unit="percent", targets=(target("90", "2025-12-31"),))
    one = ranking(standing("2022", "a", "1", "90"), mean="mean")
    drawn = chart(dataset(indicators=(mean,), rankings=(one,)), ranking="index")
    assert [str(each.at) for each in drawn.targets] == ["90"]


def test_a_bound_is_a_hollow_mark_with_its_word(shipped: Dataset) -> None:
    one = chart(shipped, indicator="chip-id-cards")
    assert [point.mark for _, point in one.points] == ["", "△", "△", "△", "△", "△", ""]
    assert [each.glyph for each in one.legend] == ["△"]


def test_only_a_target_of_this_very_measure_is_drawn() -> None:
    own = indicator({"2020": "70", "2021": "80"}, targets=(target("90", "2025-12-31"),), unit="percent")
    other = indicator({"2020": "70"}, targets=(target("95", "2025-12-31", measure="khác"),), code="b", unit="percent")
    data = dataset(indicators=(own, other))
    assert [str(each.at) for each in chart(data, indicator="services").targets] == ["90"]
    assert chart(data, indicator="b").targets == ()
    assert any("95%" in each and "khác" in each for each in sentences(shown(data, indicator="b")))


def test_pace_expectation_and_projection_are_told_as_arithmetic() -> None:
    one = indicator({"2022-01-01": "5/25", "2023-01-01": "10/25"}, targets=(target("25", "2024-12-31"),))
    told = sentences(page_of(one))
    assert any(each.startswith("Between the last two readings (1 January 2022 → 1 January 2023): +5") for each in told)
    assert any("Arithmetic, not a forecast" in each and "Dec 2025" in each for each in told)
    assert any("19 April 2023 would stand at" in each for each in told)


def test_what_follows_from_a_bounded_pace_is_about_too() -> None:
    one = indicator({"2022-01-01": ">5 million", "2023-01-01": ">10 million"}, targets=(target("25 million"),))
    told = sentences(page_of(one))
    assert any("25 million is reached in about Dec 2025" in each for each in told)


def test_an_expected_figure_stands_in_the_scale_of_its_goal_on_every_panel() -> None:
    one = indicator(
        {"2022-01-01": "5 million", "2023-01-01": "6 million"}, targets=(target("25 million", "2024-12-31"),)
    )
    data = dataset(indicators=(one,))
    assert any("would stand at 13.6 million" in each for each in sentences(page_of(one)))
    steps = of(panel(data, "progress", "en"), Notes, "arithmetic").notes
    assert any("= 11.7 million" in aloud(each.runs) for each in steps)


def test_nothing_is_projected_where_nothing_moves() -> None:
    told = sentences(page_of(indicator({"2022-01-01": "10/25", "2023-01-01": "10/25"})))
    assert not any("Arithmetic" in each for each in told)


def page_of(one) -> Page:  # type: ignore[no-untyped-def] # noqa: ANN001
    return panel(dataset(indicators=(one,)), "trends", "en")


def test_an_entity_of_which_only_ranks_are_known_is_told_and_not_drawn(shipped: Dataset) -> None:
    found = shown(shipped, ranking="dti")
    assert "hung-yen" not in [each.key for each in of(found, Chart, "chart").curves]
    assert any("Hưng Yên" in each and "chưa biết điểm" in each for each in sentences(found))
    rows = of(found, Table, "series").rows
    ranks = rows[1 + next(n for n, each in enumerate(rows) if "Hưng Yên" in texts(each)[0])]
    assert "33" in texts(ranks)


def test_a_ranking_without_scores_says_so() -> None:
    one = ranking(standing("2022", "a", "1"), code="one")
    found = shown(dataset(rankings=(one,)), "en", ranking="one")
    assert any("no score" in each for each in sentences(found))
    assert of(found, Chart, "chart").points == ()


# Small multiples


def test_all_indices_of_an_entity_are_small_charts_with_their_own_axes(shipped: Dataset) -> None:
    charts = [each for each in shown(shipped, entity="hung-yen").blocks if isinstance(each, Chart)]
    assert [each.heading for each in charts] == ["PAR INDEX", "SIPAS", "PAPI", "PCI"]
    assert {each.small for each in charts} == {4}
    assert all(each.opens and each.opens.kind == "ranking" for each in charts)
    assert len({each.values.text for each in charts}) == 4
    assert all({one.key for one in each.curves} <= {"field.mean", "hung-yen"} for each in charts)


def test_all_indicators_of_a_theme_are_small_charts(shipped: Dataset) -> None:
    charts = [each for each in shown(shipped, measure=Opens("theme", "identity")).blocks if isinstance(each, Chart)]
    members = [each.code for each in shipped.indicators if each.theme == "identity"]
    assert [each.opens.code for each in charts if each.opens] == members
    assert len({each.key for each in charts}) == len(charts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_a_chart_names_its_source(shipped: Dataset, language: Language) -> None:
    for code in shipped.ranking:
        for drawn, point in of(shown(shipped, language, ranking=code), Chart, "chart").points:
            assert point.figure.sources, (code, drawn.name, point.period)
            assert point.note


def test_a_figure_opens_no_entity_from_the_table_of_series(shipped: Dataset) -> None:
    series = of(shown(shipped, ranking="sipas"), Table, "series")
    assert {each.opens.kind for each in series.rows if each.opens} == {"series"}
    assert all(isinstance(cell, Figure) and cell.opens is None for each in series.rows for cell in each.cells)
