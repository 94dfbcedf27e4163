"""The command line's names checked against the dataset, into one Selection."""

import argparse
from collections.abc import Collection
from datetime import date
from pathlib import Path

from tui.analysis.view import DatasetView
from tui.cli.exits import Refused
from tui.dataset import bundled_dataset
from tui.model import Dataset
from tui.selection import PANELS, Selection, last_day
from tui.text import clean, visible


def selection_of(
    given: argparse.Namespace, dataset: Dataset, path: Path, today: date, panel: str | None = None
) -> Selection:
    """Return what the command line asks to see.

    Raises:
        Refused: a panel, code, period or day does not exist.
    """
    panel = _known("usage.panel", panel or given.panel or "overview", PANELS)
    ranking = _code(given.ranking, dataset.ranking)
    if given.period and dataset.rankings:
        about = dataset.ranking[ranking] if ranking else dataset.rankings[0]
        allowed = [each.code for each in DatasetView(dataset).periods(about)]
        if given.period not in allowed:
            name = visible(given.period)
            raise Refused("usage.period", name=name, ranking=about.code, allowed=", ".join(allowed))
    return Selection(
        as_of=_day(given.as_of, dataset, today),
        panel=panel,
        entity=_code(given.entity, dataset.entity),
        ranking=ranking,
        period=given.period,
        indicator=_code(given.indicator, dataset.indicator),
        filter=visible(clean(given.filter or "")),
        file="" if path == bundled_dataset() else visible(path.name),
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


def _code(name: str | None, known: Collection[str]) -> str | None:
    return _known("usage.code", name, known) if name else None


def _known(key: str, name: str, known: Collection[str]) -> str:
    if name not in known:
        raise Refused(key, name=name, allowed=", ".join(sorted(known)) if key == "usage.code" else ", ".join(known))
    return name


def _day(text: str | None, dataset: Dataset, today: date) -> date:
    if text is None:
        return dataset.as_of or today
    if text == "latest":
        return last_day(dataset) or today
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("usage.date", name=text) from None
