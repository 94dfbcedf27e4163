"""Published figures are ranges; what is said of two of them never claims more than both allow."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.factories import decimals, moderate, quantity
from tui.analysis.ranges import INFINITY, Bounded, Range, difference, exponent, range_of, rounded, share
from tui.model import Bound

EXACT, OVER, UNDER, ABOUT = Bound.EXACT, Bound.OVER, Bound.UNDER, Bound.ABOUT


@pytest.mark.parametrize(
    ("written", "bound", "low", "high"),
    [
        pytest.param("80", EXACT, "80", "80", id="exact is one number"),
        pytest.param("80", OVER, "80", "Infinity", id="over has no upper end"),
        pytest.param("80", UNDER, "-Infinity", "80", id="nearly has no lower end"),
        pytest.param("80", ABOUT, "79", "81", id="about reaches one unit"),
        pytest.param("80.5", ABOUT, "80.4", "80.6", id="about reaches one tenth"),
        pytest.param("79.5 million", ABOUT, "79400000", "79600000", id="about counts the scale"),
    ],
)
def test_a_bound_leaves_a_range(written: str, bound: Bound, low: str, high: str) -> None:
    assert range_of(quantity(written), bound) == Range(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param(("80", OVER), ("80.08", EXACT), True, id="over 80 and 80.08"),
        pytest.param(("81.21", EXACT), ("76.72", EXACT), False, id="81.21 and 76.72"),
        pytest.param(("80", OVER), ("79.99", EXACT), False, id="over 80 and 79.99"),
        pytest.param(("80", UNDER), ("79.99", EXACT), True, id="nearly 80 and 79.99"),
        pytest.param(("80", OVER), ("70", UNDER), False, id="over 80 and nearly 70"),
        pytest.param(("80", OVER), ("90", UNDER), True, id="over 80 and nearly 90"),
        pytest.param(("80", ABOUT), ("82", ABOUT), True, id="about 80 and about 82 meet at 81"),
        pytest.param(("80", ABOUT), ("83", ABOUT), False, id="about 80 and about 83"),
        pytest.param(("4.4 thousand", OVER), ("4400", EXACT), True, id="the scale does not matter"),
    ],
)
def test_figures_agree_when_their_ranges_overlap(one: tuple[str, Bound], other: tuple[str, Bound], agree: bool) -> None:
    first, second = (range_of(quantity(written), bound) for written, bound in (one, other))
    assert (first.overlaps(second), second.overlaps(first)) == (agree, agree)


@moderate
@given(decimals(), st.sampled_from(Bound))
def test_every_published_figure_allows_its_own_number(number: Decimal, bound: Bound) -> None:
    room = range_of(quantity(f"{number:f}"), bound)
    assert room.low <= number <= room.high
    assert room.overlaps(Range(number, number))
    assert room.overlaps(Range(-INFINITY, INFINITY))


@pytest.mark.parametrize(
    ("after", "before", "change"),
    [
        pytest.param(("21", EXACT), ("8", EXACT), ("13", EXACT), id="exact figures differ exactly"),
        pytest.param(("21", EXACT), ("21", EXACT), ("0", EXACT), id="equal exact figures differ by 0"),
        pytest.param(("55", OVER), ("55", OVER), None, id="a repeated bound is no new figure"),
        pytest.param(("55", OVER), ("55", EXACT), None, id="a bound round the same number tells nothing"),
        pytest.param(("79.5", OVER), ("73.0", OVER), ("6.5", ABOUT), id="two bounds differ by about"),
        pytest.param(("79.5", OVER), ("73", OVER), ("7", ABOUT), id="the coarser figure gives the digits"),
        pytest.param(("85.11", EXACT), ("78", ABOUT), ("7", ABOUT), id="no hundredths from about 78"),
        pytest.param(("79.57", OVER), ("73.1", EXACT), ("6.4", OVER), id="over goes down"),
        pytest.param(("80.3", UNDER), ("70", EXACT), ("11", UNDER), id="nearly less exact goes up"),
        pytest.param(("55", OVER), ("50", UNDER), ("5", OVER), id="over less nearly is over"),
        pytest.param(("55", UNDER), ("50", OVER), ("5", UNDER), id="nearly less over is nearly"),
        pytest.param(("55", UNDER), ("50", UNDER), ("5", ABOUT), id="two of nearly differ by about"),
        pytest.param(("80.5", EXACT), ("80", EXACT), ("1", ABOUT), id="a rounded difference is about right"),
        pytest.param(("80.4", EXACT), ("80", EXACT), ("0", ABOUT), id="nothing left is about nothing"),
        pytest.param(("16.5", EXACT), ("6.0", OVER), ("10.5", UNDER), id="exact less over is under"),
        pytest.param(("6.0", UNDER), ("16.5", EXACT), ("-10.5", UNDER), id="a fall to nearly is deeper"),
    ],
)
def test_a_difference_is_as_sure_as_its_figures(
    after: tuple[str, Bound], before: tuple[str, Bound], change: tuple[str, Bound] | None
) -> None:
    found = difference(Bounded(Decimal(after[0]), after[1]), Bounded(Decimal(before[0]), before[1]))
    assert found == (Bounded(Decimal(change[0]), change[1]) if change else None)


@moderate
@given(decimals(), decimals())
def test_a_difference_of_exact_figures_leads_back_to_the_later_one(after: Decimal, before: Decimal) -> None:
    change = difference(Bounded(after), Bounded(before))
    assert change is not None
    assert abs(before + change.number - after) < Decimal(1).scaleb(max(exponent(after), exponent(before)))
    assert (change.bound is EXACT) == (before + change.number == after)


@pytest.mark.parametrize(
    ("after", "before", "change"),
    [
        pytest.param(("87.54", EXACT), ("87.5", EXACT), "0.04", id="a cell that lost its zero is as exact"),
        pytest.param(("37.46", EXACT), ("35.05", EXACT), "2.41", id="no digit is added"),
        pytest.param(("0.69556000001", EXACT), ("0.5", EXACT), "0.1956", id="none beyond those of the index"),
        pytest.param(("85.11", EXACT), ("78", ABOUT), "7", id="a bounded score keeps its digits"),
    ],
)
def test_scores_of_an_index_differ_by_its_decimals(
    after: tuple[str, Bound], before: tuple[str, Bound], change: str
) -> None:
    figures = (Bounded(Decimal(number), bound) for number, bound in (after, before))
    amount = difference(*figures, decimals=4)
    assert amount is not None
    assert str(amount.number) == change


def test_a_derived_figure_makes_a_derived_difference() -> None:
    derived = Bounded(Decimal(26), derived=True)
    amounts = [difference(derived, Bounded(Decimal(14))), difference(Bounded(Decimal(14)), derived)]
    assert [amount.derived for amount in amounts if amount] == [True, True]
    assert share(derived, Decimal(52)) == Bounded(Decimal("0.5"), derived=True)


@pytest.mark.parametrize(
    ("number", "bound", "places", "shown"),
    [
        pytest.param("81.58995", OVER, 1, "81.5", id="over goes down"),
        pytest.param("81.51", UNDER, 1, "81.6", id="nearly goes up"),
        pytest.param("81.55", EXACT, 1, "81.6", id="exact goes half up"),
        pytest.param("81.65", EXACT, 1, "81.7", id="half up, not half even"),
        pytest.param("-0.05", EXACT, 1, "-0.1", id="half away from zero below it"),
        pytest.param("81.55", ABOUT, 1, "81.6", id="about goes half up"),
        pytest.param("81.5", OVER, 1, "81.5", id="what needs no rounding stays"),
        pytest.param("84", EXACT, 1, "84.0", id="digits are filled up"),
    ],
)
def test_a_figure_is_rounded_to_the_safe_side(number: str, bound: Bound, places: int, shown: str) -> None:
    assert str(rounded(Bounded(Decimal(number), bound), places)) == shown


def test_over_78_of_95_6_is_over_81_5_percent() -> None:
    part = share(Bounded(Decimal("78000000"), OVER), Decimal("95600000"))
    assert part.bound is OVER
    assert rounded(Bounded(part.number * 100, part.bound), 1) == Decimal("81.5")


@moderate
@given(decimals(), st.integers(0, 3))
def test_a_rounded_over_never_exceeds_the_truth(number: Decimal, places: int) -> None:
    shown = rounded(Bounded(number, OVER), places)
    assert number - Decimal(1).scaleb(-places) < shown <= number


@moderate
@given(decimals(), st.integers(0, 3))
def test_a_rounded_under_never_falls_below_the_truth(number: Decimal, places: int) -> None:
    shown = rounded(Bounded(number, UNDER), places)
    assert number <= shown < number + Decimal(1).scaleb(-places)


@moderate
@given(st.integers(0, 10**12), st.integers(1, 10**12))
def test_a_share_of_a_lower_bound_is_itself_a_lower_bound(value: int, total: int) -> None:
    shown = rounded(Bounded(share(Bounded(Decimal(value), OVER), Decimal(total)).number * 100, OVER), 1)
    assert shown * total <= value * 100
