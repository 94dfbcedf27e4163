"""A scalar of a file becomes one value, or a fault that says what would be right."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.factories import moderate
from tui.dataset.scalars import (
    Fault,
    parse_address,
    parse_code,
    parse_date,
    parse_number,
    parse_period,
    parse_quantity,
    parse_rank,
    parse_ratio,
    parse_text,
    parse_truth,
    parse_whole,
)
from tui.model import Grain, Quantity, Rank

Parse = Callable[[str], object]


def fault_of(parse: Parse, raw: str) -> Fault:
    with pytest.raises(Fault) as caught:
        parse(raw)
    return caught.value


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        pytest.param("21", "21", id="whole"),
        pytest.param("80.10", "80.10", id="the last zero is kept"),
        pytest.param("010", "10", id="a leading zero is no octal"),
        pytest.param("-0.99", "-0.99", id="negative"),
        pytest.param("+5", "5", id="signed"),
        pytest.param("1.315", "1.315", id="a point is a decimal mark"),
    ],
)
def test_a_number_is_read_with_all_its_digits(raw: str, number: str) -> None:
    assert str(parse_number(raw)) == number


@moderate
@given(st.integers(-(10**18) + 1, 10**18 - 1), st.integers(0, 12))
def test_every_number_written_plainly_reads_as_itself(digits: int, places: int) -> None:
    number = Decimal(digits).scaleb(-places)
    written = f"{number:f}"
    assert f"{parse_number(written):f}" == written


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        pytest.param("250", Quantity(Decimal(250)), id="plain"),
        pytest.param("79.5 million", Quantity(Decimal("79.5"), 6), id="million"),
        pytest.param("79.5 triệu", Quantity(Decimal("79.5"), 6), id="triệu"),
        pytest.param("4.4 thousand", Quantity(Decimal("4.4"), 3), id="thousand"),
        pytest.param("4.4 nghìn", Quantity(Decimal("4.4"), 3), id="nghìn"),
        pytest.param("4.4 ngàn", Quantity(Decimal("4.4"), 3), id="ngàn"),
        pytest.param("2 billion", Quantity(Decimal(2), 9), id="billion"),
        pytest.param("2 tỷ", Quantity(Decimal(2), 9), id="tỷ"),
        pytest.param("2 tỉ", Quantity(Decimal(2), 9), id="tỉ"),
        pytest.param("2 tri\u00ea\u0323u", Quantity(Decimal(2), 6), id="decomposed letters"),
    ],
)
def test_a_quantity_keeps_its_digits_and_its_scale(raw: str, value: Quantity) -> None:
    assert parse_quantity(raw) == value


def test_the_plain_number_of_a_quantity_counts_its_scale() -> None:
    assert parse_quantity("79.5 million").number == 79_500_000


@pytest.mark.parametrize(
    ("raw", "value", "total"),
    [
        pytest.param("21", Quantity(Decimal(21)), None, id="no total"),
        pytest.param("21/25", Quantity(Decimal(21)), Quantity(Decimal(25)), id="n of m"),
        pytest.param("21 / 25", Quantity(Decimal(21)), Quantity(Decimal(25)), id="blanks round the slash"),
        pytest.param(
            "78/95.6 million", Quantity(Decimal(78), 6), Quantity(Decimal("95.6"), 6), id="one scale serves both"
        ),
        pytest.param(
            "900 thousand/1 million", Quantity(Decimal(900), 3), Quantity(Decimal(1), 6), id="each its own scale"
        ),
    ],
)
def test_a_ratio_is_a_value_and_a_total(raw: str, value: Quantity, total: Quantity | None) -> None:
    assert parse_ratio(raw) == (value, total)


@pytest.mark.parametrize(
    ("raw", "first", "last", "grain"),
    [
        pytest.param("2022", date(2022, 1, 1), date(2022, 12, 31), Grain.YEAR, id="year"),
        pytest.param("2022-Q1", date(2022, 1, 1), date(2022, 3, 31), Grain.QUARTER, id="first quarter"),
        pytest.param("2022-Q4", date(2022, 10, 1), date(2022, 12, 31), Grain.QUARTER, id="last quarter"),
        pytest.param("2024-02", date(2024, 2, 1), date(2024, 2, 29), Grain.MONTH, id="month of a leap year"),
        pytest.param("2023-02", date(2023, 2, 1), date(2023, 2, 28), Grain.MONTH, id="month"),
        pytest.param("2023-04-19", date(2023, 4, 19), date(2023, 4, 19), Grain.DAY, id="day"),
        pytest.param("2022-01/2022-08", date(2022, 1, 1), date(2022, 8, 31), Grain.SPAN, id="span of months"),
        pytest.param("2021/2022", date(2021, 1, 1), date(2022, 12, 31), Grain.SPAN, id="span of years"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(raw: str, first: date, last: date, grain: Grain) -> None:
    found = parse_period(raw)
    assert (found.first, found.last, found.grain, found.code) == (first, last, grain, raw)


def test_periods_are_ordered_by_their_last_day() -> None:
    ordered = ["2021", "2022-Q1", "2022-04", "2022-01/2022-08", "2022", "2023-04-19", "2023"]
    assert [each.code for each in sorted(map(parse_period, reversed(ordered)))] == ordered


@moderate
@given(st.dates(), st.dates())
def test_days_are_ordered_as_periods_as_they_are_as_days(one: date, other: date) -> None:
    assert (parse_period(one.isoformat()) < parse_period(other.isoformat())) == (one < other)


@moderate
@given(st.dates())
def test_a_day_written_year_first_reads_as_itself(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("raw", "rank"),
    [
        pytest.param("33", Rank(33, 33), id="a place"),
        pytest.param("14-16", Rank(14, 16), id="known ends"),
        pytest.param("14 - 16", Rank(14, 16), id="blanks round the hyphen"),
        pytest.param("<=10", Rank(1, 10), id="among the first ten"),
        pytest.param(">= 59", Rank(59, 0), id="from 59 on, the end open"),
    ],
)
def test_a_rank_is_a_place_or_the_ends_of_one(raw: str, rank: Rank) -> None:
    assert parse_rank(raw) == rank


@pytest.mark.parametrize(("raw", "value"), [("true", True), ("false", False)])
def test_only_the_two_words_of_truth_are_read(raw: str, value: bool) -> None:
    assert parse_truth(raw) is value


@pytest.mark.parametrize(
    ("parse", "raw", "kind", "right"),
    [
        pytest.param(parse_number, "21:25", "colon_in_number", "21/25", id="sexagesimal trap"),
        pytest.param(parse_ratio, "21:25", "colon_in_number", "21/25", id="colon for a slash"),
        pytest.param(parse_number, "79,5", "decimal_comma", "79.5", id="decimal comma"),
        pytest.param(parse_quantity, "79,5 triệu", "decimal_comma", "79.5 triệu", id="decimal comma before a scale"),
        pytest.param(parse_number, "1.315.000", "grouped_number", "1315000", id="points between groups"),
        pytest.param(parse_number, "17,800", "grouped_number", "17800", id="comma between groups"),
        pytest.param(parse_number, "1,234,567.8", "grouped_number", "1234567.8", id="commas and a point"),
        pytest.param(parse_number, "1_000", "grouped_number", "1000", id="underscore"),
        pytest.param(parse_quantity, "4 400", "grouped_number", "4400", id="blank between groups"),
        pytest.param(parse_date, "19/04/2023", "local_date", "2023-04-19", id="day first"),
        pytest.param(parse_date, "9.4.2023", "local_date", "2023-04-09", id="day first with points"),
        pytest.param(parse_period, "19/04/2023", "local_date", "2023-04-19", id="period with the day first"),
    ],
)
def test_a_near_miss_says_what_would_be_right(parse: Parse, raw: str, kind: str, right: str) -> None:
    fault = fault_of(parse, raw)
    assert (fault.kind, fault.details["right"]) == (kind, right)


@pytest.mark.parametrize(
    ("parse", "raw", "kind"),
    [
        pytest.param(parse_number, "no", "number", id="a word"),
        pytest.param(parse_number, "", "number", id="nothing"),
        pytest.param(parse_number, "1e5", "number", id="exponent"),
        pytest.param(parse_number, "NaN", "number", id="not a number"),
        pytest.param(parse_number, "٣", "number", id="other digits"),
        pytest.param(parse_number, ".5", "number", id="no whole part"),
        pytest.param(parse_number, "9" * 19, "number", id="too many digits"),
        pytest.param(parse_ratio, "1/2/3", "number", id="two slashes"),
        pytest.param(parse_whole, "1.5", "whole_number", id="half a place"),
        pytest.param(parse_rank, "1.5", "rank", id="half a rank"),
        pytest.param(parse_rank, "first", "rank", id="rank in words"),
        pytest.param(parse_rank, "0", "rank", id="no place at all"),
        pytest.param(parse_rank, "<=0", "rank", id="among the first none"),
        pytest.param(parse_rank, "16-14", "rank", id="ends the wrong way round"),
        pytest.param(parse_quantity, "79.5 milion", "scale", id="misspelt scale"),
        pytest.param(parse_date, "2023-02-29", "no_such_day", id="29 February"),
        pytest.param(parse_date, "yesterday", "date", id="day in words"),
        pytest.param(parse_period, "2022-13", "no_such_day", id="thirteenth month"),
        pytest.param(parse_period, "2022-Q5", "period", id="fifth quarter"),
        pytest.param(parse_period, "0000", "no_such_day", id="year zero"),
        pytest.param(parse_period, "2022-08/2022-01", "period", id="span backwards"),
        pytest.param(parse_period, "22", "period", id="short year"),
        pytest.param(parse_truth, "yes", "truth", id="yes"),
        pytest.param(parse_code, "Hưng Yên", "code", id="a name for a code"),
        pytest.param(parse_code, "hung--yen", "code", id="double hyphen"),
        pytest.param(parse_address, "ftp://host", "address", id="other scheme"),
        pytest.param(parse_address, "https://a b", "address", id="blank in an address"),
        pytest.param(parse_text, "a\x1b[2J", "character", id="escape"),
    ],
)
def test_what_cannot_be_read_is_a_fault_of_its_kind(parse: Parse, raw: str, kind: str) -> None:
    assert fault_of(parse, raw).kind == kind


def test_an_unknown_scale_names_those_in_use() -> None:
    fault = fault_of(parse_quantity, "79.5 milion")
    assert fault.details["text"] == "milion"
    assert "triệu" in fault.details["allowed"]


def test_a_hidden_character_is_named_by_its_number() -> None:
    assert fault_of(parse_text, "a\u202eb").details == {"code": "U+202E"}


def test_a_fault_shows_at_most_40_printable_characters() -> None:
    shown = fault_of(parse_number, "\x1b" + "x" * 100).details["text"]
    assert len(shown) == 40
    assert shown.isprintable()


@moderate
@given(st.text(max_size=20))
def test_any_text_is_a_number_or_a_fault(raw: str) -> None:
    try:
        number = parse_number(raw)
    except Fault as fault:
        number = Decimal(0)
        shown = fault.details["text"]
    else:
        shown = raw
    assert number.is_finite()
    assert shown.isprintable()


@pytest.mark.parametrize(
    ("parse", "raw"),
    [
        pytest.param(parse_number, "1.315,5", id="points between groups and a decimal comma"),
        pytest.param(parse_quantity, "1.315,5 triệu", id="with its scale"),
        pytest.param(parse_number, "-0,5", id="a decimal comma below zero"),
        pytest.param(parse_date, "9/4/2023", id="day first"),
    ],
)
def test_what_is_proposed_as_right_can_be_read(parse: Parse, raw: str) -> None:
    fault = fault_of(parse, raw)
    assert parse(fault.details.get("right", "")) is not None


def test_nothing_is_proposed_for_a_day_that_does_not_exist() -> None:
    fault = fault_of(parse_date, "31/2/2023")
    assert (fault.kind, "right" in fault.details) == ("no_such_day", False)


def test_a_line_break_in_a_text_becomes_a_blank() -> None:
    assert parse_text("một\nhai\n") == "một hai"


def test_a_decimal_comma_after_zero_is_not_a_group_mark() -> None:
    assert fault_of(parse_number, "0,800").details["right"] == "0.800"


def test_a_span_has_two_ends_only() -> None:
    assert fault_of(parse_period, "2022/2023/2024").kind == "period"
