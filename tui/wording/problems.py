"""Problems of a file as lines a lay person can act on."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from tui.errors import Problem
from tui.text import visible
from tui.wording.words import Words


def problem_line(words: Words, problem: Problem) -> str:
    """Return `FILE:LINE:COL: where: what is wrong, what would be right`."""
    place = f"{problem.file}:{problem.line}:{problem.column}: " if problem.line else f"{problem.file}: "
    where = f"{problem.path}: " if problem.path else ""
    details = {name: visible(text) for name, text in problem.details.items()}
    return visible(place + where, 2000) + words(f"problem.{problem.kind}", **details)


def banner_line(words: Words, problems: Sequence[Problem]) -> str:
    """Return the first of some problems for a line above figures that were sound before: the file by its bare name."""
    first = replace(problems[0], file=Path(problems[0].file).name)
    return words("follow.fault", problem=problem_line(words, first), n=len(problems))


def problem_lines(words: Words, problems: Iterable[Problem]) -> list[str]:
    """Return one line for each problem."""
    return [problem_line(words, problem) for problem in problems]
