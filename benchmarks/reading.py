"""Read the bundled dataset beside PyYAML and csv alone on the same files."""

import csv
import statistics
from pathlib import Path

import yaml

from benchmarks.results import Result
from benchmarks.timing import cpu_seconds
from tui.dataset import bundled_dataset, load
from tui.dataset.reading import read


def read_plainly(file: Path) -> None:
    """Read a dataset file with PyYAML and the tables beside it with csv, and check nothing."""
    yaml.load(file.read_bytes(), yaml.CSafeLoader)
    for table in sorted((file.parent / "tables").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as rows:
            list(csv.reader(rows))


def bundled_results(runs: int) -> list[Result]:
    """Return the time to read and check the bundled dataset, and to find that it was checked before."""
    file = bundled_dataset()
    plain, checked, recalled = [], [], []
    for _ in range(runs + 1):
        plain.append(cpu_seconds(lambda: read_plainly(file)))
        checked.append(cpu_seconds(lambda: read(file)))
        recalled.append(cpu_seconds(lambda: load(file)))
    other, ours, again = (statistics.median(times[1:]) * 1000 for times in (plain, checked, recalled))
    return [
        Result("bundled dataset read and checked, ms", "PyYAML and csv alone", other, ours),
        Result("bundled dataset found checked before, ms", "PyYAML and csv alone", other, again),
    ]
