"""Read datasets that are large in one way each and draw their overview, at two sizes; print how time grows."""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.large import CASES
from benchmarks.results import Result, print_results
from benchmarks.timing import cpu_seconds
from tui.analysis.view import DatasetView
from tui.dataset.reading import read
from tui.errors import DatasetError
from tui.export.plain import plain_text
from tui.pages import page
from tui.selection import Selection
from tui.selection.context import PageContext
from tui.wording import words_for
from tui.wording.problems import problem_lines

STEP = 4
"""How many times larger the second size is than the first."""


def draw_overview(file: Path) -> None:
    """Read a dataset and set its overview, or its problems, in text."""
    words = words_for("vi")
    try:
        dataset = read(file)
    except DatasetError as error:
        problem_lines(words, error.problems)
        return
    assert dataset.as_of
    plain_text(page(PageContext(DatasetView(dataset), Selection(dataset.as_of), words)))


def seconds_at(write: Callable[[Path, int], Path], size: int) -> float:
    """Return the processor time a dataset of some size takes."""
    with tempfile.TemporaryDirectory() as folder:
        return cpu_seconds(partial(draw_overview, write(Path(folder), size)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every case at two sizes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--part", type=int, default=1, help="divides all sizes")
    parts = parser.parse_args(arguments).part
    print_results(growth_results(parts))


def growth_results(parts: int) -> list[Result]:
    """Return every case at its size, divided by some parts, beside a quarter of it."""
    results = []
    for name, (write, largest) in CASES.items():
        size = max(1, largest // parts // STEP)
        small, large = (seconds_at(write, count) for count in (size, size * STEP))
        results.append(Result(f"{size * STEP:,} {name}, read and drawn, s", f"{size:,}", small, large, STEP))
    return results


if __name__ == "__main__":
    main()
