"""Problems of a file as lines a lay person can act on, each mistake once."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from tui.errors import Problem
from tui.text import visible
from tui.wording.failures import refusal
from tui.wording.key_words import key_words
from tui.wording.words import Words

_FEW = 3
"""So many of the same mistake are still named one by one."""
_NUMBER = re.compile(r"\[\d+\]")
_ALIKE_IN_A_COLUMN = frozenset(
    ("date", "decimal_comma", "grouped_number", "local_date", "number", "off_scale", "period", "rank", "whole_number")
)
"""Mistakes that are the same in every cell of a column, whatever stands there."""


def each_once(problems: Iterable[Problem]) -> list[tuple[Problem, int]]:
    """Return each problem and the number 1; of a mistake made many times, the first problem and their number."""
    alike: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        named = () if problem.kind in _ALIKE_IN_A_COLUMN and problem.file.endswith(".csv") else problem.details.items()
        key = (problem.file, problem.kind, _NUMBER.sub("", problem.path), *named)
        alike.setdefault(key, []).append(problem)
    counted: list[tuple[Problem, int]] = []
    for same in alike.values():
        counted += [(same[0], len(same))] if len(same) > _FEW else [(problem, 1) for problem in same]
    return counted


def problem_line(words: Words, problem: Problem) -> str:
    """Return `FILE:LINE:COL: where: what is wrong, what would be right`."""
    place = f"{problem.file}:{problem.line}:{problem.column}: " if problem.line else f"{problem.file}: "
    return visible(place, 2000) + problem_text(words, problem)


def banner_line(words: Words, problems: Sequence[Problem]) -> str:
    """Return the first of some problems for a line above figures that were sound before: the file by its bare name."""
    first = replace(problems[0], file=Path(problems[0].file).name)
    return words("follow.fault", problem=problem_line(words, first), n=len(problems))


def problem_text(words: Words, problem: Problem, count: int = 1) -> str:
    """Return `where: what is wrong, what would be right`, and how often the same mistake was made."""
    where = visible(f"{problem.path}: ", 2000) if problem.path else ""
    details = {name: visible(text) for name, text in problem.details.items()}
    if problem.kind == "missing_key":
        meaning = key_words(words, details.get("record", ""), details["key"])
        details["meaning"] = f" – {meaning}" if meaning else ""
    more = words("check.more", n=count - 1) if count > 1 else ""
    return where + refusal(words, f"problem.{problem.kind}", details) + more


def problem_lines(words: Words, problems: Iterable[Problem]) -> list[str]:
    """Return one line for each mistake."""
    lines = []
    for problem, count in each_once(problems):
        more = words("check.more", n=count - 1) if count > 1 else ""
        lines.append(problem_line(words, problem) + more)
    return lines
