"""Charts made up for tests, drawn and read back cell by cell."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

from tests.unit.factories import decimals
from tui.blocks.chart import Chart, Curve, DayTick, Point, PointRun, Tick
from tui.blocks.figure import Figure, Tone
from tui.drawing.blocks import draw
from tui.drawing.charts.chart import area_of
from tui.drawing.charts.scale import Scale
from tui.drawing.dots import BLANK
from tui.drawing.lines import Line
from tui.pages.trends.axes import time_axis, value_axis
from tui.wording import words_for

WORDS = words_for("vi")
MARKS = "●◆■▲▼"
BRAILLE = {chr(BLANK + pattern) for pattern in range(1, 256)}
TRACES = BRAILLE | set("▖▗▘▙▚▛▜▝▞▟▄▀▌▐█")


def written(line: Line) -> str:
    return "".join(span.text for span in line)


def point(day: date, value: Decimal) -> Point:
    return Point(day, value, Figure(WORDS.number(value), value=value, sources=("report",)), WORDS.day(day), "công bố")


def chart(
    runs: Sequence[Sequence[tuple[date, Decimal]]] | Mapping[str, Sequence[Sequence[tuple[date, Decimal]]]],
    *,
    breaks: Iterable[date] = (),
    target: Decimal | None = None,
    yearly: bool = False,
    labelled: bool = True,
    small: int = 0,
) -> Chart:
    """Return a chart of one series, or of several by name."""
    named = runs if isinstance(runs, Mapping) else {"chuỗi": runs}
    curves = tuple(
        Curve(name, name, mark, tone, tuple(PointRun(tuple(point(*reading) for reading in run)) for run in several))
        for (name, several), mark, tone in zip(named.items(), MARKS, Tone, strict=False)
    )
    points = [dated for curve in curves for run in curve.runs for dated in run.points]
    targets = [target] if target is not None else []
    return Chart(
        "chart",
        "Thử",
        curves,
        value_axis(WORDS, [*(dated.at for dated in points), *targets]),
        time_axis(WORDS, (dated.day for dated in points), yearly=yearly),
        tuple(DayTick(day, f"từ {day.year}: cách khác", f"từ {day.year}") for day in breaks),
        tuple(Tick(value, f"đích {value}") for value in targets),
        labelled=labelled,
        small=small,
    )


class Picture(NamedTuple):
    """A drawn chart, read back."""

    rows: list[str]
    """The picture alone, without legend, gutter and ticks."""
    ticks: str
    """The line of years or months, without the gutter."""
    scale: Scale


def drawn(tested: Chart, width: int, rows: int) -> Picture:
    """Draw a chart and find its picture in the lines."""
    lines = [written(line) for line in draw(tested, width, compact=width < 100, rows=rows).lines]
    area = area_of(tested, width, rows)
    ticks = len(lines) - (1 if tested.small else 2)
    picture, sides = lines[ticks - area.scale.height : ticks], slice(area.gutter, area.gutter + area.scale.width)
    return Picture([row[sides] for row in picture], lines[ticks][area.gutter :], area.scale)


@st.composite
def random_charts(draw: st.DrawFn) -> Chart:
    """One series in runs, parted by gaps and breaks, of any size of number, over years or irregular days."""
    yearly = draw(st.booleans())
    magnitude = draw(st.sampled_from([Decimal(1), Decimal(10) ** 12, Decimal(10) ** -9, Decimal(-1)]))
    count = draw(st.integers(1, 24))
    first = draw(st.integers(1990, 2020))
    if yearly:
        years = sorted(draw(st.sets(st.integers(first, first + 30), min_size=1, max_size=count)))
        days = [date(year, 7, 2) for year in years]
    else:
        offsets = draw(st.sets(st.integers(0, 4000), min_size=1, max_size=count))
        days = [date(first, 1, 1) + timedelta(offset) for offset in sorted(offsets)]
    values = [draw(decimals(-1000, 100000, 2)) * magnitude for _ in days]
    parted = draw(st.sets(st.integers(1, max(1, len(days) - 1)), max_size=3)) if len(days) > 1 else set()
    runs, breaks, start = [], [], 0
    for end in [*sorted(parted), len(days)]:
        runs.append(list(zip(days[start:end], values[start:end], strict=True)))
        if end in parted and draw(st.booleans()):
            breaks.append(days[end] - (days[end] - days[end - 1]) // 2)
        start = end
    return chart(runs, breaks=breaks, yearly=yearly, labelled=draw(st.booleans()))
