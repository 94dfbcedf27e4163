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
from tui.model import Code, Dataset, Indicator, Ranking
from tui.pages import page
from tui.pages.navigation.chart_start import step_start
from tui.pages.navigation.measures import step_measure
from tui.pages.navigation.opening import opened, visited
from tui.pages.trends.lines import ranking_lines
from tui.pages.trends.measure_menu import measures_table, menu
from tui.selection import Selection
from tui.selection.chosen import chosen_measure
from tui.wording import Language, languages, words_for

MEETING = date(2023, 4, 19)
START = Selection(MEETING, "trends")


def trends_page(data: Dataset, language: Language = "vi", /, **chosen: object) -> Page:
    return page(context_of(data, selection=replace(START, **chosen), words=words_for(language)))


def chart_of(data: Dataset, **chosen: object) -> Chart:
    return of(trends_page(data, **chosen), Chart, "chart")


def curve_of(chart: Chart, key: str) -> Curve:
    return next(curve for curve in chart.curves if curve.key == key)


def periods_of(curve: Curve) -> list[list[str]]:
    return [[point.period for point in run.points] for run in curve.runs]


def sentences(trends: Page) -> list[str]:
    return [aloud(paragraph) for paragraph in of(trends, Prose, "summary").paragraphs]


def row_of(table: Table, name: str) -> Row:
    return next(row for row in table.rows if name in texts(row)[0])


# What must be seen in the shipped figures


def test_sipas_shows_two_runs_with_its_break_named_and_2020_as_about(shipped: Dataset) -> None:
    for sipas, key in (
        (chart_of(shipped, ranking="sipas"), "field.mean"),
        (chart_of(shipped, indicator="sipas-national"), "all"),
    ):
        mean = curve_of(sipas, key)
        assert periods_of(mean) == [["2017", "2018", "2019", "2020", "2021"], ["2022", "về sau 2023", "về sau 2024"]]
        assert mean.runs[0].points[3].figure.brief == "≈ 85%"
        assert mean.runs[0].points[4].figure.text == "87,16%"
        assert [(tick.day, tick.text) for tick in sipas.breaks] == [(date(2022, 1, 1), "từ 2022: Đổi phương pháp đo")]


def test_the_median_of_sipas_is_another_measure(shipped: Dataset) -> None:
    assert "87,02" not in repr(chart_of(shipped, ranking="sipas"))
    assert "87,02" in repr(chart_of(shipped, indicator="sipas-provinces-median"))


@pytest.mark.parametrize(
    ("code", "breaks"),
    [
        pytest.param("par-index", [2016, 2022], id="PAR INDEX"),
        pytest.param("papi", [2019, 2021], id="PAPI from 2018 on, out of 80 points"),
        pytest.param("par-index-ministries", [2016, 2018, 2019, 2022], id="ministries, whose number changed twice"),
        pytest.param("pci", [], id="PCI"),
    ],
)
def test_every_break_of_a_ranking_is_a_line_with_a_word(shipped: Dataset, code: Code, breaks: list[int]) -> None:
    index = chart_of(shipped, ranking=code)
    assert [tick.day.year for tick in index.breaks] == breaks
    for run in index.runs:
        for first in breaks:
            assert len({point.day >= date(first, 1, 1) for point in run.points}) == 1


@pytest.mark.parametrize(
    ("index", "reason"),
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
                members={"1900": "all", "2022": "many"},
            ),
            "2022: 2 entities ranked",
            id="others ranked",
        ),
    ],
)
def test_a_cut_says_its_reason_in_the_chart_and_under_it(index: Ranking, reason: str) -> None:
    trends = trends_page(dataset(rankings=(index,), sets={"all": "a", "many": "ab"}, home="a"), "en", ranking="index")
    assert [reason in tick.text for tick in of(trends, Chart, "chart").breaks] == [True]
    assert sum(reason in sentence for sentence in sentences(trends)) == 1


