"""The command line's names checked against the dataset, into one Selection."""

import argparse
from collections.abc import Iterable
from datetime import date

from tui.analysis.view import DatasetView
from tui.cli.exits import Refused
from tui.cli.names import Named, chosen, code_of, nearest
from tui.model import Code, Dataset
from tui.selection import PANELS, PanelName, Selection, last_day
from tui.text import clean, visible
from tui.wording import languages, words_for


def selection_of(arguments: argparse.Namespace, dataset: Dataset, today: date) -> Selection:
    """Return what the command line asks to see; `today` is the day where neither it nor the dataset names another.

    Raises:
        Refused: a panel, code, period or day does not exist.
    """
    panel = panel_called(arguments.panel or "overview")
    ranking = _code(arguments.ranking, dataset.rankings)
    if arguments.period and dataset.rankings:
        about = dataset.ranking[ranking] if ranking else dataset.rankings[0]
        allowed = [period.code for period in DatasetView(dataset).periods(about)]
        if arguments.period not in allowed:
            name, candidates = visible(arguments.period), nearest(arguments.period, allowed)
            raise Refused("usage.period", name=name, ranking=about.code, candidates=", ".join(candidates))
    return Selection(
        as_of=_day(arguments.as_of, dataset, today),
        panel=panel,
        entity=_code(arguments.entity, dataset.entities),
        ranking=ranking,
        period=arguments.period,
        indicator=_code(arguments.indicator, dataset.indicators),
        filter=visible(clean(arguments.filter or "")),
    )


def panel_called(name: str) -> PanelName:
    """Return the panel of a name: its code, or what a language calls it.

    Raises:
        Refused: there is no such panel.
    """
    names: dict[PanelName, list[str]] = {
        panel: [words_for(language)(f"panel.{panel}") for language in languages()] for panel in PANELS
    }
    return chosen(name, names)


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


def _day(text: str | None, dataset: Dataset, today: date) -> date:
    if text is None:
        return dataset.as_of or today
    if text == "latest":
        return last_day(dataset) or today
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("usage.date", name=text) from None
