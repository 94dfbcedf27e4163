"""The rank of an entity on every index over the years: a row an index, a column a year."""

from msgspec.structs import replace

from tui.analysis.edition import Edition
from tui.analysis.edition_change import EditionChange
from tui.blocks.figure import Figure, Opens, Tone
from tui.blocks.table import Column, Row, Table, table
from tui.model import Entity, Grain, Period, Ranking
from tui.pages.shared.entity_names import entity_tone
from tui.pages.shared.figures import rank_figure
from tui.pages.shared.later import dated_text, is_later
from tui.pages.shared.ranking_names import ranking_path
from tui.selection.context import PageContext

YEARS = 8
"""The newest years shown."""
BROKEN = "¦"


def ranks_table(context: PageContext, entity: Entity) -> Table:
    """Return the ranks of the last years; a mark stands before the first rank not to be compared with the one before.

    Ranks counted in different numbers of places say in how many.
    """
    dataset, words = context.dataset, context.words
    rankings = [
        ranking
        for ranking in dataset.rankings
        if _yearly_editions(context, ranking) and context.view.periods_known(ranking, entity.code)
    ]
    years = sorted({period for ranking in rankings for period in _yearly_editions(context, ranking)})[-YEARS:]
    columns = (
        Column("ranking", words("column.ranking"), stretch=True, least=14),
        *(
            Column(year.code, dated_text(context, year), right=True, priority=len(years) - n)
            for n, year in enumerate(years)
        ),
    )
    rows = tuple(
        Row(
            (
                Figure(ranking_path(context, ranking)),
                *_cells(context, years, _editions_of(context, ranking, years), entity),
            ),
            Opens("ranking", ranking.code),
        )
        for ranking in rankings
    )
    return table(
        "ranks",
        columns,
        rows,
        heading=words("heading.ranks"),
        qualifier=words("qualifier.broken", mark=BROKEN),
    )


def _yearly_editions(context: PageContext, ranking: Ranking) -> dict[Period, Edition]:
    editions = context.view.editions(ranking)
    return {edition.period: edition for edition in editions if edition.period.grain is Grain.YEAR}


def _editions_of(context: PageContext, ranking: Ranking, years: list[Period]) -> list[Edition | None]:
    """Return the edition of each year, None where there is none."""
    yearly = _yearly_editions(context, ranking)
    return [yearly.get(year) for year in years]


def _cells(context: PageContext, years: list[Period], editions: list[Edition | None], entity: Entity) -> list[Figure]:
    words = context.words
    places = [edition.place(entity.code) if edition else None for edition in editions]
    reference = max((n for n, year in enumerate(years) if not is_later(context, year)), default=None)
    sizes_differ = len({place.of for place in places if place and place.rank}) > 1
    cells: list[Figure] = []
    for n, place in enumerate(places):
        rank = rank_figure(words, place)
        text, spoken = rank.text if sizes_differ else rank.brief, rank.aloud
        if _is_cut(editions, n):
            text, spoken = f"{BROKEN} {text}", f"{words('mark.break')}, {spoken}"
        is_headline = n == reference and rank.value is not None
        tone = entity_tone(context, entity) if is_headline else Tone.QUIET if is_later(context, years[n]) else rank.tone
        cells.append(replace(rank, text=text, short="", spoken=spoken, tone=tone))
    return cells


def _is_cut(editions: list[Edition | None], n: int) -> bool:
    """Whether the edition of a year must not be compared with the one known before it."""
    edition, previous = editions[n], next((earlier for earlier in reversed(editions[:n]) if earlier), None)
    return bool(edition and previous and EditionChange(edition, previous).refusals)