def test_a_change_of_members_is_called_no_change_of_method_in_vietnamese() -> None:
    rows = standing("2021", "a", "1", "80"), standing("2022", "a", "1", "90")
    index = ranking(*rows, members={"1900": "all", "2022": "many"})
    trends = trends_page(dataset(rankings=(index,), sets={"all": "a", "many": "ab"}, home="a"), ranking="index")
    (sentence,) = (sentence for sentence in sentences(trends) if "xếp hạng 2 đơn vị" in sentence)
    assert sentence.startswith("Ngắt tại 2022: xếp hạng 2 đơn vị; ")


def test_scores_out_of_another_total_are_named_and_on_no_axis_with_the_newest() -> None:
    index = ranking(
        standing("2020", "a", "1", "79"),
        standing("2021", "a", "1", "80"),
        standing("2022", "a", "1", "90"),
        dimensions=(dimension("x", "90", until="2021"), dimension("y", "100", since="2022")),
    )
    trends = trends_page(dataset(rankings=(index,), home="a"), "en", ranking="index")
    points = [point.period for _, point in of(trends, Chart, "chart").points]
    assert set(points) == {"2022"}
    assert "2020, 2021: out of 90 points, not 100; on no axis with the scores drawn, so not drawn." in sentences(trends)
    assert sum("2022: the total changed from 90 to 100 points" in sentence for sentence in sentences(trends)) == 1


def test_the_total_charted_is_that_of_the_newest_period_by_the_day() -> None:
    index = ranking(
        standing("2021", "a", "1", "80"),
        standing("2024", "a", "1", "90"),
        dimensions=(dimension("x", "90", until="2021"), dimension("y", "100", since="2024")),
    )
    trends = trends_page(dataset(rankings=(index,), home="a"), "en", ranking="index")
    assert {point.period for _, point in of(trends, Chart, "chart").points} == {"2021"}
    assert any(": out of 100 points, not 90; on no axis" in sentence for sentence in sentences(trends))


def test_areas_that_do_not_add_up_to_the_score_part_no_axis() -> None:
    rows = [
        replace(standing("2021", "a", "1", "40"), dimensions={"x": Decimal(80)}),
        replace(standing("2022", "a", "1", "41"), dimensions={"y": Decimal(80)}),
    ]
    index = ranking(*rows, dimensions=(dimension("x", "90", until="2021"), dimension("y", "100", since="2022")))
    trends = trends_page(dataset(rankings=(index,), home="a"), "en", ranking="index")
    assert {point.period for _, point in of(trends, Chart, "chart").points} == {"2021", "2022"}


def test_a_total_declared_from_some_period_on_says_nothing_of_the_periods_before() -> None:
    index = ranking(
        standing("2021", "a", "1", "80"), standing("2022", "a", "1", "90"), dimensions=(dimension("y", "100", "2022"),)
    )
    trends = trends_page(dataset(rankings=(index,), home="a"), "en", ranking="index")
    assert {point.period for _, point in of(trends, Chart, "chart").points} == {"2021", "2022"}
    assert not any("total" in sentence for sentence in sentences(trends))


def test_papi_is_drawn_out_of_80_points_only(shipped: Dataset) -> None:
    trends = trends_page(shipped, "en", ranking="papi")
    assert {point.day.year for _, point in of(trends, Chart, "chart").points} == set(range(2018, 2025))
    named = "2011, 2012, 2013, 2014, 2015, 2016: out of 60 points, not 80"
    assert sum(named in sentence for sentence in sentences(trends)) == 1


def test_the_mean_of_the_ministries_is_cut_where_their_number_changed(shipped: Dataset) -> None:
    trends = trends_page(shipped, "en", indicator="par-index-ministries-mean")
    (mean,) = of(trends, Chart, "chart").curves
    assert ["2016"] in periods_of(mean)
    assert ["2018"] in periods_of(mean)
    assert [tick.day.year for tick in of(trends, Chart, "chart").breaks] == [2016, 2018, 2019, 2022]
    assert not any("+2.95" in sentence or "+4.88" in sentence for sentence in sentences(trends))
    assert sum("Break at 2019: 17 entities ranked" in sentence for sentence in sentences(trends)) == 1


