"""Names of entities, distinguished by year where two entities share one, and the colour that is home's alone."""

from tui.blocks.figure import Tone
from tui.model import Entity
from tui.selection.context import PageContext


def entity_name(context: PageContext, entity: Entity) -> str:
    """Return an entity's name; one founded later under an old name carries its year: Hưng Yên (từ 2025)."""
    words = context.words
    name = words.text(entity.name)
    if entity.since is None or context.view.name_counts[entity.name.vi] < 2:
        return name
    return words("entity_since", name=name, year=str(entity.since.year))


def short_entity_name(context: PageContext, entity: Entity) -> str:
    """Return an entity's name for narrow places; empty where it has none of its own."""
    return context.words.text(entity.short) if entity.short else ""


def entity_tone(context: PageContext, entity: Entity) -> Tone:
    """Return the tone of an entity's name and places: that of home for home alone."""
    return Tone.HOME if entity.code in context.homes else Tone.PLAIN
