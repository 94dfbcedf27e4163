"""Twelve charts as they are drawn, kept as text beside the tests.

`python -m tests.unit.test_golden_charts` draws them anew; look at every one before it is kept.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.contexts import context_of
from tests.unit.charts import chart, written
from tui.blocks.chart import Chart
from tui.blocks.figure import Opens
from tui.dataset import bundled_dataset
from tui.dataset.reading import read
from tui.drawing.blocks import draw
from tui.model import Dataset
from tui.pages import page
from tui.selection import Selection
from tui.wording import Language, words_for

FOLDER = Path(__file__).with_name("golden_charts")


def shipped_chart(kind: str, code: str, language: Language = "vi", **chosen: object) -> Callable[[Dataset], Chart]:
    """Return a function of the dataset that gives the first chart of a measure."""

    def first_chart(data: Dataset) -> Chart:
        selection = Selection(date(2023, 4, 19), "trends", measure=Opens(kind, code), **chosen)  # type: ignore[arg-type]
        return next(
            block
            for block in page(context_of(data, selection=selection, words=words_for(language))).blocks
            if isinstance(block, Chart)
        )

    return first_chart


def years(*values: str) -> list[tuple[date, Decimal]]:
    return [(date(2016 + n, 7, 2), Decimal(value)) for n, value in enumerate(values)]


def wave(count: int) -> list[tuple[date, Decimal]]:
    return [(date(2000, 1, 1) + timedelta(7 * n), Decimal(abs(n % 120 - 60) + n // 40)) for n in range(count)]


CHARTS: dict[str, tuple[Callable[[Dataset], Chart], int, int]] = {
    "sipas-118": (shipped_chart("ranking", "sipas"), 118, 40),
    "sipas-60": (shipped_chart("ranking", "sipas", "en"), 60, 20),
    "par-index-200": (shipped_chart("ranking", "par-index"), 200, 50),
    "papi-compared-100": (shipped_chart("ranking", "papi", compared=("ha-noi", "da-nang")), 100, 40),
    "pci-80": (shipped_chart("ranking", "pci"), 80, 24),
    "essential-services-80": (shipped_chart("indicator", "essential-services"), 80, 24),
    "chip-id-cards-118": (shipped_chart("indicator", "chip-id-cards", "en"), 118, 40),
    "one-reading-60": (shipped_chart("indicator", "meeting-localities"), 60, 24),
    "small-38": (shipped_chart("entity", "hung-yen"), 38, 40),
    "below-zero-40": (lambda _: chart([years("-12.5", "3", "-4", "8.25")], yearly=True), 40, 20),
    "tiny-and-flat-60": (
        lambda _: chart({"tí": [years("0.0000021", "0.0000025", "0.000003")], "đều": [years("0.000001", "0.000001")]}),
        60,
        20,
    ),
    "dense-100": (lambda _: chart([wave(900), [(date(2019, 1, 1), Decimal(50))]]), 100, 30),
}


def text_of(name: str, data: Dataset) -> str:
    chart_of, width, rows = CHARTS[name]
    lines = draw(chart_of(data), width, compact=width < 100, rows=rows).lines
    return "\n".join(written(line).rstrip() for line in lines) + "\n"


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_as_it_was_approved(name: str, shipped: Dataset) -> None:
    assert text_of(name, shipped) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_nothing_else_is_kept() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CHARTS)


if __name__ == "__main__":
    figures = read(bundled_dataset())
    FOLDER.mkdir(exist_ok=True)
    for golden in CHARTS:
        (FOLDER / f"{golden}.txt").write_text(text_of(golden, figures), encoding="utf-8")
