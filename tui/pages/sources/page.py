"""May I trust it, may I compare it? Sources, disputes, breaks, and what is known year by year."""

from decimal import Decimal

from msgspec.structs import replace

from tui.blocks.page import Block, Page, Prose
from tui.pages.shared.later import period_rule
from tui.pages.sources.breaks import break_notes
from tui.pages.sources.chosen_figures import chosen_figures
from tui.pages.sources.coverage import coverage_table
from tui.pages.sources.disputes import disputes_table
from tui.pages.sources.source_list import cited_sources, matching_sources, source_details, sources_table
from tui.selection.context import PageContext
from tui.text import folded


def page(context: PageContext) -> Page:
    """Return the sources page; a filter brings the list of sources to its top."""
    selection, words = context.selection, context.words
    cited = cited_sources(context.dataset)
    citations = words.number(Decimal(sum(source.total for source in cited.values())))
    counted = words(
        "sources.summary",
        citations=words("count.citations", n=citations),
        sources=words("count.sources", n=len(cited)),
    )
    summary = Prose("summary", ((counted,), (period_rule(words, selection.as_of),)))
    matching = matching_sources(context, cited)
    chosen = [cited[code] for code in selection.sources if code in cited] or matching[:1]
    resolved = context.with_selection(replace(selection, sources=tuple(source.code for source in chosen)))
    source_list = sources_table(resolved, matching)
    chosen_figure = chosen_figures(context)
    findings: list[Block] = [
        *((chosen_figure,) if chosen_figure else ()),
        *(source_details(words, f"source-{n}", source) for n, source in enumerate(chosen)),
        disputes_table(context),
        coverage_table(context),
        *([breaks] if (breaks := break_notes(context)).notes else []),
    ]
    blocks = (source_list, *findings) if folded(selection.filter) else (*findings, source_list)
    return Page("sources", words("panel.sources"), (summary, *blocks))
