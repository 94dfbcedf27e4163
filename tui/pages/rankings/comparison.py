"""Two to five entities side by side: same index, same period, same method only."""

from collections.abc import Iterable

from tui.analysis.edition import Edition, Place
from tui.analysis.edition_change import EditionChange, score_difference
from tui.analysis.shared_editions import editions_shared_by, fullest
from tui.blocks.figure import NONE, Figure, Opens, Runs, Tone
from tui.blocks.glyphs import SERIES
from tui.blocks.page import Page, Prose
from tui.blocks.pictures import Places
from tui.blocks.table import Cell, Column, Row, Table, table
from tui.model import Bound, Direction, Entity
from tui.pages.shared.entity_names import entity_name, entity_tone
from tui.pages.shared.figures import period_figure, points_figure, rank_figure, score_figure
from tui.pages.shared.later import dated_figure, is_later
from tui.pages.shared.movement_sentences import joined_sentences
from tui.selection.context import PageContext
from tui.wording import Words


def compared_page(context: PageContext) -> Page:
    """Return the compared entities side by side, the newest common period by the day of each ranking first."""
    dataset, selection, view = context.dataset, context.selection, context.view
    entities = [dataset.entity[code] for code in selection.compared]
    shared = [
        editions
        for ranking in dataset.rankings
        if (editions := editions_shared_by(view.editions(ranking), selection.compared))
    ]
    ended = [[edition for edition in editions if not is_later(context, edition.period)] for editions in shared]
    latest = [edition for editions in ended if (edition := fullest(editions, selection.compared))]
    tables = [_editions_table(context, entities, editions) for editions in shared]
    summary = Prose("summary", (_named(context, entities), *_distances(context, entities, latest)))
    return Page("rankings", context.words("panel.compared"), (summary, _latest(context, entities, latest), *tables))


def _named(context: PageContext, entities: list[Entity]) -> Runs:
    words = context.words
    runs: Runs = (words("compared.who"),)
    for n, entity in enumerate(entities):
        tone = entity_tone(context, entity)
        name = entity_name(context, entity)
        runs = (*runs, " " if n == 0 else ", ", Figure(f"{SERIES[n]}\u00a0{name}", spoken=name, tone=tone))
    return (*runs, f". {words('compared.rule')}")


def _distances(context: PageContext, entities: list[Entity], latest: list[Edition]) -> list[Runs]:
    sentences = [_distance(context, entities, edition) for edition in latest]
    return [joined_sentences([sentence]) for sentence in sentences if sentence]


def _distance(context: PageContext, entities: list[Entity], edition: Edition) -> Runs:
    """Say how far the first entity is from each other one whose exact score is known as well."""
    words = context.words
    first, *others = (edition.place(entity.code) for entity in entities)
    if first is None or not _is_exact(first):
        return ()
    clauses: list[Runs] = []
    for other in others:
        apart = score_difference(first, other, edition.ranking.decimals) if other and _is_exact(other) else None
        if other is None or apart is None:
            continue
        better = apart.number if edition.ranking.direction is Direction.HIGHER else -apart.number
        kind = "ahead" if better > 0 else "behind" if better < 0 else "level"
        name, amount = entity_name(context, other.entity), points_figure(words, apart)
        clauses.append(words.weave(f"compared.{kind}", name=name, amount=amount))
    if not clauses:
        return ()
    name = entity_name(context, first.entity)
    head = words.weave("compared.from", ranking=_heading(words, edition), name=Figure(name))
    return (*head, *(run for n, clause in enumerate(clauses) for run in ((", ", *clause) if n else clause)))


def _is_exact(place: Place) -> bool:
    return place.score is not None and place.score.bound is Bound.EXACT


def _heading(words: Words, edition: Edition) -> str:
    return f"{words.text(edition.ranking.short)} {words.period(edition.period)}"


def _latest(context: PageContext, entities: list[Entity], latest: list[Edition]) -> Table:
    words = context.words
    columns = (
        Column("ranking", words("column.ranking"), stretch=True, least=8),
        Column("period", words("column.period"), right=True, priority=2),
        *_entity_columns(context, entities),
        Column("places", words("column.field"), priority=4, picture=True),
    )
    rows = []
    for edition in latest:
        places = [edition.place(entity.code) for entity in entities]
        ranks = tuple(place.rank.best if place and place.rank and place.rank.is_exact else None for place in places)
        sizes = {place.of for place, rank in zip(places, ranks, strict=True) if place and rank}
        cells: tuple[Cell, ...] = (
            Figure(words.text(edition.ranking.short)),
            period_figure(words, edition.period),
            *_place_cells(words, places, sized=len(_sizes(places)) > 1),
            Places(ranks, sizes.pop()) if len(sizes) == 1 else NONE,
        )
        sources = tuple(dict.fromkeys(code for place in places if place for code in place.sources))
        rows.append(Row(cells, Opens("ranking", edition.ranking.code), sources))
    return table(
        "same",
        columns,
        tuple(rows),
        heading=words("heading.compared"),
        qualifier=words("qualifier.common", day=words.day(context.selection.as_of)),
        empty=words("empty.compared"),
    )


def _entity_columns(context: PageContext, entities: list[Entity]) -> list[Column]:
    columns: list[Column] = []
    for n, entity in enumerate(entities):
        name = f"{SERIES[n]} {entity_name(context, entity)}"
        columns.append(Column(f"rank-{entity.code}", name, right=True, limit=14))
        columns.append(Column(f"score-{entity.code}", context.words("column.score"), right=True, priority=3))
    return columns


def _sizes(places: Iterable[Place | None]) -> set[int]:
    """Return in how many places the ranks of some places are counted."""
    return {place.of for place in places if place and place.rank}


def _place_cells(words: Words, places: list[Place | None], *, sized: bool) -> list[Figure]:
    cells: list[Figure] = []
    for place in places:
        rank = rank_figure(words, place)
        cells += [
            Figure(rank.text if sized else rank.brief, spoken=rank.aloud, value=rank.value, sources=rank.sources),
            score_figure(words, place),
        ]
    return cells


def _editions_table(context: PageContext, entities: list[Entity], editions: list[Edition]) -> Table:
    """Return rank and score of each entity in every edition two of them are known in, newest first, breaks as rows."""
    words, ranking = context.words, editions[0].ranking
    columns = (Column("period", words("column.period")), *_entity_columns(context, entities))
    places_by_edition = [[edition.place(entity.code) for entity in entities] for edition in editions]
    sized = len(_sizes(place for places in places_by_edition for place in places)) > 1
    rows: list[Row] = []
    for edition, older, places in zip(editions, [*editions[1:], None], places_by_edition, strict=True):
        sources = tuple(dict.fromkeys(code for place in places if place for code in place.sources))
        cells = (dated_figure(context, edition.period), *_place_cells(words, places, sized=sized))
        rows.append(Row(cells, Opens("ranking", ranking.code), sources))
        change = EditionChange(edition, older) if older else None
        if change and change.refusals:
            rows.append(_break_row(words, change, len(columns)))
    return table(
        f"years-{ranking.code}",
        columns,
        tuple(rows),
        heading=words.text(ranking.short),
        qualifier=words("qualifier.rank_score"),
    )


def _break_row(words: Words, change: EditionChange, width: int) -> Row:
    """Return a row across all columns that says from when editions must not be compared with older ones."""
    since = words.period(change.crossed.period if change.crossed else change.edition.period)
    label = Figure(f"{words('mark.break')} {since}", tone=Tone.WATCH)
    return Row((label, *[Figure("┄", tone=Tone.WATCH)] * (width - 1)))
