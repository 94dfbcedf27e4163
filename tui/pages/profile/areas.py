"""Where an entity loses its points: the component areas of an index, the costliest first."""

from decimal import Decimal

from tui.analysis.areas import Area, areas, published_area_rank
from tui.analysis.edition import Edition, Place
from tui.analysis.ranges import Bounded, difference, rounded
from tui.blocks.figure import NONE, Figure, Runs, Tone
from tui.blocks.pictures import Gauge
from tui.blocks.table import Cell, Column, Row, Table, aligned_at_decimals, table
from tui.model import Code, Direction, Ranking
from tui.model.area_sums import current_areas
from tui.pages.shared.figures import area_rank_figure, place_origin, score_change_figure, sourced
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.latest_standings import without_empty
from tui.selection.context import PageContext
from tui.wording import Words

NAMED = 2
"""How many areas a sentence names at most."""


def areas_table(context: PageContext, edition: Edition, entity: Code) -> Table | None:
    """Return the component areas of an entity's score; None where neither score nor rank is known in one."""
    words = context.words
    area_list = areas(context.view, edition, entity)
    place = edition.place(entity)
    if place is None or not (area_list or place.area_ranks):
        return None
    has_shares = any(area.share is not None for area in area_list)
    has_changes = any(area.change is not None for area in area_list)
    columns = (
        Column("area", words("column.area"), stretch=True, least=24),
        Column("score", words("column.score"), right=True),
        Column("change", words("column.change"), right=True, priority=1),
        *((_lost_column(words),) if has_shares else ()),
        *((Column("lost", "", priority=6, picture=True),) if has_shares else ()),
        Column("rank", words("column.rank"), right=True, priority=3),
        Column(
            "mean", words("column.known_mean"), right=True, priority=4, full_heading=words("column_full.known_mean")
        ),
        Column(
            "best", words("column.known_best"), right=True, priority=5, full_heading=words("column_full.known_best")
        ),
    )
    rows = tuple(_row(words, area, edition.ranking) for area in area_list)
    rows += _missing_rows(words, edition, place, columns)
    columns, rows = without_empty(columns, rows, ("change",))
    return table(
        f"areas-{edition.ranking.code}",
        aligned_at_decimals(columns, rows, ("score", "change", "mean", "best")),
        tuple(_with_sources(row, place) for row in rows),
        heading=words(
            "heading.areas" if has_shares else "heading.areas_compared",
            ranking=words.text(edition.ranking.short),
            period=words.period(edition.period),
        ),
        qualifier=_compared_period(context, edition) if has_changes else "",
    )


def _lost_column(words: Words) -> Column:
    return Column("share", words("column.lost"), right=True, priority=2, full_heading=words("column_full.lost"))


def _compared_period(context: PageContext, edition: Edition) -> str:
    words = context.words
    previous = context.view.previous(edition)
    return words("qualifier.change_from", period=words.period(previous.period)) if previous else ""


def _row(words: Words, area: Area, ranking: Ranking) -> Row:
    direction, decimals = ranking.direction, ranking.decimals
    score, mean = Bounded(area.score), Bounded(rounded(Bounded(area.mean), decimals))
    change = Bounded(area.change) if area.change is not None else None
    cells: tuple[Cell, ...] = (
        Figure(words.text(area.dimension.name)),
        Figure(words.number(area.score), value=area.score),
        score_change_figure(words, change, direction),
        *_lost_cells(words, area),
        area_rank_figure(words, area.rank),
        score_change_figure(words, difference(score, mean, decimals=decimals), direction),
        score_change_figure(words, difference(score, Bounded(area.best), decimals=decimals), direction),
    )
    return Row(cells)


def _lost_cells(words: Words, area: Area) -> tuple[Cell, ...]:
    """Return the part of all points lost as figure and as bar; nothing where there are no shares."""
    if area.share is None:
        return ()
    share = Figure(words.percent(Bounded(area.share)), value=area.share * 100)
    return share, Gauge(area.share, Tone.QUIET)


