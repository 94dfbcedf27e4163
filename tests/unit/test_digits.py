"""Large digits: equal widths, every sign of a figure, and exactly the dots of the face."""

import pytest

from tui.drawing.digits import Height, is_drawable, large_digits


def drawn(text: str, height: Height) -> list[str]:
    return ["".join(span.text for span in line) for line in large_digits(text, height)]


def test_three_lines_are_half_blocks() -> None:
    assert drawn("21", 3) == ["▀▀█ ▀█ ", "█▀▀  █ ", "▀▀▀ ▀▀▀"]


def test_five_lines_take_two_cells_for_a_dot() -> None:
    assert drawn("7", 5) == ["██████", "    ██", "    ██", "    ██", "    ██"]


@pytest.mark.parametrize("text", ["21/25", "> 79,5", "≈ 4.400", "84,0%", "−1.5", "250/261", "≤ 10/63", "11–12", "+0"])
def test_signs_of_figures_are_drawn_in_lines_of_one_width(text: str) -> None:
    assert is_drawable(text)
    for height in (3, 5):
        rows = drawn(text, height)
        assert len(rows) == height
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("text", ["hơn 80", "79,5 triệu", "11†/61", "25*"])
def test_words_and_flags_have_no_large_form(text: str) -> None:
    assert not is_drawable(text)


def test_digits_differ() -> None:
    assert len({tuple(drawn(digit, 3)) for digit in "0123456789"}) == 10
