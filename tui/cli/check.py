"""The check command: is a dataset sound?"""

import sys

import msgspec

from tui.cli.exits import Exit
from tui.cli.request import Request
from tui.dataset import find_dataset
from tui.dataset.reading import advice, read
from tui.errors import DatasetError, Problem
from tui.text import visible
from tui.wording import Words
from tui.wording.problems import problem_line, problem_lines


def check(request: Request) -> int:
    """Report on a dataset: good on stdout, problems on stderr (or as JSON on stdout)."""
    arguments, words = request.arguments, request.words
    path = find_dataset(arguments.file or arguments.data)
    try:
        dataset = read(path)
        problems = advice(path) if arguments.strict else []
    except DatasetError as error:
        problems = error.problems
        dataset = None
    if arguments.format == "json":
        print(_json(words, str(path), problems))
    elif problems:
        lines = problem_lines(words, problems)
        key = "check.advice" if dataset else "check.faulty"
        print("\n".join([*lines, words(key, n=len(lines))]), file=sys.stderr)
    if dataset and not problems and arguments.format == "text":
        observations = sum(len(indicator.observations) for indicator in dataset.indicators)
        standings = sum(len(ranking.standings) for ranking in dataset.rankings)
        counts = {
            "indicators": words("count.indicators", n=len(dataset.indicators)),
            "observations": words("count.observations", n=observations),
            "standings": words("count.standings", n=standings),
            "sources": words("count.sources", n=len(dataset.sources)),
        }
        print(words("check.good", file=visible(str(path)), **counts))
    return Exit.FAULTY if problems else Exit.GOOD


def _json(words: Words, file: str, problems: list[Problem]) -> str:
    report = [msgspec.to_builtins(problem) | {"text": problem_line(words, problem)} for problem in problems]
    return msgspec.json.format(msgspec.json.encode({"file": file, "problems": report})).decode()
