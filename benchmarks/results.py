"""What was measured, ours beside another program's, in lines of a report and as data."""

import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

_PACKAGES = ("reform-tui", "textual", "rich", "PyYAML", "msgspec", "resvg_py", "plotext")


class Result(NamedTuple):
    """One measure of ours and of what it is compared with, in the unit its name gives."""

    measure: str
    beside: str
    """What it is compared with; empty where it is with nothing."""
    other: float
    ours: float
    aim: float | None = None
    """The most times the other that ours should be."""

    @property
    def ratio(self) -> float:
        """How many times the other ours is; 0 where there is no other."""
        return self.ours / self.other if self.other else 0.0


def print_results(results: Sequence[Result]) -> None:
    """Print a line for each result, with what it is compared with and the ratio that is aimed at."""
    print(f"{'measure':44}{'beside':>22}{'other':>10}{'ours':>10}{'ratio':>9}{'aim':>8}")
    for result in results:
        aim = "" if result.aim is None else f"≤ {result.aim:g}"
        other, ratio = (f"{result.other:10.3f}", f"{result.ratio:9.2f}") if result.beside else (" " * 10, " " * 9)
        print(f"{result.measure:44}{result.beside:>22}{other}{result.ours:10.3f}{ratio}{aim:>8}", flush=True)


def as_data(results: Sequence[Result]) -> dict[str, Any]:
    """Return results with the machine and the versions they were taken on."""
    return {
        "machine": {
            "system": platform.platform(),
            "processor": platform.processor() or platform.machine(),
            "cores": os.cpu_count(),
            "python": sys.version.split()[0],
        },
        "versions": {package: _version(package) for package in _PACKAGES},
        "results": [{**result._asdict(), "ratio": round(result.ratio, 3)} for result in results],
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
