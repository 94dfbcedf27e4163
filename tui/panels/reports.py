"""What the dashboard shows as files for a report: the table of the panel, and a briefing; the reader says where."""

from msgspec.structs import replace

from tui.export.document import Grid
from tui.export.formats import DOCUMENTS, TABLES
from tui.export.listings import Listing, indicator_listing, ranking_listing
from tui.export.naming import proposed_name
from tui.export.page_document import document_of
from tui.pages.panel_specs import spec_of
from tui.panels.report import Report
from tui.selection.chosen import chosen_period
from tui.selection.context import PageContext


def table_report(context: PageContext) -> Report:
    """Return the ranking in view, in its period; on the other panels every observation."""
    ranking = spec_of(context.selection.panel).ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    parts = ("reform-tui", ranking.code if ranking else "indicators", *((period.code,) if period else ()))

    def listing() -> Listing:
        return ranking_listing(context, ranking, period.code) if ranking and period else indicator_listing(context)

    def extent() -> str:
        table = listing()
        counted = {"rows": table.rows, "columns": table.columns, "sources": table.sources}
        return context.words("extent.table", **{name: str(len(items)) for name, items in counted.items()})

    return Report(
        context.words("report.table"),
        "-".join(parts).replace("/", "-"),
        TABLES,
        extent,
        lambda suffix: TABLES[suffix].encoded(listing()),
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
