"""Compare start, panel switch and memory with a bare Textual app, in turns, and print ratios."""

import argparse
import statistics
import sys
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.results import Result, print_results
from benchmarks.watched import Watched


class Program(NamedTuple):
    """A command, words of its first full paint, and keys with the words of the panels they lead to."""

    command: list[str]
    first_words: list[str]
    switches: list[tuple[str, list[str]]]


class Measurement(NamedTuple):
    """Seconds to the first paint, to a panel's first visit and to a later switch; memory in MiB."""

    first_paint: float
    first_paint_spent: float
    """Seconds of processor time."""
    first_visit: float
    later_switch: float
    later_switch_spent: float
    memory: float


class Measure(NamedTuple):
    """A line of the report."""

    label: str
    field: str
    scale: float
    aim: float | None


MEASURES = (
    Measure("first full paint, s", "first_paint", 1, 1.4),
    Measure("  processor time, s", "first_paint_spent", 1, 1.4),
    Measure("panel seen before, ms", "later_switch", 1000, 3),
    Measure("  processor time, ms", "later_switch_spent", 1000, 3),
    Measure("panel seen first, ms", "first_visit", 1000, None),
    Measure("memory, MiB", "memory", 1, 1.3),
)


BARE = Program([sys.executable, "-m", "benchmarks.bare"], ["Label one"], [("2", ["Label two"]), ("1", ["Label one"])])
OURS = Program(
    [sys.executable, "-m", "tui", "--lang", "vi"],
    ["Tổng quan", "Cần chú ý", "thoát"],
    [("2", ["Phép tính"]), ("1", ["Cần chú ý"])],
)


def measure(program: Program, rounds: int) -> Measurement:
    """Start a program, switch between its panels, and quit."""
    watched = Watched(program.command)
    first_paint = watched.until(program.first_words) - watched.started
    first_paint_spent = watched.spent()
    switches, spent = [], []
    for key, words in program.switches * (rounds + 1):
        watched.settle()
        spent_before = watched.spent()
        pressed = watched.press(key)
        switches.append(watched.until(words) - pressed)
        spent.append(watched.spent() - spent_before)
    watched.settle()
    first_visit, _, *later = switches
    later_switch, later_spent = statistics.median(later), statistics.median(spent[2:])
    memory = watched.close() / 1024
    return Measurement(first_paint, first_paint_spent, first_visit, later_switch, later_spent, memory)


def measured(runs: int, rounds: int) -> list[Result]:
    """Return both programs measured in turns, once more than is counted."""
    bare, ours = [], []
    for _ in range(runs + 1):
        bare.append(measure(BARE, rounds))
        ours.append(measure(OURS, rounds))
    return [
        Result(line.label, "bare app", _median(bare[1:], line), _median(ours[1:], line), line.aim) for line in MEASURES
    ]


def _median(measurements: Sequence[Measurement], line: Measure) -> float:
    values: list[float] = [getattr(measurement, line.field) for measurement in measurements]
    return statistics.median(values) * line.scale


def main(arguments: Sequence[str] | None = None) -> None:
    """Run both in turns, once more than is counted, and print medians and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="how often each program is started")
    parser.add_argument("--rounds", type=int, default=5, help="visits to both panels a run, after the first")
    sizes = parser.parse_args(arguments)
    print_results(measured(sizes.runs, sizes.rounds))


if __name__ == "__main__":
    main()