def test_the_gap_of_pci_stays_open_and_is_named(shipped: Dataset) -> None:
    hung_yen = curve_of(chart_of(shipped, ranking="pci"), "hung-yen")
    assert periods_of(hung_yen) == [["2012", "2013", "2014", "2015", "2016"], ["2021", "2022"], ["về sau 2024"]]
    assert any("2017–2020;" in sentence for sentence in sentences(trends_page(shipped, ranking="pci")))


def test_essential_services_are_three_series_each_by_its_own_total(shipped: Dataset) -> None:
    services = chart_of(shipped, indicator="essential-services")
    assert [curve.name for curve in services.curves] == ["trên 25", "trên 53", "trên 76"]
    assert len({curve.mark for curve in services.curves}) == 3
    heights = [[round(point.at, 1) for point in run.points] for run in services.runs]
    assert heights == [[32, 84, 84, 100], [66, Decimal("71.7")], [Decimal("57.9")]]
    assert (services.values.low, services.values.high) == (Decimal(0), Decimal(100))


def test_a_change_within_a_run_is_stated_with_its_figures() -> None:
    sipas = indicator({"2017": "80.90", "2018": "82.99", "2019": "84.45", "2020": "~85"}, unit="percent")
    stated = sentences(trends_page(dataset(indicators=(sipas,)), "en"))
    assert "2017 → 2020: up by about 4 points (80.90% → about 85%)." in stated


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
    assert visited(ranked, "trends").measure == Opens("ranking", "papi")
    measured = Selection(MEETING, "progress", indicator="services", measure=Opens("ranking", "papi"))
    assert visited(measured, "trends").measure == Opens("indicator", "services")
    kept = Selection(MEETING, "sources", measure=Opens("ranking", "papi"))
    assert visited(kept, "trends").measure == Opens("ranking", "papi")


def test_every_row_of_the_picker_opens_a_page_of_trends(shipped: Dataset) -> None:
    rows = of(trends_page(shipped), Table, "measures").rows
    kinds = {row.opens.kind for row in rows if row.opens}
    assert kinds == {"entity", "ranking", "theme", "indicator"}
    for choice in rows:
        assert choice.opens
        selection = opened(START, shipped, choice.opens)
        assert selection.panel == "trends"
        picker = of(page(context_of(shipped, selection=selection, words=words_for("vi"))), Table, "measures")
        assert [row.opens for row in picker.rows if row.chosen] == [choice.opens]


def test_the_picker_gives_the_mean_of_a_ranking_to_which_home_does_not_belong() -> None:
    mean = indicator({"2021": "80", "2022": "85"}, code="mean")
    own = ranking(standing("2022", "a", "1", "90"), code="own", members={"1900": "ours"})
    other = ranking(standing("2022", "b", "1", "95"), code="other", mean="mean")
    data = dataset(indicators=(mean,), rankings=(other, own), sets={"all": "b", "ours": "a"})
    for home, names in (("a", ["All indices of a", "  own", "other · Mean"]), (None, ["other · Mean", "own"])):
        picker = of(trends_page(replace(data, home=(home,) if home else None), "en"), Table, "measures")
        assert [texts(row)[0] for row in picker.rows[: len(names)]] == names
        assert texts(row_of(picker, "other · Mean"))[1:3] == ["85", "2022"]


def test_a_ranking_is_charted_with_mean_home_best_and_lowest(shipped: Dataset) -> None:
    sipas = chart_of(shipped, ranking="sipas")
    assert [curve.key for curve in sipas.curves] == ["field.mean", "hung-yen", "field.best", "field.lowest"]
    assert [curve.joined for curve in sipas.curves] == [True, True, False, False]


