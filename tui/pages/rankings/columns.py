"""The columns of a ranked table: those that say something in the edition shown."""

from functools import lru_cache

from msgspec.structs import replace

from tui.analysis.columns import AREA
from tui.analysis.edition import Edition
from tui.analysis.ranges import exponent, has_at_most
from tui.blocks.glyphs import DERIVED
from tui.blocks.table import Column
from tui.model.area_sums import holds
from tui.pages.rankings.derived import derived_throughout
from tui.pages.rankings.score_plot import score_plot
from tui.selection.context import PageContext
from tui.wording import Words

_RARELY_KNOWN = 50
"""The priority of the first column known in a tenth of the rows at most: these stand last and give way first."""
_FIRST_AREA = 7
"""The priority of the first component area; each later one gives way before it."""
_SOURCE = 90
"""The priority of the sources, which give way first: `d` leads to them."""


def table_columns(context: PageContext, edition: Edition) -> tuple[Column, ...]:
    """Return the columns of an edition, worked out once however its rows are filtered and sorted."""
    return _table_columns(context.whole, edition)


def sortable_columns(context: PageContext, edition: Edition) -> tuple[str, ...]:
    """Return the keys of the columns an edition can be sorted by, in their order on the screen."""
    columns = table_columns(context, edition)
    return tuple(column.key for column in columns if not column.picture and column.key != "source")


@lru_cache(maxsize=32)
def _table_columns(context: PageContext, edition: Edition) -> tuple[Column, ...]:
    counts, every = _known_counts(context, edition), len(edition.codes)
    known = [
        column
        for column in (*_fixed_columns(context, edition), *_area_columns(context.words, edition))
        if counts.get(column.key, True) and _is_known(edition, column.key)
    ]
    rare = [column for column in known if counts.get(column.key, every) <= every // 10]
    often = (column for column in known if column not in rare)
    least = (replace(column, priority=_RARELY_KNOWN + n) for n, column in enumerate(rare))
    return (*often, *least, _source(context))


def _known_counts(context: PageContext, edition: Edition) -> dict[str, int]:
    """Return of the optional columns in how many rows they are known."""
    movements, change = context.view.columns(edition).movements, context.view.change(edition)
    scored = edition.known_scores
    return {
        "movement": sum(moved.gained is not None for moved in movements),
        "dot": scored,
        "change": change.known_changes if change else 0,
        "mean": scored if edition.ranking.mean else 0,
        "step": scored,
    }


def _fixed_columns(context: PageContext, edition: Edition) -> tuple[Column, ...]:
    words, throughout = context.words, derived_throughout(edition)
    derived_score = DERIVED if throughout.scores else ""
    return (
        Column("rank", words("column.rank"), right=True, unflagged=DERIVED if throughout.ranks else ""),
        Column("movement", words("column.movement"), right=True, priority=2),
        Column("entity", words("column.entity"), stretch=True, least=18, part=4),
        Column("score", words("column.score"), right=True, decimals=_digits(edition), unflagged=derived_score),
        _plot_column(context, edition),
        *(
            replace(column, right=True, decimals=edition.ranking.decimals, unflagged=derived_score)
            for column in _difference_columns(context, edition)
        ),
    )


def _difference_columns(context: PageContext, edition: Edition) -> tuple[Column, ...]:
    """Return the columns of differences between scores."""
    words, previous = context.words, context.view.previous(edition)
    change = words("column.change")
    from_previous = words("column.change_from", period=words.period(previous.period)) if previous else change
    return (
        Column("change", from_previous, priority=4, full_heading=change),
        Column("mean", words("column.mean"), priority=6, full_heading=words("column_full.mean")),
        Column("step", words("column.step"), priority=5, full_heading=words("column_full.step")),
    )


def _plot_column(context: PageContext, edition: Edition) -> Column:
    plot, heading = score_plot(context, edition), context.words("column.scale")
    return Column("dot", heading, priority=3, picture=True, least=20, part=3, scale=plot.scale, legend=plot.legend)


def _source(context: PageContext) -> Column:
    return Column("source", context.words("column.source"), priority=_SOURCE, limit=30)


def _digits(edition: Edition) -> int:
    """Return the most digits behind the point that the ranking declares or a score of the edition has."""
    declared = edition.ranking.decimals
    longer = (score.number for score in edition.scores if score and not has_at_most(declared, score.number))
    return max([declared, *(-exponent(number) for number in longer)])


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
