"""Two to five entities side by side: same index, same period, same method only."""

from collections.abc import Iterable

from tui.analysis.edition import Edition, Place
from tui.analysis.edition_change import EditionChange, score_difference
from tui.analysis.runs import broken_between
from tui.analysis.shared_editions import editions_shared_by, fullest
from tui.blocks.figure import NONE, Figure, Opens, Runs, Tone
from tui.blocks.glyphs import SERIES
from tui.blocks.page import Page, Prose
from tui.blocks.pictures import Places
from tui.blocks.table import Cell, Column, Row, Table, table
from tui.model import Bound, Direction, Entity
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import bounded_figure, period_figure, rank_figure, score_figure
from tui.pages.shared.movement_sentences import joined_sentences
from tui.selection.context import PageContext
from tui.wording import Words


def compared_page(context: PageContext) -> Page:
    """Return the compared entities side by side, the newest common period of each ranking first."""
    dataset, selection = context.dataset, context.selection
    entities = [dataset.entity[code] for code in selection.compared]
    shared = [
        found
        for ranking in dataset.rankings
        if (found := editions_shared_by(context.view.editions(ranking), selection.compared))
    ]
    latest = [edition for fields in shared if (edition := fullest(fields, selection.compared))]
    tables = [_years(context, entities, fields) for fields in shared]
    summary = Prose("summary", (_named(context, entities), *_distances(context, entities, latest)))
    return Page("rankings", context.words("panel.compared"), (summary, _latest(context, entities, latest), *tables))


def _named(context: PageContext, entities: list[Entity]) -> Runs:
    words = context.words
    told: Runs = (words("compared.who"),)
    for n, entity in enumerate(entities):
        ours = Tone.HOME if entity.code == context.home else Tone.PLAIN
        name = entity_name(context, entity)
        told = (*told, " " if n == 0 else ", ", Figure(f"{SERIES[n]}\u00a0{name}", spoken=name, tone=ours))
    return (*told, f". {words('compared.rule')}")


def _distances(context: PageContext, entities: list[Entity], latest: list[Edition]) -> list[Runs]:
    told = [_distance(context, entities, edition) for edition in latest]
    return [joined_sentences([sentence]) for sentence in told if sentence]


def _distance(context: PageContext, entities: list[Entity], edition: Edition) -> Runs:
    """Say how far the first entity is from each other one whose exact score is known as well."""
    words = context.words
    first, *others = (edition.place(entity.code) for entity in entities)
    if first is None or not _is_exact(first):
        return ()
    told: list[Runs] = []
    for other in others:
        apart = score_difference(first, other) if other and _is_exact(other) else None
        if other is None or apart is None:
            continue
        better = apart.number if edition.ranking.direction is Direction.HIGHER else -apart.number
        kind = "ahead" if better > 0 else "behind" if better < 0 else "level"
        name = entity_name(context, other.entity)
        told.append(
            words.weave(
                f"compared.{kind}",
                name=name,
                amount=bounded_figure(words, words.number(abs(apart.number)), apart.bound),
            )
        )
    if not told:
        return ()
    name = entity_name(context, first.entity)
    head = words.weave("compared.from", ranking=_heading(words, edition), name=Figure(name))
    return (*head, *(run for n, part in enumerate(told) for run in ((", ", *part) if n else part)))


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
        held = tuple(place.rank.best if place and place.rank and place.rank.is_exact else None for place in places)
        sizes = {place.of for place, rank in zip(places, held, strict=True) if place and rank}
        cells: tuple[Cell, ...] = (
            Figure(words.text(edition.ranking.short)),
            period_figure(words, edition.period),
            *_place_cells(words, places, sized=len(_sizes(places)) > 1),
            Places(held, sizes.pop()) if len(sizes) == 1 else NONE,
        )
        sources = tuple(dict.fromkeys(code for place in places if place for code in place.sources))
        rows.append(Row(cells, Opens("ranking", edition.ranking.code), sources))
    return table(
        "same",
        columns,
        tuple(rows),
        heading=words("heading.compared"),
        qualifier=words("qualifier.common"),
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


def _years(context: PageContext, entities: list[Entity], fields: list[Edition]) -> Table:
    """Return rank and score of each entity in every period two of them are known in, newest first, breaks as rows."""
    words = context.words
    columns = (Column("period", words("column.period")), *_entity_columns(context, entities))
    rows: list[Row] = []
    standing = [[edition.place(entity.code) for entity in entities] for edition in fields]
    sized = len(_sizes(place for places in standing for place in places)) > 1
    for n, (edition, places) in enumerate(zip(fields, standing, strict=True)):
        sources = tuple(dict.fromkeys(code for place in places if place for code in place.sources))
        cells = (period_figure(words, edition.period), *_place_cells(words, places, sized=sized))
        rows.append(Row(cells, Opens("ranking", edition.ranking.code), sources))
        older = fields[n + 1] if n + 1 < len(fields) else None
        if older and EditionChange(edition, older).refusals:
            crossed = broken_between(edition.ranking.breaks, older.period, edition.period)
            blank = Figure("┄", tone=Tone.WATCH)
            since = words.period(crossed.period if crossed else edition.period)
            told = Figure(f"{words('mark.break')} {since}", tone=Tone.WATCH)
            rows.append(Row((told, *[blank] * (len(columns) - 1))))
    ranking = fields[0].ranking
    return table(
        f"years-{ranking.code}",
        columns,
        tuple(rows),
        heading=words.text(ranking.short),
        qualifier=words("qualifier.rank_score"),
    )
