"""How many ranks and scores are known of each ranking, year by year."""

from tui.analysis.edition import Edition
from tui.blocks.figure import Figure, Opens, Tone
from tui.blocks.table import Column, Row, Table, table
from tui.model import Period, Ranking
from tui.pages.shared.known_counts import known_ranks, known_scores
from tui.pages.shared.later import dated_text, distances_from_newest
from tui.pages.shared.ranking_names import ranking_path
from tui.selection.context import PageContext
from tui.wording import Words


def coverage_table(context: PageContext) -> Table:
    """Return how many ranks and scores are known, a ranking a row and a period a column, newest first.

    Periods after the day are named as later; on narrow screens those farthest from the newest by the day give way.
    """
    dataset, words = context.dataset, context.words
    periods = sorted({period for ranking in dataset.rankings for period in context.view.periods(ranking)}, reverse=True)
    columns = (
        Column("ranking", words("column.ranking"), stretch=True, least=18),
        *(
            Column(period.code, dated_text(context, period), right=True, priority=distance)
            for distance, period in zip(distances_from_newest(context, periods), periods, strict=True)
        ),
    )
    return table(
        "coverage",
        columns,
        tuple(_row(context, ranking, periods) for ranking in dataset.rankings),
        heading=words("heading.coverage"),
        qualifier=words("qualifier.coverage"),
        empty=words("empty.rankings"),
    )


def _row(context: PageContext, ranking: Ranking, periods: list[Period]) -> Row:
    words = context.words
    editions = {edition.period: edition for edition in context.view.editions(ranking)}
    ended = context.view.editions_until(ranking, context.selection.as_of)
    newest = next(iter(ended or editions.values()), None)
    name = ranking_path(context, ranking)
    cells = (
        Figure(f"{name} /{newest.of if newest else 0}", spoken=name),
        *(_known_figure(words, editions.get(period)) for period in periods),
    )
    return Row(cells, Opens("ranking", ranking.code))


def _known_figure(words: Words, edition: Edition | None) -> Figure:
    """Return the number of known ranks and scores: 63·63; quiet where few ranks are known, a dot without an edition."""
    if edition is None:
        return Figure("·", spoken=words("missing"), tone=Tone.QUIET)
    return Figure(
        f"{edition.known_ranks}·{edition.known_scores}",
        spoken=words("sources.known", ranks=known_ranks(words, edition), scores=known_scores(edition)),
        tone=Tone.PLAIN if edition.known_ranks * 4 >= edition.of else Tone.QUIET,
    )
