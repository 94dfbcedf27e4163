"""Entities side by side: same ranking, same period, same method; nothing is mixed and nothing crosses a break."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.contexts import context_of, view_of
from tests.unit.charts import written
from tests.unit.factories import dataset, period, ranking, standing
from tui.analysis.shared_editions import editions_shared_by, fullest
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Tone
from tui.blocks.glyphs import SERIES
from tui.blocks.page import Page, Prose
from tui.blocks.pictures import Places, RankMark
from tui.blocks.table import Row, Table
from tui.drawing.ascii import ascii_line
from tui.drawing.lines import Span
from tui.export.plain import aloud, plain_text
from tui.model import Code, Dataset, Ranking
from tui.pages import page
from tui.pages.navigation.steps import compared_with
from tui.pages.profile.ranks_by_year import ranks_table
from tui.pages.shared.entity_looks import Look, compared_looks
from tui.pages.trends.lines import ranking_lines
from tui.selection import Selection
from tui.wording import Language, languages, words_for

DAY = date(2023, 4, 19)


def compared(data: Dataset, *codes: Code, language: Language = "en", tabled: bool = False) -> Page:
    selection = Selection(DAY, "rankings", compared=codes, comparing=True, tabled=tabled)
    return page(context_of(data, selection=selection, words=words_for(language)))


def tables(shown: Page) -> dict[str, Table]:
    return {block.key: block for block in shown.blocks if isinstance(block, Table)}


def said(shown: Page) -> list[str]:
    return [aloud(runs) for block in shown.blocks if isinstance(block, Prose) for runs in block.paragraphs]


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells if isinstance(cell, Figure)]


def yearly(*breaks: str) -> Ranking:
    """Return three years, in the last of which one of two is known alone."""
    return ranking(
        standing("2021", "a", "1", "80"),
        standing("2021", "b", "2", "70"),
        standing("2022", "a", "2", "75"),
        standing("2022", "b", "1", "77.5"),
        standing("2023", "a", "1", "90"),
        breaks=breaks,
    )


# Which periods


def test_only_periods_that_know_two_of_them_count() -> None:
    one = yearly()
    data = dataset(rankings=(one,))
    assert [now.period.code for now in editions_shared_by(view_of(data).editions(one), ["a", "b"])] == ["2022", "2021"]


def test_a_period_in_which_more_are_known_is_preferred_to_a_newer_one() -> None:
    one = ranking(
        *(standing("2021", code, str(n)) for n, code in enumerate("abc", 1)),
        standing("2022", "a", "1"),
        standing("2022", "b", "2"),
    )
    data = dataset(rankings=(one,))
    now = fullest(editions_shared_by(view_of(data).editions(one), list("abc")), list("abc"))
    assert now is not None
    assert now.period.code == "2021"
    assert fullest([], ["a"]) is None


def test_entities_of_two_sets_never_stand_in_one_table(shipped: Dataset) -> None:
    shown = compared(shipped, "hung-yen", "bo-tu-phap", language="vi")
    assert tables(shown)["same"].count == 0
    assert words_for("vi")("empty.compared") in plain_text(shown)
    assert not any(isinstance(block, Chart) for block in shown.blocks)
    by_year = tables(compared(shipped, "hung-yen", "bo-tu-phap", tabled=True))
    assert not any(key.startswith("years") for key in by_year)


def test_a_ministry_beside_two_provinces_stays_without_figures(shipped: Dataset) -> None:
    shown = compared(shipped, "hung-yen", "hai-phong", "bo-tu-phap", language="vi")
    same = tables(shown)["same"]
    place = [column.key for column in same.columns].index("rank-bo-tu-phap")
    assert same.count
    assert {texts(row)[place] for row in same.rows} == {"–"}
    by_year = tables(compared(shipped, "hung-yen", "hai-phong", "bo-tu-phap", tabled=True))
    assert "years-par-index" in by_year
    assert "years-par-index-ministries" not in by_year


# What stands side by side


def test_ranks_and_scores_of_one_period_stand_in_one_row() -> None:
    shown = compared(dataset(rankings=(yearly(),)), "a", "b")
    (row,) = tables(shown)["same"].rows
    assert texts(row)[:6] == ["index", "2022", "2", "75", "1", "77.5"]
    assert Places((RankMark(2, "■", Tone.SECOND), RankMark(1, "▲", Tone.THIRD)), 2) in row.cells


def test_the_years_stand_newest_first_with_a_break_between_what_it_parts() -> None:
    (whole,) = (
        each
        for key, each in tables(compared(dataset(rankings=(yearly(),)), "a", "b", tabled=True)).items()
        if key != "same"
    )
    assert [texts(row)[0] for row in whole.rows] == ["2022", "2021"]
    parted = tables(compared(dataset(rankings=(yearly("2022"),)), "a", "b", tabled=True))["years-index"]
    assert [texts(row)[0][:4] for row in parted.rows] == ["2022", words_for("en")("mark.break")[:4], "2021"]
    gap = parted.rows[1]
    assert set(texts(gap)[1:]) == {"┄"}
    assert gap.sources == ()


def test_ranks_of_fields_of_different_size_stand_apart_and_say_their_size() -> None:
    shown = compared(resized(), "a", "b", tabled=True)
    years = tables(shown)["years-index"]
    assert [texts(row)[:2] for row in years.rows] == [["2022", "1/4"], ["break 2022", "┄"], ["2021", "1/3"]]
    (row,) = tables(shown)["same"].rows
    assert texts(row)[:3] == ["index", "2022", "1"]


def test_the_years_of_a_profile_mark_every_year_not_to_be_compared() -> None:
    data = resized()
    (row,) = ranks_table(context_of(data, words=words_for("en")), data.entity["a"]).rows
    assert texts(row) == ["index", "1/3", "¦ 1/4"]
    one = yearly("2022")
    (row,) = ranks_table(context_of(dataset(rankings=(one,)), words=words_for("en")), data.entity["a"]).rows
    assert texts(row) == ["index", "1", "¦ 2", "1"]


def resized() -> Dataset:
    """Return two years of a ranking that counts three, then four."""
    rows = [standing(year, code, rank) for year in ("2021", "2022") for code, rank in (("a", "1"), ("b", "2"))]
    one = ranking(*rows, members={"2021": "old", "2022": "new"})
    return dataset(rankings=(one,), sets={"old": "abc", "new": "abcd"})


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        pytest.param("90.10", "90.09", "index 2022: a is 0.01 points ahead of b.", id="above"),
        pytest.param("90.09", "90.10", "index 2022: a is 0.01 points behind b.", id="below"),
        pytest.param("90.10", "90.10", "index 2022: a is level with b.", id="level"),
    ],
)
def test_the_distance_from_the_first_is_told(first: str, second: str, told: str) -> None:
    one = ranking(standing("2022", "a", score=first), standing("2022", "b", score=second))
    assert told in said(compared(dataset(rankings=(one,)), "a", "b"))


def test_where_less_is_better_the_smaller_score_is_ahead() -> None:
    one = ranking(standing("2022", "a", score="3"), standing("2022", "b", score="5.5"), lower=True)
    assert "index 2022: a is 2.5 points ahead of b." in said(compared(dataset(rankings=(one,)), "a", "b"))


@pytest.mark.parametrize("first", [">90", "~90", ""])
def test_no_distance_is_told_from_a_score_that_is_not_exact(first: str) -> None:
    one = ranking(standing("2022", "a", "1", first), standing("2022", "b", "2", "80"))
    sentences = said(compared(dataset(rankings=(one,)), "a", "b"))
    assert not [sentence for sentence in sentences if "ahead" in sentence or "behind" in sentence]


def test_a_disputed_score_makes_the_distance_approximate() -> None:
    one = ranking(
        standing("2022", "a", "1", "91.87"), standing("2022", "a", "1", "91.81"), standing("2022", "b", "2", "90")
    )
    told = said(compared(dataset(rankings=(one,)), "a", "b"))[1]
    assert "about 1.87 points ahead of b" in told


@pytest.mark.parametrize("language", languages())
def test_the_rule_is_said_on_the_page(shipped: Dataset, language: Language) -> None:
    shown = compared(shipped, "hung-yen", "hai-phong", language=language)
    assert words_for(language)("compared.rule") in said(shown)[0]


def test_every_figure_of_a_shipped_comparison_is_that_of_its_own_field(shipped: Dataset) -> None:
    codes = ("hung-yen", "hai-phong", "quang-ninh")
    for key, shown in tables(compared(shipped, *codes, language="vi", tabled=True)).items():
        if not key.startswith("years-"):
            continue
        one = shipped.ranking[key.removeprefix("years-")]
        at = [column.key for column in shown.columns]
        for row in shown.rows:
            if not row.sources:
                continue
            now = view_of(shipped).edition(one, period(texts(row)[0].removeprefix("về sau ")))
            for code in codes:
                place = now.place(code)
                score = row.cells[at.index(f"score-{code}")]
                assert isinstance(score, Figure)
                assert score.value == (place.score.number if place and place.score else None)


# How they look


def test_home_alone_has_its_mark_and_its_colour_whatever_the_order(shipped: Dataset) -> None:
    codes = ("quang-ninh", "hung-yen", "hai-phong", "ha-noi", "da-nang")
    looks = compared_looks(context_of(shipped, selection=Selection(DAY, compared=codes)))
    assert list(looks) == list(codes)
    assert looks["hung-yen"] == Look("◆", Tone.HOME)
    assert [code for code, look in looks.items() if look.tone is Tone.HOME] == ["hung-yen"]
    assert len({look.mark for look in looks.values()}) == len(codes)
    strangers = compared_looks(context_of(shipped, selection=Selection(DAY, compared=("hai-phong", "ha-noi"))))
    assert Tone.HOME not in {look.tone for look in strangers.values()}


def test_names_marks_and_lines_of_an_entity_look_alike(shipped: Dataset) -> None:
    shown = compared(shipped, "quang-ninh", "hung-yen", "hai-phong", language="vi")
    looks = {"quang-ninh": ("■", Tone.SECOND), "hung-yen": ("◆", Tone.HOME), "hai-phong": ("▲", Tone.THIRD)}
    columns = {column.key: column for column in tables(shown)["same"].columns}
    charts = [block for block in shown.blocks if isinstance(block, Chart)]
    assert [chart.heading for chart in charts] == ["PAR INDEX", "SIPAS", "PAPI"]
    for code, (mark, tone) in looks.items():
        heading = columns[f"rank-{code}"]
        assert (heading.heading[0], heading.tone) == (mark, tone)
        curves = [curve for chart in charts for curve in chart.curves if curve.key == code]
        assert {(curve.mark, curve.tone) for curve in curves} == {(mark, tone)}


def test_the_marks_of_a_chart_differ_in_ascii_too(shipped: Dataset) -> None:
    codes = ("hung-yen", "quang-ninh", "hai-phong", "ha-noi", "da-nang")
    selection = Selection(DAY, "trends", compared=codes, hidden=())
    ranking = shipped.ranking["par-index"]
    marks = [line.curve.mark for line in ranking_lines(context_of(shipped, selection=selection), ranking)]
    assert len(marks) == len({written(ascii_line([Span(mark)])) for mark in marks})


# How far they are apart


@pytest.mark.parametrize(
    ("first", "second", "third", "told"),
    [
        pytest.param(("3", "80"), ("1", "90"), ("2", "85"), "10 points behind b", id="points from the best"),
        pytest.param(("1", "90"), ("2", "85"), ("3", "80"), "5 points ahead of b", id="itself the best"),
        pytest.param(("3", ""), ("1", "90"), ("2", "85"), "2 places behind b", id="places without a score"),
        pytest.param(("2", ">85"), ("1", "90"), ("3", "80"), "1 place behind b", id="places with a bounded score"),
        pytest.param(("2", "85"), ("<=3", ">86"), ("3", "80"), "5 points ahead of c", id="a bounded rank is no goal"),
        pytest.param(("<=9", ""), ("1", "90"), ("2", "85"), "–", id="nothing exact"),
    ],
)
def test_the_table_says_how_far_the_first_is_from_the_best(
    first: tuple[str, str], second: tuple[str, str], third: tuple[str, str], told: str
) -> None:
    known = zip("abc", (first, second, third), strict=True)
    one = ranking(*(standing("2022", code, rank, score) for code, (rank, score) in known))
    (row,) = tables(compared(dataset(rankings=(one,)), "a", "b", "c"))["same"].rows
    assert texts(row)[-1] == told


# Who is compared


def test_home_is_the_first_and_a_second_choice_takes_an_entity_out_again(shipped: Dataset) -> None:
    words = words_for("vi")
    start = Selection(DAY, "rankings")
    chosen, told = compared_with(context_of(shipped, selection=start, words=words), "ha-noi")
    assert (chosen.compared, told) == (("hung-yen", "ha-noi"), "")
    without, told = compared_with(context_of(shipped, selection=chosen, words=words), "ha-noi")
    assert (without.compared, told) == (("hung-yen",), words("compared.left", name="Hà Nội"))
    alone, told = compared_with(context_of(shipped, selection=start, words=words), "hung-yen")
    assert (alone.compared, told) == (("hung-yen",), words("compared.started", name="Hưng Yên"))


def test_at_most_five_are_compared(shipped: Dataset) -> None:
    words = words_for("vi")
    five = ("hung-yen", "ha-noi", "hai-phong", "da-nang", "can-tho")
    full = replace(Selection(DAY, "rankings"), compared=five)
    kept, told = compared_with(context_of(shipped, selection=full, words=words), "an-giang")
    assert (kept.compared, told) == (five, words("compared.full", n=len(SERIES)))
    assert len(SERIES) == len(five)


def test_a_figure_is_never_read_from_a_year_that_knows_one_alone() -> None:
    shown = tables(compared(dataset(rankings=(yearly(),)), "a", "b", tabled=True))
    cells = (cell for each in shown.values() for row in each.rows for cell in row.cells if isinstance(cell, Figure))
    assert Decimal(90) not in {cell.value for cell in cells}
