"""Sentences say no more than the file: of small datasets, in every language."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import dataset, indicator, observation, ranking, standing, target, text
from tui.blocks.table import Table
from tui.drawing.columns import column_widths
from tui.export.plain import plain_text
from tui.model import Dataset, RankTarget
from tui.pages import page
from tui.selection import Selection
from tui.selection.panel_names import PageName
from tui.wording import words_for

DAY = date(2023, 4, 19)
ONE_YEAR = dataset(rankings=(ranking(standing("2022", "a", "1", "90"), standing("2022", "b", "2", "80")),))


def panel(data: Dataset, name: PageName, language: str = "en", entity: str | None = None) -> str:
    """Return a panel as plain text."""
    context = context_of(data, selection=Selection(DAY, name, entity=entity), words=words_for(language))
    return plain_text(page(context), width=1000)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Newest periods to 19 April 2023: index 2022, ranks known: 2/2."),
        ("vi", "Kỳ gần nhất đến 19/04/2023: index 2022 có thứ hạng 2/2."),
    ],
)
def test_without_home_the_news_say_what_is_known(language: str, sentence: str) -> None:
    assert sentence in panel(ONE_YEAR, "overview", language)
    without_card = replace(indicator({"2022": "5"}), headline=False)
    read = panel(dataset(indicators=(without_card,)), "overview", language)
    assert words_for(language)("news.read", n=1, day=words_for(language).day(DAY)) in read


def test_only_where_nothing_is_known_the_news_say_so() -> None:
    assert words_for("en")("news.none") in panel(dataset(indicators=(indicator({"2024": "5"}),)), "overview")


@pytest.mark.parametrize(("language", "said"), [("en", "no earlier period"), ("vi", "chưa có kỳ trước")])
def test_a_first_period_is_not_one_that_cannot_be_compared(language: str, said: str) -> None:
    shown = panel(ONE_YEAR, "profile", language, "a")
    row = next(line for line in shown.splitlines() if line.startswith("index") and "2022" in line)
    assert said in row
    assert words_for(language)("movement.unknown") not in row


def test_ranks_between_ends_are_counted_apart_from_exact_ones() -> None:
    data = dataset(
        rankings=(ranking(standing("2022", "a", "1", "90"), standing("2022", "b", "2-3")),), sizes={"all": 5}
    )
    assert "2/5 (1 not exact) have a rank" in panel(data, "rankings")
    assert "có hạng 2/5, trong đó 1 chỉ biết khoảng hạng · có điểm 1/5" in panel(data, "rankings", "vi")
    assert "index 2022: 2/5 (1 not exact) with a rank, 1/5 with a score" in panel(data, "briefing", entity="b")
    assert "2/5 (1 not exact) with a rank, 1/5 with a score" in panel(data, "sources")


def test_a_change_names_its_unit_and_no_change_is_no_number() -> None:
    moved = dataset(indicators=(indicator({"2022-01-01": "8/25", "2022-11-30": "21/25"}),))
    assert "2022: +13 services (8/25 services" in panel(moved, "trends")
    still = dataset(indicators=(indicator({"2022-01-01": "21/25", "2022-11-30": "21/25"}),))
    assert "no change in 10.9 months" in panel(still, "progress")
    assert "không thay đổi trong 10,9 tháng" in panel(still, "trends", "vi")


def test_a_target_of_another_measure_has_the_unit_of_that_measure() -> None:
    wanted = replace(target("20", "2025-12-31", measure="rules in force"), unit="percent")
    data = dataset(indicators=(indicator({"2022": "5"}, targets=(wanted,)), indicator({"2022": "1/2"}, code="other")))
    assert "services: target 20%, due 31 December 2025, measured as: rules in force." in panel(data, "progress")


@pytest.mark.parametrize("name", ["progress", "trends"])
def test_a_target_has_its_unit(name: PageName) -> None:
    measure = indicator({"2022-01-01": "5/25"}, targets=(target("25", "2024-12-31"),))
    assert "arget 25 services, due 31 December 2024" in panel(dataset(indicators=(measure,)), name)


def test_a_target_of_rank_says_that_its_day_is_a_deadline() -> None:
    wanted = RankTarget(rank=1, by=date(2025, 12, 31), source=("report",))
    one = replace(ONE_YEAR.rankings[0], targets=(wanted,))
    data = replace(ONE_YEAR, rankings=(one,), home=("b",))
    assert "target rank 1 or better, due 31 December 2025; 2022: rank 2 of 2." in panel(data, "progress")


def test_a_block_without_lines_has_no_heading() -> None:
    assert words_for("en")("heading.attention") not in panel(ONE_YEAR, "overview")
    assert words_for("en")("heading.breaks") not in panel(ONE_YEAR, "sources")
    assert "0 tasks" not in panel(ONE_YEAR, "directives")


def test_a_column_known_in_few_rows_gives_way_on_narrow_screens_only() -> None:
    columns = {"movement", "change"}
    names = [f"e{n:02}" for n in range(20)]
    before = standing("2021", names[0], "2", "70")
    one = ranking(before, *(standing("2022", name, str(n), str(90 - n)) for n, name in enumerate(names, 1)))
    data = dataset(rankings=(one,))
    context = context_of(data, selection=Selection(DAY, "rankings", ranking="index", period="2022"))
    (table,) = (block for block in page(context).blocks if isinstance(block, Table) and block.key == "standings")
    keys = [column.key for column in table.columns]
    assert columns <= set(keys)
    wide, narrow = (column_widths(table.columns, table.rows, width) for width in (200, 50))
    assert all(wide[keys.index(key)] and not narrow[keys.index(key)] for key in columns)
    assert narrow[keys.index("score")]


def test_a_ranked_table_names_the_period_it_compares_with() -> None:
    two_years = ranking(standing("2020", "a", "2", "70"), standing("2022", "a", "1", "90"))
    assert "index 2022 (compared with 2020)" in panel(dataset(rankings=(two_years,)), "rankings")
    assert "compared with" not in panel(ONE_YEAR, "rankings")
    stated = standing("2020", "a", "2", "70"), standing("2022", "a", "1", "90", movement=1)
    shown = panel(dataset(rankings=(ranking(*stated, breaks=("2022",)),)), "rankings")
    assert "not compared with 2020" in shown
    assert "(compared with 2020)" not in shown


def test_counts_of_one_are_singular() -> None:
    assert "2 citations of 1 source: official 2\n" in panel(ONE_YEAR, "sources")
    assert words_for("en")("chart.members", n=1) == "1 entity ranked"
    apart = words_for("en")("problem.areas_apart", sum="1", score="2", n="1", period="2022")
    assert "(1 standing of 2022)" in apart


def test_a_briefing_states_a_missing_newest_period_once_among_what_is_not_known() -> None:
    rows = (standing("2020", "a", "1"), *(standing(year, "b", "1") for year in ("2020", "2021", "2022")))
    data = dataset(rankings=(ranking(*rows),), home="a")
    lines = panel(data, "briefing").splitlines()
    unknown = lines[
        next(n for n, line in enumerate(lines) if line.startswith("What is not known or cannot be compared")) :
    ]
    assert [line for line in unknown if "no figure found" in line] == ["missing: a: no figure found on index 2021."]
    assert sum("rank and score on index 2022" in line for line in unknown) == 1
    assert "a: no figure found on index 2021–2022. Last known: rank 1 of 2" in panel(data, "overview")


def test_one_period_without_a_score_is_named_once() -> None:
    ranks_only = dataset(rankings=(ranking(standing("2022", "a", "1"), standing("2022", "b", "2", "80")),), home="a")
    assert "no score is known in 2022;" in panel(ranks_only, "trends")


@pytest.mark.parametrize(
    ("derived", "english", "vietnamese"),
    [
        ("", "Published mean of all 5: 85.", "Trung bình của cả 5 đơn vị theo nguồn công bố: 85."),
        ("80 + 5", "Mean of all 5: 85 (derived).", "Trung bình của cả 5 đơn vị: 85 (suy ra)."),
    ],
)
def test_a_mean_beside_some_scores_is_that_of_all_and_not_published_where_derived(
    derived: str, english: str, vietnamese: str
) -> None:
    mean = replace(indicator({}), observations=(observation("2022", "85", derived=derived),))
    index = ranking(standing("2022", "a", "1", "90"), standing("2022", "b", "2", "80"), mean=mean.code)
    data = dataset(indicators=(mean,), rankings=(index,), sizes={"all": 5})
    assert f"10 apart. {english}\n" in panel(data, "rankings")
    assert f" {vietnamese}\n" in panel(data, "rankings", "vi")


def test_whose_rank_alone_is_stated_is_no_exception_of_the_derived_scores() -> None:
    rows = [standing("2022", code, "4" * (code == "d"), score) for code, score in zip("abcd", "9876", strict=True)]
    scored = tuple(replace(row, score_derived=text("sum")) for row in rows)
    shown = panel(dataset(rankings=(ranking(*scored, derived=True),)), "rankings")
    assert "every score is derived; every rank follows from scores, except d" in shown
    stated = panel(dataset(rankings=(ranking(*scored[:3], rows[3], derived=True),)), "rankings")
    assert "every rank and score is derived, except d" in stated
