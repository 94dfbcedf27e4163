"""Figures of published tables: marks, separators, missing markers, binary tails."""

import struct
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.importing.numbers import is_ambiguous, mark_of, parse_figure, rounded_to, without_tail
from tui.wording import words_for


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        (70.00139617919922, "70.001396"),
        (6.4440412521362305, "6.4440413"),
        (0.44543999999999995, "0.44544"),
        (35.779979999999995, "35.77998"),
        (77.19708, "77.19708"),
        (136.0, "136"),
        (1e6, "1000000"),
        (0.0, "0"),
    ],
)
def test_a_number_loses_the_tail_of_its_binary_form(kept: float, typed: str) -> None:
    assert str(without_tail(kept)) == typed


@given(st.decimals(min_value=-9999, max_value=9999, places=3).map(lambda number: number.normalize()))
def test_a_number_of_few_digits_comes_back_from_both_binary_forms(number: Decimal) -> None:
    single = struct.unpack("f", struct.pack("f", float(number)))[0]
    assert without_tail(float(number)) == number
    assert rounded_to(without_tail(single), 2) == rounded_to(number, 2) or abs(number) >= 1000


@pytest.mark.parametrize("language", ["vi", "en"])
@given(number=st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=2))
def test_what_the_program_writes_it_reads(language: str, number: Decimal) -> None:
    words = words_for(language)
    assert parse_figure(words.signed(number), words.style.decimal) == number


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("80,5", ",", "80.5"), ("80.5", ".", "80.5"), ("1.083", ",", "1083"), ("1.083", ".", "1.083"),
        ("3.359,80", ",", "3359.80"), ("8.718.000", ",", "8718000"), ("−0,03", ",", "-0.03"), ("1 083", ".", "1083"),
        (",5", ",", "0.5"), ("84,5%", ",", "84.5"),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_its_mark(text: str, mark: str, number: str) -> None:
    assert parse_figure(text, mark) == Decimal(number)


@pytest.mark.parametrize(("text", "mark"), [("80.5", ","), ("1.08", ","), ("80,5", "."), ("5=", "."), ("", ".")])
def test_what_is_not_written_with_the_mark_is_no_figure(text: str, mark: str) -> None:
    assert parse_figure(text, mark) is None


@pytest.mark.parametrize(
    ("texts", "proven"),
    [
        (["80,5", "7"], ","), (["80.5"], "."), (["1.083", "2.100"], ""), (["8.718.000"], ","),
        (["3.359,80"], ","), (["1,083.5"], "."), (["80,5", "7,25", "80.5"], ","), (["0.971"], "."),
    ],
)  # fmt: skip
def test_a_column_proves_its_decimal_mark(texts: list[str], proven: str) -> None:
    assert mark_of(texts) == proven


def test_three_digits_behind_one_mark_are_ambiguous() -> None:
    assert [text for text in ("1.083", "12,500", "0.971", "1083", "1.08", "1.083.000") if is_ambiguous(text)] == [
        "1.083",
        "12,500",
    ]
