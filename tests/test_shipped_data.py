"""The shipped dataset says what the meeting's report says, and every figure has a source."""

import csv
import re
from collections import Counter
from decimal import Decimal

import pytest

from tests.contexts import context_of, empty_view, view_of
from tests.unit.factories import period
from tui.analysis.comparison import compare
from tui.analysis.ranges import Bounded
from tui.analysis.series import headline
from tui.dataset import bundled_dataset
from tui.dataset.reading import advice
from tui.export.listings import ranking_listing
from tui.export.plain import plain_text
from tui.model import Bound, Dataset, Quantity, SourceKind
from tui.pages import page
from tui.pages.sources.source_list import cited_sources
from tui.selection import Selection

MEETING = "meeting-2023-04-19"
STATISTICS = {
    "regulations-cut": (2200, None, Bound.UNDER),
    "regulations-approved": (1100, None, Bound.UNDER),
    "approving-ministries": (10, None, Bound.EXACT),
    "regulations-published": (17800, None, Bound.OVER),
    "portal-services": (4400, None, Bound.OVER),
    "single-window-services": (250, 261, Bound.EXACT),
    "single-window-ministries": (13, None, Bound.EXACT),
    "single-window-businesses": (55000, None, Bound.OVER),
    "chip-id-cards": (79500000, None, Bound.OVER),
    "vneid-accounts": (6000000, None, Bound.OVER),
    "essential-services": (21, 25, Bound.EXACT),
    "population-ministries": (13, None, Bound.EXACT),
    "population-localities": (63, None, Bound.EXACT),
    "population-telecoms": (3, None, Bound.EXACT),
    "population-power": (1, None, Bound.EXACT),
    "subscriber-requests": (95600000, None, Bound.EXACT),
    "subscriber-records": (78000000, 95600000, Bound.OVER),
    "sipas-national": (80, None, Bound.OVER),
    "par-index-provinces": (80, None, Bound.OVER),
    "par-index-ministries-mean": (80, None, Bound.OVER),
    "meeting-localities": (63, None, Bound.EXACT),
}


def _plain(quantity: Quantity | None) -> int | None:
    return int(quantity.number) if quantity else None


@pytest.mark.parametrize(("code", "stated"), STATISTICS.items())
def test_a_statistic_of_the_meeting_stands_as_published(
    shipped: Dataset, code: str, stated: tuple[int, int | None, Bound]
) -> None:
    value, total, bound = stated
    found = [each for each in shipped.indicator[code].observations if MEETING in each.source]
    numbers = [(_plain(each.value), _plain(each.total)) for each in found]
    assert numbers == [(value, total)]
    assert [each.bound for each in found] == [bound]
    assert shipped.indicator[code].headline


def test_every_source_is_cited_and_every_weak_figure_is_known(shipped: Dataset) -> None:
    told = advice(bundled_dataset())
    assert [each for each in told if each.kind == "uncited_source"] == []


def test_dti_2022_is_complete_with_a_tie_at_15(shipped: Dataset) -> None:
    ranking = shipped.ranking["dti"]
    now = view_of(shipped).edition(ranking, next(each for each in empty_view().periods(ranking) if each.code == "2022"))
    ranks = Counter(place.rank.best for place in now.places if place.rank)
    assert (now.known_ranks, now.of, now.known_scores) == (63, 63, 6)
    assert ranks[15] == 2
    assert 16 not in ranks
    place = now.place("hung-yen")
    assert place is not None
    assert place.rank is not None
    assert place.rank.best == 33
    assert now.gaps == ()


def test_par_index_2022_knows_18_ranks_and_13_scores(shipped: Dataset) -> None:
    ranking = shipped.ranking["par-index"]
    now = view_of(shipped).edition(ranking, next(each for each in empty_view().periods(ranking) if each.code == "2022"))
    assert (now.known_ranks, now.known_scores, now.of) == (18, 13, 63)
    assert now.place("hung-yen") is None


def test_the_ministries_of_2023_are_complete_and_their_parts_fit_their_maxima(shipped: Dataset) -> None:
    ranking = shipped.ranking["par-index-ministries"]
    now = view_of(shipped).edition(ranking, next(each for each in empty_view().periods(ranking) if each.code == "2023"))
    assert (now.known_ranks, now.known_scores, now.of) == (17, 17, 17)
    for place in now.places:
        parts = place.standings[0].dimensions
        assert place.score is not None
        assert abs(sum(parts.values()) - place.score.number) <= Decimal("0.01")


