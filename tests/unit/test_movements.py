"""Why a rank moved is told by rule, in both languages; what cannot be told is said with its reasons, in their order."""

from collections.abc import Mapping

import pytest

from tests.contexts import context_of, view_of
from tests.unit.factories import dataset, dimension, period, ranking, standing
from tui.analysis.comparison import compare
from tui.analysis.edition_change import Refusal
from tui.export.plain import aloud
from tui.model import Code, Dataset, Ranking
from tui.pages.shared.movement_sentences import movement_sentences, place_sentences
from tui.wording import Language, languages, words_for

FIVE = {"all": "abcde"}
Scores = Mapping[str, str]


def sentences(one: Ranking, sets: Mapping[str, str] | None = None, language: Language = "en") -> str:
    """Return what is told of the place of `a` in 2022."""
    data = dataset(rankings=(one,), sets=sets)
    now = view_of(data).edition(one, period("2022"))
    place = now.place("a")
    assert place is not None
    return aloud(place_sentences(context_of(data, words=words_for(language)), now, place))


def scored(then: Scores, now: Scores, *, lower: bool = False) -> Ranking:
    """Return a ranking that follows from the scores of two years."""
    years = (("2021", then), ("2022", now))
    standings = (standing(year, entity, score=score) for year, known in years for entity, score in known.items())
    return ranking(*standings, derived=True, lower=lower)


def published(then: str, now: str, *, movement: int | None = None, breaks: tuple[str, ...] = ()) -> Ranking:
    """Return a ranking in which only the ranks of `a` are known."""
    return ranking(standing("2021", "a", then), standing("2022", "a", now, movement=movement), breaks=breaks)


UP = scored({"a": "70", "b": "80", "c": "60"}, {"a": "85", "b": "81", "c": "61"})
UP_WITH_LESS = scored({"a": "79.9", "b": "80", "c": "60"}, {"a": "79.5", "b": "70", "c": "61"})
DOWN = scored({"a": "80", "b": "79", "c": "60"}, {"a": "70", "b": "78", "c": "61"})
DOWN_WITH_MORE = scored({"a": "80", "b": "79", "c": "60"}, {"a": "80.5", "b": "82", "c": "61"})
SAME = scored({"a": "80", "b": "79", "c": "60"}, {"a": "81", "b": "78", "c": "61"})


@pytest.mark.parametrize(
    ("one", "vi", "en"),
    [
        pytest.param(
            UP,
            "Điểm +15, tăng 1 bậc so với 2021. "
            "Trong 2 đơn vị so sánh được, 2 đơn vị có mức tăng điểm thấp hơn hoặc giảm điểm, "
            "1 đơn vị tụt xuống dưới.",
            "Score +15, up 1 place since 2021. 2 of 2 compared rose less or fell, 1 fell behind.",
            id="up with more points",
        ),
        pytest.param(
            UP_WITH_LESS,
            "Điểm −0,4 nhưng tăng 1 bậc so với 2021. "
            "Trong 2 đơn vị so sánh được, 1 đơn vị có mức giảm điểm cao hơn, 1 đơn vị tụt xuống dưới.",
            "Score −0.4, yet up 1 place since 2021. 1 of 2 compared fell more, 1 fell behind.",
            id="up with fewer points",
        ),
        pytest.param(
            DOWN,
            "Điểm −10, giảm 1 bậc so với 2021. "
            "Trong 2 đơn vị so sánh được, 2 đơn vị có mức giảm điểm thấp hơn hoặc tăng điểm, 1 đơn vị vượt lên trên.",
            "Score −10, down 1 place since 2021. 2 of 2 compared fell less or rose, 1 went past.",
            id="down with fewer points",
        ),
        pytest.param(
            DOWN_WITH_MORE,
            "Điểm +0,5 nhưng giảm 1 bậc so với 2021. "
            "Trong 2 đơn vị so sánh được, 2 đơn vị có mức tăng điểm cao hơn, 1 đơn vị vượt lên trên.",
            "Score +0.5, yet down 1 place since 2021. 2 of 2 compared rose more, 1 went past.",
            id="down with more points",
        ),
    ],
)
def test_a_movement_in_a_full_field_is_told_with_what_the_others_did(one: Ranking, vi: str, en: str) -> None:
    assert vi in sentences(one, language="vi")
    assert en in sentences(one, language="en")


def test_a_rank_that_was_kept_is_told_and_not_explained() -> None:
    assert sentences(SAME, language="vi") == "a xếp hạng 1/3 (suy ra), điểm 81. Điểm +1, giữ nguyên hạng so với 2021."


def test_where_less_is_better_a_falling_score_goes_together_with_a_rising_rank() -> None:
    one = scored({"a": "80", "b": "79", "c": "60"}, {"a": "70", "b": "78", "c": "59"}, lower=True)
    said = sentences(one)
    assert "Score −10, up 1 place since 2021. 2 of 2 compared improved less, 1 fell behind." in said
    assert "yet" not in said


