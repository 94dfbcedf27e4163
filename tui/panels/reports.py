"""What the dashboard shows as files for a report: the table of the panel, and a briefing; the reader says where."""

from collections.abc import Callable

from msgspec.structs import replace

from tui.analysis.edition import Edition
from tui.export.document import Grid
from tui.export.formats import DOCUMENTS, TABLES
from tui.export.listings import Listings, edition_listing, indicator_listing
from tui.export.naming import proposed_name
from tui.export.page_document import document_of
from tui.export.page_tables import page_listings
from tui.pages.panel_specs import spec_of
from tui.pages.rankings.table import RankedOrder
from tui.panels.report import Report
from tui.selection.chosen import chosen_period
from tui.selection.context import PageContext


def table_report(context: PageContext) -> Report:
    """Return the tables in view, their rows as filtered and sorted; all rows or all figures are the other choice."""
    ranking = spec_of(context.selection.panel).ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking and period and not context.selection.comparing:
        return _ranking_report(context, context.view.edition(ranking, period))
    return _page_report(context)


def _ranking_report(context: PageContext, edition: Edition) -> Report:
    """Return the places of a ranking in view."""
    words = context.words
    order = [n for n in RankedOrder(context, edition).order if n >= 0]
    places = len(edition.codes)
    name = "-".join(("reform-tui", edition.ranking.code, edition.period.code)).replace("/", "-")
    report = _tables(context, name, lambda: (edition_listing(context, edition, order),))
    if len(order) == places:
        return report
    counted = words("table_file.rows", n=len(order), of=places)
    return report._replace(
        extent=lambda: f"{counted} · {report.extent()}",
        other_name=words("save.all_rows", n=places),
        other=lambda: _ranking_report(context.with_selection(context.selection.filtered("")), edition),
    )


def _page_report(context: PageContext) -> Report:
    """Return the tables of the page in view."""
    words, selection = context.words, context.selection
    report = _tables(context, proposed_name(context), lambda: page_listings(context))
    if not selection.filter:
        every = _tables(context, "reform-tui-indicators", lambda: (indicator_listing(context),))
        return report._replace(other_name=words("save.all_figures"), other=lambda: every)
    whole = context.with_selection(selection.filtered(""))
    rows, all_rows = (sum(len(listing.rows) for listing in page_listings(made)) for made in (context, whole))
    counted = words("table_file.rows", n=rows, of=all_rows)
    return report._replace(
        extent=lambda: f"{counted} · {report.extent()}",
        other_name=words("save.all_rows", n=all_rows),
        other=lambda: _page_report(whole),
    )


def _tables(context: PageContext, name: str, listings: Callable[[], Listings]) -> Report:
    def extent() -> str:
        tables = listings()
        return context.words(
            "extent.table",
            rows=sum(len(table.rows) for table in tables),
            columns=max((len(table.columns) for table in tables), default=0),
            sources=len({source.code for table in tables for source in table.sources}),
        )

    return Report(
        context.words("report.table"), name, TABLES, extent, lambda suffix: TABLES[suffix].encoded(listings())
    )


def briefing_report(context: PageContext) -> Report:
    """Return the briefing on the entity the panel is about; on the other panels on home."""
    entity = spec_of(context.selection.panel).entity(context)
    about = context.with_selection(replace(context.selection, panel="briefing", entity=entity.code if entity else None))

    def extent() -> str:
        document = document_of(about)
        grids = sum(isinstance(element, Grid) for element in document.elements)
        return context.words("extent.briefing", tables=str(grids), sources=str(len(document.references)))

    return Report(
        context.words("report.briefing"),
        proposed_name(about),
        DOCUMENTS,
        extent,
        lambda suffix: DOCUMENTS[suffix].encoded(document_of(about)),
    )
