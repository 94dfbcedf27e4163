"""The program as a black box: run by its command line, its printed output read back."""

import csv
import io
import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from unittest.mock import patch

from tui.analysis.view import DatasetView
from tui.cli import main
from tui.dataset.reading import read
from tui.export.plain import plain_text
from tui.pages import page as panel_page
from tui.selection import Selection
from tui.selection.context import PageContext
from tui.wording import words_for

_UNWRAPPED = 1_000_000
"""A width in which every sentence and every row of a table has its own line."""


def printed(path: Path, *arguments: str, language: str = "en") -> str:
    """Return what the program prints about a dataset in a language; it must end well."""
    output = io.StringIO()
    with redirect_stdout(output), patch.dict(os.environ, COLUMNS=str(_UNWRAPPED)):
        code = main([*arguments, "--data", str(path), "--lang", language])
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


def page(path: Path, panel: str, *arguments: str, language: str = "en") -> list[str]:
    """Return the lines of a panel as plain text."""
    return _lines(printed(path, "--plain", "--panel", panel, *arguments, language=language))


def briefing(path: Path, folder: Path, *arguments: str, language: str = "en") -> list[str]:
    """Return the lines of a briefing but those of its charts, whose width differs; signs of Markdown are left out."""
    target = folder / f"briefing-{language}.md"
    printed(path, "briefing", "-o", str(target), *arguments, language=language)
    text = re.sub(r"```text\n.*?```", "", target.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = (re.sub(r" ?\\\[\d+\\\]", "", line) for line in _rejoined(text.splitlines()))
    return [re.sub(r"\\(.)", r"\1", line).replace("**", "").lstrip("#- ") for line in lines if line.strip()]


def _rejoined(lines: list[str]) -> list[str]:
    """Return lines of Markdown in which a table that goes on in another, below its names again, is one."""
    blocks: list[list[str]] = []
    for line in lines:
        if not blocks or not line or not blocks[-1][-1]:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    joined: list[list[str]] = []
    for block in (block for block in blocks if any(block)):
        before = joined[-1] if joined else []
        if block[0].startswith("| ") and [_name(row) for row in before] == [_name(row) for row in block]:
            joined[-1] = [row + rest.partition(" | ")[2] for row, rest in zip(before, block, strict=True)]
        else:
            joined.append(block)
    return [line for block in joined for line in block]


def _name(row: str) -> str:
    return row.partition(" | ")[0]


def slides(path: Path, *arguments: str, language: str = "en") -> list[str]:
    """Return the lines of the presenter as plain text."""
    return _lines(printed(path, "present", "--plain", *arguments, language=language))


def compared(path: Path, codes: Sequence[str], day: date, language: str = "en") -> list[str]:
    """Return the lines of entities side by side, which no command shows."""
    view = DatasetView(read(path))
    selection = Selection(day, panel="rankings", compared=tuple(codes), comparing=True)
    return _lines(plain_text(panel_page(PageContext(view, selection, words_for(language))), _UNWRAPPED))


def _lines(text: str) -> list[str]:
    """Return the lines of a plain text but those under its headings."""
    return [line for line in text.splitlines() if not re.fullmatch("=+|-+", line)]
