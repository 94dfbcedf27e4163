"""What people type is read as they meant it; what the program writes is read back as the same figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.factories import decimals, moderate, quantity, text
from tui.model import Bound, Quantity, Unit
from tui.wording import Language, languages, words_for
from tui.wording.typed import NotAFigure, TypedFigure, typed_figure

quantities = st.builds(Quantity, decimals(places=6), st.sampled_from((0, 3, 6, 9)))
bounds = st.sampled_from(list(Bound))
PERCENT = Unit(code="percent", name=text("phần trăm"), symbol="%")
SERVICE = Unit(code="service", name=text("dịch vụ"), one=text("service"))


def number_of(figure: TypedFigure) -> tuple[Decimal, Decimal | None, Bound]:
    return figure.value.number, figure.total.number if figure.total else None, figure.bound


@pytest.mark.parametrize("language", languages())
@moderate
@given(value=quantities, bound=bounds)
def test_a_written_figure_is_read_back(language: Language, value: Quantity, bound: Bound) -> None:
    words = words_for(language)
    for written in (words.bounded(words.quantity(value), bound), words.signed_bound(words.quantity(value), bound)):
        figure = typed_figure(written, words)
        assert (figure.value, figure.bound, figure.unit) == (value, bound, "")


@pytest.mark.parametrize("language", languages())
@moderate
@given(value=quantities, total=quantities, bound=bounds)
def test_a_written_part_of_a_whole_is_read_back(
    language: Language, value: Quantity, total: Quantity, bound: Bound
) -> None:
    words = words_for(language)
    figure = typed_figure(words.bounded(words.ratio(value, total), bound), words)
    assert number_of(figure) == (value.number, total.number, bound)


@pytest.mark.parametrize("language", languages())
@moderate
@given(value=quantities)
def test_a_written_figure_with_its_unit_is_read_back(language: Language, value: Quantity) -> None:
    words = words_for(language)
    dollar = Unit(code="dollar", name=text("đô la"), symbol="$", symbol_first=True)
    for unit in (PERCENT, dollar):
        figure = typed_figure(words.quantity_in(value, unit), words)
        assert (figure.value, figure.is_in(unit)) == (value, True)


@pytest.mark.parametrize(
    ("written", "value", "total", "bound"),
    [
        ("23/25", "23", "25", Bound.EXACT),
        ("23 / 25 dịch vụ", "23", "25", Bound.EXACT),
        ("hơn 80 triệu", "80 million", None, Bound.OVER),
        ("Hơn 80 triệu", "80 million", None, Bound.OVER),
        ("over 80 million", "80 million", None, Bound.OVER),
        ("more than 1,083", "1083", None, Bound.OVER),
        ("80,5", "80.5", None, Bound.EXACT),
        ("80.5", "80.5", None, Bound.EXACT),
        ("80.5 million", "80.5 million", None, Bound.EXACT),
        ("79,5 triệu", "79.5 million", None, Bound.EXACT),
        ("79,5tr", "79.5 million", None, Bound.EXACT),
        ("≥ 90 %", "90", None, Bound.OVER),
        (">= 90%", "90", None, Bound.OVER),
        ("84,79%", "84.79", None, Bound.EXACT),
        ("khoảng 78/95,6 triệu", "78 million", "95.6 million", Bound.ABOUT),
        ("1.083", "1083", None, Bound.EXACT),
        ("1.083.000", "1083000", None, Bound.EXACT),
        ("1 083", "1083", None, Bound.EXACT),
        ("1\u00a0083", "1083", None, Bound.EXACT),
        ("1.083,5", "1083.5", None, Bound.EXACT),
        ("1,083.5", "1083.5", None, Bound.EXACT),
        ("-1,5", "-1.5", None, Bound.EXACT),
        ("\u22121,5", "-1.5", None, Bound.EXACT),
    ],
)
def test_a_typed_figure_is_read(written: str, value: str, total: str | None, bound: Bound) -> None:
    figure = typed_figure(written, words_for("vi"))
    assert figure[:3] == (quantity(value), quantity(total) if total else None, bound)


@pytest.mark.parametrize(
    ("language", "written", "alternative"),
    [
        ("vi", "1.083", "1.083"),
        ("en", "1.083", "1083"),
        ("vi", "1,083", "1083"),
        ("vi", "80.5", None),
        ("vi", "80,5", None),
        ("vi", "1.083.000", None),
        ("vi", "1083", None),
        ("vi", "0.083", None),
        ("vi", "hơn 1.083", None),
        ("vi", "1.083 million", None),
    ],
)
def test_digits_that_are_another_number_elsewhere_keep_that_reading(
    language: Language, written: str, alternative: str | None
) -> None:
    other = typed_figure(written, words_for(language)).alternative
    assert (other.value if other else None) == (quantity(alternative) if alternative else None)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("nhiều", "no_digits"),
        ("21/", "no_digits"),
        ("80 đến 85", "several_numbers"),
        ("1.2.3", "marks"),
        ("12.34.567", "marks"),
        ("1" * 19, "too_long"),
        ("0," + "1" * 13, "too_long"),
    ],
)
def test_what_is_no_figure_is_refused_and_worded(written: str, kind: str) -> None:
    with pytest.raises(NotAFigure) as refusal:
        typed_figure(written, words_for("vi"))
    assert refusal.value.kind == kind
    for language in languages():
        assert "{" not in words_for(language)(f"typed.{kind}", **refusal.value.details)


@pytest.mark.parametrize(
    ("written", "unit", "expected"),
    [
        ("21 dịch vụ", SERVICE, True),
        ("21 DICH VU", SERVICE, True),
        ("21 services", SERVICE, False),
        ("21", SERVICE, True),
        ("21 %", SERVICE, False),
        ("21 phần trăm", PERCENT, True),
        ("21 percent", PERCENT, True),
        ("dưới 21", SERVICE, False),
        ("≤ 21", SERVICE, False),
    ],
)
def test_what_stands_around_a_figure_must_be_its_unit(written: str, unit: Unit, expected: bool) -> None:
    assert typed_figure(written, words_for("vi")).is_in(unit) is expected


def test_a_whole_of_another_scale_than_its_part_is_written_in_full() -> None:
    words = words_for("vi")
    assert words.ratio(Quantity(Decimal(780)), Quantity(Decimal("95.6"), 6)) == "780/95.600.000"
