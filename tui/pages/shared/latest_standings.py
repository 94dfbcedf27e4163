"""An entity on every ranking: the table the overview and the profile share."""

from msgspec.structs import replace

from tui.analysis.edition import Edition, Place
from tui.analysis.edition_change import score_difference
from tui.analysis.latest import EditionStanding, LatestStanding
from tui.analysis.scores import score_at_end
from tui.analysis.spread import distance_from_mean, published_mean
from tui.blocks.figure import NONE, Figure, Opens, Tone
from tui.blocks.pictures import Strip
from tui.blocks.table import Cell, Column, Row, Table, aligned_at_decimals, table
from tui.model import Code
from tui.pages.shared.entity_names import entity_name, entity_tone
from tui.pages.shared.figures import (
    period_figure,
    place_origin,
    rank_figure,
    score_change_figure,
    score_figure,
    sourced,
)
from tui.pages.shared.later import later_standing_figure
from tui.pages.shared.marks import movement_figure
from tui.selection.context import PageContext
from tui.wording import Words


def standings_table(context: PageContext, entity: Code, key: str = "standings") -> Table:
    """Return the table of an entity's standings on the day of the selection, each with the newest one after it."""
    dataset, words = context.dataset, context.words
    name = entity_name(context, dataset.entity[entity])
    columns: tuple[Column, ...] = (
        Column("ranking", words("column.ranking"), stretch=True),
        Column("period", words("column.period"), right=True, priority=1),
        Column("rank", words("column.rank"), right=True),
        Column("movement", words("column.movement"), right=True),
        Column("field", words("column.field"), priority=2, picture=True, stand_in="later"),
        Column("score", words("column.score"), right=True, priority=4),
        Column("change", words("column.change"), right=True, priority=5),
        Column("mean", words("column.mean"), right=True, priority=6, full_heading=words("column_full.mean")),
        Column("best", words("column.best"), right=True, priority=7, full_heading=words("column_full.best")),
        Column("first", words("column.first"), right=True, priority=8),
        Column("later", words("column.later"), right=True, priority=3),
    )
    rows = tuple(_row(context, latest) for latest in context.view.latest_standings(entity, context.selection.as_of))
    columns, rows = without_empty(columns, rows, ("change", "mean", "best", "first", "later"))
    return table(
        key,
        aligned_at_decimals(columns, rows, ("score", "change", "mean", "first")),
        rows,
        heading=words("heading.standings", name=name),
        qualifier=words("qualifier.as_of", day=words.day(context.selection.as_of)),
        empty=words("empty.standings", name=name) if dataset.rankings else words("empty.rankings"),
    )


def without_empty(
    columns: tuple[Column, ...], rows: tuple[Row, ...], keys: tuple[str, ...]
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return columns and rows without those of some columns in which nothing is known."""
    known = [
        n for n, column in enumerate(columns) if column.key not in keys or any(_is_known(row.cells[n]) for row in rows)
    ]
    filled_rows = tuple(replace(row, cells=tuple(row.cells[n] for n in known)) for row in rows)
    return tuple(columns[n] for n in known), filled_rows


def _is_known(cell: Cell) -> bool:
    return not isinstance(cell, Figure) or cell.text not in ("", NONE.text)


def _row(context: PageContext, latest: LatestStanding) -> Row:
    words, reference, later = context.words, latest.reference, latest.later
    place = reference.place if reference else None
    cells: tuple[Cell, ...] = (
        Figure(words.text(latest.ranking.short), opens=Opens("ranking", latest.ranking.code)),
        period_figure(words, latest.period) if latest.period else NONE,
        replace(rank_figure(words, place), tone=entity_tone(context, place.entity))
        if place
        else rank_figure(words, None),
        *(_measured_cells(context, reference) if reference else _unknown_cells(words)),
        later_standing_figure(words, later) if later else NONE,
    )
    stated = place or (later.place if later else None)
    return Row(
        cells,
        Opens("ranking", latest.ranking.code),
        stated.sources if stated else (),
        origins=(place_origin(stated),) if stated else (),
    )


def _measured_cells(context: PageContext, standing: EditionStanding) -> tuple[Cell, ...]:
    """Return the cells from the movement to the score of the first place."""
    words, place, comparison = context.words, standing.place, standing.comparison
    rank, direction = place.rank, standing.ranking.direction
    mean, first = published_mean(context.view, standing.edition), score_at_end(standing.edition)
    from_mean = distance_from_mean(standing.edition, place, mean)
    return (
        movement_figure(words, comparison),
        Strip(rank.best, rank.worst, place.of, entity_tone(context, place.entity)) if rank else NONE,
        score_figure(words, place),
        score_change_figure(words, comparison.score_change, direction),
        sourced(score_change_figure(words, from_mean, direction), place.sources),
        _to_first(context, standing, first.place if first else None),
        score_figure(words, first.place) if first else NONE,
    )


def _unknown_cells(words: Words) -> tuple[Cell, ...]:
    """Return the cells from the movement to the score of the first place, of an entity nothing is known of."""
    movement = Figure("–", spoken=words("movement.unknown"), tone=Tone.QUIET)
    change = score_change_figure(words, None)
    return (movement, NONE, score_figure(words, None), change, change, NONE, NONE)


def _to_first(context: PageContext, standing: EditionStanding, best: Place | None) -> Figure:
    """Return the distance to the score of the first place, and whose it is; a dash where nobody surely holds it.

    The name stands alone where the entity has no score of its own.
    """
    words = context.words
    if best is None:
        return NONE
    place, others_level = standing.place, standing.edition.sharing(standing.edition.index[best.entity.code]) - 1
    if best.rank == place.rank:
        return Figure(_own_best(words, standing.edition, others_level), tone=Tone.GOOD, sources=best.sources)
    name = entity_name(context, best.entity)
    if others_level:
        name = words("best.level", name=name, n=others_level)
    opens = Opens("entity", best.entity.code)
    if place.score is None:
        return Figure(name, tone=Tone.QUIET, sources=best.sources, opens=opens)
    difference = score_difference(place, best, standing.ranking.decimals)
    apart = score_change_figure(words, difference, standing.ranking.direction)
    sources = tuple(dict.fromkeys((*place.sources, *best.sources)))
    return Figure(f"{name} {apart.text}", apart.text, f"{name} {apart.aloud}", apart.value, apart.tone, sources, opens)


def _own_best(words: Words, edition: Edition, others_level: int) -> str:
    """Say that an entity is the best: of those known where its rank was counted among some, level with others."""
    if edition.among < edition.of:
        return words("best.own_known", known=edition.among, of=edition.of)
    return words("best.own_level", n=others_level) if others_level else words("best.own")
