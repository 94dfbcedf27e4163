"""One step on from a selection: another period, order or entity, one more to compare."""

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
    """Return the selection with an older (1) or newer (-1) period; the same where there is none."""
    selection = context.selection
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking is None or period is None:
        return selection
    known = context.view.periods(ranking)
    to = known.index(period) + by
    return replace(selection, ranking=ranking.code, period=known[to].code) if 0 <= to < len(known) else selection


def step_entity(context: PageContext, by: int) -> Selection:
    """Return the selection with the entity after or before in the ranking last looked at, round its end."""
    selection = context.selection
    entity = chosen_entity(context)
    if entity is None:
        return selection
    order = _order(context, entity.code)
    return replace(selection, entity=order[(order.index(entity.code) + by) % len(order)])


def step_sort(context: PageContext) -> Selection:
    """Return the selection sorted by the next column of its ranking, round the last."""
    selection = context.selection
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking is None or period is None:
        return selection
    keys = sortable_columns(context, context.view.edition(ranking, period))
    edition = selection.sort.removeprefix("-")
    to = keys[(keys.index(edition) + 1) % len(keys)] if edition in keys else keys[1]
    return replace(selection, sort="" if to == "rank" else to)


def reverse_sort(context: PageContext) -> Selection:
    """Return the selection sorted the other way round."""
    selection = context.selection
    return sorted_by(selection, selection.sort.removeprefix("-") or "rank")


def sorted_by(selection: Selection, key: str) -> Selection:
    """Return the selection sorted by a column, the other way round where it was sorted by that already."""
    again = key == (selection.sort or "rank")
    return replace(selection, sort=f"-{key}" if again else "" if key == "rank" else key)


def compared_with(
    context: PageContext,
    entity: Code,
) -> tuple[Selection, str]:
    """Return the selection with an entity among the compared, or no longer; and what to say where nothing is to see.

    Home is the first compared, unless it was left out.
    """
    selection, words = context.selection, context.words
    name = entity_name(context, context.dataset.entity[entity])
    compared = selection.compared
    if entity in compared:
        rest = tuple(code for code in compared if code != entity)
        return replace(selection, compared=rest), words("compared.left", name=name)
    if len(compared) >= len(SERIES):
        return selection, words("compared.full", n=len(SERIES))
    start = compared or ((context.home,) if context.home and context.home != entity else ())
    chosen = replace(selection, compared=(*start, entity))
    return chosen, "" if len(chosen.compared) > 1 else words("compared.started", name=name)


def _order(context: PageContext, entity: Code) -> list[Code]:
    """Return the entities in rank order; those without a rank, and where the ranking has not this one, by name."""
    dataset = context.dataset
    ranking = chosen_ranking(context)
    period = chosen_period(context, ranking) if ranking else None
    if ranking and period:
        ranked = [each.entity.code for each in context.view.edition(ranking, period).places]
        members = dataset.members(ranking, period)
        if entity in members:
            rest = [dataset.entity[code] for code in members if code not in ranked]
            return ranked + [each.code for each in sorted(rest, key=lambda each: collation_key(each.name.vi))]
    kind = dataset.entity[entity].kind
    peers = [each for each in dataset.entities if each.kind == kind]
    return [each.code for each in sorted(peers, key=lambda each: (collation_key(each.name.vi), each.code))]
