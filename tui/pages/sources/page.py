"""May I trust it, may I compare it? Sources, disputes, breaks, and what is known year by year."""

from collections import Counter
from collections.abc import Collection
from decimal import Decimal

from msgspec.structs import replace

from tui.blocks.figure import SEPARATOR
from tui.blocks.page import Block, Page, Prose
from tui.model import SourceKind
from tui.pages.shared.later import period_rule
from tui.pages.sources.breaks import break_notes
from tui.pages.sources.chosen_figures import chosen_figures
from tui.pages.sources.coverage import coverage_table
from tui.pages.sources.disputes import disputes_table
from tui.pages.sources.source_list import (
    CitedSource,
    cited_sources,
    common_day,
    kind_name,
    matching_sources,
    source_details,
    sources_table,
)
from tui.selection.context import PageContext
from tui.text import folded
from tui.wording import Words


def page(context: PageContext) -> Page:
    """Return the sources page; a filter brings the list of sources to its top."""
    selection, words = context.selection, context.words
    cited = cited_sources(context.dataset)
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
        Prose("scope", ((period_rule(words, selection.as_of),),)),
    ]
    blocks = (source_list, *findings) if folded(selection.filter) else (*findings, source_list)
    return Page("sources", words("panel.sources"), (_summary(context, cited.values()), *blocks))


def _summary(context: PageContext, cited: Collection[CitedSource]) -> Prose:
    """Return how many citations there are of how many sources, and of which kinds."""
    words, day = context.words, common_day(context.dataset)
    counted = words(
        "sources.summary",
        citations=words("count.citations", n=words.number(Decimal(sum(source.total for source in cited)))),
        sources=words("count.sources", n=len(cited)),
    )
    parts = (
        ": ".join(filter(None, (counted, _kinds(words, cited)))),
        words("sources.read", day=words.day(day)) if day else "",
    )
    return Prose("summary", ((SEPARATOR.join(filter(None, parts)),),))


def _kinds(words: Words, cited: Collection[CitedSource]) -> str:
    """Return how many citations there are of each kind of source, the most cited first."""
    counts: Counter[SourceKind] = Counter()
    for source in cited:
        counts[source.source.kind] += source.total
    return ", ".join(
        f"{kind_name(words, kind)} {words.number(Decimal(count))}" for kind, count in counts.most_common() if count
    )
