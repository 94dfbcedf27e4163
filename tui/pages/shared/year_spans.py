"""Periods in a list, years that follow each other as one span: 2016, 2018–2020."""

from collections.abc import Iterable

from tui.model import Grain, Period
from tui.wording import Words


def spans_text(spans: Iterable[tuple[int, int]]) -> str:
    """Return spans from a first to a last year: 2016, 2018–2020."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def periods_text(words: Words, periods: Iterable[Period]) -> str:
    """Return periods in their order, with one span for years that follow each other."""
    names: list[str] = []
    spans: list[tuple[int, int]] = []
    for period in periods:
        year = period.last.year
        if period.grain is not Grain.YEAR:
            names += [spans_text(spans), words.period(period)]
            spans = []
        elif spans and spans[-1][1] + 1 == year:
            spans[-1] = (spans[-1][0], year)
        else:
            spans.append((year, year))
    return ", ".join(name for name in (*names, spans_text(spans)) if name)
