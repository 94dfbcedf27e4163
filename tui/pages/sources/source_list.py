"""The sources with how many figures rest on each: as a table, and one in detail."""

from collections import Counter
from decimal import Decimal

from msgspec import Struct

from tui.blocks.figure import Figure, Opens, Tone
from tui.blocks.page import Note, Notes
from tui.blocks.table import Column, Row, Table, table
from tui.model import Code, Dataset, Source, SourceKind
from tui.pages.shared.marks import mark
from tui.selection.context import PageContext
from tui.text import folded
from tui.wording import Words

_SECOND_HAND = (SourceKind.REPUBLICATION, SourceKind.TRANSLATION)


class CitedSource(Struct, frozen=True):
    """A source with the number of figures that rest on it."""

    source: Source
    figures: int

    @property
    def code(self) -> Code:
        """The code of the source."""
        return self.source.code

    @property
    def is_second_hand(self) -> bool:
        """Whether it repeats what another source published."""
        return self.source.kind in _SECOND_HAND


def cited_sources(dataset: Dataset) -> dict[Code, CitedSource]:
    """Return every source by its code, with how many observations, targets and standings cite it."""
    counts: Counter[Code] = Counter()
    for indicator in dataset.indicators:
        for observation in indicator.observations:
            if observation.value is not None:
                counts.update(observation.source)
        for target in indicator.targets:
            counts.update(target.source)
    for ranking in dataset.rankings:
        for rank_target in ranking.targets:
            counts.update(rank_target.source)
        for standing in ranking.standings:
            if standing.rank is not None or standing.score is not None:
                counts.update(standing.source)
    return {source.code: CitedSource(source, counts[source.code]) for source in dataset.sources}


def matching_sources(context: PageContext, cited: dict[Code, CitedSource]) -> list[CitedSource]:
    """Return the sources that match the filter: the selected ones first, then the most cited."""
    selection = context.selection
    pattern = folded(selection.filter)
    matching = [source for source in cited.values() if pattern in folded(_searched_text(source.source))]
    return sorted(matching, key=lambda source: (source.code not in selection.sources, -source.figures))


def source_details(words: Words, key: str, cited: CitedSource) -> Notes:
    """Return what is known of a source, line by line, with a warning where it repeats another."""
    source = cited.source
    lines = [
        ("publisher", source.publisher),
        ("kind", _kind(words, source)),
        ("title", source.title or words("not_stated")),
        ("published", words.day(source.published) if source.published else words("not_stated")),
        ("read", words.day(source.read)),
        ("address", source.address or words("not_stated")),
        ("figures", words("sources.figures", n=str(cited.figures))),
    ]
    notes = tuple(Note(mark(words, line), (text,)) for line, text in lines)
    if cited.is_second_hand:
        notes += (Note(mark(words, "missing"), (words("sources.second_hand"),)),)
    return Notes(key, source.code, notes, words("qualifier.source"))


def sources_table(context: PageContext, sources: list[CitedSource]) -> Table:
    """Return the given sources in their order."""
    words = context.words
    columns = (
        Column("publisher", words("column.publisher"), stretch=True),
        Column("kind", words("column.source_kind"), priority=1),
        Column("code", words("column.code"), priority=3),
        Column("read", words("column.read"), right=True, priority=2),
        Column("figures", words("column.figures"), right=True),
    )
    return table(
        "sources",
        columns,
        tuple(_row(context, source) for source in sources),
        heading=words("heading.sources"),
        qualifier=words("qualifier.count", n=str(len(sources))),
        empty=words("empty.filter", filter=context.selection.filter),
    )


def _row(context: PageContext, cited: CitedSource) -> Row:
    words, source = context.words, cited.source
    cells = (
        Figure(source.publisher),
        Figure(_kind(words, source), tone=Tone.WATCH if cited.is_second_hand else Tone.QUIET),
        Figure(source.code, tone=Tone.QUIET),
        Figure(words.day(source.read), tone=Tone.QUIET),
        Figure(str(cited.figures), value=Decimal(cited.figures)),
    )
    chosen = source.code in context.selection.sources
    return Row(cells, Opens("source", source.code), (source.code,), chosen=chosen)


def _kind(words: Words, source: Source) -> str:
    return words(f"source.{source.kind.name.lower()}")


def _searched_text(source: Source) -> str:
    return " ".join((source.code, source.publisher, source.title, source.address))