def test_compared_entities_stand_beside_home_and_no_more_than_five_series_are_drawn(shipped: Dataset) -> None:
    papi = chart_of(shipped, ranking="papi", compared=("ha-noi", "hung-yen", "da-nang", "hai-phong"))
    assert [curve.key for curve in papi.curves] == ["hung-yen", "ha-noi", "da-nang", "hai-phong", "field.best"]
    assert len({curve.mark for curve in papi.curves}) == 5


def test_enter_on_a_series_hides_it_and_shows_it_again(shipped: Dataset) -> None:
    before = replace(START, ranking="sipas")
    hidden = opened(before, shipped, Opens("series", "field.best"))
    assert "field.best" not in [curve.key for curve in chart_of(shipped, ranking="sipas", hidden=hidden.hidden).curves]
    series = of(trends_page(shipped, ranking="sipas", hidden=hidden.hidden), Table, "series")
    assert texts(row_of(series, "Hạng đầu"))[0][0] == "·"
    assert opened(hidden, shipped, Opens("series", "field.best")) == before


def test_no_two_series_of_an_index_carry_one_mark(shipped: Dataset) -> None:
    four = ("ha-noi", "hai-phong", "da-nang", "can-tho")
    selection = Selection(MEETING, "trends", ranking="papi", compared=four)
    lines = ranking_lines(context_of(shipped, selection=selection, words=words_for("vi")), shipped.ranking["papi"])
    marks = [line.curve.mark for line in lines]
    assert {"field.region", *four} <= {line.key for line in lines}
    assert len(marks) == len(set(marks))


def test_the_mean_of_a_region_can_be_shown(shipped: Dataset) -> None:
    region = curve_of(chart_of(shipped, ranking="papi", hidden=()), "field.region")
    assert periods_of(region) == [["2019", "2020"]]
    assert all(point.figure.text.endswith("†") for run in region.runs for point in run.points)


def test_a_chart_can_start_later_and_again_earlier(shipped: Dataset) -> None:
    start = replace(START, ranking="sipas")
    later = step_start(context_of(shipped, selection=step_start(context_of(shipped, selection=start), 1)), 1)
    assert later.since == 2019
    assert chart_of(shipped, ranking="sipas", since=2019).time.first == date(2019, 1, 1)
    stated = sentences(trends_page(shipped, ranking="sipas", since=2019))
    assert any("2019 → 2021" in sentence for sentence in stated)
    assert not any("2017" in sentence for sentence in stated)
    assert step_start(context_of(shipped, selection=step_start(context_of(shipped, selection=later), -1)), -1) == start
    assert step_start(context_of(shipped, selection=start), -1) == start
    for _ in range(20):
        later = step_start(context_of(shipped, selection=later), 1)
    assert later.since == 2023


def test_the_table_takes_the_place_of_the_chart(shipped: Dataset) -> None:
    for chosen in ({"ranking": "sipas"}, {"indicator": "sipas-national"}):
        blocks = trends_page(shipped, tabled=True, **chosen).blocks
        assert isinstance(blocks[0], Table)
        assert not any(isinstance(block, Chart) for block in blocks)


def test_values_at_points_can_be_left_out(shipped: Dataset) -> None:
    assert chart_of(shipped, points=True).labelled
    assert not chart_of(shipped, points=False).labelled


# Tables and words


@pytest.mark.parametrize("code", ["par-index", "sipas", "papi", "pci", "dti", "par-index-ministries"])
def test_chart_and_tables_hold_the_same_points(shipped: Dataset, code: Code) -> None:
    trends = trends_page(shipped, ranking=code)
    index, series, points = of(trends, Chart, "chart"), of(trends, Table, "series"), of(trends, Table, "points")
    listed = {(texts(row)[0], texts(row)[1], texts(row)[2]) for row in points.rows}
    for drawn, point in index.points:
        assert (point.period, drawn.name, point.figure.text) in listed
        n = [column.heading for column in series.columns].index(point.period)
        assert texts(row_of(series, drawn.name))[n] == point.figure.brief
    assert len(series.columns) == len(empty_view().periods(shipped.ranking[code])) + 1


