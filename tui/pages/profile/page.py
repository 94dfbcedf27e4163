"""One entity, everything about it: kind, lineage, standings, ranks over the years, what it was told to do."""

from tui.analysis.latest import EditionStanding, LatestStanding
from tui.blocks.figure import NONE, Figure, Opens, Runs, Tone
from tui.blocks.page import Block, Note, Notes, Page, Prose
from tui.blocks.table import Cell, Column, Row, Table, aligned_at_decimals, table
from tui.model import Entity, Ranking
from tui.pages.profile.areas import area_sentence, areas_table
from tui.pages.profile.ranks_by_year import ranks_table
from tui.pages.shared.entity_names import entity_name, entity_tone
from tui.pages.shared.figures import place_origin, rank_figure, score_figure
from tui.pages.shared.later import dated_figure, later_clause, unknown_clause
from tui.pages.shared.latest_standings import standings_table
from tui.pages.shared.lineage import lineage_sentences, lineage_table
from tui.pages.shared.marks import mark
from tui.pages.shared.movement_sentences import joined_sentences, movement_sentences
from tui.pages.shared.ranking_names import ranking_path
from tui.pages.shared.remarks import REMARKS, place_remarks
from tui.selection.chosen import chosen_entity
from tui.selection.context import PageContext


def page(context: PageContext) -> Page:
    """Return the profile page."""
    words = context.words
    entity = chosen_entity(context)
    if entity is None:
        return Page("profile", words("panel.profile"), (Prose("none", ((words("empty.profile"),),)),))
    references = [latest.reference for latest in _standings(context, entity) if latest.reference]
    blocks: list[Block | None] = [
        Prose("summary", _summary(context, entity)),
        standings_table(context, entity.code),
        *_movement_notes(context, entity),
        *(areas_table(context, standing.edition, entity.code) for standing in references),
        ranks_table(context, entity),
        lineage_table(context, entity),
        _directives(context, entity),
        _editions_table(context, entity),
    ]
    shown = (block for block in blocks if block and (block.key in ("summary", "standings") or not _is_empty(block)))
    return Page("profile", words("panel.profile"), tuple(shown))


def _standings(context: PageContext, entity: Entity) -> tuple[LatestStanding, ...]:
    return context.view.latest_standings(entity.code, context.selection.as_of)


def _is_empty(block: Block) -> bool:
    return (isinstance(block, Notes) and not block.notes) or (isinstance(block, Table) and not block.count)


def _summary(context: PageContext, entity: Entity) -> tuple[Runs, ...]:
    words = context.words
    kind = words(f"entity.{entity.kind}") if words.has(f"entity.{entity.kind}") else entity.kind
    region = f" · {words.text(entity.region)}" if entity.region else ""
    home = f" · {words('profile.home')}" if entity.code in context.homes else ""
    name = Figure(entity_name(context, entity), tone=entity_tone(context, entity))
    return ((name, f" · {kind}{region}{home}"), *lineage_sentences(context, entity))


def _movement_notes(context: PageContext, entity: Entity) -> list[Notes]:
    """Return what lags, what improved, and what cannot be told, each with its reason and its costliest areas."""
    words = context.words
    groups: dict[str, list[Note]] = {"lagging": [], "improved": [], "untold": []}
    for latest in _standings(context, entity):
        direction = latest.reference.comparison.direction if latest.reference else None
        group = {1: "improved", -1: "lagging"}.get(direction or 0, "untold")
        groups[group].append(_standing_note(context, latest))
    return [
        Notes(key, words(f"heading.{key}"), tuple(notes), words("qualifier.by_rule")) for key, notes in groups.items()
    ]


def _standing_note(context: PageContext, latest: LatestStanding) -> Note:
    words, standing, opens = context.words, latest.reference, Opens("ranking", latest.ranking.code)
    if standing is None:
        return Note(mark(words, "missing"), unknown_clause(context, latest), opens)
    kind = {1: "up", -1: "fell", 0: "held", None: "untold"}[standing.comparison.direction]
    runs = _movement_runs(context, standing) + later_clause(words, latest.later)
    place = standing.place
    return Note(mark(words, kind), runs, opens, place.sources, (place_origin(place),))


def _movement_runs(context: PageContext, standing: EditionStanding) -> Runs:
    words, edition, place = context.words, standing.edition, standing.place
    name, period = Figure(words.text(standing.ranking.short)), words.period(edition.period)
    areas = area_sentence(context, edition, place.entity.code)
    return (
        *words.weave("profile.moved", ranking=name, period=period),
        *movement_sentences(context, edition, place),
        *((" ", *joined_sentences([areas])) if areas else ()),
    )


def _editions_table(context: PageContext, entity: Entity) -> Table:
    """Return rank and score of every period, newest first, with an open line where nothing is known."""
    words = context.words
    columns = (
        Column("period", words("column.period"), right=True),
        Column("ranking", words("column.ranking"), stretch=True),
        Column("rank", words("column.rank"), right=True),
        Column("score", words("column.score"), right=True),
        Column("source", words("column.source"), priority=1),
        Column(REMARKS, words("column.note"), priority=2),
    )
    rows = [row for ranking in context.dataset.rankings for row in _ranking_rows(context, entity, ranking)]
    return table(
        "years",
        aligned_at_decimals(columns, rows, ("score",)),
        tuple(rows),
        heading=words("heading.years"),
        qualifier=words("qualifier.gap"),
        empty=words("empty.standings", name=entity_name(context, entity)),
    )


def _ranking_rows(context: PageContext, entity: Entity, ranking: Ranking) -> list[Row]:
    dataset, words = context.dataset, context.words
    editions = [edition for edition in context.view.editions(ranking) if entity.code in edition.members]
    while editions and editions[-1].place(entity.code) is None:
        editions.pop()
    rows = []
    for edition in editions:
        place = edition.place(entity.code)
        publishers = ", ".join(dataset.source[code].publisher for code in place.sources) if place else ""
        cells: tuple[Cell, ...] = (
            dated_figure(context, edition.period),
            Figure(ranking_path(context, ranking), opens=Opens("ranking", ranking.code)),
            rank_figure(words, place),
            score_figure(words, place),
            Figure(publishers, tone=Tone.QUIET) if publishers else NONE,
            Figure(place_remarks(context, place), tone=Tone.QUIET) if place else Figure(""),
        )
        opens = Opens("ranking", ranking.code)
        rows.append(Row(cells, opens, place.sources, origins=(place_origin(place),)) if place else Row(cells, opens))
    return rows


def _directives(context: PageContext, entity: Entity) -> Notes:
    words = context.words
    notes = tuple(
        Note(
            mark(words, "task"),
            (f"{words.text(directive.what)} ({words('mark.to')}: {words.text(directive.to)})",),
            Opens("directive", directive.code),
            directive.source,
        )
        for directive in context.dataset.directives_to(entity.code)
    )
    return Notes("directives", words("heading.addressed"), notes, words("qualifier.tasks", n=str(len(notes))))
