"""The rank of an entity on every index over the years: a row an index, a column a year."""

from tui.analysis.edition import Edition
from tui.analysis.edition_change import EditionChange
from tui.blocks.figure import Figure, Opens, Tone
from tui.blocks.table import Column, Row, Table, table
from tui.model import Entity, Grain, Period, Ranking
from tui.pages.shared.figures import rank_figure
from tui.selection.context import PageContext

YEARS = 8
"""The newest years shown."""
BROKEN = "¦"


def ranks_table(context: PageContext, entity: Entity) -> Table:
    """Return the ranks of the last years; a mark stands before the first rank not to be compared with the one before.

    Ranks counted in different numbers of places say in how many.
    """
    dataset, words = context.dataset, context.words
    rankings = [each for each in dataset.rankings if _years(context, each) and _is_ranked(context, each, entity)]
    years = sorted({period for each in rankings for period in _years(context, each)})[-YEARS:]
    columns = (
        Column("ranking", words("column.ranking"), stretch=True, least=14),
        *(Column(year.code, words.period(year), right=True, priority=len(years) - n) for n, year in enumerate(years)),
    )
    rows = tuple(
        Row(
            (Figure(words.text(each.short)), *_cells(context, each, entity, years)),
            Opens("ranking", each.code),
        )
        for each in rankings
    )
    return table(
        "ranks",
        columns,
        rows,
        heading=words("heading.ranks"),
        qualifier=words("qualifier.broken", mark=BROKEN),
    )


def _years(context: PageContext, ranking: Ranking) -> list[Period]:
    return [each for each in context.view.periods(ranking) if each.grain is Grain.YEAR]


def _is_ranked(context: PageContext, ranking: Ranking, entity: Entity) -> bool:
    return any(entity.code in context.view.edition(ranking, each).known for each in context.view.periods(ranking))


def _cells(context: PageContext, ranking: Ranking, entity: Entity, years: list[Period]) -> list[Figure]:
    words = context.words
    fields = {each: context.view.edition(ranking, each) for each in _years(context, ranking) if each in years}
    held = [fields.get(year) for year in years]
    places = [edition.place(entity.code) if edition else None for edition in held]
    sized = len({place.of for place in places if place and place.rank}) > 1
    cells: list[Figure] = []
    for n, place in enumerate(places):
        rank = rank_figure(words, place)
        crossed = _is_cut(held, n)
        written = rank.text if sized else rank.brief
        text = f"{BROKEN} {written}" if crossed else written
        spoken = f"{words('mark.break')}, {rank.aloud}" if crossed else rank.aloud
        cells.append(Figure(text, spoken=spoken, value=rank.value, sources=rank.sources, tone=_tone(n, years, rank)))
    return cells


def _is_cut(held: list[Edition | None], n: int) -> bool:
    """Whether the field of a year must not be compared with the one known before it."""
    edition, then = held[n], next((each for each in reversed(held[:n]) if each), None)
    return bool(edition and then and EditionChange(edition, then).refusals)


def _tone(n: int, years: list[Period], rank: Figure) -> Tone:
    return Tone.HOME if n == len(years) - 1 and rank.value is not None else rank.tone
