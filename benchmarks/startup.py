"""Compare start, panel switch and memory with a bare Textual app, in turns, and print ratios."""

import argparse
import statistics
import sys
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.watched import Watched


class Program(NamedTuple):
    """A command, words of its first full paint, and keys with the words of the panels they lead to."""

    command: list[str]
    first_words: list[str]
    switches: list[tuple[str, list[str]]]


class Measurement(NamedTuple):
    """Seconds to the first paint, to a panel's first visit and to a later switch; memory in MiB."""

    first_paint: float
    first_visit: float
    later_switch: float
    memory: float


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
    switches = []
    for key, words in program.switches * (rounds + 1):
        watched.settle()
        pressed = watched.press(key)
        switches.append(watched.until(words) - pressed)
    watched.settle()
    first_visit, _, *later = switches
    return Measurement(first_paint, first_visit, statistics.median(later), watched.close() / 1024)


def report(bare: Sequence[Measurement], ours: Sequence[Measurement]) -> None:
    """Print medians and ratios."""
    rows = (
        ("first full paint, s", "first_paint", 1, "≤ 1.4"),
        ("panel seen before, ms", "later_switch", 1000, "≤ 3"),
        ("panel seen first, ms", "first_visit", 1000, ""),
        ("memory, MiB", "memory", 1, "≤ 1.3"),
    )
    print(f"{f'median of {len(ours)} runs':24}{'bare':>10}{'ours':>10}{'ratio':>8}{'aim':>6}")
    for label, field, scale, aim in rows:
        least, most = (
            statistics.median(getattr(measurement, field) for measurement in measurements) * scale
            for measurements in (bare, ours)
        )
        print(f"{label:24}{least:10.3f}{most:10.3f}{most / least:8.2f}{aim:>6}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run both in turns, once more than is counted, and print medians and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="how often each program is started")
    parser.add_argument("--rounds", type=int, default=5, help="visits to both panels a run, after the first")
    sizes = parser.parse_args(arguments)
    bare, ours = [], []
    for _ in range(sizes.runs + 1):
        bare.append(measure(BARE, sizes.rounds))
        ours.append(measure(OURS, sizes.rounds))
    report(bare[1:], ours[1:])


if __name__ == "__main__":
    main()
