"""Numbers, bounds and periods are written as each language writes them; Babel is the oracle."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.factories import decimals, moderate, period, quantity
from tui.analysis.ranges import Bounded
from tui.blocks.figure import Figure
from tui.model import Bound, Rank, Text
from tui.wording import Language, languages, words_for

VI, EN = words_for("vi"), words_for("en")


def oracle(number: Decimal, language: Language) -> str:
    """Return what Babel writes with all the digits of a number, its minus as a minus."""
    places = max(0, -int(number.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * places if places else "")
    written: str = format_decimal(number, format=pattern, locale=language)
    return written.replace("-", "−")


@pytest.mark.parametrize("language", languages())
@moderate
@given(number=decimals(places=6))
def test_numbers_are_grouped_and_marked_as_babel_does(language: Language, number: Decimal) -> None:
    assert words_for(language).number(number) == oracle(number, language)


@pytest.mark.parametrize("language", languages())
@moderate
@given(number=decimals(places=6))
def test_a_number_is_never_minus_zero_nor_has_a_hyphen(language: Language, number: Decimal) -> None:
    words = words_for(language)
    for written in (words.number(number), words.signed(number), words.percent(Bounded(number / 1000))):
        assert "-" not in written
        assert "−" not in written or any(digit in written for digit in "123456789")


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        pytest.param("1315", "1.315", "1,315", id="thousands"),
        pytest.param("999", "999", "999", id="no group"),
        pytest.param("79500000", "79.500.000", "79,500,000", id="millions"),
        pytest.param("0.8002", "0,8002", "0.8002", id="digits after the mark have no groups"),
        pytest.param("84.00", "84,00", "84.00", id="published zeros stay"),
        pytest.param("-1.5", "−1,5", "−1.5", id="minus sign"),
        pytest.param("-0", "0", "0", id="no minus zero"),
        pytest.param("-0.00", "0,00", "0.00", id="no minus zero with digits"),
        pytest.param("7.95E+7", "79.500.000", "79,500,000", id="no exponent"),
    ],
)
def test_a_number_is_written(number: str, vi: str, en: str) -> None:
    assert (VI.number(Decimal(number)), EN.number(Decimal(number))) == (vi, en)


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        pytest.param("6.5", "+6,5", "+6.5", id="more"),
        pytest.param("-0.99", "\u22120,99", "\u22120.99", id="less, with U+2212"),
        pytest.param("0.00", "0", "0", id="nothing changed"),
        pytest.param("-0", "0", "0", id="nothing changed from below"),
    ],
)
def test_a_difference_has_its_sign(number: str, vi: str, en: str) -> None:
    assert (VI.signed(Decimal(number)), EN.signed(Decimal(number))) == (vi, en)


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        pytest.param("79.5 million", "79,5 triệu", "79.5 million", id="million"),
        pytest.param("6 million", "6 triệu", "6 million", id="no digit is added"),
        pytest.param("4.4 thousand", "4,4 nghìn", "4.4 thousand", id="thousand"),
        pytest.param("2 billion", "2 tỷ", "2 billion", id="billion"),
        pytest.param("24211", "24.211", "24,211", id="no digit is lost"),
        pytest.param("80.10", "80,10", "80.10", id="published digits"),
    ],
)
def test_a_quantity_keeps_its_published_digits_and_scale(written: str, vi: str, en: str) -> None:
    assert (VI.quantity(quantity(written)), EN.quantity(quantity(written))) == (vi, en)


@pytest.mark.parametrize(
    ("bound", "vi", "en", "sign"),
    [
        pytest.param(Bound.EXACT, "80", "80", "80", id="exact"),
        pytest.param(Bound.OVER, "hơn 80", "over 80", "> 80", id="over"),
        pytest.param(Bound.UNDER, "gần 80", "nearly 80", "< 80", id="nearly"),
        pytest.param(Bound.ABOUT, "khoảng 80", "about 80", "≈ 80", id="about"),
    ],
)
def test_a_bound_is_a_word_and_a_sign_in_narrow_places(bound: Bound, vi: str, en: str, sign: str) -> None:
    assert (VI.bounded("80", bound), EN.bounded("80", bound)) == (vi, en)
    assert VI.signed_bound("80", bound) == EN.signed_bound("80", bound) == sign


@pytest.mark.parametrize(
    ("share", "bound", "vi", "en"),
    [
        pytest.param(Decimal(21) / 25, Bound.EXACT, "84,0%", "84.0%", id="one decimal"),
        pytest.param(Decimal(250) / 261, Bound.EXACT, "95,8%", "95.8%", id="rounded half up"),
        pytest.param(Decimal(78) / Decimal("95.6"), Bound.OVER, "81,5%", "81.5%", id="over goes down"),
        pytest.param(Decimal(78) / Decimal("95.6"), Bound.UNDER, "81,6%", "81.6%", id="nearly goes up"),
        pytest.param(Decimal(1), Bound.EXACT, "100%", "100%", id="the whole"),
        pytest.param(Decimal("0.9996"), Bound.EXACT, "99,9%", "99.9%", id="nearly the whole is not the whole"),
        pytest.param(Decimal("0.9999"), Bound.OVER, "99,9%", "99.9%", id="over never reaches the whole by rounding"),
        pytest.param(Decimal("-0.0001"), Bound.EXACT, "0,0%", "0.0%", id="no minus zero"),
    ],
)
def test_a_share_is_written_in_percent(share: Decimal, bound: Bound, vi: str, en: str) -> None:
    assert (VI.percent(Bounded(share, bound)), EN.percent(Bounded(share, bound))) == (vi, en)


@pytest.mark.parametrize(
    ("amount", "like", "vi", "en"),
    [
        pytest.param("6500000", "79.5 million", "+6,5 triệu", "+6.5 million", id="in the scale of its figure"),
        pytest.param("10000000", "79.5 million", "+10 triệu", "+10 million", id="no digit is added"),
        pytest.param("3650", "4.4 thousand", "+3,65 nghìn", "+3.65 thousand", id="two more digits at most"),
        pytest.param("1234567", "79.5 million", "+1.234.567", "+1,234,567", id="in full where digits would go"),
        pytest.param("-0.99", "85.78", "−0,99", "−0.99", id="without a scale"),
        pytest.param("0", "79.5 million", "0 triệu", "0 million", id="nothing"),
    ],
)
def test_a_difference_is_written_like_its_figure(amount: str, like: str, vi: str, en: str) -> None:
    difference, figure = Decimal(amount), quantity(like)
    assert (VI.amount(difference, figure), EN.amount(difference, figure)) == (vi, en)


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        pytest.param("2022", "2022", "2022", id="year"),
        pytest.param("2022-Q1", "quý 1/2022", "Q1 2022", id="first quarter"),
        pytest.param("2022-Q4", "quý 4/2022", "Q4 2022", id="last quarter"),
        pytest.param("2022-08", "08/2022", "August 2022", id="month"),
        pytest.param("2023-04-19", "19/04/2023", "19 April 2023", id="day"),
        pytest.param("2022-01/2022-08", "01–08/2022", "January–August 2022", id="months of a year"),
        pytest.param("2021-11/2022-02", "11/2021 – 02/2022", "November 2021 – February 2022", id="months of two"),
        pytest.param("2021/2022", "01/2021 – 12/2022", "January 2021 – December 2022", id="years"),
        pytest.param(
            "2022-01-15/2022-02-10",
            "15/01/2022 – 10/02/2022",
            "15 January 2022 – 10 February 2022",
            id="a span of days keeps its days",
        ),
    ],
)
def test_a_period_is_written(code: str, vi: str, en: str) -> None:
    assert (VI.period(period(code)), EN.period(period(code))) == (vi, en)


@moderate
@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_written_as_babel_does(day: date) -> None:
    assert VI.day(day) == format_date(day, "dd/MM/yyyy", locale="vi")
    assert EN.day(day) == format_date(day, "d MMMM ", locale="en") + str(day.year)


@pytest.mark.parametrize(
    ("rank", "written"),
    [
        pytest.param(Rank(33, 33), "33", id="a place"),
        pytest.param(Rank(14, 16), "14–16", id="ends"),
        pytest.param(Rank(1, 10), "≤ 10", id="among the first"),
        pytest.param(Rank(1, 1), "1", id="the first"),
    ],
)
def test_a_rank_is_written(rank: Rank, written: str) -> None:
    assert VI.rank(rank) == EN.rank(rank) == written


@pytest.mark.parametrize("rank", [Rank(33, 33), Rank(14, 16), Rank(1, 10), Rank(1, 1)])
def test_a_rank_is_read_aloud_without_signs(rank: Rank) -> None:
    for words in (VI, EN):
        spoken = words.rank_aloud(rank)
        assert not set("≤≥–-<>") & set(spoken)
        assert str(rank.worst) in spoken
    assert (EN.rank_aloud(rank) == EN.rank(rank)) == rank.is_exact


@pytest.mark.parametrize(
    ("n", "en"),
    [
        pytest.param(1, "1 day", id="one"),
        pytest.param(2, "2 days", id="two"),
        pytest.param(0, "0 days", id="none"),
        pytest.param("1", "1 day", id="one already written"),
        pytest.param("21", "21 days", id="ends in one"),
    ],
)
def test_a_count_chooses_the_form_of_its_noun(n: int | str, en: str) -> None:
    assert EN("time.days", n=n) == en
    assert VI("time.days", n=n) == f"{n} ngày"


@pytest.mark.parametrize("language", languages())
def test_weaving_keeps_the_parts_as_they_are(language: Language) -> None:
    figure, rank = Figure("21/25", value=Decimal(21)), Figure("33")
    woven: tuple[Any, ...] = words_for(language).weave("news.standing", name=figure, rank=rank)
    assert any(piece is figure for piece in woven)
    assert any(piece is rank for piece in woven)
    assert "{" not in "".join(piece for piece in woven if isinstance(piece, str))


def test_weaving_leaves_out_empty_parts() -> None:
    assert "" not in EN.weave("news.standing", name="", rank=Figure("1"))


def test_an_unknown_entry_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        EN("no.such.entry")


def test_a_placeholder_without_a_part_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        EN("bound.over")


def test_braces_in_a_part_stay_as_they_are() -> None:
    assert EN("bound.over", figure="{figure}") == "over {figure}"


def test_a_text_is_said_in_its_language() -> None:
    both = Text("tỉnh", "province")
    assert (VI.text(both), EN.text(both)) == ("tỉnh", "province")


def test_the_words_of_a_language_are_read_once() -> None:
    assert words_for("vi") is VI
    assert VI.has("bound.over")
    assert not VI.has("bound.exact")


@pytest.mark.parametrize(
    ("change", "bound", "vi", "en"),
    [
        ("+3", Bound.OVER, "tăng hơn 3", "up by more than 3"),
        ("+3", Bound.ABOUT, "tăng khoảng 3", "up by about 3"),
        ("−3", Bound.UNDER, "giảm hơn 3", "down by more than 3"),
        ("−3", Bound.ABOUT, "giảm khoảng 3", "down by about 3"),
        ("−3", Bound.OVER, "trên −3", "more than −3"),
        ("+3", Bound.UNDER, "dưới +3", "less than +3"),
        ("+3", Bound.EXACT, "+3", "+3"),
        ("0", Bound.ABOUT, "khoảng 0", "about 0"),
    ],
)
def test_a_change_names_its_direction_where_the_bound_settles_it(change: str, bound: Bound, vi: str, en: str) -> None:
    assert words_for("vi").changed(change, bound) == vi
    assert words_for("en").changed(change, bound) == en
