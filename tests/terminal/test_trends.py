"""The keys of the trends, in a real terminal."""

from collections.abc import Iterator

import pytest

from tests.terminal.terminal import Terminal, dashboard, needs_pty

pytestmark = [needs_pty, pytest.mark.slow]


@pytest.fixture
def sipas() -> Iterator[Terminal]:
    """The trends of SIPAS."""
    with dashboard("--panel", "trends", "--ranking", "sipas", size=(120, 40)) as terminal:
        terminal.until(lambda: "SIPAS cấp tỉnh" in terminal.text, "the chart")
        yield terminal


def test_arrows_step_through_the_points_and_d_finds_their_source(sipas: Terminal) -> None:
    sipas.send("left")
    sipas.until(lambda: "2024  ▲ Hạng đầu 90,59 · công bố" in sipas.text, "the newest point")
    sipas.send("right")
    sipas.until(lambda: "2017  ● Trung bình 80,90% · công bố · VnExpress" in sipas.text, "the oldest point")
    sipas.send("right", "right", "right", "right")
    sipas.until(lambda: "2020  ● Trung bình khoảng 85%" in sipas.text, "an approximate point, said so")
    sipas.send("d")
    sipas.until(lambda: sipas.active_digit == "7" and "Hanoi Times" in sipas.text, "its source")
    assert "Số liệu  SIPAS cả nước 2020: khoảng 85%" in sipas.text
    assert "Ghi chú  Nguồn đã làm tròn" in sipas.text


def test_t_swaps_the_chart_and_its_table(sipas: Terminal) -> None:
    sipas.send("t")
    sipas.until(
        lambda: "Toàn bộ số liệu, kèm nguồn" in sipas.text and "┆" not in sipas.text.split("Các chuỗi")[0], "the table"
    )
    sipas.send("t")
    sipas.until(lambda: "trục từ 75, không từ 0" in sipas.text, "the chart again")


def test_a_series_is_hidden_and_shown_and_the_chart_starts_later(sipas: Terminal) -> None:
    sipas.send("down", "enter")
    sipas.until(lambda: "· Trung bình" in sipas.text and "● Trung bình" not in sipas.text, "the mean hidden")
    sipas.send("enter")
    sipas.until(lambda: "● Trung bình" in sipas.text, "the mean again")
    sipas.send(">", ">")
    sipas.until(lambda: "2018" not in sipas.text and "2019" in sipas.text, "a later start")
    sipas.send("<", "<")
    sipas.until(lambda: "2017" in sipas.text, "the whole again")


def test_m_takes_the_values_off_their_points(sipas: Terminal) -> None:
    sipas.until(lambda: sipas.text.count("95,76") == 2, "the value in chart and table")
    sipas.send("m")
    sipas.until(lambda: sipas.text.count("95,76") == 1, "values in the table alone")


def test_another_measure_is_chosen_below_and_escape_comes_back(sipas: Terminal) -> None:
    sipas.send("tab", "tab", "enter")
    sipas.until(lambda: "4 biểu đồ" in sipas.text, "all indices of home")
    sipas.send("down", "enter")
    sipas.until(lambda: "PAR INDEX cấp tỉnh" in sipas.text, "the chart that was small")
    sipas.send("esc", "esc")
    sipas.until(lambda: "SIPAS cấp tỉnh" in sipas.text, "where it began")
