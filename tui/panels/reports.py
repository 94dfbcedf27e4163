"""What the dashboard shows as files for a report: the table of the panel, and a briefing; the reader says where."""

from msgspec.structs import replace

from tui.export.document_files import ENDINGS as DOCUMENT_ENDINGS
from tui.export.document_files import document_of
from tui.export.document_files import encoded as encoded_document
from tui.export.listings import indicator_listing, ranking_listing
from tui.export.naming import proposed_name
from tui.export.table_files import ENDINGS as TABLE_ENDINGS
from tui.export.table_files import encoded as encoded_table
from tui.model import Dataset
from tui.panels.report import Report
from tui.selection import Selection
from tui.selection.chosen import chosen_entity, chosen_period, chosen_ranking
from tui.wording import Words


def table_report(dataset: Dataset, selection: Selection, words: Words) -> Report:
    """Return the ranking in view, in its period; on the other panels every observation."""
    ranking = chosen_ranking(dataset, selection) if selection.panel == "rankings" else None
    period = chosen_period(dataset, ranking, selection) if ranking else None
    parts = ("reform-tui", ranking.code if ranking else "indicators", *((period.code,) if period else ()))

    def content(ending: str) -> bytes:
        if ranking and period:
            return encoded_table(ranking_listing(dataset, words, ranking, period.code), ending, words)
        return encoded_table(indicator_listing(dataset, words), ending, words)

    return Report(words("report.table"), "-".join(parts).replace("/", "-"), TABLE_ENDINGS, content)


def briefing_report(dataset: Dataset, selection: Selection, words: Words) -> Report:
    """Return the briefing on the entity of the profile; on the other panels on home."""
    entity = chosen_entity(dataset, selection) if selection.panel == "profile" else None
    about = replace(selection, panel="briefing", entity=entity.code if entity else None)

    def content(ending: str) -> bytes:
        return encoded_document(document_of(dataset, about, words), ending)

    return Report(words("report.briefing"), proposed_name(dataset, about), DOCUMENT_ENDINGS, content)
