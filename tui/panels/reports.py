"""What the dashboard shows as files for a report: the table of the panel, and a briefing; the reader says where."""

from msgspec.structs import replace

from tui.export.formats import DOCUMENTS, TABLES
from tui.export.listings import indicator_listing, ranking_listing
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

    def content(ending: str) -> bytes:
        if ranking and period:
            return TABLES[ending].encoded(ranking_listing(context, ranking, period.code))
        return TABLES[ending].encoded(indicator_listing(context))

    return Report(context.words("report.table"), "-".join(parts).replace("/", "-"), tuple(TABLES), content)


def briefing_report(context: PageContext) -> Report:
    """Return the briefing on the entity the panel is about; on the other panels on home."""
    entity = spec_of(context.selection.panel).entity(context)
    about = context.with_selection(replace(context.selection, panel="briefing", entity=entity.code if entity else None))

    def content(ending: str) -> bytes:
        return DOCUMENTS[ending].encoded(document_of(about))

    return Report(context.words("report.briefing"), proposed_name(about), tuple(DOCUMENTS), content)