@pytest.mark.parametrize("language", languages())
def test_plain_text_says_the_series_of_a_chart_run_by_run(shipped: Dataset, language: Language) -> None:
    words = words_for(language)
    text = plain_text(trends_page(shipped, language, ranking="sipas"))
    assert f"{words('trends.mean')}: 2017 80" in text
    assert f"{words('trends.mean')}: 2022 80" in text
    assert words.text(shipped.ranking["sipas"].breaks[0].why) in text


def test_a_disputed_figure_is_drawn_marked_and_stated(shipped: Dataset) -> None:
    trends = trends_page(shipped, indicator="par-index-provinces")
    point = next(point for _, point in of(trends, Chart, "chart").points if point.period == "2014")
    assert point.heights == (Decimal("81.21"), Decimal("76.72"))
    assert [mark.glyph for mark in of(trends, Chart, "chart").legend] == ["‡"]
    assert any("81,21%" in sentence and "76,72%" in sentence for sentence in sentences(trends))


def test_disputes_and_targets_of_a_ranking_are_stated_below_its_chart(shipped: Dataset) -> None:
    stated = sentences(trends_page(shipped, ranking="par-index"))
    assert any(
        sentence.startswith("Hạng đầu 2018") and "89,06" in sentence and "89,6" in sentence for sentence in stated
    )
    stated = sentences(trends_page(shipped, ranking="sipas"))
    assert any("90%" in sentence and "là chỉ tiêu khác nên không vẽ" in sentence for sentence in stated)
    assert chart_of(shipped, ranking="sipas").targets == ()


def test_a_contradicting_score_keeps_its_bound_and_is_stated_once() -> None:
    index = ranking(standing("2022", "a", "1", "40"), standing("2022", "a", score=">50", source="report"))
    trends = trends_page(dataset(rankings=(index,), home="a"), "en", ranking="index")
    (dispute,) = [sentence for sentence in sentences(trends) if "both are kept" in sentence]
    assert "over 50" in dispute


def test_a_target_of_the_mean_is_drawn_in_the_chart_of_its_ranking() -> None:
    mean = indicator({"2021": "80", "2022": "85"}, code="mean", unit="percent", targets=(target("90", "2025-12-31"),))
    index = ranking(standing("2022", "a", "1", "90"), mean="mean")
    drawn = chart_of(dataset(indicators=(mean,), rankings=(index,)), ranking="index")
    assert [str(tick.at) for tick in drawn.targets] == ["90"]


def test_a_bound_is_a_hollow_mark_with_its_word(shipped: Dataset) -> None:
    cards = chart_of(shipped, indicator="chip-id-cards")
    assert [point.mark for _, point in cards.points] == ["", "△", "△", "△", "△", "△", ""]
    assert [mark.glyph for mark in cards.legend] == ["△"]


def test_only_a_target_of_this_very_measure_is_drawn() -> None:
    measure = indicator({"2020": "70", "2021": "80"}, targets=(target("90", "2025-12-31"),), unit="percent")
    other = indicator({"2020": "70"}, targets=(target("95", "2025-12-31", measure="khác"),), code="b", unit="percent")
    data = dataset(indicators=(measure, other))
    assert [str(tick.at) for tick in chart_of(data, indicator="services").targets] == ["90"]
    assert chart_of(data, indicator="b").targets == ()
    assert any("95%" in sentence and "khác" in sentence for sentence in sentences(trends_page(data, indicator="b")))


def test_pace_expectation_and_projection_are_stated_as_arithmetic() -> None:
    services = indicator({"2022-01-01": "5/25", "2023-01-01": "10/25"}, targets=(target("25", "2024-12-31"),))
    stated = sentences(page_of(services))
    assert any(sentence.startswith("From 1 January 2022 to 1 January 2023: +5") for sentence in stated)
    assert any("Arithmetic, not a forecast" in sentence and "December 2025" in sentence for sentence in stated)
    assert any("19 April 2023 would stand at" in sentence for sentence in stated)


