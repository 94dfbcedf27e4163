"""One step on from a selection: the next period of its ranking, the next entity."""

from msgspec.structs import replace

from tui.analysis.field import field, periods
from tui.model import Code, Dataset
from tui.pages.profile import chosen_entity
from tui.pages.rankings import chosen_period, chosen_ranking
from tui.pages.selection import Selection
from tui.text import collation_key


def step_period(dataset: Dataset, selection: Selection, by: int) -> Selection:
    """Return the selection with an older (1) or newer (-1) period; the same where there is none."""
    ranking = chosen_ranking(dataset, selection)
    period = chosen_period(dataset, ranking, selection) if ranking else None
    if ranking is None or period is None:
        return selection
    known = periods(ranking)
    to = known.index(period) + by
    return replace(selection, ranking=ranking.code, period=known[to].code) if 0 <= to < len(known) else selection


def step_entity(dataset: Dataset, selection: Selection, by: int) -> Selection:
    """Return the selection with the entity after or before in the ranking last looked at, round its end."""
    entity = chosen_entity(dataset, selection)
    if entity is None:
        return selection
    order = _order(dataset, selection, entity.code)
    return replace(selection, entity=order[(order.index(entity.code) + by) % len(order)])


def _order(dataset: Dataset, selection: Selection, entity: Code) -> list[Code]:
    """Return the entities in rank order; those without a rank, and where the ranking has not this one, by name."""
    ranking = chosen_ranking(dataset, selection)
    period = chosen_period(dataset, ranking, selection) if ranking else None
    if ranking and period:
        ranked = [each.entity.code for each in field(dataset, ranking, period).places]
        members = dataset.members(ranking, period)
        if entity in members:
            rest = [dataset.entity[code] for code in members if code not in ranked]
            return ranked + [each.code for each in sorted(rest, key=lambda each: collation_key(each.name.vi))]
    kind = dataset.entity[entity].kind
    peers = [each for each in dataset.entities if each.kind == kind]
    return [each.code for each in sorted(peers, key=lambda each: (collation_key(each.name.vi), each.code))]