def test_disputes_keep_both_figures(shipped: Dataset) -> None:
    ranking = shipped.ranking["par-index"]
    now = view_of(shipped).edition(ranking, next(each for each in empty_view().periods(ranking) if each.code == "2023"))
    place = now.place("hai-phong")
    assert place is not None
    assert (place.score, place.disputed) == (Bounded(Decimal("91.87")), (Bounded(Decimal("91.81")),))


@pytest.mark.parametrize(
    ("code", "year", "entity", "score", "other", "change"),
    [
        ("par-index", "2024", "ha-noi", "92.57", "92.75", Bounded(Decimal("1.14"), Bound.ABOUT)),
        ("sipas", "2023", "hai-phong", "88.09", "88.90", None),
        ("sipas", "2024", "hai-phong", "90.59", "", Bounded(Decimal("2.50"), Bound.ABOUT)),
    ],
)
def test_a_stated_change_that_fits_another_score_makes_the_score_a_dispute(
    shipped: Dataset, code: str, year: str, entity: str, score: str, other: str, change: Bounded | None
) -> None:
    edition = view_of(shipped).edition(shipped.ranking[code], period(year))
    place = edition.place(entity)
    assert place is not None
    disputed = (Bounded(Decimal(other), derived=True),) if other else ()
    assert (place.score, place.disputed) == (Bounded(Decimal(score)), disputed)
    if change:
        assert compare(view_of(shipped), edition, entity).score_change == change


def test_the_meeting_corroborates_the_exact_index_of_2022(shipped: Dataset) -> None:
    assert shipped.as_of is not None
    head = headline(empty_view(), shipped.indicator["sipas-national"], shipped.as_of)
    assert head is not None
    assert head.reading.bounded == Bounded(Decimal("80.08"))
    assert head.reading.disputing == ()
    assert MEETING in head.reading.sources
    assert head.previous is None


def test_the_ministries_of_2022_are_all_placed_at_least_between_bounds(shipped: Dataset) -> None:
    standings = shipped.ranking["par-index-ministries"].standings
    ranks = [standing.rank for standing in standings if standing.period.code == "2022" and standing.rank]
    assert len(ranks) == 17
    assert [rank.worst for rank in ranks if rank.best == 6] == [13] * 8


def test_the_cards_counted_to_the_end_of_april_2025_are_dated_so(shipped: Dataset) -> None:
    newest = max(shipped.indicator["chip-id-cards"].observations, key=lambda observation: observation.period)
    assert (_plain(newest.value), newest.period.code) == (87_000_000, "2025-04-30")


def test_the_translated_edition_of_a_newspaper_is_a_translation(shipped: Dataset) -> None:
    translated = [source for source in shipped.sources if "//news.laodong.vn" in source.address]
    assert {source.kind for source in translated} == {SourceKind.TRANSLATION}


def test_the_extremes_of_sipas_are_those_of_the_provinces(shipped: Dataset) -> None:
    scores = {
        (standing.period.code, standing.rank.best): standing.score
        for standing in shipped.ranking["sipas"].standings
        if standing.rank and standing.rank.is_exact and standing.score
    }
    for code, place in (("sipas-highest", 1), ("sipas-lowest", 63)):
        for observation in shipped.indicator[code].observations:
            assert observation.value
            stated = scores.get((observation.period.code, place), observation.value.number)
            assert stated == observation.value.number


def test_the_seven_lowest_of_sipas_2020_stand_behind_place_56(shipped: Dataset) -> None:
    sipas = shipped.ranking["sipas"]
    period = next(each.period for each in sipas.standings if each.period.code == "2020")
    places = view_of(shipped).edition(sipas, period).places
    lowest = {place.entity.code: (place.rank.best, place.rank.worst) for place in places if place.rank}
    known = {code: ends for code, ends in lowest.items() if ends[0] > 56}
    between = dict.fromkeys(("binh-phuoc", "cao-bang", "kien-giang", "quang-binh", "quang-ngai"), (57, 61))
    assert known == between | {"dak-lak": (62, 62), "binh-thuan": (63, 63)}


