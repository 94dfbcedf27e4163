"""The command line's names checked against the dataset, into one Selection."""

import argparse
from collections.abc import Collection, Iterable
from datetime import date
from typing import TypeVar

from tui.analysis.view import DatasetView
from tui.cli.exits import Refused
from tui.cli.names import Named, code_of
from tui.model import Code, Dataset
from tui.selection import PANELS, Selection, last_day
from tui.text import clean, visible

Name = TypeVar("Name", bound=str)


def selection_of(arguments: argparse.Namespace, dataset: Dataset, today: date) -> Selection:
    """Return what the command line asks to see; `today` is the day where neither it nor the dataset names another.

    Raises:
        Refused: a panel, code, period or day does not exist.
    """
    panel = _known("usage.panel", arguments.panel or "overview", PANELS)
    ranking = _code(arguments.ranking, dataset.rankings)
    if arguments.period and dataset.rankings:
        about = dataset.ranking[ranking] if ranking else dataset.rankings[0]
        allowed = [period.code for period in DatasetView(dataset).periods(about)]
        if arguments.period not in allowed:
            name = visible(arguments.period)
            raise Refused("usage.period", name=name, ranking=about.code, allowed=", ".join(allowed))
    return Selection(
        as_of=_day(arguments.as_of, dataset, today),
        panel=panel,
        entity=_code(arguments.entity, dataset.entities),
        ranking=ranking,
        period=arguments.period,
        indicator=_code(arguments.indicator, dataset.indicators),
        filter=visible(clean(arguments.filter or "")),
    )


def screen_size(text: str) -> tuple[int, int]:
    """Return columns and rows of a size like 120x40.

    Raises:
        Refused: the text is not a size, or one no screen has.
    """
    columns, _, rows = text.partition("x")
    if columns.isdecimal() and rows.isdecimal() and 40 <= int(columns) <= 400 and 12 <= int(rows) <= 200:
        return int(columns), int(rows)
    raise Refused("usage.size", name=text)


def _code(name: str | None, records: Iterable[Named]) -> Code | None:
    return code_of(name, records) if name else None


def _known(key: str, name: str, known: Collection[Name]) -> Name:
    for candidate in known:
        if candidate == name:
            return candidate
    raise Refused(key, name=name, allowed=", ".join(known))


def _day(text: str | None, dataset: Dataset, today: date) -> date:
    if text is None:
        return dataset.as_of or today
    if text == "latest":
        return last_day(dataset) or today
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("usage.date", name=text) from None
