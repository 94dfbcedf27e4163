"""The sources with how often each is cited, and what for: as a table, and one in detail."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tui.blocks.figure import NONE, Figure, Opens, Tone
from tui.blocks.page import Note, Notes
from tui.blocks.table import Column, Row, Table, table
from tui.model import Code, Dataset, Indicator, Ranking, Source, SourceKind
from tui.pages.shared.latest_standings import without_empty
from tui.pages.shared.marks import mark
from tui.pages.sources.figure_search import sources_of_figure
from tui.selection.context import PageContext
from tui.text import folded
from tui.wording import Words

_SECOND_HAND = (SourceKind.REPUBLICATION, SourceKind.TRANSLATION)
_COUNTED = {
    "figures": "sources.figures",
    "targets": "sources.targets",
    "breaks": "sources.breaks",
    "directives": "sources.directives",
    "missing": "sources.missing",
}
"""What cites sources, in the order in which it is counted, with the words for so many of each."""


class CitedSource(Struct, frozen=True):
    """A source with how often it is cited, by what for."""

    source: Source
    citations: Mapping[str, int]
    """How many of each kind: figures, targets, missing ones, changes of method, tasks; only those above 0."""

    @property
    def code(self) -> Code:
        """The code of the source."""
        return self.source.code

    @property
    def total(self) -> int:
        """How often it is cited in all."""
        return sum(self.citations.values())

    @property
    def is_second_hand(self) -> bool:
        """Whether it repeats what another source published."""
        return self.source.kind in _SECOND_HAND


def cited_sources(dataset: Dataset) -> dict[Code, CitedSource]:
    """Return every source by its code, with everything in the dataset that cites it."""
    counts: dict[Code, Counter[str]] = {source.code: Counter() for source in dataset.sources}
    for (kind, codes), times in Counter(_citations(dataset)).items():
        for code in codes:
            counts[code][kind] += times
    return {source.code: CitedSource(source, counts[source.code]) for source in dataset.sources}


def _citations(dataset: Dataset) -> Iterator[tuple[str, tuple[Code, ...]]]:
    """Yield what cites sources, by its kind, with their codes."""
    for indicator in dataset.indicators:
        yield from (("missing" if row.value is None else "figures", row.source) for row in indicator.observations)
    for ranking in dataset.rankings:
        for standing in ranking.standings:
            is_missing = standing.rank is None and standing.score is None
            yield "missing" if is_missing else "figures", standing.source
    measures: list[Indicator | Ranking] = [*dataset.indicators, *dataset.rankings]
    for measure in measures:
        yield from (("targets", target.source) for target in measure.targets)
        yield from (("breaks", method_break.source) for method_break in measure.breaks)
    yield from (("directives", directive.source) for directive in dataset.directives)


def matching_sources(context: PageContext, cited: dict[Code, CitedSource]) -> list[CitedSource]:
    """Return the sources that match the filter: the selected ones, then official pages, then what repeats others.

    Of one kind the most cited come first.
    """
    selection = context.selection
    pattern = folded(selection.filter)
    by_figure = sources_of_figure(context.dataset, pattern)
    matching = [
        source
        for source in cited.values()
        if pattern in folded(_searched_text(source.source)) or source.code in by_figure
    ]
    return sorted(
        matching,
        key=lambda cited: (cited.code not in selection.sources, cited.source.kind.directness, -cited.total),
    )


def source_details(words: Words, key: str, cited: CitedSource) -> Notes:
    """Return what is known of a source, line by line, with a warning where it repeats another."""
    source = cited.source
    lines = [
        ("publisher", source.publisher),
        ("kind", kind_name(words, source.kind)),
        ("title", source.title or words("not_stated")),
        ("published", words.day(source.published) if source.published else words("not_stated")),
        ("read", words.day(source.read)),
        ("address", source.address or words("not_stated")),
        ("figures", _cited_for(words, cited)),
    ]
    notes = tuple(Note(mark(words, line), (text,)) for line, text in lines)
    if cited.is_second_hand:
        notes += (Note(mark(words, "missing"), (words("sources.second_hand"),)),)
    return Notes(key, source.code, notes, words("qualifier.source"))


def sources_table(context: PageContext, sources: list[CitedSource]) -> Table:
    """Return the given sources in their order; on the screen a day on which all were read is left to a sentence."""
    words, pattern = context.words, context.selection.filter
    columns: tuple[Column, ...] = (
        Column("publisher", words("column.publisher"), stretch=True, least=30),
        Column("kind", words("column.source_kind"), priority=1),
        Column("citations", words("column.citations"), right=True),
        Column("code", words("column.code"), priority=3),
        Column("read", words("column.read"), priority=2, unseen=common_day(context.dataset) is not None),
        Column("title", words("column.title"), priority=4, limit=60),
        Column("address", words("column.address"), priority=5, limit=120),
    )
    columns, rows = without_empty(columns, tuple(_row(context, source) for source in sources), ("title",))
    listed = table(
        "sources",
        columns,
        rows,
        heading=words("heading.sources"),
        qualifier=words("qualifier.count", n=str(len(sources))),
        empty=words("empty.filter", filter=pattern) if folded(pattern) else words("empty.sources"),
    )
    return replace(listed, way_out=words("way_out.filter") if folded(pattern) else "")


def _row(context: PageContext, cited: CitedSource) -> Row:
    words, source = context.words, cited.source
    cells = (
        Figure(source.publisher),
        Figure(kind_name(words, source.kind), tone=Tone.WATCH if cited.is_second_hand else Tone.QUIET),
        Figure(str(cited.total), value=Decimal(cited.total)),
        Figure(source.code, tone=Tone.QUIET),
        Figure(words.day(source.read), tone=Tone.QUIET),
        Figure(source.title) if source.title else NONE,
        Figure(_bare(source.address), spoken=source.address, tone=Tone.QUIET) if source.address else NONE,
    )
    chosen = source.code in context.selection.sources
    return Row(cells, Opens("source", source.code), (source.code,), chosen=chosen)


def _cited_for(words: Words, cited: CitedSource) -> str:
    """Return what a source is cited for: 12 figures, 1 change of method."""
    counts = (words(key, n=str(n)) for kind, key in _COUNTED.items() if (n := cited.citations.get(kind)))
    return ", ".join(counts) or words("sources.uncited")


def common_day(dataset: Dataset) -> date | None:
    """Return the day on which all of several sources were read; None where the days differ."""
    days = {source.read for source in dataset.sources}
    return days.pop() if len(days) == 1 and len(dataset.sources) > 1 else None


def kind_name(words: Words, kind: SourceKind) -> str:
    """Return a kind of source in words."""
    return words(f"source.{kind.name.lower()}")


def _bare(address: str) -> str:
    """Return an address without what all of them begin with."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _searched_text(source: Source) -> str:
    return " ".join((source.code, source.publisher, source.title, source.address))
