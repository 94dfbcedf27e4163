"""Answers as the command line writes them, `--match "Hà Tây=ha-nam"`: read into a request."""

import shlex
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from msgspec.structs import replace

from tui.importing.refusal import ImportRefused
from tui.importing.request import ImportRequest, NewRanking

_LAST_ROW = 10_000_000


class Option(NamedTuple):
    """One option with its value; empty where it takes none."""

    name: str
    """As on the command line: `--match`."""
    value: str = ""


def option_of(text: str) -> Option:
    """Return an option as it is written on a command line."""
    try:
        name, *values = shlex.split(text)
    except ValueError:  # a backslash of a name hides the quotation mark that ends it
        name, *values = text.split(" ")
    return Option(name, " ".join(values))


def pair_of(option: Option) -> tuple[str, str]:
    """Return the key and the value of an option written `KEY=VALUE`; names of a table may hold `=` themselves.

    Raises:
        ImportRefused: it has no `=`.
    """
    parts = option.value.rpartition("=") if option.name == "--match" else option.value.partition("=")
    key, equals, value = parts
    if not equals or not key.strip():
        raise ImportRefused("pair", option=option.name, text=option.value)
    return key.strip(), value.strip()


def pairs_of(name: str, texts: Iterable[str] | None) -> dict[str, str]:
    """Return all values given to an option written `KEY=VALUE`.

    Raises:
        ImportRefused: one has no `=`.
    """
    return dict(pair_of(Option(name, text)) for text in texts or ())


def span_of(option: Option) -> tuple[int, int]:
    """Return the first and last row of `4` or `4-66`.

    Raises:
        ImportRefused: it is neither.
    """
    first, _, last = option.value.partition("-")
    if first.isdecimal() and (last or first).isdecimal() and 0 < int(first) <= int(last or first) <= _LAST_ROW:
        return int(first), int(last or first)
    raise ImportRefused("span", option=option.name, text=option.value)


def number_of(option: Option) -> Decimal:
    """Return a number, with a decimal comma or point.

    Raises:
        ImportRefused: it is none.
    """
    try:
        return Decimal(option.value.replace(",", "."))
    except InvalidOperation:
        raise ImportRefused("number", option=option.name, text=option.value) from None


def rows_of(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return the rows of some spans."""
    return frozenset(row for first, last in spans for row in range(first, last + 1))


def with_option(request: ImportRequest, option: Option) -> ImportRequest:
    """Return a request that answers one thing more.

    Raises:
        ImportRefused: the option cannot be understood.
    """
    answers = request.answers
    match option.name:
        case "--replace":
            return replace(request, replacing=True)
        case "--name" | "--maximum" | "--add":
            return replace(request, new=_with_declaration(request.new or NewRanking(), option))
        case "--skip":
            changed = replace(answers, skipped=answers.skipped | rows_of([span_of(option)]))
        case "--column":
            changed = replace(answers, columns=answers.columns | dict([pair_of(option)]))
        case "--match":
            changed = replace(answers, matches=answers.matches | dict([pair_of(option)]))
        case "--cell":
            name, value = pair_of(option)
            changed = replace(answers, cells=answers.cells | {name.upper(): value})
        case "--accept":
            changed = replace(answers, accepted=answers.accepted | {option.value})
        case "--sum":
            changed = replace(answers, sums=True)
        case "--decimal" | "--wide" | "--period" | "--sheet":
            changed = replace(answers, **{option.name.removeprefix("--"): option.value})
        case _:
            raise ValueError(option.name)
    return replace(request, answers=changed)


def with_options(request: ImportRequest, options: Iterable[Option]) -> ImportRequest:
    """Return a request that answers several things more.

    Raises:
        ImportRefused: an option cannot be understood.
    """
    for option in options:
        request = with_option(request, option)
    return request


def _with_declaration(new: NewRanking, option: Option) -> NewRanking:
    if option.name == "--name":
        return replace(new, name=option.value)
    if option.name == "--add":
        return replace(new, kind=option.value)
    area, _, number = option.value.rpartition("=")
    return replace(new, maxima=new.maxima | {area: number_of(Option(option.name, number))})