def test_another_mean_of_a_region_stated_a_year_later_is_a_dispute(shipped: Dataset) -> None:
    stated = {"par-index-red-river": "88.32", "par-index-southeast": "87.45", "par-index-central-coast": "87.72"}
    disputed = {
        indicator.code: str(other.value.digits)
        for indicator in shipped.indicators
        if indicator.code.startswith("par-index-")
        for series in view_of(shipped).series(indicator)
        for reading in series.readings
        if reading.period.code == "2023"
        for other in reading.disputing
        if other.value
    }
    assert disputed == stated


def test_the_parts_of_sipas_2024_are_known(shipped: Dataset) -> None:
    parts = {"sipas-access": "84.27", "sipas-services": "84.09", "sipas-policies": "83.84"}
    newest = {code: shipped.indicator[code].observations[-1] for code in parts}
    assert {code: str(each.value.digits) for code, each in newest.items() if each.value} == parts
    assert {each.period.code for each in newest.values()} == {"2024"}


def test_the_satisfaction_wanted_by_2023_is_a_target(shipped: Dataset) -> None:
    targets = shipped.indicator["sipas-national"].targets
    assert [(_plain(target.value), target.by and target.by.year) for target in targets] == [
        (80, 2023), (90, 2025), (95, 2030),
    ]  # fmt: skip


def test_notes_and_arithmetic_are_in_the_table_and_the_profile(shipped: Dataset) -> None:
    context = context_of(shipped)
    listing = ranking_listing(context, shipped.ranking["sipas"], "2023")
    rows = [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]
    ha_noi = next(row for row in rows if row["entity"] == "ha-noi")
    assert (ha_noi["rank_derived"], ha_noi["score_derived"]) == ("11 + 10", "86.5 - 2.93")
    assert next(row for row in rows if row["entity"] == "hung-yen")["note"] == "No score found"
    profile = page(context.with_selection(Selection(context.selection.as_of, "profile", entity="ha-noi")))
    assert "11 + 10 · 86.5 − 2.93" in plain_text(profile)


def test_arithmetic_in_words_is_in_both_languages_and_the_rest_are_numbers(shipped: Dataset) -> None:
    standings = [each for one in shipped.rankings for each in one.standings]
    texts = {text for each in standings for text in (each.rank_derived, each.score_derived) if text}
    texts |= {each.derived for one in shipped.indicators for each in one.observations if each.derived}
    alike = [text.vi for text in texts if text.vi == text.en]
    assert [text for text in alike if not re.fullmatch(r"[0-9. =×+/-]+", text)] == []
    assert len(texts) - len(alike) >= 8


def test_everything_that_cites_a_source_is_counted_by_its_kind(shipped: Dataset) -> None:
    """The file itself names each source as often as it is counted, and none without being cited."""
    path = bundled_dataset()
    lines = path.read_text(encoding="utf-8").splitlines()
    lists = [found for line in lines if (found := re.search(r"\bsource: *(\[[^]]*\]|[\w-]+)", line))]
    named = Counter(code for found in lists for code in re.findall(r"[\w-]+", found[1]))
    for table_path in sorted(path.parent.glob("tables/*.csv")):
        with table_path.open(encoding="utf-8", newline="") as table:
            named.update(code for row in csv.DictReader(table) for code in row["source"].split(";"))
    sources = cited_sources(shipped)
    assert {code: cited.total for code, cited in sources.items()} == named
    assert [code for code, cited in sources.items() if not cited.total] == []
    assert sources["bacninh-322197"].citations == {"breaks": 4}
    assert sources["tintuc-2030"].citations == {"breaks": 2}


def test_a_row_without_a_figure_does_not_count_as_one(shipped: Dataset) -> None:
    for code, cited in cited_sources(shipped).items():
        standings = (standing for ranking in shipped.rankings for standing in ranking.standings)
        figures = sum(code in standing.source and bool(standing.rank or standing.score) for standing in standings)
        for indicator in shipped.indicators:
            figures += sum(
                code in observation.source and bool(observation.value) for observation in indicator.observations
            )
        assert cited.citations["figures"] == figures
