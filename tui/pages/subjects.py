"""What a page is about: its name in titles, and its codes in names of files; neither where it is about many things."""

from tui.blocks.figure import Opens
from tui.pages.shared.entity_names import entity_name
from tui.selection.chosen import chosen_entity, chosen_measure
from tui.selection.context import PageContext

Codes = tuple[str | None, ...]


def no_name(_context: PageContext) -> str:
    """Return the name of what a page about many things is about."""
    return ""


def no_codes(_context: PageContext) -> Codes:
    """Return the codes of what a page about many things is about."""
    return ()


def name_of_entity(context: PageContext) -> str:
    """Return the name of the entity of a page."""
    entity = chosen_entity(context)
    return entity_name(context, entity) if entity else ""


def codes_of_entity(context: PageContext) -> Codes:
    """Return the entity that was asked for, else home."""
    return (context.selection.entity or context.home,)


def name_of_ranking(context: PageContext) -> str:
    """Return the name of the ranking that was asked for, and of its period."""
    selection = context.selection
    if not selection.ranking:
        return ""
    short = context.words.text(context.dataset.ranking[selection.ranking].short)
    return " ".join(part for part in (short, selection.period) if part)


def codes_of_ranking(context: PageContext) -> Codes:
    """Return the ranking and the period that were asked for."""
    return context.selection.ranking, context.selection.period


def name_of_indicator(context: PageContext) -> str:
    """Return the name of the indicator that was asked for."""
    code = context.selection.indicator
    return context.words.text(context.dataset.indicator[code].name) if code else ""


def codes_of_indicator(context: PageContext) -> Codes:
    """Return the indicator that was asked for."""
    return (context.selection.indicator,)


def codes_of_slide(context: PageContext) -> Codes:
    """Return the key of the slide."""
    return (context.selection.slide,)


def name_of_measure(context: PageContext) -> str:
    """Return the name of what is charted."""
    measure = chosen_measure(context)
    return _measure_name(context, measure) if measure else ""


def codes_of_measure(context: PageContext) -> Codes:
    """Return what is charted."""
    measure = chosen_measure(context)
    return (measure.code if measure else None,)


def _measure_name(context: PageContext, measure: Opens) -> str:
    dataset, words = context.dataset, context.words
    if measure.kind == "indicator":
        return words.text(dataset.indicator[measure.code].name)
    if measure.kind == "ranking":
        return words.text(dataset.ranking[measure.code].name)
    if measure.kind == "theme":
        return words.text(dataset.theme[measure.code].name)
    return entity_name(context, dataset.entity[measure.code])
