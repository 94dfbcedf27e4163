"""Whom an entity came from and what it became: sentences, and their figures side by side, never summed."""

from collections.abc import Sequence

from tui.analysis.edition import Edition
from tui.analysis.latest import LatestStanding
from tui.blocks.figure import Figure, Opens, Runs, Tone
from tui.blocks.page import Prose
from tui.blocks.table import Column, Row, Table, table
from tui.model import Dataset, Entity
from tui.pages.shared.entity_names import entity_name, entity_tone, short_entity_name
from tui.pages.shared.figures import rank_figure
from tui.pages.shared.later import dated_text
from tui.selection.context import PageContext
from tui.wording import Words


def lineage_sentences(context: PageContext, entity: Entity) -> list[Runs]:
    """Return the sentences about an entity's beginning and end."""
    dataset, words = context.dataset, context.words
    sentences: list[Runs] = []
    if entity.into:
        merged = [other for other in dataset.entities if other.into == entity.into]
        successor = dataset.entity[entity.into]
        sentences.append(
            words.weave(
                "profile.merged",
                day=words.day(successor.since) if successor.since else "",
                names=_named(words, merged),
                successor=Figure(entity_name(context, successor), opens=Opens("entity", successor.code)),
            )
        )
    elif entity.until:
        sentences.append((words("profile.until", day=words.day(entity.until)),))
    predecessors = predecessors_of(dataset, entity)
    if predecessors:
        day = words.day(entity.since) if entity.since else ""
        sentences.append((words("profile.predecessors", day=day, names=_named(words, predecessors)),))
    return sentences


def home_line(context: PageContext, edition: Edition) -> tuple[Prose, ...]:
    """Return how the entity followed went over into the next, where an edition ranks another than that of the day.

    Its figures on the two sides are those of two entities.
    """
    ranked, change = context.home_in(edition), context.view.change(edition)
    others = {context.home, context.home_in(change.previous) if change else ranked} - {ranked}
    return earlier_home_line(context) if others else ()


def earlier_home_line(context: PageContext) -> tuple[Prose, ...]:
    """Return how the entities followed went over into each other; nothing where there is one."""
    entities = [context.dataset.entity[code] for code in context.homes[:-1]]
    sentences = tuple(runs for entity in entities for runs in lineage_sentences(context, entity)[:1])
    return (Prose("line", sentences),) if sentences else ()


def lineage_table(context: PageContext, entity: Entity) -> Table | None:
    """Return everybody of one lineage with its rank on each index on the day; None for an entity that stands alone."""
    dataset, words, day = context.dataset, context.words, context.selection.as_of
    successor = dataset.entity[entity.into] if entity.into else entity
    family = [*predecessors_of(dataset, successor), successor]
    if len(family) < 2:
        return None
    latest = {
        member.code: {standing.ranking.code: standing for standing in context.view.latest_standings(member.code, day)}
        for member in family
    }
    rankings = [ranking for ranking in dataset.rankings if any(ranking.code in known for known in latest.values())]
    columns = (
        Column("entity", words("column.entity"), stretch=True, least=20),
        *(
            Column(ranking.code, words.text(ranking.short), right=True, priority=n)
            for n, ranking in enumerate(rankings, 1)
        ),
    )
    rows = tuple(
        Row(
            (
                _name(context, member),
                *(_rank(context, latest[member.code].get(ranking.code)) for ranking in rankings),
            ),
            Opens("entity", member.code),
            chosen=member is entity,
        )
        for member in family
    )
    return table(
        "lineage",
        columns,
        rows,
        heading=words("heading.lineage"),
        qualifier=words("qualifier.own_latest", day=words.day(day)),
    )


def _name(context: PageContext, entity: Entity) -> Figure:
    return Figure(
        entity_name(context, entity), short=short_entity_name(context, entity), tone=entity_tone(context, entity)
    )


def _rank(context: PageContext, latest: LatestStanding | None) -> Figure:
    """Return the newest rank known on the day with the period it was reached in, else the newest after the day."""
    words = context.words
    standing = (latest.reference or latest.earlier or latest.later) if latest else None
    if standing is None:
        return Figure("–", spoken=words("rank.unknown"), tone=Tone.QUIET)
    rank, period = rank_figure(words, standing.place), dated_text(context, standing.edition.period)
    return Figure(f"{rank.text} ({period})", spoken=f"{rank.aloud} ({period})", sources=rank.sources)


def _named(words: Words, entities: Sequence[Entity]) -> str:
    """Return the names of entities as one enumeration: a, b and c."""
    *names, last = (words.text(entity.name) for entity in entities)
    return words("names", names=", ".join(names), last=last) if names else last


def predecessors_of(dataset: Dataset, entity: Entity) -> list[Entity]:
    """Return the entities that became another one."""
    return [other for other in dataset.entities if other.into == entity.code]
