"""What a page is about, in titles and in names of files; neither where it is about many things."""

from tui.blocks.figure import Opens
from tui.pages.shared.entity_names import entity_name
from tui.selection.chosen import chosen_entity, chosen_measure
from tui.selection.context import PageContext
from tui.text import slug

Slugs = tuple[str | None, ...]
"""Words for the name of a file: codes, and names without tones whose words hyphens join."""


def no_name(_context: PageContext) -> str:
    """Return the name of what a page about many things is about."""
    return ""


def no_slugs(_context: PageContext) -> Slugs:
    """Return what a page about many things is about."""
    return ()


def name_of_entity(context: PageContext) -> str:
    """Return the name of the entity of a page."""
    entity = chosen_entity(context)
    return entity_name(context, entity) if entity else ""


def slugs_of_entity(context: PageContext) -> Slugs:
    """Return the entity that was asked for, else home."""
    return (context.selection.entity or context.home,)


def name_of_ranking(context: PageContext) -> str:
    """Return the name of the ranking that was asked for, and of its period."""
    selection = context.selection
    if not selection.ranking:
        return ""
    short = context.words.text(context.dataset.ranking[selection.ranking].short)
    return " ".join(part for part in (short, selection.period) if part)


def slugs_of_ranking(context: PageContext) -> Slugs:
    """Return the ranking and the period that were asked for."""
    return context.selection.ranking, context.selection.period


def name_of_indicator(context: PageContext) -> str:
    """Return the name of the indicator that was asked for."""
    code = context.selection.indicator
    return context.words.text(context.dataset.indicator[code].name) if code else ""


def slugs_of_indicator(context: PageContext) -> Slugs:
    """Return the indicator that was asked for."""
    return (slug(name_of_indicator(context)),)


def slugs_of_slide(context: PageContext) -> Slugs:
    """Return the number of the slide, and the indicator or ranking it is about."""
    number, _, code = context.selection.slide.partition("-")
    indicator = context.dataset.indicator.get(code)
    named = slug(context.words.text(indicator.name)) if indicator else code
    return number, named if indicator or code in context.dataset.ranking else None


def name_of_measure(context: PageContext) -> str:
    """Return the name of what is charted."""
    measure = chosen_measure(context)
    return _measure_name(context, measure) if measure else ""


def slugs_of_measure(context: PageContext) -> Slugs:
    """Return what is charted."""
    measure = chosen_measure(context)
    if measure is None or measure.kind in ("ranking", "entity"):
        return (measure.code if measure else None,)
    return (slug(_measure_name(context, measure)),)


def _measure_name(context: PageContext, measure: Opens) -> str:
    dataset, words = context.dataset, context.words
    if measure.kind == "indicator":
        return words.text(dataset.indicator[measure.code].name)
    if measure.kind == "ranking":
        return words.text(dataset.ranking[measure.code].name)
    if measure.kind == "theme":
        return words.text(dataset.theme[measure.code].name)
    return entity_name(context, dataset.entity[measure.code])
