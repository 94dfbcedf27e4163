"""What is four times as large takes no more than four times as many steps to be read and drawn."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import tui
from benchmarks.growth import STEP, draw_overview
from benchmarks.large import CASES, misspelt_codes, wrong_headings

Trace = Callable[[FrameType, str, Any], Any]
SORTING = 1.05
"""Sorting takes a little more than its share."""
SIZES: dict[Callable[[Path, int], Path], int] = {wrong_headings: 500, misspelt_codes: 1_000}
"""The smaller size of each case of which the cause of trouble grows more slowly than its size; 50 of the others."""
PACKAGE = str(Path(tui.__file__).parent)


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of the program run, those within comprehensions as often as they do."""
    count = 0

    def trace(frame: FrameType, _event: str, _argument: object) -> Trace | None:
        nonlocal count
        count += 1
        return trace if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", CASES)
def test_steps_grow_no_faster_than_size(name: str, tmp_path: Path) -> None:
    write, _ = CASES[name]
    smaller = SIZES.get(write, 50)
    counts = []
    for size in (smaller, smaller * STEP):
        folder = tmp_path / str(size)
        folder.mkdir()
        file = write(folder, size)
        draw_overview(file)  # what is worked out once for all is no part of the growth
        counts.append(steps(lambda file=file: draw_overview(file)))  # type: ignore[misc]
    assert counts[1] <= counts[0] * STEP * SORTING
