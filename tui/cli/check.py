"""The check command: is a dataset sound?"""

import sys

import msgspec

from tui.cli.exits import Exit
from tui.cli.request import Request
from tui.dataset import find_dataset
from tui.dataset.reading import check as check_dataset
from tui.errors import DatasetError, Problem
from tui.text import visible
from tui.wording import Words
from tui.wording.problems import each_once, problem_line, problem_lines, problem_text


def check(request: Request) -> int:
    """Report on a dataset: good on stdout, problems on stderr (or as JSON on stdout)."""
    arguments, words = request.arguments, request.words
    path = find_dataset(arguments.file or arguments.data)
    problems: list[Problem] = []
    warnings: list[Problem] = []
    try:
        dataset, warnings, advice = check_dataset(path, request.today)
        if arguments.strict:
            problems, warnings = [*warnings, *advice], []
    except DatasetError as error:
        problems = error.problems
        dataset = None
    if arguments.format == "json":
        print(_json(words, str(path), problems, warnings))
    elif arguments.format == "github":
        print(*_annotations(words, "error", problems), *_annotations(words, "warning", warnings), sep="\n", end="")
    else:
        _tell(words, problems, "check.advice" if dataset else "check.faulty")
        _tell(words, warnings, "check.advice")
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


def _tell(words: Words, problems: list[Problem], summary: str) -> None:
    """Print problems on stderr, each mistake once, and how many there are."""
    if problems:
        lines = problem_lines(words, problems)
        print("\n".join([*lines, words(summary, n=len(problems))]), file=sys.stderr)


def _json(words: Words, file: str, problems: list[Problem], warnings: list[Problem]) -> str:
    report = {"file": file, "problems": _reported(words, problems), "warnings": _reported(words, warnings)}
    return msgspec.json.format(msgspec.json.encode(report)).decode()


def _reported(words: Words, problems: list[Problem]) -> list[dict[str, object]]:
    return [
        msgspec.to_builtins(problem) | {"count": count, "text": problem_line(words, problem)}
        for problem, count in each_once(problems)
    ]


def _annotations(words: Words, level: str, problems: list[Problem]) -> list[str]:
    """Return problems as the workflow commands that GitHub shows at their lines."""
    return [
        f"::{level} file={_escaped(problem.file)},line={problem.line or 1},col={problem.column or 1}"
        f"::{_escaped(problem_text(words, problem, count))}\n"
        for problem, count in each_once(problems)
    ]


def _escaped(text: str) -> str:
    for character, code in (("%", "%25"), (":", "%3A"), (",", "%2C")):
        text = text.replace(character, code)
    return visible(text, 2000)
