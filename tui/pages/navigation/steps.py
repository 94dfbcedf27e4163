"""Steps from a selection: to another period, order or entity, or with another entity compared."""

from msgspec.structs import replace

from tui.blocks.glyphs import SERIES
from tui.model import Code
from tui.pages.rankings.columns import sortable_columns
from tui.pages.shared.entity_names import entity_name
from tui.selection import Selection
from tui.selection.chosen import chosen_entity, chosen_period, chosen_ranking
from tui.selection.context import PageContext
from tui.text import collation_key


def step_period(context: PageContext, by: int) -> Selection:
    """Return the selection with an older (1) or newer (-1) period, unchanged where there is none."""
    selection = context.selection
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking is None or period is None:
        return selection
    periods = context.view.periods(ranking)
    index = periods.index(period) + by
    if not 0 <= index < len(periods):
        return selection
    return replace(selection, ranking=ranking.code, period=periods[index].code)


def step_entity(context: PageContext, by: int) -> Selection:
    """Return the selection with the next (1) or previous (-1) entity of the chosen ranking, round its ends."""
    selection = context.selection
    entity = chosen_entity(context)
    if entity is None:
        return selection
    order = _entity_order(context, entity.code)
    return replace(selection, entity=order[(order.index(entity.code) + by) % len(order)])


def step_ranking(context: PageContext, by: int) -> Selection:
    """Return the selection with the next (1) or previous (-1) index, or part of the same one, round its ends, by rank.

    A period the reader chose stays chosen where the ranking has it.
    """
    ranking = chosen_ranking(context)
    if ranking is None:
        return context.selection
    rankings = context.dataset.siblings(ranking)
    return replace(context.selection, ranking=rankings[(rankings.index(ranking) + by) % len(rankings)].code, sort="")


def step_up(context: PageContext) -> Selection | None:
    """Return the selection with the ranking that the chosen one is a part of; None where it is part of none."""
    ranking = chosen_ranking(context)
    if ranking is None or ranking.parent is None:
        return None
    return replace(context.selection, ranking=ranking.parent, sort="")


def step_sort(context: PageContext) -> Selection:
    """Return the selection sorted by the next column of its ranking, the first after the last."""
    selection = context.selection
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking is None or period is None:
        return selection
    keys = sortable_columns(context, context.view.edition(ranking, period))
    current = selection.sort.removeprefix("-")
    following = keys[(keys.index(current) + 1) % len(keys)] if current in keys else keys[1]
    return replace(selection, sort="" if following == "rank" else following)


def reverse_sort(context: PageContext) -> Selection:
    """Return the selection with its order reversed."""
    selection = context.selection
    return sorted_by(selection, selection.sort.removeprefix("-") or "rank")


def sorted_by(selection: Selection, key: str) -> Selection:
    """Return the selection sorted by a column, in reverse where it is already sorted by that column."""
    is_repeated = key == (selection.sort or "rank")
    return replace(selection, sort=f"-{key}" if is_repeated else "" if key == "rank" else key)


def compared_with(context: PageContext, entity: Code) -> tuple[Selection, str]:
    """Return the selection with an entity added to those compared, or removed from them, and a message to the reader.

    The home entity is compared first unless the reader removed it. The message is empty where the page shows the
    effect.
    """
    selection, words = context.selection, context.words
    name = entity_name(context, context.dataset.entity[entity])
    compared = selection.compared
    if entity in compared:
        others = tuple(code for code in compared if code != entity)
        return replace(selection, compared=others), words("compared.left", name=name)
    if len(compared) >= len(SERIES):
        return selection, words("compared.full", n=len(SERIES))
    start = compared or ((context.home,) if context.home and context.home != entity else ())
    extended = replace(selection, compared=(*start, entity))
    return extended, "" if len(extended.compared) > 1 else words("compared.started", name=name)


def _entity_order(context: PageContext, entity: Code) -> list[Code]:
    """Return the members of the chosen edition by rank, those without a rank after them by name.

    Where the entity is not a member, return the entities of its kind by name.
    """
    dataset = context.dataset
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking and period:
        ranked = context.view.edition(ranking, period).codes
        members = dataset.members(ranking, period)
        if entity in members:
            unranked = [dataset.entity[code] for code in members if code not in ranked]
            unranked.sort(key=lambda member: collation_key(member.name.vi))
            return ranked + [member.code for member in unranked]
    kind = dataset.entity[entity].kind
    peers = [peer for peer in dataset.entities if peer.kind == kind]
    peers.sort(key=lambda peer: (collation_key(peer.name.vi), peer.code))
    return [peer.code for peer in peers]