def _missing_rows(words: Words, edition: Edition, place: Place, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    """Return a row for each area that counts in the period without a known score: dashes, and the rank if stated."""
    missing = [area for area in current_areas(edition.ranking, edition.period) if area.code not in place.dimensions]
    dash = Figure(NONE.text, spoken=words("score.unknown"), tone=Tone.QUIET)
    rows = []
    for area in missing:
        rank = published_area_rank(edition, place, area.code)
        cells = {"area": Figure(words.text(area.name)), "score": dash}
        if rank:
            cells["rank"] = area_rank_figure(words, rank)
        rows.append(Row(tuple(cells.get(column.key, NONE) for column in columns)))
    return tuple(rows)


def _with_sources(row: Row, place: Place) -> Row:
    cells = tuple(sourced(cell, place.sources) if isinstance(cell, Figure) else cell for cell in row.cells)
    return Row(cells, sources=place.sources, origins=(place_origin(place),))


def area_sentence(context: PageContext, edition: Edition, entity: Code) -> Runs:
    """Return the areas that cost the most points, those ranked lowest and those that worsened most.

    Nothing where not every area is known; nothing of points lost where the areas do not add up to the score.
    """
    words, area_list = context.words, _whole_areas(context, edition, entity)
    clauses = (_costly(words, area_list), _weakest(words, area_list), _worsened(words, area_list, edition.ranking))
    return joined_runs((clause for clause in clauses if clause), "; ")


def costly_areas(context: PageContext, edition: Edition, entity: Code) -> str:
    """Return the areas that cost the most points with their parts; empty where the areas do not add up to the score."""
    return _costly_names(context.words, _whole_areas(context, edition, entity))


def worsened_areas(context: PageContext, edition: Edition, entity: Code) -> str:
    """Return the areas that worsened most; empty where not every area is known, or none worsened."""
    return _changes(context.words, _foremost_worse(_whole_areas(context, edition, entity), edition.ranking)[0])


def _whole_areas(context: PageContext, edition: Edition, entity: Code) -> tuple[Area, ...]:
    """Return the areas of an entity's score; nothing where not every area is known."""
    area_list = areas(context.view, edition, entity)
    return area_list if len(area_list) == len(current_areas(edition.ranking, edition.period)) else ()


def _costly(words: Words, area_list: tuple[Area, ...]) -> Runs:
    names = _costly_names(words, area_list)
    return words.weave("areas.costly", names=names) if names else ()


def _costly_names(words: Words, area_list: tuple[Area, ...]) -> str:
    """Name the areas with the largest parts of all points lost."""
    shared = [(area, area.share) for area in area_list if area.share]
    return ", ".join(
        f"{words.text(area.dimension.name)} {words.percent(Bounded(share))}"
        for area, share in _foremost(shared, len(area_list) // 2)
    )


def _worsened(words: Words, area_list: tuple[Area, ...], ranking: Ranking) -> Runs:
    """Name the areas that worsened; the most so where only some of them are named."""
    foremost, is_part = _foremost_worse(area_list, ranking)
    if not foremost:
        return ()
    names = _changes(words, foremost)
    if ranking.direction is Direction.HIGHER:
        return words.weave("areas.fell_most" if is_part else "areas.fell", names=names)
    return words.weave("areas.rose_most" if is_part else "areas.rose", names=names)


def _foremost_worse(area_list: tuple[Area, ...], ranking: Ranking) -> tuple[list[tuple[Area, Decimal]], bool]:
    """Return the areas that worsened most with their changes, and whether others worsened too."""
    better = 1 if ranking.direction is Direction.HIGHER else -1
    worse = [(area, _change(area)) for area in area_list if _change(area) * better < 0]
    worse.sort(key=lambda pair: pair[1] * better)
    foremost = _foremost(worse, len(worse))
    return foremost, len(foremost) < len(worse)


def _changes(words: Words, changed: list[tuple[Area, Decimal]]) -> str:
    return ", ".join(f"{words.text(area.dimension.name)} {words.signed(change)}" for area, change in changed)


def _weakest(words: Words, area_list: tuple[Area, ...]) -> Runs:
    """Name the areas in which the most others are better."""
    behind = [(area, Decimal(area.rank.number)) for area in area_list if area.rank.number > 1]
    behind.sort(key=lambda pair: -pair[1])
    names = ", ".join(
        f"{words.text(area.dimension.name)} {area_rank_figure(words, area.rank).text}"
        for area, _ in _foremost(behind, len(area_list) // 2)
    )
    return words.weave("areas.weakest", names=names) if names else ()


def _foremost(areas_by_value: list[tuple[Area, Decimal]], most: int) -> list[tuple[Area, Decimal]]:
    """Return the first of areas in order of a value: few enough to tell something, and none without its equals."""
    count = min(NAMED, most)
    beyond = areas_by_value[count:]
    return [(area, value) for area, value in areas_by_value[:count] if not beyond or value != beyond[0][1]]


def _change(area: Area) -> Decimal:
    return area.change or Decimal(0)
