"""Of what a ranking is a part, and the parts it has."""

from tui.analysis.edition import Edition
from tui.blocks.figure import NONE, Figure, Opens
from tui.blocks.page import Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Period, Ranking
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import period_figure, place_origin, rank_figure, score_figure
from tui.pages.shared.known_counts import known_ranks_figure
from tui.pages.shared.later import is_later
from tui.pages.shared.ranking_names import INTO
from tui.selection.context import PageContext


def path_line(context: PageContext, ranking: Ranking) -> tuple[Prose, ...]:
    """Return the line from the index to a part of it; nothing for an index."""
    words, ancestors = context.words, context.dataset.ancestors(ranking)
    if not ancestors:
        return ()
    names = [Figure(words.text(part.name), opens=Opens("ranking", part.code)) for part in ancestors]
    runs = tuple(run for name in names for run in (name, INTO))
    return (Prose("path", ((*runs, Figure(words.text(ranking.name))),)),)


def parts_table(context: PageContext, ranking: Ranking, period: Period | None) -> tuple[Table, ...]:
    """Return the parts of a ranking with the standing of home in each; nothing where it has none.

    A part is shown in a period, else in its newest that ended by the day.
    """
    words, parts = context.words, context.dataset.parts(ranking)
    if not parts:
        return ()
    home = context.dataset.entity.get(context.home or "")
    columns = (
        Column("ranking", words("column.ranking"), stretch=True),
        Column("period", words("column.period"), right=True, priority=1),
        *(
            (Column("rank", words("column.rank"), right=True), Column("score", words("column.score"), right=True))
            if home
            else ()
        ),
        Column("known", words("column.known"), right=True, priority=2),
    )
    rows = tuple(_part_row(context, part, _edition_beside(context, part, period)) for part in parts)
    short = words.text(ranking.short)
    of_home = words("heading.parts_home", ranking=short, name=entity_name(context, home)) if home else ""
    heading = of_home or words("heading.parts", ranking=short)
    return (table("parts", columns, rows, heading=heading, hint=words("hint.enter")),)


def _edition_beside(context: PageContext, part: Ranking, period: Period | None) -> Edition | None:
    editions = context.view.editions(part)
    same = (other for other in editions if other.period == period)
    ended = (other for other in editions if not is_later(context, other.period))
    return next(same, None) or next(ended, None)


def _part_row(context: PageContext, part: Ranking, edition: Edition | None) -> Row:
    words = context.words
    place = edition.place(context.home) if edition else None
    standing = (rank_figure(words, place), score_figure(words, place)) if context.home else ()
    cells = (
        Figure(words.text(part.name), words.text(part.short)),
        period_figure(words, edition.period) if edition else NONE,
        *standing,
        known_ranks_figure(words, edition) if edition else NONE,
    )
    sources, origins = (place.sources, (place_origin(place),)) if place else ((), ())
    return Row(cells, Opens("ranking", part.code), sources, origins=origins)
