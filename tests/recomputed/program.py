"""The program as a black box: run by its command line, its printed output read back."""

import csv
import io
import json
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path

from tui.cli import main


def printed(path: Path, *arguments: str) -> str:
    """Return what the program prints in English about a dataset; it must end well."""
    output = io.StringIO()
    with redirect_stdout(output):
        code = main([*arguments, "--data", str(path), "--lang", "en"])
    assert code == 0, (arguments, code, output.getvalue())
    return output.getvalue()


def table(path: Path, name: str, *arguments: str) -> list[dict[str, str]]:
    """Return the rows of a table printed as CSV."""
    return list(csv.DictReader(io.StringIO(printed(path, "table", name, *arguments))))


def json_table(path: Path, name: str, folder: Path) -> list[Mapping[str, object]]:
    """Return the rows of a table written as JSON; numbers stay as they are written."""
    target = folder / f"{name}.json"
    printed(path, "table", name, "-o", str(target))
    document = json.loads(target.read_text(encoding="utf-8"), parse_float=str, parse_int=str)
    rows: list[Mapping[str, object]] = document["rows"]
    return rows


def page(path: Path, panel: str, *arguments: str) -> list[str]:
    """Return the lines of a panel as plain text."""
    return printed(path, "--plain", "--panel", panel, *arguments).splitlines()