@pytest.mark.parametrize(("by", "is_stated"), [("2023-04-19", True), ("2023-04-18", False)])
def test_the_straight_line_ends_at_the_deadline(by: str, is_stated: bool) -> None:
    services = indicator({"2022-01-01": "5/25", "2023-01-01": "10/25"}, targets=(target("25", by),))
    assert any("Shared evenly until the deadline" in sentence for sentence in sentences(page_of(services))) == is_stated


def test_the_pace_is_that_of_the_day() -> None:
    services = indicator({"2022-01-01": "5/25", "2023-01-01": "10/25", "2024-01-01": "24/25"})
    paces = [sentence for sentence in sentences(page_of(services)) if sentence.startswith("From ")]
    assert [pace.partition(":")[0] for pace in paces] == ["From 1 January 2022 to 1 January 2023"]


def test_what_follows_from_a_bounded_pace_is_about_too() -> None:
    services = indicator({"2022-01-01": ">5 million", "2023-01-01": ">10 million"}, targets=(target("25 million"),))
    stated = sentences(page_of(services))
    assert any("25 million is reached in about December 2025" in sentence for sentence in stated)
    assert any("đạt 25 triệu vào khoảng tháng 12/2025" in sentence for sentence in sentences(page_of(services, "vi")))


def test_an_expected_figure_stands_in_the_scale_of_its_goal_on_every_panel() -> None:
    services = indicator(
        {"2022-01-01": "5 million", "2023-01-01": "6 million"}, targets=(target("25 million", "2024-12-31"),)
    )
    data = dataset(indicators=(services,))
    assert any("would stand at 13.6 million" in sentence for sentence in sentences(page_of(services)))
    steps = of(panel(data, "progress", "en"), Notes, "arithmetic").notes
    assert any("= 11.7 million" in aloud(step.runs) for step in steps)


def test_nothing_is_projected_where_nothing_moves() -> None:
    stated = sentences(page_of(indicator({"2022-01-01": "10/25", "2023-01-01": "10/25"})))
    assert not any("Arithmetic" in sentence for sentence in stated)


def page_of(measure: Indicator, language: Language = "en") -> Page:
    return panel(dataset(indicators=(measure,)), "trends", language)


def test_an_entity_of_which_only_ranks_are_known_is_stated_and_not_drawn(shipped: Dataset) -> None:
    trends = trends_page(shipped, ranking="dti")
    assert "hung-yen" not in [curve.key for curve in of(trends, Chart, "chart").curves]
    assert any("Hưng Yên" in sentence and "chưa có điểm" in sentence for sentence in sentences(trends))
    rows = of(trends, Table, "series").rows
    ranks = rows[1 + next(n for n, row in enumerate(rows) if "Hưng Yên" in texts(row)[0])]
    assert "33" in texts(ranks)


@pytest.mark.parametrize(("language", "sentence"), [("en", "a: no score for 2021;"), ("vi", "a: chưa có điểm 2021;")])
def test_a_year_with_a_rank_alone_is_one_without_a_score_not_without_figures(language: Language, sentence: str) -> None:
    rows = standing("2020", "a", "2", "80"), standing("2021", "a", "3"), standing("2022", "a", "1", "90")
    trends = trends_page(dataset(rankings=(ranking(*rows),), home="a"), language, ranking="index")
    assert sum(gap.startswith(sentence) for gap in sentences(trends)) == 1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The first and the last of 2021 (3/4) are of those with a score alone."),
        ("vi", "Hạng đầu, hạng cuối của 2021 (3/4) chỉ tính trong các đơn vị có điểm."),
    ],
)
def test_first_and_last_of_a_part_of_the_field_are_said_to_be_so(language: Language, sentence: str) -> None:
    rows = [standing("2021", code, score=score) for code, score in zip("abc", ("90", "80", "70"), strict=True)]
    rows += [standing("2022", code, score=score) for code, score in zip("abcd", ("90", "80", "70", "60"), strict=True)]
    index = ranking(*rows, derived=True)
    trends = trends_page(dataset(rankings=(index,), sets={"all": "abcd"}), language, ranking="index")
    assert sentences(trends).count(sentence) == 1