@pytest.mark.parametrize(
    ("one", "vi", "en"),
    [
        pytest.param(
            published("5", "1", movement=4),
            "Theo nguồn công bố, tăng 4 bậc so với 2021. "
            "Kỳ 2022 mới có điểm của 0/5 đơn vị, chưa đủ số liệu để xác định nguyên nhân.",
            "As published: up 4 places since 2021. Only 0/5 scores of 2022 are known, so the cause cannot be told.",
            id="stated",
        ),
        pytest.param(
            published("5", "1", movement=4, breaks=("2022",)),
            "Theo nguồn công bố, tăng 4 bậc so với 2021; phương pháp thay đổi từ 2022.",
            "As published: up 4 places since 2021; new method from 2022.",
            id="stated across a break",
        ),
        pytest.param(published("5", "3"), "Tăng 2 bậc so với 2021.", "Up 2 places since 2021.", id="ranks alone"),
        pytest.param(
            published("4", "<=2"),
            "Tăng ít nhất 2 bậc so với 2021.",
            "Up at least 2 places since 2021.",
            id="at least up",
        ),
        pytest.param(
            published("<=2", "4"),
            "Giảm ít nhất 2 bậc so với 2021.",
            "Down at least 2 places since 2021.",
            id="at least down",
        ),
        pytest.param(
            ranking(standing("2021", "a", "5", "70"), standing("2022", "a", "3", "72")),
            "Điểm +2, tăng 2 bậc so với 2021. "
            "Kỳ 2022 mới có điểm của 1/5 đơn vị, chưa đủ số liệu để xác định nguyên nhân.",
            "Score +2, up 2 places since 2021. Only 1/5 scores of 2022 are known, so the cause cannot be told.",
            id="too little known to say why",
        ),
        pytest.param(
            ranking(
                *(standing("2021", name, str(n), str(80 - n)) for n, name in enumerate("bcdae", 1)),
                *(standing("2022", name, str(n), ">80" if name == "a" else "70") for n, name in enumerate("abcde", 1)),
            ),
            "Chưa có đủ điểm chính xác của đơn vị ở hai kỳ, chưa đủ số liệu để xác định nguyên nhân.",
            "Its exact score is not known in both periods, so the cause cannot be told.",
            id="only its own score is not exact",
        ),
        pytest.param(
            ranking(standing("2021", "a", "<=3", "70"), standing("2022", "a", "2", "71")),
            "Điểm +1 so với 2021; thứ hạng chưa so sánh được.",
            "Score +1 since 2021; ranks cannot be compared.",
            id="ranks that may have moved either way",
        ),
    ],
)
def test_a_movement_among_few_is_told_as_far_as_it_is_known(one: Ranking, vi: str, en: str) -> None:
    assert vi in sentences(one, FIVE, "vi")
    assert en in sentences(one, FIVE, "en")


@pytest.mark.parametrize("one", [published("4", "<=2"), published("<=2", "4")], ids=["up", "down"])
def test_no_cause_is_told_of_a_movement_that_is_only_bounded(one: Ranking) -> None:
    assert "cause" not in sentences(one, FIVE)


def refused(*, missing: bool, broken: bool, grown: bool, rescaled: bool) -> str:
    before = standing("2021", "b" if missing else "a", "1", "50")
    one = ranking(
        before,
        standing("2022", "a", "1", "60"),
        breaks=("2022",) if broken else (),
        members={"2020": "old", "2022": "new"},
        dimensions=(dimension("x", "100", until="2021"), dimension("y", "90" if rescaled else "100", since="2022")),
    )
    return sentences(one, {"old": "ab", "new": "abc" if grown else "ab"})


@pytest.mark.parametrize(
    ("missing", "broken", "grown", "rescaled", "reasons"),
    [
        pytest.param(True, False, False, False, "its figures of 2021 are missing", id="missing"),
        pytest.param(False, True, False, False, "new method from 2022", id="break"),
        pytest.param(False, False, True, False, "the list changed from 2 to 3", id="changed set"),
        pytest.param(False, False, False, True, "the total changed from 100 to 90 points", id="changed total"),
        pytest.param(
            True, True, False, False, "its figures of 2021 are missing; new method from 2022", id="missing and break"
        ),
        pytest.param(
            True,
            True,
            True,
            True,
            "its figures of 2021 are missing; new method from 2022; the list changed from 2 to 3; "
            "the total changed from 100 to 90 points",
            id="all of them",
        ),
    ],
)
def test_refusals_are_told_in_their_order(
    missing: bool, broken: bool, grown: bool, rescaled: bool, reasons: str
) -> None:
    said = refused(missing=missing, broken=broken, grown=grown, rescaled=rescaled)
    assert f"Not compared with 2021: {reasons}." in said
    assert "place" not in said.replace("next place up", "")


def test_members_that_differ_make_a_counted_movement_approximate_and_are_told() -> None:
    peers = {letter: str(n) for n, letter in enumerate("fghijk")}
    one = scored(
        {"a": "80", "b": "79", "c": "60", "e": "55"} | peers, {"a": "70", "b": "78", "c": "61", "d": "90"} | peers
    )
    said = sentences(one, {"all": "abcdefghijk"})
    assert "Score −10, down about 2 places since 2021." in said
    assert "10 of 11 known, not all the same as before." in said


