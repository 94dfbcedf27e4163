"""Whom an entity came from and what it became: told, and their figures side by side, never summed."""

from tui.analysis.latest import LatestStanding
from tui.blocks.figure import Figure, Opens, Runs, Tone
from tui.blocks.table import Column, Row, Table, table
from tui.model import Dataset, Entity
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import rank_figure
from tui.selection.context import PageContext
from tui.wording import Words


def lineage_told(context: PageContext, entity: Entity) -> list[Runs]:
    """Return the sentences about an entity's beginning and end."""
    dataset, words = context.dataset, context.words
    told: list[Runs] = []
    if entity.into:
        heirs = [each for each in dataset.entities if each.into == entity.into]
        successor = dataset.entity[entity.into]
        told.append(
            words.weave(
                "profile.merged",
                day=words.day(successor.since) if successor.since else "",
                names=" + ".join(words.text(each.name) for each in heirs),
                successor=Figure(entity_name(context, successor), opens=Opens("entity", successor.code)),
            )
        )
    elif entity.until:
        told.append((words("profile.until", day=words.day(entity.until)),))
    predecessors = _predecessors(dataset, entity)
    if predecessors:
        names = ", ".join(words.text(each.name) for each in predecessors)
        day = words.day(entity.since) if entity.since else ""
        told.append((words("profile.predecessors", day=day, names=names),))
    return told


def lineage_table(context: PageContext, entity: Entity) -> Table | None:
    """Return everybody of one lineage with the latest rank on each index; None for an entity that stands alone."""
    dataset, words = context.dataset, context.words
    successor = dataset.entity[entity.into] if entity.into else entity
    family = [*_predecessors(dataset, successor), successor]
    if len(family) < 2:
        return None
    latest = {each.code: {one.ranking.code: one for one in context.view.latest_standings(each.code)} for each in family}
    rankings = [each for each in dataset.rankings if any(each.code in known for known in latest.values())]
    columns = (
        Column("entity", words("column.entity"), stretch=True, least=20),
        *(Column(each.code, words.text(each.short), right=True, priority=n + 1) for n, each in enumerate(rankings)),
    )
    rows = tuple(
        Row(
            (_name(context, each, entity), *(_rank(words, latest[each.code].get(one.code)) for one in rankings)),
            Opens("entity", each.code),
            chosen=each is entity,
        )
        for each in family
    )
    return table("lineage", columns, rows, heading=words("heading.lineage"), qualifier=words("qualifier.own_latest"))


def _name(context: PageContext, each: Entity, entity: Entity) -> Figure:
    return Figure(entity_name(context, each), tone=Tone.HOME if each is entity else Tone.PLAIN)


def _rank(words: Words, latest: LatestStanding | None) -> Figure:
    """Return a rank with the period it was reached in."""
    if latest is None:
        return Figure("–", spoken=words("rank.unknown"), tone=Tone.QUIET)
    rank, period = rank_figure(words, latest.place), words.period(latest.edition.period)
    return Figure(f"{rank.text} ({period})", spoken=f"{rank.aloud} ({period})", sources=rank.sources)


def _predecessors(dataset: Dataset, entity: Entity) -> list[Entity]:
    return [each for each in dataset.entities if each.into == entity.code]
