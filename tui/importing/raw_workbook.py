"""A workbook read in a process of its own: a file made to exhaust the memory ends that process, not the program."""

import io
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date, datetime, time, timedelta
from functools import cache
from multiprocessing import get_context
from typing import NamedTuple

from tui.processes import follow_parent, prepare_to_start

MAX_CELLS = 5_000_000
_MAX_MEMORY = 4 * 1024**3
"""Bytes of address space: several times what the largest sheet takes."""

Value = int | float | str | bool | date | datetime | time | timedelta


class RawSheet(NamedTuple):
    """A sheet as its workbook keeps it."""

    name: str
    rows: list[list[Value]]
    merges: list[tuple[tuple[int, int], tuple[int, int]]]
    """The first and the last cell of each merged range, by row and column from 0."""


class UnreadableWorkbook(Exception):
    """A file that is no workbook, is damaged, or asks for more memory than any table needs."""


class TooManyCells(Exception):
    """A sheet has more cells than any table; its name is the text."""


def raw_sheets(content: bytes) -> list[RawSheet]:
    """Return the sheets of an XLSX, XLSM, XLS or ODS file.

    Raises:
        UnreadableWorkbook: it cannot be read.
        TooManyCells: a sheet is too large.
    """
    try:
        answer = _reader().submit(_read, content).result()
    except BrokenProcessPool as error:
        _reader.cache_clear()
        raise UnreadableWorkbook("") from error
    if isinstance(answer, Exception):
        raise answer
    return answer


@cache
def _reader() -> ProcessPoolExecutor:
    """Return the process that reads workbooks, which ends with this one."""
    prepare_to_start()
    return ProcessPoolExecutor(1, get_context("spawn"), initializer=_prepare)


def _prepare() -> None:
    """End with the program; take no more memory than any workbook needs, where the system can bound it, silently."""
    follow_parent()
    if sys.platform != "win32":
        import os
        import resource

        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = _MAX_MEMORY if most == resource.RLIM_INFINITY else min(most, _MAX_MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _read(content: bytes) -> list[RawSheet] | UnreadableWorkbook | TooManyCells:
    """Return the sheets of a workbook, or why there are none; no other exception could leave its process safely."""
    from python_calamine import CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = []
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > MAX_CELLS:
                return TooManyCells(name)
            merges = [(first, last) for first, last in sheet.merged_cell_ranges or ()]
            sheets.append(RawSheet(name, sheet.to_python(skip_empty_area=False), merges))
    except BaseException as error:
        return UnreadableWorkbook(str(error))
    return sheets
