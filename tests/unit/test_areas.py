"""Where points are lost: shares only where every area is known, changes only where two periods may be compared."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of, empty_view, view_of
from tests.unit.factories import dataset, decimals, dimension, moderate, period, ranking, standing
from tui.analysis.areas import Area, areas
from tui.analysis.edition_change import Refusal
from tui.blocks.figure import Figure, Tone
from tui.dataset.reading import advice
from tui.export.plain import aloud
from tui.model import Dataset, Dimension, Ranking, Standing
from tui.pages.profile.areas import area_sentence, areas_table
from tui.pages.shared.figures import area_rank_figure
from tui.wording import Language, languages, words_for

TWO = (dimension("inner", "60"), dimension("survey", "40"))


def scored(year: str, entity: str, **scores: str) -> Standing:
    """Return a standing with scores in component areas."""
    known = {code: Decimal(score) for code, score in scores.items()}
    return replace(standing(year, entity), score=sum(known.values(), Decimal(0)), dimensions=known)


def areas_of(one: Ranking, entity: str = "a", year: str = "2022") -> tuple[Area, ...]:
    data = dataset(rankings=(one,))
    return areas(view_of(data), view_of(data).edition(one, period(year)), entity)


def test_an_area_tells_what_is_lost_and_how_the_field_does() -> None:
    rows = (scored("2022", "a", inner="45", survey="35"), scored("2022", "b", inner="50", survey="30"))
    inner, survey = areas_of(ranking(*rows, dimensions=TWO))
    assert (inner.dimension.code, survey.dimension.code) == ("inner", "survey")
    assert (inner.lost, survey.lost) == (Decimal(15), Decimal(5))
    assert (inner.share, survey.share) == (Decimal("0.75"), Decimal("0.25"))
    assert (inner.mean, inner.best, inner.rank.number, inner.rank.of) == (Decimal("47.5"), Decimal(50), 2, 2)
    assert (survey.mean, survey.best) == (Decimal("32.5"), Decimal(35))
    assert (survey.rank.number, survey.rank.of) == (1, 2)


def test_where_less_is_better_the_score_is_what_is_lost_and_the_lowest_is_the_best() -> None:
    rows = (
        scored("2021", "a", inner="40", survey="10"),
        scored("2022", "a", inner="45", survey="5"),
        scored("2022", "b", inner="50", survey="3"),
    )
    one = ranking(*rows, dimensions=TWO, lower=True)
    inner, survey = areas_of(one)
    assert (inner.lost, inner.share, survey.lost) == (Decimal(45), Decimal("0.9"), Decimal(5))
    assert (inner.best, inner.rank.number) == (Decimal(45), 1)
    assert (survey.best, survey.rank.number) == (Decimal(3), 2)
    data = dataset(rankings=(one,))
    now = view_of(data).edition(one, period("2022"))
    shown = areas_table(context_of(data, words=words_for("en")), now, "a")
    assert shown is not None
    changes = [row.cells[2] for row in shown.rows]
    assert [(each.text, each.tone) for each in changes if isinstance(each, Figure)] == [
        ("+5", Tone.BAD),
        ("−5", Tone.GOOD),
    ]
    assert aloud(area_sentence(context_of(data, words=words_for("en")), now, "a")).endswith("; rose: inner +5")


@moderate
@given(st.lists(decimals(0, 20, 2).map(lambda lost: min(lost, Decimal(20))), min_size=1, max_size=8))
def test_shares_of_what_is_lost_make_a_whole(losses: list[Decimal]) -> None:
    dimensions = tuple(dimension(f"d{n}", "20") for n in range(len(losses)))
    known = {each.code: Decimal(20) - lost for each, lost in zip(dimensions, losses, strict=True)}
    row = replace(standing("2022", "a"), score=sum(known.values(), Decimal(0)), dimensions=known)
    found = areas_of(ranking(row, dimensions=dimensions))
    shares = [each.share for each in found if each.share is not None]
    if any(losses):
        assert abs(sum(shares, Decimal(0)) - 1) < Decimal("1e-20")
        assert [each.lost for each in found] == sorted(losses, reverse=True)
    else:
        assert shares == []


def test_nothing_is_a_part_of_a_loss_that_is_not_known_whole() -> None:
    (only,) = areas_of(ranking(scored("2022", "a", inner="45"), dimensions=TWO))
    assert only.share is None
    assert only.lost == 15


PCI_WEIGHTS = (5, 5, 20, 5, 10, 5, 5, 20, 20, 5)


def weighted_index(*rows: Standing, weights: tuple[int, ...] | None = PCI_WEIGHTS) -> Ranking:
    """Return an index of ten areas up to 10 whose score is their weighted sum, as PCI is."""
    areas = tuple(dimension(f"d{n}", "10") for n in range(10))
    if weights:
        areas = tuple(replace(area, weight=Decimal(weight)) for area, weight in zip(areas, weights, strict=True))
    return ranking(*rows, dimensions=areas)


def weighted_row(year: str, entity: str, *scores: str) -> Standing:
    known = {f"d{n}": Decimal(score) for n, score in enumerate(scores)}
    total = sum((score * weight / 10 for score, weight in zip(known.values(), PCI_WEIGHTS, strict=True)), Decimal(0))
    return replace(standing(year, entity), score=total.quantize(Decimal("0.01")), dimensions=known)


LOW_IN_A_HEAVY_AREA = weighted_row("2022", "a", "2", "9", "6.50", "9", "9", "9", "9", "9", "9", "9")


def test_declared_weights_say_what_an_area_costs() -> None:
    heavy, light = areas_of(weighted_index(LOW_IN_A_HEAVY_AREA))[:2]
    assert (heavy.dimension.code, light.dimension.code) == ("d2", "d0")
    assert (heavy.lost, light.lost) == (Decimal(7), Decimal(4))
    assert heavy.share == Decimal(7) / (7 + 4 + Decimal("7.5"))


@pytest.mark.parametrize("language", languages())
def test_without_weights_areas_are_compared_with_mean_and_best_alone(language: Language) -> None:
    other = weighted_row("2022", "b", "3", "8", "9", "9", "9", "9", "9", "9", "9", "9")
    one = weighted_index(LOW_IN_A_HEAVY_AREA, other, weights=None)
    data, words = dataset(rankings=(one,)), words_for(language)
    edition = view_of(data).edition(one, period("2022"))
    assert [area.share for area in areas_of(one)] == [None] * 10
    assert [area.dimension.code for area in areas_of(one)] == [f"d{n}" for n in range(10)]
    shown = areas_table(context_of(data, words=words), edition, "a")
    assert shown is not None
    assert [column.key for column in shown.columns] == ["area", "score", "rank", "mean", "best"]
    assert shown.qualifier == ""
    assert shown.heading == words("heading.areas_compared", ranking="index", period="2022")
    stated = aloud(area_sentence(context_of(data, words=words), edition, "a"))
    assert stated.startswith(words("areas.weakest", names="").strip())


def test_areas_that_add_up_by_chance_in_one_row_have_no_shares() -> None:
    chance = replace(standing("2022", "a"), score=Decimal(90), dimensions={"inner": Decimal(50), "survey": Decimal(40)})
    others = [
        replace(standing("2022", code), score=Decimal(70), dimensions={"inner": Decimal(50), "survey": Decimal(30)})
        for code in ("b", "c")
    ]
    assert {area.share for area in areas_of(ranking(chance, *others, dimensions=TWO))} == {None}


@pytest.mark.parametrize(
    ("score", "refusal"),
    [
        pytest.param("85", Refusal.CHANGED_TOTAL, id="the areas are parts of the score"),
        pytest.param("60", Refusal.CHANGED_AREAS, id="they are not"),
    ],
)
def test_the_total_changed_only_where_the_areas_add_up_to_it(score: str, refusal: Refusal) -> None:
    areas = (*TWO, dimension("new", "10", since="2022"))
    known = {"inner": Decimal(50), "survey": Decimal(30), "new": Decimal(5)}
    rows = (
        scored("2021", "a", inner="50", survey="30"),
        replace(standing("2022", "a"), score=Decimal(score), dimensions=known),
    )
    one = ranking(*rows, dimensions=areas)
    view = view_of(dataset(rankings=(one,)))
    change = view.change(view.edition(one, period("2022")))
    assert change is not None
    assert change.refusals == (refusal,)


def test_a_total_declared_for_the_first_time_did_not_change() -> None:
    one = ranking(
        standing("2021", "a", score="80"),
        scored("2022", "a", new="85"),
        dimensions=(dimension("new", "100", since="2022"),),
    )
    view = view_of(dataset(rankings=(one,)))
    change = view.change(view.edition(one, period("2022")))
    assert change is not None
    assert change.refusals == ()


def test_advice_names_areas_that_do_not_add_up(tmp_path: Path) -> None:
    path = tmp_path / "index.yaml"
    text = """title: Thử
