"""Every benchmark runs to its end at a tiny size; no time is asserted."""

import subprocess
import sys
from importlib.metadata import version

import pytest

from benchmarks.large import CASES
from benchmarks.results import Result, as_data
from tests.terminal.terminal import needs_pty
from tui.selection import PANELS

pytestmark = pytest.mark.slow


def report_of(benchmark: str, *sizes: str) -> str:
    """Return what a benchmark prints."""
    command = [sys.executable, "-m", f"benchmarks.{benchmark}", *sizes]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@needs_pty
def test_startup() -> None:
    report = report_of("startup", "--runs", "1", "--rounds", "1")
    for measure in ("first full paint", "panel seen before", "panel seen first", "memory"):
        assert measure in report


@needs_pty
def test_tables() -> None:
    report = report_of("tables", "--runs", "1", "--sizes", "50", "--without-visidata")
    for measure in ("key to ranking", "page down", "memory", "the same pressed at once"):
        assert f"\n{measure}, 50 rows" in report
    assert "filter key, 50 rows" in report
    assert "150 rows read and checked" in report


@needs_pty
def test_nation() -> None:
    report = report_of("nation", "--communes", "20")
    for measure in ("first paint", *(f"key to {panel}" for panel in PANELS[1:]), "memory"):
        assert f"\n{measure}, 20 communes" in report


def test_growth() -> None:
    report = report_of("growth", "--part", "500")
    for name in CASES:
        assert f" {name}, read and drawn" in report


def test_results_are_written_with_machine_and_versions() -> None:
    data = as_data([Result("measure", "other", 2.0, 3.0, 1.4), Result("alone", "", 0, 1.0)])
    assert [result["ratio"] for result in data["results"]] == [1.5, 0]
    assert data["versions"]["textual"] == version("textual")
    assert data["machine"]["python"]


@needs_pty
def test_charts() -> None:
    report = report_of("charts", "--runs", "1", "--switches", "1", "--points", "100")
    for measure in ("chart of five series", "grid of twelve repainted", "100 points"):
        assert f"\n{measure}" in report
    assert "extremes lost: none" in report


def test_exports() -> None:
    report = report_of("exports", "--runs", "1", "--profiles", "2", "--panels", "overview")
    for measure in ("2 profiles as PNG", "memory", "overview"):
        assert measure in report
