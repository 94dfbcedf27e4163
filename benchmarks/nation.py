"""Start the dashboard on a nation of communes, ten indices of eight areas over ten years; visit every panel."""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.processes import spent_by
from benchmarks.results import Result, print_results
from benchmarks.synthetic import Nation, write_nation
from benchmarks.tables import IMPORT, OURS, READ, RECALL
from benchmarks.watched import Watched
from tui.dataset import bundled_dataset
from tui.selection import PANELS

COMMUNES = (332, 1_107, 3_321)
FIRST_AIM = 3
PANEL_LIMIT = 300
"""Milliseconds in which every panel is to be there."""
_PREPARED = 3.0
"""Seconds without output after which the pages made aside are taken to be ready, for a tenth of a nation."""


def first_paint(file: Path) -> float:
    """Return the seconds of processor time to the first full paint of a dataset checked before."""
    program = Watched([*OURS, str(file)])
    program.until(["thoát"], limit=120)
    spent = program.spent()
    program.settle(1)
    program.close()
    return spent


def panel_visits(file: Path, wait: float) -> dict[str, float]:
    """Return the milliseconds of processor time of the first visit to each panel, once pages are made; and memory."""
    program = Watched([*OURS, str(file)])
    program.until(["thoát"], limit=120)
    program.settle(wait)
    visits = {}
    for key, panel in [*enumerate(PANELS, 1)][1:]:
        before = program.spent()
        program.press(str(key))
        program.answered()
        visits[panel] = (program.spent() - before) * 1000
        program.settle()
    return visits | {"memory": program.close() / 1024}


def nation_results(communes: Sequence[int], folder: Path) -> list[Result]:
    """Return first paint, panels and memory at each size, beside those of the bundled dataset."""
    bundled = bundled_dataset()
    spent_by(RECALL, str(bundled))
    base, base_visits = first_paint(bundled), panel_visits(bundled, 1)
    results = []
    for count in communes:
        nation = Nation(communes=count)
        place = folder / str(count)
        place.mkdir()
        file, name = write_nation(place, nation), f"{count:,} communes"
        values = count * nation.indices * nation.years * (nation.areas + 1)
        read = spent_by(READ, str(file)) - spent_by(IMPORT)
        spent_by(RECALL, str(file))
        visits = panel_visits(file, _PREPARED * max(1, count / COMMUNES[0]))
        results += [
            Result(f"{values:,} values read and checked, s", "", 0, read),
            Result(f"first paint, {name}, s", "bundled dataset", base, first_paint(file), FIRST_AIM),
            *(Result(f"key to {panel}, {name}, ms", "limit", PANEL_LIMIT, visits[panel], 1) for panel in PANELS[1:]),
            Result(f"memory, {name}, MiB", "bundled dataset", base_visits["memory"], visits["memory"]),
        ]
    return results


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every size and print the ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.nation", description=__doc__)
    parser.add_argument("--communes", type=int, nargs="+", default=COMMUNES, help="communes of each nation")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        print_results(nation_results(chosen.communes, Path(folder)))


if __name__ == "__main__":
    main()
