"""Compare the making of a chart with plotext's own, a screen of twelve with the toolkit's switch, and print ratios."""

import argparse
import statistics
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import NamedTuple

import plotext

from benchmarks.timing import median_seconds
from benchmarks.watched import Watched
from tui.blocks.chart import Chart, Curve, Point, PointRun
from tui.blocks.figure import Figure, Tone
from tui.drawing.blocks import draw
from tui.drawing.charts.dense import thinned
from tui.pages.trends.axes import time_axis, value_axis
from tui.wording import words_for

WIDTH, HEIGHT, SERIES, YEARS = 70, 15, 5, 12
DRAWINGS = 20
"""Charts drawn in a row, of which the median counts."""
VALUES = [[70 + 3 * series + (year * 7 + series * 3) % 11 for year in range(YEARS)] for series in range(SERIES)]


class Panels(NamedTuple):
    """A program, the keys that lead to one of its panels and back, and words only that panel shows."""

    command: list[str]
    leave: str
    elsewhere: list[str]
    back: str
    panel: list[str]


BARE = Panels([sys.executable, "-m", "benchmarks.bare"], "2", ["Label two"], "1", ["Label one"])
GRID = Panels([sys.executable, "-m", "benchmarks.grid"], "1", ["Cần chú ý"], "4", ["2 biểu đồ", "EVN nối CSDL"])


def chart_of_five() -> Chart:
    """Return five series of twelve years."""
    words = words_for("vi")
    days = [date(2010 + year, 7, 2) for year in range(YEARS)]
    curves = []
    for series, values in enumerate(VALUES):
        points = tuple(
            Point(day, Decimal(value), Figure(str(value)), str(day.year))
            for day, value in zip(days, values, strict=True)
        )
        name = f"s{series}"
        curves.append(Curve(name, name, "●◆■▲▼"[series], Tone.PLAIN, (PointRun(points),)))
    numbers = [Decimal(value) for values in VALUES for value in values]
    return Chart("c", "", tuple(curves), value_axis(words, numbers), time_axis(words, days, yearly=True))


def draw_chart(chart: Chart) -> object:
    """Draw a chart in as many rows as plotext gets."""
    return draw(chart, WIDTH, compact=True, rows=HEIGHT * 5 // 2 + 1)


def plot_bare() -> None:
    """Let plotext build the same series by itself."""
    plotext.clear_figure()
    plotext.limit_size(False, False)
    plotext.plot_size(WIDTH, HEIGHT)
    for series, values in enumerate(VALUES):
        plotext.plot(range(2010, 2010 + YEARS), values, marker="hd", label=f"s{series}")
    plotext.build()


def dense_chart(count: int) -> Chart:
    """Return one series with a point a day."""
    words = words_for("vi")
    days = [date(1750, 1, 1) + timedelta(day) for day in range(count)]
    values = [Decimal(day % 97) for day in range(count)]
    figure = Figure("1")
    points = tuple(Point(day, value, figure, "") for day, value in zip(days, values, strict=True))
    curve = Curve("s", "s", "●", Tone.PLAIN, (PointRun(points),))
    return Chart("c", "", (curve,), value_axis(words, values), time_axis(words, days, yearly=False))


def switch_seconds(panels: Panels, switches: int) -> float:
    """Return the median seconds from a key to the panel it shows, seen before."""
    program = Watched(panels.command)
    program.until(panels.panel)
    times = []
    for _ in range(switches + 1):
        program.settle()
        program.press(panels.leave)
        program.until(panels.elsewhere)
        program.settle()
        pressed = program.press(panels.back)
        times.append(program.until(panels.panel) - pressed)
    program.settle()
    program.close()
    return statistics.median(times[1:])


def report_ratios(runs: int, switches: int) -> None:
    """Measure charts and switches in turns; print medians and ratios."""
    chart = chart_of_five()
    plotted, drawn, bare_switches, grid_switches = [], [], [], []
    for _ in range(runs):
        plotted.append(median_seconds(plot_bare, DRAWINGS))
        drawn.append(median_seconds(partial(draw_chart, chart), DRAWINGS))
        bare_switches.append(switch_seconds(BARE, switches))
        grid_switches.append(switch_seconds(GRID, switches))
    print(f"{f'median of {runs} runs':32}{'bare':>10}{'ours':>10}{'ratio':>8}{'aim':>6}")
    for label, bare_times, our_times, aim in (
        ("chart of five series, ms", plotted, drawn, 2),
        ("grid of twelve repainted, ms", bare_switches, grid_switches, 3),
    ):
        bare, ours = statistics.median(bare_times) * 1000, statistics.median(our_times) * 1000
        print(f"{label:32}{bare:10.2f}{ours:10.2f}{ours / bare:8.2f}{f'≤ {aim}':>6}")


def report_thinning(count: int) -> None:
    """Print what thinning leaves of many points, and the time to draw them."""
    heights = [float(day % 97) for day in range(count)]
    heights[count // 3], heights[count * 3 // 4] = 1000.0, -1000.0
    remaining = [height for _, height in thinned([(day * WIDTH / count, height) for day, height in enumerate(heights)])]
    lost = "none" if (max(remaining), min(remaining)) == (1000.0, -1000.0) else "some"
    chart = dense_chart(count)
    drawn = median_seconds(lambda: draw(chart, WIDTH, compact=True), 3)
    print(f"{count} points: {len(remaining)} kept, extremes lost: {lost}, drawn in {drawn:.2f} s")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run everything in turns and print medians and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.charts", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often everything is measured")
    parser.add_argument("--switches", type=int, default=6, help="panel switches a run")
    parser.add_argument("--points", type=int, default=100_000, help="points of the dense series, 4 or more")
    sizes = parser.parse_args(arguments)
    report_ratios(sizes.runs, sizes.switches)
    report_thinning(sizes.points)


if __name__ == "__main__":
    main()
