"""The tables of compared entities: the same period of each index, and each index over the years."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tui.analysis.distances import distances, to_the_best
from tui.analysis.edition import Edition, Place
from tui.analysis.edition_change import EditionChange
from tui.blocks.figure import NONE, Figure, Opens, Tone
from tui.blocks.pictures import Places, RankMark
from tui.blocks.table import Cell, Column, Row, Table, aligned_at_decimals, table
from tui.pages.shared.entity_looks import compared_looks
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import difference_figure, period_figure, rank_figure, score_figure
from tui.pages.shared.later import dated_figure
from tui.selection.context import PageContext
from tui.text import folded
from tui.wording import Words


def period_table(context: PageContext, latest: Sequence[Edition]) -> Table:
    """Return rank and score of each entity, all ranks on one strip, and how far the first one is from the best."""
    words, codes, pattern = context.words, context.selection.compared, context.selection.filter
    columns = (
        Column("ranking", words("column.ranking"), stretch=True),
        Column("period", words("column.period"), right=True, priority=2),
        *_entity_columns(context),
        Column("places", words("column.field"), priority=4, picture=True),
        Column("distance", _name(context, codes[0]) if codes else "", priority=5),
    )
    rows = tuple(_period_row(context, edition) for edition in latest)
    same = table(
        "same",
        aligned_at_decimals(columns, rows, _score_keys(codes)),
        rows,
        heading=words("heading.compared"),
        qualifier=words("qualifier.common", day=words.day(context.selection.as_of)),
        empty=words("empty.filter", filter=pattern) if folded(pattern) else words("empty.compared"),
    )
    return replace(same, way_out=words("way_out.filter" if folded(pattern) else "way_out.compared"))


def _period_row(context: PageContext, edition: Edition) -> Row:
    words, places = context.words, _places(context, edition)
    cells: tuple[Cell, ...] = (
        Figure(words.text(edition.ranking.short)),
        period_figure(words, edition.period),
        *_place_cells(context, places, sized=len(_sizes(places)) > 1),
        _strip(context, places),
        _distance_figure(context, edition),
    )
    return Row(cells, Opens("ranking", edition.ranking.code), _sources(places))


def _strip(context: PageContext, places: Sequence[Place | None]) -> Cell:
    """Return the exact ranks of some places on one strip; a dash where they are not counted among as many."""
    looks, marks, sizes = compared_looks(context), [], set()
    for place in places:
        if place and place.rank and place.rank.is_exact:
            look = looks[place.entity.code]
            marks.append(RankMark(place.rank.best, look.mark, look.tone))
            sizes.add(place.of)
    return Places(tuple(marks), sizes.pop()) if len(sizes) == 1 else NONE


def _distance_figure(context: PageContext, edition: Edition) -> Figure:
    """Return how far the first entity stands from the best other one: in points, else in places."""
    words = context.words
    measured = distances(edition, context.selection.compared)
    distance = to_the_best(measured, edition.ranking.direction)
    apart = (distance.points or distance.places) if distance else None
    if distance is None or apart is None:
        return NONE
    way = "ahead" if apart.number > 0 else "behind" if apart.number < 0 else "level"
    number = words.number(abs(apart.number))
    amount = difference_figure(words, number, apart.magnitude)
    key = f"apart.{way}_points" if distance.points else f"apart.{way}_places"
    name = entity_name(context, distance.other.entity)
    text, spoken = (
        words(key, name=name, amount=written, n=number, flag=written.removeprefix(number))
        for written in (amount.text, amount.aloud)
    )
    sources = tuple(code for place in _places(context, edition) if place for code in place.sources)
    return Figure(text, spoken=spoken, tone=Tone.QUIET, sources=sources)


def _name(context: PageContext, code: str) -> str:
    return entity_name(context, context.dataset.entity[code])


def _entity_columns(context: PageContext) -> list[Column]:
    """Return a column of ranks and one of scores for each entity, under its mark and its name in its colour."""
    columns: list[Column] = []
    for code, look in compared_looks(context).items():
        name = f"{look.mark} {_name(context, code)}"
        columns.append(Column(f"rank-{code}", name, right=True, over_next=True, tone=look.tone))
        columns.append(Column(_score_key(code), context.words("column.score"), right=True, priority=3))
    return columns


def _score_key(code: str) -> str:
    return f"score-{code}"


def _score_keys(codes: Iterable[str]) -> set[str]:
    return set(map(_score_key, codes))


def _places(context: PageContext, edition: Edition) -> list[Place | None]:
    return [edition.place(code) for code in context.selection.compared]


def _sizes(places: Iterable[Place | None]) -> set[int]:
    """Return in how many places the ranks of some places are counted."""
    return {place.of for place in places if place and place.rank}


def _sources(places: Iterable[Place | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for place in places if place for code in place.sources))


def _place_cells(context: PageContext, places: Sequence[Place | None], *, sized: bool) -> list[Figure]:
    """Return the rank, in the colour of its entity, and the score of each place; `sized` ranks say among how many."""
    words = context.words
    cells: list[Figure] = []
    for place, look in zip(places, compared_looks(context).values(), strict=True):
        rank = rank_figure(words, place)
        cells += [
            Figure(
                rank.text if sized else rank.brief,
                spoken=rank.aloud,
                value=rank.value,
                tone=look.tone if place and place.rank else rank.tone,
                sources=rank.sources,
            ),
            score_figure(words, place),
        ]
    return cells


def editions_table(context: PageContext, editions: Sequence[Edition]) -> Table:
    """Return rank and score of each entity in every edition two of them are known in, newest first, breaks as rows."""
    words, ranking = context.words, editions[0].ranking
    columns = (Column("period", words("column.period")), *_entity_columns(context))
    places_by_edition = [_places(context, edition) for edition in editions]
    sized = len(_sizes(place for places in places_by_edition for place in places)) > 1
    rows: list[Row] = []
    for edition, older, places in zip(editions, [*editions[1:], None], places_by_edition, strict=True):
        cells = (dated_figure(context, edition.period), *_place_cells(context, places, sized=sized))
        rows.append(Row(cells, Opens("ranking", ranking.code), _sources(places)))
        change = EditionChange(edition, older) if older else None
        if change and change.refusals:
            rows.append(_break_row(words, change, len(columns)))
    return table(
        f"years-{ranking.code}",
        aligned_at_decimals(columns, rows, _score_keys(context.selection.compared)),
        tuple(rows),
        heading=words.text(ranking.short),
        qualifier=words("qualifier.rank_score"),
    )


def _break_row(words: Words, change: EditionChange, width: int) -> Row:
    """Return a row across all columns that says from when editions must not be compared with older ones."""
    since = words.period(change.crossed.period if change.crossed else change.edition.period)
    label = Figure(f"{words('mark.break')} {since}", tone=Tone.WATCH)
    return Row((label, *[Figure("┄", tone=Tone.WATCH)] * (width - 1)))
