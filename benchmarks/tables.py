"""Compare the ranked table over 63, 10 600 and 100 000 entities in one run, and with the toolkit's own table."""

import argparse
import csv
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.synthetic import write_dataset
from benchmarks.timing import seconds
from benchmarks.watched import Watched

SIZES = (63, 10_600, 100_000)
PREPARED = 1.5
"""Seconds without output after which the pages made aside are taken to be ready, for a small table."""
PAGES = ("\x1b[6~", "\x1b[5~") * 4
OURS = [sys.executable, "-m", "tui", "--lang", "vi", "--data"]
STOCK = [sys.executable, "-m", "benchmarks.stock_table"]
READ = [sys.executable, "-c", "import sys; from tui.dataset.reading import read; read(sys.argv[1])"]
Times = dict[str, float]
"""Seconds by action; `memory` is in MiB."""


def measure_ours(file: Path, size: int) -> Times:
    """Return the times of the dashboard on a dataset."""
    program = Watched([*OURS, str(file)])
    program.until(["thoát"])
    program.settle(PREPARED * (1 + size / 20_000))
    times = {"panel": -program.press("3") + program.until(["‹ 2023", "sắp theo", "tăng so với 2022", "1/"])}
    times["page down"] = statistics.median(_repaint_seconds(program, key) for key in PAGES)
    program.settle()
    return _filtered_and_closed(program, times, leave_field="\r")


def measure_stock(file: Path) -> Times:
    """Return the same of the toolkit's own table; its field filters nothing, so its key is the least possible."""
    program = Watched([*STOCK, str(file.with_name("table.csv"))])
    program.until(["Label one"])
    program.settle()
    times = {"panel": -program.press("3") + program.until(["period", "score"], limit=120)}
    program.settle(1)
    times["page down"] = statistics.median(_repaint_seconds(program, key) for key in PAGES)
    return _filtered_and_closed(program, times, leave_field="\t")


def _filtered_and_closed(program: Watched, times: Times, leave_field: str) -> Times:
    program.press("/")
    program.settle()
    filter_key = statistics.median(_repaint_seconds(program, key) for key in "hung y")
    program.press(leave_field)
    program.settle()
    return times | {"filter key": filter_key, "memory": program.close() / 1024}


def _repaint_seconds(program: Watched, key: str) -> float:
    """Return how long a key took to be answered by a repaint that then rests."""
    program.settle(0.1)
    pressed = program.press(key)
    return program.answered() - pressed


def _read_csv(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as table:
        list(csv.reader(table))


def report_reading(file: Path, size: int) -> None:
    """Print seconds to read and check a dataset not seen before, and to read its tables as plain CSV."""
    checked = seconds(lambda: subprocess.run([*READ, str(file)], check=True))
    plain = seconds(lambda: [*map(_read_csv, map(file.with_name, ("entities.csv", "table.csv")))])
    print(f"reading {2 * size:,} rows and {size:,} entities, checked: {checked:.2f} s; csv alone {plain:.2f} s")


def report_tables(ours: Mapping[int, Sequence[Times]], stock: Mapping[int, Sequence[Times]]) -> None:
    """Print medians by size; ratios are to the smallest size, and to the toolkit's own field for a filter key."""
    smallest = min(ours)
    print(f"{'':12}{'':>10}{'ours':>10}{f'to {smallest}':>8}{'to field':>10}{'stock':>10}")
    for action in ("panel", "page down", "filter key", "memory"):
        unit, scale = ("MiB", 1.0) if action == "memory" else ("ms", 1000.0)
        for size in ours:
            our_median, stock_median, our_least, stock_least = (
                statistics.median(times[action] for times in runs) * scale
                for runs in (ours[size], stock[size], ours[smallest], stock[smallest])
            )
            to_field = f"{our_median / stock_least:10.2f}" if action == "filter key" else " " * 10
            print(
                f"{action:12}{size:>10,}{our_median:>10.1f}{our_median / our_least:8.2f}{to_field}"
                f"{stock_median:10.1f} {unit}"
            )


def _write_datasets(folder: Path, sizes: Sequence[int]) -> dict[int, Path]:
    """Write a dataset of each size, opened once so that later starts find it checked."""
    files = {}
    for size in sizes:
        place = folder / str(size)
        place.mkdir()
        files[size] = write_dataset(place, size)
        program = Watched([*OURS, str(files[size])])
        program.until(["thoát"], limit=120)
        program.close()
    return files


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all sizes in turns and print medians and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often everything is measured")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="entities of each dataset, 40 or more")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        files = _write_datasets(Path(folder), chosen.sizes)
        ours: dict[int, list[Times]] = {size: [] for size in files}
        stock: dict[int, list[Times]] = {size: [] for size in files}
        for _ in range(chosen.runs):
            for size, file in files.items():
                ours[size].append(measure_ours(file, size))
                stock[size].append(measure_stock(file))
        report_tables(ours, stock)
        report_reading(files[max(files)], max(files))


if __name__ == "__main__":
    main()
