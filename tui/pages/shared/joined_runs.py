"""Runs of several parts as one."""

from collections.abc import Iterable

from tui.blocks.figure import Run, Runs


def joined_runs(parts: Iterable[Runs], separator: str) -> Runs:
    """Return the runs of all parts in order, with a separator between any two parts."""
    joined: list[Run] = []
    for n, part in enumerate(parts):
        joined += (separator, *part) if n else part
    return tuple(joined)