entities: [{code: a, name: A, kind: department}, {code: b, name: B, kind: department}]
sets: [{code: all, name: A, members: [a, b]}]
rankings:
  - code: index
    name: I
    short: I
    decimals: 1
    members: [{since: 2020, set: all}]
    dimensions: [{code: x, name: X, maximum: 10}, {code: y, name: Y, maximum: 10}]
    standings:
      - {period: 2022, entity: a, score: 4.5, source: s, dimensions: {x: 5, y: 4}}
      - {period: 2022, entity: b, score: 6.5, source: s, dimensions: {x: 5, y: 8}}
sources: [{code: s, publisher: S, kind: official, read: 2023-01-01, published: 2023-01-01}]
"""
    path.write_text(text, encoding="utf-8")
    (problem,) = advice(path)
    assert (problem.line, problem.kind) == (12, "areas_apart")
    assert problem.details == {"sum": "9", "score": "4.5", "n": "2", "period": "2022"}
    path.write_text(text.replace("maximum: 10", "maximum: 10, weight: 5"), encoding="utf-8")
    assert advice(path) == []


@pytest.mark.parametrize(
    ("points_and_ranks", "direction", "contradicting"),
    [
        pytest.param([("9", 1), ("8", 2), ("7", 3)], "higher", 0, id="in order"),
        pytest.param([("9", 1), ("9", 2)], "higher", 0, id="level points, ranked by digits not printed"),
        pytest.param([("9", 2), ("8", 2)], "higher", 0, id="a shared rank"),
        pytest.param([("9", 1), ("8", None), ("7", 2)], "higher", 1, id="two known are better"),
        pytest.param([("9", 3), ("8", 2)], "higher", 1, id="behind somebody with fewer points"),
        pytest.param([("9", 1), ("8", 2)], "lower", 1, id="lower is better, and two are turned round"),
        pytest.param([("9", 2), ("8", 1)], "lower", 0, id="lower is better"),
    ],
)
def test_advice_names_ranks_in_areas_that_contradict_the_points(
    points_and_ranks: list[tuple[str, int | None]], direction: str, contradicting: int, tmp_path: Path
) -> None:
    rows = "".join(
        f"      - {{period: 2022, entity: {code}, rank: {n}, source: s, dimensions: {{x: {points}}}"
        + (f", area_ranks: {{x: {rank}}}" if rank else "")
        + "}\n"
        for n, (code, (points, rank)) in enumerate(zip("abc", points_and_ranks, strict=False), 1)
    )
    path = tmp_path / "index.yaml"
    path.write_text(
        f"""title: Thử