@pytest.mark.parametrize(
    ("now", "held"),
    [
        pytest.param(
            {"a": "1", "b": "79", "c": "60", "d": "5"},
            "a: rank 4 of 4 (derived), score 1, in the last quarter.",
            id="last",
        ),
        pytest.param(
            {"a": "60", "b": "79", "c": "60", "d": "5"}, "a: rank 2 of 4, tied (derived), score 60.", id="tied"
        ),
    ],
)
def test_where_a_place_stands_is_told_first(now: Scores, held: str) -> None:
    assert sentences(scored({}, now)).startswith(held)


def test_the_step_up_names_the_next_better_place_past_those_that_share_ones_own() -> None:
    said = sentences(scored({}, {"a": "60", "b": "79.25", "c": "60", "d": "5"}))
    assert said.endswith("19.25 points short of the next place up (b, rank 1).")


def test_the_first_of_a_field_has_no_step_up() -> None:
    assert "next place up" not in sentences(UP)


def test_the_first_period_of_a_ranking_has_nothing_to_compare_with() -> None:
    one = scored({}, {"a": "60", "b": "50"})
    data = dataset(rankings=(one,))
    now = view_of(data).edition(one, period("2022"))
    place = now.place("a")
    assert place is not None
    assert aloud(movement_sentences(context_of(data, words=words_for("en")), now, place)) == words_for("en")(
        "told.first"
    )


# The shipped figures


def shipped_sentences(data: Dataset, code: Code, year: str, entity: Code, language: Language) -> str:
    now = view_of(data).edition(data.ranking[code], period(year))
    place = now.place(entity)
    assert place is not None
    return aloud(place_sentences(context_of(data, words=words_for(language)), now, place))


def test_hai_phong_lacks_a_hundredth_to_quang_ninh(shipped: Dataset) -> None:
    said = shipped_sentences(shipped, "par-index", "2022", "hai-phong", "vi")
    assert said.endswith("Thấp hơn đơn vị xếp liền trên (Quảng Ninh, hạng 1) 0,01 điểm.")


@pytest.mark.parametrize(
    ("code", "year", "vi", "en"),
    [
        pytest.param("pci", "2023", "Tăng 2 bậc so với 2022.", "Up 2 places since 2022.", id="PCI 2023"),
        pytest.param(
            "par-index",
            "2024",
            "Theo nguồn công bố, tăng 12 bậc so với 2023.",
            "As published: up 12 places since 2023.",
            id="PAR INDEX 2024",
        ),
        pytest.param(
            "papi", "2023", "giảm khoảng 1 bậc so với 2022.", "down about 1 place since 2022.", id="PAPI 2023"
        ),
        pytest.param("papi", "2024", "giảm 7 bậc so với 2023.", "down 7 places since 2023.", id="PAPI 2024"),
        pytest.param(
            "papi",
            "2021",
            "Không so sánh với 2020: phương pháp thay đổi từ 2021; kỳ trước có số liệu 63/63 đơn vị, kỳ này 60/63.",
            "Not compared with 2020: new method from 2021; 63/63, then 60/63 known.",
            id="PAPI 2021",
        ),
    ],
)
def test_hung_yen_moved_as_the_figures_allow(shipped: Dataset, code: str, year: str, vi: str, en: str) -> None:
    assert vi in shipped_sentences(shipped, code, year, "hung-yen", "vi")
    assert en in shipped_sentences(shipped, code, year, "hung-yen", "en")


@pytest.mark.parametrize("year", ["2023", "2024"])
@pytest.mark.parametrize(
    ("language", "differ"),
    [
        ("vi", "có số liệu 61/63 đơn vị, không hoàn toàn là các đơn vị của kỳ trước"),
        ("en", "61 of 63 known, not all the same as before"),
    ],
)
def test_papi_says_that_not_all_are_known_and_not_the_same(
    shipped: Dataset, year: str, language: Language, differ: str
) -> None:
    assert differ in shipped_sentences(shipped, "papi", year, "hung-yen", language)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("entity", "refusals"),
    [
        ("quang-ninh", (Refusal.BREAK,)),
        ("ha-tinh", (Refusal.BREAK,)),
        ("hung-yen", (Refusal.MISSING, Refusal.BREAK)),
    ],
)
def test_sipas_2022_is_not_compared_with_2021(
    shipped: Dataset, entity: Code, refusals: tuple[Refusal, ...], language: Language
) -> None:
    one = shipped.ranking["sipas"]
    found = compare(view_of(shipped), view_of(shipped).edition(one, period("2022")), entity)
    assert found.refusals == refusals
    assert (found.movement, found.score_change) == (None, None)
    if entity in view_of(shipped).edition(one, period("2022")).index:
        reason = words_for(language)("refusal.break", period="2022")
        assert reason in shipped_sentences(shipped, "sipas", "2022", entity, language)
