"""Anything that can be opened, found by a part of its name."""

from collections.abc import Iterator

from tui.analysis.search import spaced
from tui.blocks.figure import Opens
from tui.model import Text
from tui.pages.shared.entity_names import entity_name
from tui.selection.context import PageContext
from tui.text import collation_key, folded

MOST_RESULTS = 20
"""The most things found at once."""


def find(context: PageContext, text: str) -> list[tuple[str, Opens]]:
    """Return what has a text in a name, its tones and case aside: names that begin with it first, then by name."""
    wanted = spaced(folded(text))
    hits = [(name, opens, names) for name, opens, names in _named(context) if wanted in names] if wanted else []
    hits.sort(key=lambda hit: (not f"\n{hit[2]}".count(f"\n{wanted}"), collation_key(hit[0])))
    return [(name, opens) for name, opens, _ in hits[:MOST_RESULTS]]


def _named(context: PageContext) -> Iterator[tuple[str, Opens, str]]:
    dataset, words = context.dataset, context.words
    texts = context.view.search_texts
    for entity in dataset.entities:
        yield entity_name(context, entity), Opens("entity", entity.code), texts[entity.code]
    for ranking in dataset.rankings:
        yield words.text(ranking.name), Opens("ranking", ranking.code), _folded(ranking.name)
    for indicator in dataset.indicators:
        yield words.text(indicator.name), Opens("indicator", indicator.code), _folded(indicator.name)


def _folded(name: Text) -> str:
    return f"{spaced(folded(name.vi))}\n{spaced(folded(name.en))}"
