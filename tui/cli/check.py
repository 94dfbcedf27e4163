"""The check command: is a dataset sound?"""

import argparse
import sys

import msgspec

from tui.cli.exits import Exit
from tui.dataset import find_dataset
from tui.dataset.reading import advice, read
from tui.errors import DatasetError, Problem
from tui.text import visible
from tui.wording import Words
from tui.wording.problems import problem_line, problem_lines


def check(given: argparse.Namespace, words: Words) -> int:
    """Report on a dataset: good on stdout, problems on stderr (or as JSON on stdout)."""
    path = find_dataset(given.file or given.data)
    try:
        dataset = read(path)
        problems = advice(path) if given.strict else []
    except DatasetError as error:
        problems = error.problems
        dataset = None
    if given.format == "json":
        print(_json(words, str(path), problems))
    elif problems:
        lines = problem_lines(words, problems)
        key = "check.advice" if dataset else "check.faulty"
        print("\n".join([*lines, words(key, n=len(lines))]), file=sys.stderr)
    if dataset and not problems and given.format == "text":
        counts = {
            "indicators": len(dataset.indicators),
            "observations": sum(len(each.observations) for each in dataset.indicators),
            "standings": sum(len(each.standings) for each in dataset.rankings),
            "sources": len(dataset.sources),
        }
        print(words("check.good", file=visible(str(path)), **counts))
    return Exit.FAULTY if problems else Exit.GOOD


def _json(words: Words, file: str, problems: list[Problem]) -> str:
    told = [msgspec.to_builtins(each) | {"text": problem_line(words, each)} for each in problems]
    return msgspec.json.format(msgspec.json.encode({"file": file, "problems": told})).decode()
