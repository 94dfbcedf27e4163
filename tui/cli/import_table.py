"""`reform-tui import`: a published table into a ranking, first shown, then written."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from tui.cli.exits import Exit, Refused
from tui.cli.names import code_of
from tui.cli.request import Request
from tui.dataset.find import bundled_dataset, users_copy
from tui.dataset.guard import read_bytes
from tui.dataset.scalars import Fault, parse_code, parse_period
from tui.editing.refusal import EditRefused
from tui.errors import DatasetError
from tui.importing.answers import Answers
from tui.importing.csv_sheet import csv_sheet
from tui.importing.options import Option, number_of, pairs_of, rows_of, span_of
from tui.importing.proposal import Proposal, proposal_of
from tui.importing.questions import quoted
from tui.importing.refusal import ImportRefused
from tui.importing.report import counted, new_rows, read_lines, shown
from tui.importing.request import ImportRequest, NewRanking, NewSource
from tui.importing.writing import outcome_of, write
from tui.model import Code, Dataset, SourceKind
from tui.text import visible
from tui.wording import Words
from tui.wording.problems import problem_lines

_SAMPLE = 3
"""How many rows show what would be written."""


def import_table(request: Request) -> int:
    """Show what a table brings, and write it with --yes; return the exit code."""
    arguments, words = request.arguments, request.words
    try:
        asked = _asked(request)
        proposal = proposal_of(asked)
        most = None if arguments.dry_run else _SAMPLE
        _print([*read_lines(words, asked.ranking, proposal), *new_rows(words, proposal, most)])
        if proposal.questions:
            _print(_questions(words, proposal), file=sys.stderr)
            return Exit.FAULTY
        if not proposal.standings:
            return Exit.GOOD
        if not arguments.yes or arguments.dry_run:
            outcome_of(asked, proposal)
            _print([words("import.would_write")])
            return Exit.GOOD
        write(asked)
    except ImportRefused as refusal:
        raise Refused(f"import_refused.{refusal.kind}", Exit.USAGE, **shown(refusal.details)) from refusal
    except DatasetError as error:
        _print([*problem_lines(words, error.problems), words("import.faulty")], file=sys.stderr)
        return Exit.FAULTY
    except EditRefused as refusal:
        raise Refused(refusal.key, Exit.WRITE, **refusal.details) from refusal
    data = "" if arguments.data is None else f" --data {visible(quoted(arguments.data), 4000)}"
    period = max(standing.period for standing in proposal.standings).code
    command = f"reform-tui{data} --panel rankings --ranking {asked.ranking} --period {period}"
    _print([words("import.written", command=command, undo=f"reform-tui record --undo{data}")])
    return Exit.GOOD


def _asked(request: Request) -> ImportRequest:
    """Return what the command line asks for.

    Raises:
        Refused: an option cannot be understood, or the ranking is not there, or is there already.
    """
    arguments, dataset = request.arguments, request.dataset
    code = arguments.ranking_code
    if not arguments.new:
        if not dataset.rankings:
            raise Refused("import.no_rankings", name=visible(code))
        code = _ranking_called(code, dataset)
    if arguments.new and code in dataset.ranking:
        raise Refused("import.ranking_there", name=code)
    if arguments.yes and request.path.resolve() == bundled_dataset():
        raise Refused("record.bundled", Exit.WRITE, copy=str(users_copy()))
    return ImportRequest(
        path=request.path,
        dataset=dataset,
        ranking=_code(code),
        table=Path(arguments.table),
        source=_source(request),
        answers=_answers(arguments),
        new=_new_ranking(arguments) if arguments.new else None,
        replacing=arguments.replace,
    )


def _ranking_called(name: str, dataset: Dataset) -> Code:
    try:
        return code_of(name, dataset.rankings)
    except Refused as refusal:
        raise Refused("import.no_ranking", Exit.USAGE, **refusal.details) from refusal


def _answers(arguments: argparse.Namespace) -> Answers:
    matches = pairs_of("--match", arguments.match)
    if arguments.names:
        path = Path(arguments.names)
        rows = csv_sheet(path, read_bytes(path)).rows
        matches = {row[0].text: row[1].text for row in rows if len(row) > 1 and row[0].text} | matches
    return Answers(
        sheet=arguments.sheet or "",
        header=span_of(Option("--header", arguments.header)) if arguments.header else None,
        rows=span_of(Option("--rows", arguments.rows)) if arguments.rows else None,
        skipped=rows_of(span_of(Option("--skip", text)) for text in arguments.skip or ()),
        columns=pairs_of("--column", arguments.column),
        matches=matches,
        cells={name.upper(): value for name, value in pairs_of("--cell", arguments.cell).items()},
        period=arguments.period or "",
        decimal=arguments.decimal or "",
        wide=arguments.wide or "",
        sums=arguments.sum,
        accepted=frozenset(arguments.accept or ()),
    )


def _new_ranking(arguments: argparse.Namespace) -> NewRanking:
    maxima = [text.rpartition("=") for text in arguments.maximum or ()]
    return NewRanking(
        name=arguments.name or "",
        short=arguments.short or "",
        decimals=int(number_of(Option("--decimals", arguments.decimals))) if arguments.decimals else None,
        low=number_of(Option("--low", arguments.low)) if arguments.low else None,
        high=number_of(Option("--high", arguments.high)) if arguments.high else None,
        direction=arguments.direction,
        set=arguments.set or "",
        since=_period(arguments.since) if arguments.since else "",
        maxima={area: number_of(Option("--maximum", number)) for area, _, number in maxima},
        kind=_code(arguments.add) if arguments.add else "",
    )


def _source(request: Request) -> NewSource | None:
    arguments = request.arguments
    if not arguments.source:
        return None
    return NewSource(
        code=_code(arguments.source),
        publisher=arguments.source_publisher or "",
        kind=arguments.source_kind or SourceKind.OFFICIAL.value,
        read=request.today,
        address=arguments.source_url or "",
        title=arguments.source_title or "",
        published=arguments.source_date or "",
    )


def _questions(words: Words, proposal: Proposal) -> list[str]:
    """Return one line for each question, with what would answer it."""
    lines = []
    for question in proposal.questions:
        text = words(f"import_question.{question.kind}", **counted(question.details))
        lines.append(f"{question.place}: {text}")
        lines += [f"    {answer}" for answer in question.answers]
    return [*lines, words("import.open", n=len(proposal.questions))]


def _print(lines: Iterable[str], file: TextIO | None = None) -> None:
    print("\n".join(visible(line, 4000) for line in lines), file=file)


def _period(text: str) -> str:
    try:
        return parse_period(text).code
    except Fault:
        raise Refused("import_refused.period", text=text) from None


def _code(text: str) -> str:
    try:
        return parse_code(text)
    except Fault:
        raise ImportRefused("code", text=text) from None
