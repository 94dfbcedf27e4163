"""What a page shows as tables of figures: its tables, cards and meters, in their order, rows as filtered and sorted."""

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from typing import assert_never

from msgspec.structs import replace

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Card, Cards, Choices, Lead, Meter, Meters, Notes, Page, Prose
from tui.blocks.table import Row, Table
from tui.export.citing import capital
from tui.export.listings import CITED, SOURCE, Listing, Value, cited_sources, sheet_names
from tui.export.papers import Paper
from tui.export.plain import aloud, block_text, text_columns
from tui.export.worded import figure_value
from tui.pages import page
from tui.pages.citations import documented
from tui.pages.panel_specs import spec_of
from tui.pages.statements import cited, row_sources
from tui.selection.context import PageContext


def page_listings(context: PageContext) -> tuple[Listing, ...]:
    """Return the tables of the page in view; tables of the same columns that follow each other are one."""
    whole = documented(context, page(context))
    listings = [listing for block in whole.blocks if (listing := _listing(context, block))]
    together = tuple(_joined(context, whole, tuple(group)) for _, group in groupby(listings, key=_kind))
    if not together:
        return ()
    paper = replace(together[0].paper, notes=_notes(whole), charts=partial(_charts, whole))
    return (replace(together[0], paper=paper), *together[1:])


def _kind(listing: Listing) -> tuple[str, tuple[str, ...]]:
    """Return what tables have in common that are one table in parts: `group-0`, `group-1`."""
    return listing.name.split("-", 1)[0], listing.columns


def _joined(context: PageContext, whole: Page, parts: tuple[Listing, ...]) -> Listing:
    """Return several tables as one, whose first column names the part; its title is that of the page."""
    first = parts[0]
    if len(parts) == 1:
        return first
    rows = tuple((part.paper.title, *row) for part in parts for row in part.rows)
    columns = ("group", *first.columns)
    headings = {"group": context.words("table_file.group"), **first.paper.headings}
    paper = replace(first.paper, title=whole.title, facts=(_day(context),), headings=headings)
    return replace(
        first, columns=columns, rows=rows, sources=cited_sources(context.dataset, columns, rows), paper=paper
    )


def _day(context: PageContext) -> str:
    return context.words("frame.as_of", day=context.words.day(context.selection.as_of))


def _listing(context: PageContext, block: Block) -> Listing | None:
    match block:
        case Table() if block.count:
            return _of_table(context, block)
        case Lead():
            return _of_measures(context, block, (block.card,))
        case Cards():
            return _of_measures(context, block, block.cards)
        case Meters():
            return _of_measures(context, block, block.meters)
        case Table() | Prose() | Notes() | Chart() | Choices() | LargeFigure():
            return None
        case _:
            assert_never(block)


def _of_table(context: PageContext, table: Table) -> Listing:
    numbers = text_columns(table)
    columns = [table.columns[n] for n in numbers]
    keys = [column.key for column in columns]
    sources = CITED if SOURCE in keys else SOURCE
    rows = [(*(_cell(context, row, n) for n in numbers), tuple(dict.fromkeys(row_sources(row)))) for row in table.rows]
    headings = {column.key: column.spelled_out for column in columns}
    return _made(context, table, ((*keys, sources), rows, headings))


def _cell(context: PageContext, row: Row, n: int) -> Value:
    cell = row.cells[n]
    return figure_value(context.words, cell) if isinstance(cell, Figure) else None


def _of_measures(context: PageContext, block: Lead | Cards | Meters, measures: Iterable[Card | Meter]) -> Listing:
    words = context.words
    headings = {
        "indicator": words("document.indicator"),
        "figure": words("document.figure"),
        "part": words("document.part"),
        "remark": words("document.remark"),
    }
    rows = [_measure(context, measure) for measure in measures]
    return _made(context, block, ((*headings, SOURCE), rows, headings))


def _measure(context: PageContext, measure: Card | Meter) -> tuple[Value, ...]:
    words = context.words
    status = capital(measure.status.word) if measure.status else ""
    remarks = (measure.remark, measure.later) if isinstance(measure, Card) else (measure.remark,)
    said = "; ".join(text for text in (status, *(aloud(runs).strip(" ·\u00a0") for runs in remarks)) if text)
    percent = figure_value(words, measure.percent) if measure.percent else None
    block = Cards("", "", (measure,)) if isinstance(measure, Card) else Meters("", "", (measure,))
    return measure.name, figure_value(words, measure.figure), percent, said, cited((block,))


def _made(
    context: PageContext,
    block: Table | Lead | Cards | Meters,
    content: tuple[tuple[str, ...], list[tuple[Value, ...]], dict[str, str]],
) -> Listing:
    columns, rows, headings = content
    words = context.words
    facts = tuple(dict.fromkeys(fact for fact in (block.qualifier, _day(context)) if fact))
    headings = {**headings, columns[-1]: words("table_file.references")}
    paper = Paper(block.heading or words(spec_of(context.selection.panel).title), facts, headings=headings, words=words)
    sources = cited_sources(context.dataset, columns, tuple(rows))
    return Listing(block.key, columns, tuple(rows), sources, sheet_names(words), paper)


def _notes(whole: Page) -> tuple[str, ...]:
    """Return the sentences of a page, line by line."""
    sentences = (block for block in whole.blocks if isinstance(block, Prose | Notes | Choices))
    return tuple(line for block in sentences for line in block_text(block).splitlines())


def _charts(whole: Page) -> tuple[Chart, ...]:
    return tuple(block for block in whole.blocks if isinstance(block, Chart))
