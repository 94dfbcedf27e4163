"""Names of entities, told apart where two entities share one."""

from collections import Counter

from tui.model import Dataset, Entity
from tui.selection.context import PageContext


def entity_name(context: PageContext, entity: Entity) -> str:
    """Return an entity's name; one founded later under an old name carries its year: Hưng Yên (từ 2025)."""
    words = context.words
    name = words.text(entity.name)
    if entity.since is None or _names(context.dataset)[entity.name.vi] < 2:
        return name
    return words("entity_since", name=name, year=str(entity.since.year))


def _names(dataset: Dataset) -> Counter[str]:
    known: dict[str, Counter[str]] = dataset.__dict__
    if "_names" not in known:
        known["_names"] = Counter(each.name.vi for each in dataset.entities)
    return known["_names"]
