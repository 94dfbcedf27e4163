"""Measure everything in one go, ours beside its peers; print the ratios and write them with machine and versions."""

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.exports import picture_results
from benchmarks.growth import growth_results
from benchmarks.nation import COMMUNES, nation_results
from benchmarks.reading import bundled_results
from benchmarks.results import Result, as_data, print_results
from benchmarks.startup import measured
from benchmarks.tables import SIZES, table_results, visidata_results


class Extent(NamedTuple):
    """How much is measured."""

    runs: int
    sizes: Sequence[int]
    communes: Sequence[int]
    parts: int
    """Divides the sizes of the datasets that are large in one way."""


WHOLE = Extent(3, SIZES, COMMUNES, 1)
QUICK = Extent(1, (63, 2_000), (40,), 50)
Work = Callable[[Extent, Path], list[Result]]
PARTS: dict[str, Work] = {
    "Start, beside a bare Textual app": lambda extent, _folder: measured(extent.runs, 3),
    "The bundled dataset, beside PyYAML and csv alone": lambda extent, _folder: bundled_results(extent.runs),
    "Tables, beside DataTable and visidata": lambda extent, folder: [
        *table_results(extent.runs, extent.sizes, folder),
        *visidata_results(max(extent.sizes), folder),
    ],
    "A nation": lambda extent, folder: nation_results(extent.communes, folder),
    "Growth": lambda extent, _folder: growth_results(extent.parts),
    "Pictures, beside resvg alone": lambda extent, _folder: picture_results(extent.runs),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all parts."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, measured once")
    parser.add_argument("--output", type=Path, default=Path("benchmarks.json"), help="the file of all results")
    chosen = parser.parse_args(arguments)
    results: list[Result] = []
    for title, work in PARTS.items():
        print(f"\n{title}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            part = work(QUICK if chosen.quick else WHOLE, Path(folder))
        print_results(part)
        results += part
    chosen.output.write_text(json.dumps(as_data(results), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"\nwritten: {chosen.output}")


if __name__ == "__main__":
    main()