entities: [{{code: a, name: A, kind: office}}, {{code: b, name: B, kind: office}}, {{code: c, name: C, kind: office}}]
sets: [{{code: all, name: A, members: [a, b, c]}}]
rankings:
  - code: index
    name: I
    short: I
    direction: {direction}
    decimals: 1
    members: [{{since: 2020, set: all}}]
    dimensions: [{{code: x, name: X, maximum: 10}}]
    standings:
{rows}sources: [{{code: s, publisher: S, kind: official, read: 2023-01-01, published: 2023-01-01}}]
""",
        encoding="utf-8",
    )
    problems = [(problem.kind, problem.details) for problem in advice(path)]
    details = {"area": "x", "n": str(contradicting), "period": "2022"}
    assert problems == ([("area_rank_apart", details)] if contradicting else [])


def test_who_lost_nothing_has_no_shares() -> None:
    found = areas_of(ranking(scored("2022", "a", inner="60", survey="40"), dimensions=TWO))
    assert [each.share for each in found] == [None, None]


BEFORE_AND_AFTER = (scored("2021", "a", inner="40", survey="30"), scored("2022", "a", inner="45", survey="28"))


def test_a_change_is_told_between_comparable_periods() -> None:
    found = {each.dimension.code: each.change for each in areas_of(ranking(*BEFORE_AND_AFTER, dimensions=TWO))}
    assert found == {"inner": 5, "survey": -2}


@pytest.mark.parametrize(
    ("breaks", "dimensions"),
    [
        pytest.param(("2022",), TWO, id="break"),
        pytest.param((), (*TWO, dimension("new", "10", since="2022")), id="changed total"),
    ],
)
def test_no_change_is_told_where_the_periods_must_not_be_compared(
    breaks: tuple[str, ...], dimensions: tuple[Dimension, ...]
) -> None:
    found = areas_of(ranking(*BEFORE_AND_AFTER, breaks=breaks, dimensions=dimensions))
    assert {each.dimension.code for each in found} == {"inner", "survey"}
    assert [each.change for each in found] == [None, None]


def test_the_first_period_has_no_change() -> None:
    assert [each.change for each in areas_of(ranking(*BEFORE_AND_AFTER, dimensions=TWO), year="2021")] == [None, None]


def test_an_area_counts_only_in_the_years_it_holds() -> None:
    dimensions = (dimension("inner", "60"), dimension("old", "40", until="2021"), dimension("new", "40", since="2022"))
    rows = (scored("2021", "a", inner="30", old="20"), scored("2022", "a", inner="30", new="30"))
    one = ranking(*rows, dimensions=dimensions)
    assert {each.dimension.code for each in areas_of(one, year="2021")} == {"inner", "old"}
    assert {each.dimension.code: each.share for each in areas_of(one)} == {
        "inner": Decimal("0.75"),
        "new": Decimal("0.25"),
    }


def test_equal_scores_of_an_area_share_a_place() -> None:
    rows = (scored("2022", code, inner=score) for code, score in (("a", "50"), ("b", "50"), ("c", "55"), ("d", "10")))
    (only,) = areas_of(ranking(*rows, dimensions=TWO[:1]))
    assert (only.rank.number, only.rank.of) == (2, 4)


@pytest.mark.parametrize("language", languages())
def test_an_entity_without_areas_has_no_table_and_no_sentence(language: Language) -> None:
    one = ranking(standing("2022", "a", "1", "80"), dimensions=TWO)
    data = dataset(rankings=(one,))
    now = view_of(data).edition(one, period("2022"))
    words = words_for(language)
    assert areas_table(context_of(data, words=words), now, "a") is None
    assert area_sentence(context_of(data, words=words), now, "a") == ()
    assert areas(view_of(data), now, "nobody") == ()


def test_the_costliest_areas_are_named_with_their_shares_and_those_that_fell() -> None:
    one = ranking(*BEFORE_AND_AFTER, dimensions=TWO)
    data = dataset(rankings=(one,))
    now = view_of(data).edition(one, period("2022"))
    told = aloud(area_sentence(context_of(data, words=words_for("vi")), now, "a"))
    assert told == "Mất điểm nhiều nhất: inner 55,6% tổng số điểm bị mất; giảm: survey −2"


@pytest.mark.parametrize(
    ("points", "stated"),
    [
        pytest.param(["5"], "", id="the only area"),
        pytest.param(["5", "5"], "", id="two areas that lost as much"),
        pytest.param(["5", "6"], "d0 55.6%", id="one of two"),
        pytest.param(["5", "6", "7"], "d0 41.7%", id="one of three"),
        pytest.param(["5", "6", "7", "8"], "d0 35.7%, d1 28.6%", id="two of four"),
        pytest.param(["5", "6", "6", "8"], "d0 33.3%", id="none without its equal"),
        pytest.param(["6", "6", "6", "8"], "", id="three level"),
    ],
)
def test_only_areas_that_stand_out_are_named_as_the_costliest(points: list[str], stated: str) -> None:
    scores = {f"d{n}": score for n, score in enumerate(points)}
    one = ranking(scored("2022", "a", **scores), dimensions=tuple(dimension(code, "10") for code in scores))
    sentence = aloud(
        area_sentence(
            context_of(data := dataset(rankings=(one,)), words=words_for("en")),
            view_of(data).edition(one, period("2022")),
            "a",
        )
    )
    assert sentence == (words_for("en")("areas.costly", names=stated) if stated else "")


def test_the_areas_that_fell_most_are_said_to_be_those_where_others_fell_too() -> None:
    before = dict.fromkeys(("d0", "d1", "d2"), "9")
    after = {"d0": "5", "d1": "6", "d2": "8"}
    dimensions = tuple(dimension(code, "10") for code in before)
    one = ranking(scored("2021", "a", **before), scored("2022", "a", **after), dimensions=dimensions)
    data = dataset(rankings=(one,))
    stated = aloud(
        area_sentence(context_of(data, words=words_for("vi")), view_of(data).edition(one, period("2022")), "a")
    )
    assert stated.endswith("giảm nhiều nhất: d0 −4, d1 −3")


def test_no_sentence_of_shares_is_made_of_a_part_of_the_areas() -> None:
    one = ranking(scored("2022", "a", inner="45"), dimensions=TWO)
    data = dataset(rankings=(one,))
    assert area_sentence(context_of(data, words=words_for("en")), view_of(data).edition(one, period("2022")), "a") == ()


def test_shipped_papi_shares_make_a_whole_and_changes_stop_at_breaks(shipped: Dataset) -> None:
    papi = shipped.ranking["papi"]
    for year in empty_view().periods(papi):
        now = view_of(shipped).edition(papi, year)
        for code in now.codes:
            found = areas(view_of(shipped), now, code)
            if found and all(each.share is not None for each in found):
                assert abs(sum((each.share or Decimal(0) for each in found), Decimal(0)) - 1) < Decimal("1e-20")
            if any(each.period.code == year.code for each in papi.breaks):
                assert all(each.change is None for each in found)


def test_every_figure_of_the_table_leads_to_its_sources(shipped: Dataset) -> None:
    now = view_of(shipped).edition(shipped.ranking["papi"], period("2024"))
    shown = areas_table(context_of(shipped, words=words_for("vi")), now, "hung-yen")
    assert shown is not None
    assert shown.count == 8
    ranks = [cell for row in shown.rows if isinstance(cell := row.cells[5], Figure)]
    assert all(each.text.endswith("†/61") and each.aloud.endswith("/61 (suy ra)") for each in ranks)
    for row in shown.rows:
        assert all(cell.sources for cell in row.cells if isinstance(cell, Figure) and cell.value is not None)


def test_distances_of_areas_are_rounded_by_the_decimals_of_the_ranking() -> None:
    rows = (scored("2022", "a", inner="45", survey="35.5"), scored("2022", "b", inner="50.11", survey="30.62"))
    one = ranking(*rows, dimensions=TWO)
    data = dataset(rankings=(one,))
    lines = areas_table(context_of(data, words=words_for("en")), view_of(data).edition(one, period("2022")), "a")
    assert lines is not None
    keys = [column.key for column in lines.columns]
    distances = {key: [row.cells[keys.index(key)] for row in lines.rows] for key in ("mean", "best")}
    assert {key: [cell.text for cell in cells if isinstance(cell, Figure)] for key, cells in distances.items()} == {
        "mean": ["−2.56", "+2.44"],
        "best": ["−5.11", "0"],
    }


def test_the_rank_of_an_area_says_that_it_is_shared() -> None:
    rows = [scored("2022", code, inner=inner, survey="30") for code, inner in (("a", "45"), ("b", "45"), ("c", "50"))]
    inner, survey = areas_of(ranking(*rows, dimensions=TWO))
    assert (inner.dimension.code, inner.rank.number, inner.rank.tied) == ("inner", 2, True)
    assert (survey.rank.number, survey.rank.tied) == (1, True)
    words = words_for("en")
    assert area_rank_figure(words, inner.rank).text == "2=†/3"
    assert area_rank_figure(words, inner.rank).aloud == "2 of 3, tied (derived)"


def ranked(standing: Standing, **ranks: int) -> Standing:
    return replace(standing, area_ranks=ranks)


def columns_of_areas(one: Ranking, *keys: str, size: int = 9) -> list[list[str]]:
    data = dataset(rankings=(one,), sizes={"all": size})
    lines = areas_table(context_of(data, words=words_for("en")), view_of(data).edition(one, period("2022")), "a")
    assert lines is not None
    places = [[column.key for column in lines.columns].index(key) for key in keys]
    cells = [[row.cells[n] for n in places] for row in lines.rows]
    return [[cell.text for cell in row if isinstance(cell, Figure)] for row in cells]


def test_a_published_rank_of_an_area_stands_in_place_of_one_worked_out() -> None:
    rows = (
        ranked(scored("2022", "a", inner="45", survey="30"), inner=4),
        ranked(scored("2022", "b", inner="50", survey="30"), inner=1),
    )
    one = ranking(*rows, dimensions=TWO)
    assert columns_of_areas(one, "area", "rank") == [["inner", "4/9"], ["survey", "1=†/2"]]


def test_published_ranks_of_areas_show_that_they_are_shared() -> None:
    rows = [ranked(scored("2022", code, inner="45"), inner=3) for code in "ab"]
    inner = areas_of(ranking(*rows, dimensions=TWO))[0]
    assert area_rank_figure(words_for("en"), inner.rank).text == "3=/2"
    assert area_rank_figure(words_for("vi"), inner.rank).aloud == "3/2, đồng hạng"


def test_a_published_rank_of_an_area_without_points_is_shown() -> None:
    one = ranking(ranked(standing("2022", "a", "1", "90"), survey=2), dimensions=TWO)
    assert columns_of_areas(one, "area", "score", "rank") == [["inner", "–", "–"], ["survey", "–", "2/9"]]


def test_an_area_that_is_not_known_is_a_row_of_dashes() -> None:
    one = ranking(scored("2022", "a", inner="45"), dimensions=TWO)
    data = dataset(rankings=(one,))
    lines = areas_table(context_of(data, words=words_for("en")), view_of(data).edition(one, period("2022")), "a")
    assert lines is not None
    assert [[cell.text for cell in row.cells if isinstance(cell, Figure)][:2] for row in lines.rows] == [
        ["inner", "45"],
        ["survey", "–"],
    ]
