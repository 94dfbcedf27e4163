"""Every benchmark runs to its end at a tiny size; no time is asserted."""

import subprocess
import sys

import pytest

from tests.terminal.terminal import needs_pty

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
    report = report_of("tables", "--runs", "1", "--sizes", "50")
    for measure in ("panel", "page down", "filter key", "memory"):
        assert f"\n{measure} " in report
    assert "reading 100 rows and 50 entities" in report


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
