"""What the dashboard shows as files for a report: the table of the panel, and a briefing; the reader says where."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from tui.analysis.edition import Edition
from tui.export.briefing import briefing_document, sheet_document
from tui.export.document import Document, Grid
from tui.export.formats import DOCUMENTS, TABLES
from tui.export.listings import Listings, edition_listing, indicator_listing
from tui.export.naming import name_of_figures, proposed_name
from tui.export.page_tables import page_listings
from tui.export.sender import Sender
from tui.pages.panel_specs import spec_of
from tui.pages.rankings.table import RankedOrder
from tui.panels.report import Report
from tui.selection.chosen import chosen_period
from tui.selection.context import PageContext
from tui.wording import Words


def table_report(context: PageContext) -> Report:
    """Return the tables in view, their rows as filtered and sorted; all rows or all figures are the other choice."""
    ranking = spec_of(context.selection.panel).ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking and period and not context.selection.comparing:
        return _ranking_report(context, context.view.edition(ranking, period))
    return _page_report(context)


def _ranking_report(context: PageContext, edition: Edition) -> Report:
    """Return the places of a ranking in view."""
    words, places = context.words, len(edition.codes)
    order = [n for n in RankedOrder(context, edition).order if n >= 0]
    asked = replace(context.selection, ranking=edition.ranking.code, period=edition.period.code)
    name = proposed_name(context.with_selection(asked))
    rows = str(places) if len(order) == places else words("extent.part", n=len(order), of=places)
    report = _tables(context, name, rows, lambda: (edition_listing(context, edition, order),))
    if len(order) == places:
        return report
    whole = context.with_selection(context.selection.filtered(""))
    return _with_choice(context, report, (words("save.all_rows", n=places), lambda: _ranking_report(whole, edition)))


def _page_report(context: PageContext) -> Report:
    """Return the tables of the page in view."""
    words, selection, name = context.words, context.selection, proposed_name(context)
    rows = _rows_of(context)
    if not selection.filter:
        report = _tables(context, name, str(rows), lambda: page_listings(context))
        return _with_choice(context, report, (words("save.all_figures"), lambda: _every_figure(context)))
    whole = context.with_selection(selection.filtered(""))
    all_rows = _rows_of(whole)
    counted = words("extent.part", n=rows, of=all_rows)
    report = _tables(context, name, counted, lambda: page_listings(context))
    all_tables = _tables(whole, name, str(all_rows), lambda: page_listings(whole))
    return _with_choice(context, report, (words("save.all_rows", n=all_rows), lambda: all_tables))


def _every_figure(context: PageContext) -> Report:
    listing = indicator_listing(context)
    return _tables(context, name_of_figures(context), str(len(listing.rows)), lambda: (listing,))


def _with_choice(context: PageContext, report: Report, other: tuple[str, Callable[[], Report]]) -> Report:
    """Return a report with another by its name as the other choice, from which one can go back."""
    name, make = other

    def other_report() -> Report:
        return make()._replace(other_name=context.words("save.in_view"), other=lambda: offering)

    offering = report._replace(other_name=name, other=other_report)
    return offering


def _rows_of(context: PageContext) -> int:
    return sum(len(listing.rows) for listing in page_listings(context))


def _tables(context: PageContext, name: str, rows: str, listings: Callable[[], Listings]) -> Report:
    """Return tables as a report; `rows` says how many rows they have."""

    def extent() -> str:
        tables = listings()
        return context.words(
            "extent.table",
            rows=rows,
            columns=max((len(table.columns) for table in tables), default=0),
            sources=len({source.code for table in tables for source in table.sources}),
        )

    return Report(
        context.words("report.table"), name, TABLES, extent, lambda suffix: TABLES[suffix].encoded(listings())
    )


def briefing_report(context: PageContext, sender: Sender | None = None) -> Report:
    """Return the handout on the entity the panel is about, on the other panels on home; with annex as other choice."""
    entity = spec_of(context.selection.panel).entity(context)
    about = context.with_selection(replace(context.selection, panel="handout", entity=entity.code if entity else None))
    annexed = about.with_selection(replace(about.selection, panel="briefing"))
    sheet = _document_report(
        about, lambda: sheet_document(about, sender or Sender()), lambda _document: context.words("extent.sheet")
    )
    whole = _document_report(
        annexed, lambda: briefing_document(annexed, sender or Sender()), partial(_extent_of_briefing, context.words)
    )
    return _with_choice(context, sheet, (context.words("save.annexed"), lambda: whole))


def _extent_of_briefing(words: Words, document: Document) -> str:
    grids = sum(isinstance(element, Grid) for element in document.in_reading_order)
    return words("extent.briefing", tables=str(grids), sources=str(len(document.references)))


def _document_report(about: PageContext, document: Callable[[], Document], extent: Callable[[Document], str]) -> Report:
    return Report(
        about.words("report.briefing"),
        proposed_name(about),
        DOCUMENTS,
        lambda: extent(document()),
        lambda suffix: DOCUMENTS[suffix].encoded(document()),
    )