def test_a_ranking_without_scores_says_so() -> None:
    index = ranking(standing("2022", "a", "1"), code="one")
    trends = trends_page(dataset(rankings=(index,)), "en", ranking="one")
    assert any("no score" in sentence for sentence in sentences(trends))
    assert of(trends, Chart, "chart").points == ()


# Small multiples


def test_all_indices_of_an_entity_are_small_charts_with_their_own_axes(shipped: Dataset) -> None:
    charts = [block for block in trends_page(shipped, entity="hung-yen").blocks if isinstance(block, Chart)]
    assert [chart.heading for chart in charts] == ["PAR INDEX", "SIPAS", "PAPI", "PCI"]
    assert {chart.small for chart in charts} == {4}
    assert all(chart.opens and chart.opens.kind == "ranking" for chart in charts)
    assert len({chart.values.text for chart in charts}) == 4
    assert all({curve.key for curve in chart.curves} <= {"field.mean", "hung-yen"} for chart in charts)


def test_all_indicators_of_a_theme_are_small_charts(shipped: Dataset) -> None:
    charts = [
        block for block in trends_page(shipped, measure=Opens("theme", "identity")).blocks if isinstance(block, Chart)
    ]
    members = [member.code for member in shipped.indicators if member.theme == "identity"]
    assert [chart.opens.code for chart in charts if chart.opens] == members
    assert len({chart.key for chart in charts}) == len(charts)


@pytest.mark.parametrize("language", languages())
def test_every_figure_of_a_chart_names_its_source(shipped: Dataset, language: Language) -> None:
    for code in shipped.ranking:
        for drawn, point in of(trends_page(shipped, language, ranking=code), Chart, "chart").points:
            assert point.figure.sources, (code, drawn.name, point.period)
            assert point.note


def test_a_figure_opens_no_entity_from_the_table_of_series(shipped: Dataset) -> None:
    series = of(trends_page(shipped, ranking="sipas"), Table, "series")
    assert {row.opens.kind for row in series.rows if row.opens} == {"series"}
    assert all(isinstance(cell, Figure) and cell.opens is None for row in series.rows for cell in row.cells)


def test_readings_without_a_total_are_no_part_of_the_total_of_another(shipped: Dataset) -> None:
    trends = trends_page(shipped, "en", indicator="single-window-services")
    points = of(trends, Chart, "chart").points
    assert [point.figure.text for _, point in points] == ["250/261"]
    assert "15 July 2018, 30 June 2022: no total is stated, so no part of one is drawn." in sentences(trends)


def test_n_goes_round_all_measures_of_the_menu_and_p_back(shipped: Dataset) -> None:
    order = menu(context_of(shipped, words=words_for("vi")))
    assert [row.opens for row in measures_table(context_of(shipped, words=words_for("vi")), order[0]).rows] == list(
        order
    )
    for by in (1, -1):
        selection = replace(context_of(shipped, words=words_for("vi")).selection, panel="trends", measure=order[0])
        stepped = []
        for _ in order:
            selection = step_measure(context_of(shipped, selection=selection, words=words_for("vi")), by)
            assert selection.measure
            stepped.append(selection.measure)
        assert stepped == [order[by * n % len(order)] for n in range(1, len(order) + 1)]


def test_from_what_is_not_in_the_menu_n_goes_to_its_first_measure(shipped: Dataset) -> None:
    context = context_of(shipped, words=words_for("vi"))
    elsewhere = replace(context.selection, panel="trends", measure=Opens("entity", "ha-noi"))
    assert step_measure(context.with_selection(elsewhere), 1).measure == menu(context)[0]
    assert step_measure(context.with_selection(elsewhere), -1).measure == menu(context)[-1]
