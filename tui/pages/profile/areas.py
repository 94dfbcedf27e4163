"""Where an entity loses its points: the component areas of an index, the costliest first."""

from decimal import Decimal

from tui.analysis.areas import Area, areas
from tui.analysis.edition import Edition
from tui.analysis.ranges import Bounded, rounded
from tui.blocks.figure import NONE, Figure, Runs, Tone
from tui.blocks.pictures import Gauge
from tui.blocks.table import Cell, Column, Row, Table, table
from tui.model import Code, Direction
from tui.pages.shared.figures import counted_rank_figure, distance_figure, score_change_figure, sourced
from tui.selection.context import PageContext
from tui.wording import Words

NAMED = 2
"""How many areas a sentence names at most."""


def areas_table(context: PageContext, edition: Edition, entity: Code) -> Table | None:
    """Return the component areas of an entity's score; None where none is known."""
    words = context.words
    found = areas(context.view, edition, entity)
    if not found:
        return None
    place = edition.place(entity)
    sources = place.sources if place else ()
    columns = (
        Column("area", words("column.area"), stretch=True, least=24),
        Column("score", words("column.score"), right=True),
        Column("change", words("column.change"), right=True, priority=1),
        Column("share", words("column.lost"), right=True, priority=2),
        Column("lost", "", priority=6, picture=True),
        Column("rank", words("column.rank"), right=True, priority=3),
        Column("mean", words("column.known_mean"), right=True, priority=4),
        Column("best", words("column.known_best"), right=True, priority=5),
    )
    rows = tuple(_row(words, each, sources, edition.ranking.direction) for each in found)
    return table(
        f"areas-{edition.ranking.code}",
        columns,
        rows,
        heading=words("heading.areas", ranking=words.text(edition.ranking.short), period=words.period(edition.period)),
        qualifier=_against(context, edition),
    )


def _against(context: PageContext, edition: Edition) -> str:
    words = context.words
    previous = context.view.previous(edition)
    return words("qualifier.change_from", period=words.period(previous.period)) if previous else ""


def _row(words: Words, area: Area, sources: tuple[Code, ...], direction: Direction) -> Row:
    score = Bounded(area.score)
    mean = Bounded(rounded(Bounded(area.mean), _decimals(area.score)))
    change = Bounded(area.change) if area.change is not None else None
    cells: tuple[Cell, ...] = (
        Figure(words.text(area.dimension.name)),
        Figure(words.number(area.score), value=area.score, sources=sources),
        score_change_figure(words, change, direction),
        NONE if area.share is None else Figure(words.percent(Bounded(area.share)), value=area.share * 100),
        NONE if area.share is None else Gauge(area.lost / area.dimension.maximum, Tone.QUIET),
        counted_rank_figure(words, area.rank, area.known),
        distance_figure(words, score, mean, direction),
        distance_figure(words, score, Bounded(area.best), direction),
    )
    return Row(tuple(sourced(each, sources) if isinstance(each, Figure) else each for each in cells), sources=sources)


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def areas_told(context: PageContext, edition: Edition, entity: Code) -> Runs:
    """Return the areas that cost the most points, and those that worsened most; nothing where none is known."""
    words = context.words
    found = areas(context.view, edition, entity)
    if not found or found[0].share is None:
        return ()
    costly = ", ".join(
        f"{words.text(each.dimension.name)} {words.percent(Bounded(each.share))}"
        for each in found[:NAMED]
        if each.share
    )
    better = 1 if edition.ranking.direction is Direction.HIGHER else -1
    worse = sorted((each for each in found if _change(each) * better < 0), key=lambda each: _change(each) * better)
    told = (*words.weave("areas.costly", names=costly), *_weakest(words, found))
    if not worse:
        return told
    names = ", ".join(f"{words.text(each.dimension.name)} {words.signed(_change(each))}" for each in worse[:NAMED])
    return (*told, "; ", *words.weave("areas.fell" if better > 0 else "areas.rose", names=names))


def _weakest(words: Words, found: tuple[Area, ...]) -> Runs:
    """Name the areas in which the most others are better."""
    weakest = [each for each in sorted(found, key=lambda area: -area.rank) if each.rank > 1][:NAMED]
    names = ", ".join(
        f"{words.text(each.dimension.name)} {counted_rank_figure(words, each.rank, each.known).text}"
        for each in weakest
    )
    return ("; ", *words.weave("areas.weakest", names=names)) if weakest else ()


def _change(area: Area) -> Decimal:
    return area.change or Decimal(0)
