"""The columns of a ranked table: those that say something in the edition shown."""

from functools import lru_cache

from tui.analysis.columns import AREA
from tui.analysis.edition import Edition
from tui.blocks.table import Column
from tui.model.area_sums import holds
from tui.selection.context import PageContext
from tui.wording import Words

_FIRST_AREA = 8
"""The priority of the first component area; each later one gives way before it."""


def table_columns(context: PageContext, edition: Edition) -> tuple[Column, ...]:
    """Return the columns of an edition, worked out once however its rows are filtered and sorted."""
    return _table_columns(context.whole, edition)


def sortable_columns(context: PageContext, edition: Edition) -> tuple[str, ...]:
    """Return the keys of the columns an edition can be sorted by, in their order on the screen."""
    columns = table_columns(context, edition)
    return tuple(column.key for column in columns if not column.picture and column.key != "source")


@lru_cache(maxsize=32)
def _table_columns(context: PageContext, edition: Edition) -> tuple[Column, ...]:
    known = _known_often(context, edition)
    return tuple(
        column
        for column in (*_fixed_columns(context.words), *_area_columns(context.words, edition))
        if known.get(column.key, True) and _is_known(edition, column.key)
    )


def _known_often(context: PageContext, edition: Edition) -> dict[str, bool]:
    """Return of the optional columns whether they are known in more than a tenth of the rows."""
    few = len(edition.codes) // 10
    columns, languages = context.view.columns(edition), context.words.languages

    def is_frequent(key: str) -> bool:
        return sum(value is not None for value in columns.values(key, languages)) > few

    scored = edition.known_scores > few
    return {
        "movement": is_frequent("movement"),
        "dot": scored,
        "change": is_frequent("change"),
        "mean": scored and bool(edition.ranking.mean),
        "step": scored,
    }


def _fixed_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column("rank", words("column.rank"), right=True),
        Column("movement", words("column.movement"), right=True, priority=2),
        Column("entity", words("column.entity"), stretch=True, least=18),
        Column("score", words("column.score"), right=True),
        Column("dot", words("column.scale"), priority=4, picture=True),
        Column("change", words("column.change"), right=True, priority=3),
        Column("mean", words("column.mean"), right=True, priority=5, full_heading=words("column_full.mean")),
        Column("step", words("column.step"), right=True, priority=6, full_heading=words("column_full.step")),
        Column("source", words("column.source"), priority=7, limit=30),
    )


def _area_columns(words: Words, edition: Edition) -> list[Column]:
    current = [area for area in edition.ranking.dimensions if holds(area.since, area.until, edition.period)]
    return [
        Column(AREA + area.code, words.text(area.name), right=True, priority=_FIRST_AREA + n, limit=14)
        for n, area in enumerate(current)
    ]


def _is_known(edition: Edition, key: str) -> bool:
    if not key.startswith(AREA):
        return True
    return any(score is not None for score in edition.dimension(key.removeprefix(AREA)))
