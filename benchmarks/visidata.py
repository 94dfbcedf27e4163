"""visidata on a CSV file, installed by pip into a throwaway environment."""

import os
import statistics
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.watched import Watched

_PATIENCE = 120
"""Seconds an installation may take."""
_PAGES = ("\x1b[6~", "\x1b[5~") * 4


def measure_visidata(table: Path, folder: Path) -> dict[str, float]:
    """Return milliseconds of processor time for a page, and MiB of memory; nothing where it cannot be installed."""
    command = installed(folder / "visidata")
    if command is None:
        return {}
    program = Watched([str(command), "--config=", str(table)])
    program.until(["period", "entity"], limit=60)
    program.settle(2)
    spent = []
    for key in _PAGES:
        program.settle(0.2)
        before = program.spent()
        program.press(key)
        program.answered()
        spent.append(program.spent() - before)
    program.settle()
    return {"page down": statistics.median(spent) * 1000, "memory": program.close() / 1024}


def installed(folder: Path) -> Path | None:
    """Return the command of a fresh installation; None, with a sentence on why, where there can be none."""
    try:
        venv.create(folder, with_pip=True)
        python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "visidata"]
        subprocess.run(install, check=True, capture_output=True, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"visidata is left out: it cannot be installed ({error})", file=sys.stderr)
        return None
    return python.with_name("vd")
