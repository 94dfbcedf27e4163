"""Compare the ranked table over 63, 10 600 and 100 000 entities with itself, the toolkit's own table and visidata."""

import argparse
import csv
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.processes import spent_by
from benchmarks.results import Result, print_results
from benchmarks.synthetic import write_dataset
from benchmarks.timing import cpu_seconds
from benchmarks.visidata import measure_visidata
from benchmarks.watched import Watched

SIZES = (63, 10_600, 100_000)
PREPARED = 1.5
"""Seconds without output after which the pages made aside are taken to be ready, for a small table."""
PAGES = ("\x1b[6~", "\x1b[5~") * 4
OURS = [sys.executable, "-m", "tui", "--lang", "vi", "--data"]
STOCK = [sys.executable, "-m", "benchmarks.stock_table"]
READ = "import sys; from tui.dataset.reading import read; read(sys.argv[1])"
RECALL = "import sys; from tui.dataset import load; load(sys.argv[1])"
IMPORT = "import sys; from tui.dataset.reading import read; from tui.dataset import load"
RANKING = ("‹ 2023", "sắp theo", "tăng so với 2022", "1/")
"""Words only the ranking shows."""
AIMS = {"key to ranking": 1.5, "page down": 2.0}
"""The most times the smallest size that the largest should take."""
FILTER_AIM, MEMORY_AIM, READING_AIM = 6, 4, 8
Times = dict[str, float]
"""Milliseconds of processor time by action; `memory` is in MiB."""


def measure_ours(file: Path, size: int) -> Times:
    """Return the times of the dashboard on a dataset."""
    program = Watched([*OURS, str(file)])
    program.until(["thoát"], limit=60)
    program.settle(PREPARED * (1 + size / 20_000))
    times = {"key to ranking": _spent_until(program, RANKING)}
    times["page down"] = statistics.median(_spent_on(program, key) for key in PAGES)
    program.settle()
    return times | _filtered_and_closed(program, leave_field="\r")


def measure_at_once(file: Path) -> float:
    """Return the same from a key pressed right after the first paint to the ranking."""
    program = Watched([*OURS, str(file)])
    program.until(["thoát"], limit=60)
    spent = _spent_until(program, RANKING, limit=60)
    program.settle(1)
    program.close()
    return spent


def measure_stock(file: Path) -> Times:
    """Return the same of the toolkit's own table; its field filters nothing, so its key is the least possible."""
    program = Watched([*STOCK, str(file.with_name("table.csv"))])
    program.until(["Label one"])
    program.settle()
    times = {"key to ranking": _spent_until(program, ("period", "score"), limit=120)}
    program.settle(1)
    times["page down"] = statistics.median(_spent_on(program, key) for key in PAGES)
    return times | _filtered_and_closed(program, leave_field="\t")


def _filtered_and_closed(program: Watched, leave_field: str) -> Times:
    program.press("/")
    program.settle()
    filter_key = statistics.median(_spent_on(program, key) for key in "hung y")
    program.press(leave_field)
    program.settle()
    return {"filter key": filter_key, "memory": program.close() / 1024}


def _spent_until(program: Watched, words: Sequence[str], limit: float = 30) -> float:
    before = program.spent()
    program.press("3")
    program.until(words, limit)
    return (program.spent() - before) * 1000


def _spent_on(program: Watched, key: str) -> float:
    """Return how long a key took to be answered by a repaint that then rests."""
    program.settle(0.1)
    before = program.spent()
    program.press(key)
    program.answered()
    return (program.spent() - before) * 1000


def _read_csv(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as table:
        list(csv.reader(table))


def reading_results(file: Path, size: int) -> list[Result]:
    """Return the time to read and check a dataset not seen before, and one seen before, beside csv alone."""
    idle = spent_by(IMPORT)
    plain = cpu_seconds(lambda: [*map(_read_csv, map(file.with_name, ("entities.csv", "table.csv")))])
    read, recalled = (spent_by(program, str(file)) - idle for program in (READ, RECALL))
    return [
        Result(f"{3 * size:,} rows read and checked, s", "csv alone", plain, read, READING_AIM),
        Result(f"{3 * size:,} rows found checked before, s", "csv alone", plain, recalled),
    ]


def table_results(runs: int, sizes: Sequence[int], folder: Path) -> list[Result]:
    """Measure all sizes in turns; return the largest beside the smallest, and each beside the toolkit's own table."""
    files = _write_datasets(folder, sizes)
    ours: dict[int, list[Times]] = {size: [] for size in files}
    stock: dict[int, list[Times]] = {size: [] for size in files}
    for _ in range(runs):
        for size, file in files.items():
            ours[size].append(measure_ours(file, size))
            stock[size].append(measure_stock(file))
    largest = max(files)
    return [
        *_beside_smallest(ours),
        *_beside_stock(ours, stock),
        _at_once(files),
        *reading_results(files[largest], largest),
    ]


def visidata_results(size: int, folder: Path) -> list[Result]:
    """Return what a table of some size takes beside visidata; nothing where that cannot be installed."""
    file = folder / str(size) / "indicators.yaml"
    beside = measure_visidata(file.with_name("table.csv"), folder)
    ours = measure_ours(file, size) if beside else {}
    return [Result(f"{action}, {size:,} rows", "visidata", other, ours[action]) for action, other in beside.items()]


def _at_once(files: Mapping[int, Path]) -> Result:
    smallest, largest = min(files), max(files)
    times = measure_at_once(files[smallest]), measure_at_once(files[largest])
    return Result(f"the same pressed at once, {largest:,} rows", f"{smallest:,} rows", *times)


def _beside_smallest(ours: Mapping[int, Sequence[Times]]) -> list[Result]:
    smallest = min(ours)
    return [
        Result(
            f"{action}, {size:,} rows",
            f"{smallest:,} rows",
            _median(ours[smallest], action),
            _median(ours[size], action),
            AIMS.get(action) if size == max(ours) else None,
        )
        for action in ours[smallest][0]
        for size in ours
        if size != smallest
    ]


def _beside_stock(ours: Mapping[int, Sequence[Times]], stock: Mapping[int, Sequence[Times]]) -> list[Result]:
    smallest, largest = min(ours), max(ours)
    field = _median(stock[smallest], "filter key")
    return [
        *(
            Result(f"{action}, {size:,} rows", "DataTable", _median(stock[size], action), _median(ours[size], action))
            for size in ours
            for action in ("key to ranking", "page down", "memory")
        ),
        Result(f"filter key, {largest:,} rows", "bare field", field, _median(ours[largest], "filter key"), FILTER_AIM),
    ]


def _median(runs: Sequence[Times], action: str) -> float:
    return statistics.median(times[action] for times in runs)


def _write_datasets(folder: Path, sizes: Sequence[int]) -> dict[int, Path]:
    """Write a dataset of each size, opened once so that later starts find it checked."""
    files = {}
    for size in sizes:
        place = folder / str(size)
        place.mkdir()
        files[size] = write_dataset(place, size)
        spent_by(RECALL, str(files[size]))
    return files


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all sizes in turns and print medians and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often everything is measured")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="entities of each dataset, 40 or more")
    parser.add_argument("--without-visidata", action="store_true", help="install nothing")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        print_results(table_results(chosen.runs, chosen.sizes, Path(folder)))
        if not chosen.without_visidata:
            print_results(visidata_results(max(chosen.sizes), Path(folder)))


if __name__ == "__main__":
    main()
