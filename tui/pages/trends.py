"""Since when? One indicator over time, its gaps and breaks open, and what must not be compared."""

from tui.analysis.ranges import difference
from tui.analysis.series import Reading, Series, all_series, broken_between, headline
from tui.model import Dataset, Indicator
from tui.pages.blocks import Chart, Column, Figure, Opens, Page, Prose, Row, Runs, Stretch, Table, Tone, table
from tui.pages.commitments import spark_of, unit_of
from tui.pages.figures import change_figure, reading_figure
from tui.pages.observations import observations_table
from tui.pages.selection import Selection
from tui.wording import Words


def page(dataset: Dataset, selection: Selection, words: Words) -> Page:
    """Return the trends page."""
    first = next((each for each in dataset.indicators if each.headline), None) or next(iter(dataset.indicators), None)
    indicator = dataset.indicator.get(selection.indicator or "", first)
    if indicator is None:
        return Page("trends", words("panel.trends"), (Prose("none", ((words("empty.trends"),),)),))
    return Page(
        "trends",
        words("panel.trends"),
        (
            Prose("summary", _summary(dataset, words, indicator)),
            _chart(dataset, words, indicator),
            observations_table(dataset, indicator, words),
            _indicators(dataset, words, indicator),
        ),
    )


def _summary(dataset: Dataset, words: Words, indicator: Indicator) -> tuple[Runs, ...]:
    told: list[Runs] = [(Figure(words.text(indicator.name)),)]
    if indicator.definition:
        told[0] = (*told[0], f": {words.text(indicator.definition)}.")
    runs = [part for series in all_series(indicator) for part in _runs(indicator, series)]
    for run in runs:
        if len(run) > 1:
            told.append(_run_sentence(dataset, words, indicator, run))
    for each in indicator.breaks:
        told.append(words.weave("trends.break", period=words.period(each.period), why=words.text(each.why)))
    totals = [series.total for series in all_series(indicator) if series.total]
    if len(totals) > 1:
        named = ", ".join(words.quantity(each) for each in totals)
        told.append((words("trends.totals", totals=named, n=str(len(totals))),))
    return tuple(told)


def _run_sentence(dataset: Dataset, words: Words, indicator: Indicator, run: tuple[Reading, ...]) -> Runs:
    """Say what changed within one unbroken run."""
    unit = unit_of(dataset, indicator)
    first, last = run[0], run[-1]
    amount = difference(last.bounded, first.bounded)
    told = words("trends.no_new_figure")
    change = change_figure(words, amount, last.value, unit) if amount else Figure(told)
    return words.weave(
        "trends.run",
        start=words.period(first.period),
        end=words.period(last.period),
        change=change,
        first=reading_figure(words, indicator, unit, first),
        last=reading_figure(words, indicator, unit, last),
    )


def _runs(indicator: Indicator, series: Series) -> list[tuple[Reading, ...]]:
    runs: list[list[Reading]] = []
    for reading in series.readings:
        if not runs or broken_between(indicator.breaks, runs[-1][-1].period, reading.period):
            runs.append([])
        runs[-1].append(reading)
    return [tuple(run) for run in runs]


def _chart(dataset: Dataset, words: Words, indicator: Indicator) -> Chart:
    unit = unit_of(dataset, indicator)
    runs = tuple(
        Stretch(
            tuple((each.period.last, reading_figure(words, indicator, unit, each)) for each in run),
            words.quantity(series.total) if series.total else "",
        )
        for series in all_series(indicator)
        for run in _runs(indicator, series)
    )
    breaks = tuple((each.period.first, words.period(each.period)) for each in indicator.breaks)
    return Chart("chart", words.text(indicator.short or indicator.name), runs, breaks, words.text(unit.name))


def _indicators(dataset: Dataset, words: Words, chosen: Indicator) -> Table:
    columns = (
        Column("indicator", words("column.indicator"), stretch=True, least=24),
        Column("spark", words("column.trend"), priority=1, picture=True),
        Column("value", words("column.latest"), right=True),
        Column("period", words("column.period"), right=True, priority=2),
    )
    rows = tuple(_row(dataset, words, each, chosen) for each in dataset.indicators)
    return table("indicators", columns, rows, heading=words("heading.indicators"), qualifier=words("qualifier.enter"))


def _row(dataset: Dataset, words: Words, indicator: Indicator, chosen: Indicator) -> Row:
    newest = max((each for each in indicator.observations if each.value), key=lambda each: each.period, default=None)
    opens = Opens("indicator", indicator.code)
    name = Figure(words.text(indicator.short or indicator.name))
    head = headline(indicator, newest.period.last) if newest else None
    if head is None:
        dash = Figure("–", spoken=words("missing"), tone=Tone.QUIET)
        return Row((name, dash, dash, dash), opens, chosen=indicator == chosen)
    value = reading_figure(words, indicator, unit_of(dataset, indicator), head.reading)
    cells = (
        name,
        spark_of(indicator, head.series.until(head.reading.period.last).readings),
        Figure(value.brief, spoken=value.spoken, value=value.value, sources=value.sources),
        Figure(words.period(head.reading.period), tone=Tone.QUIET),
    )
    return Row(cells, opens, head.reading.sources, chosen=indicator == chosen)
