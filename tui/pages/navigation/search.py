"""Search for entities, rankings and indicators by a part of a name."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.analysis.search import spaced
from tui.blocks.figure import Opens
from tui.model import Text
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.ranking_names import full_ranking_path
from tui.selection.context import PageContext
from tui.text import collation_key, folded

MOST_RESULTS = 20
"""The most results of one search."""


class _Candidate(NamedTuple):
    name: str
    opens: Opens
    search_text: str
    """All names, folded, a line each."""

    def has_name_starting_with(self, query: str) -> bool:
        return f"\n{query}" in f"\n{self.search_text}"


def find(context: PageContext, text: str) -> list[tuple[str, Opens]]:
    """Return the name and target of what has a text in one of its names, whatever the tones and case.

    Names that begin with the text come first, then the order is by name; an empty text has no results.
    """
    query = spaced(folded(text))
    if not query:
        return []
    hits = [candidate for candidate in _candidates(context) if query in candidate.search_text]
    hits.sort(key=lambda hit: (not hit.has_name_starting_with(query), collation_key(hit.name)))
    return [(hit.name, hit.opens) for hit in hits[:MOST_RESULTS]]


def name_of(context: PageContext, opens: Opens) -> str:
    """Return the name of what a search leads to; empty where the dataset has no such thing."""
    return next((candidate.name for candidate in _candidates(context) if candidate.opens == opens), "")


def _candidates(context: PageContext) -> Iterator[_Candidate]:
    dataset, words = context.dataset, context.words
    texts = context.view.search_texts
    for entity in dataset.entities:
        yield _Candidate(entity_name(context, entity), Opens("entity", entity.code), texts[entity.code])
    for ranking in dataset.rankings:
        yield _Candidate(
            full_ranking_path(context, ranking), Opens("ranking", ranking.code), _search_text(ranking.name)
        )
    for indicator in dataset.indicators:
        opens = Opens("indicator", indicator.code)
        yield _Candidate(words.text(indicator.name), opens, _search_text(indicator.name))


def _search_text(name: Text) -> str:
    return "\n".join(spaced(folded(words)) for words in name.all)
