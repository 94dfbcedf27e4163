"""The names proposed for files."""

from tui.selection.chosen import chosen_measure
from tui.selection.context import PageContext


def proposed_name(context: PageContext) -> str:
    """Return a file name without its ending, from the panel, what it is about and the day."""
    selection = context.selection
    parts = ("reform-tui", selection.panel, *_subject(context), selection.as_of.isoformat())
    return "-".join(part for part in parts if part).replace("/", "-")


def _subject(context: PageContext) -> tuple[str | None, ...]:
    selection = context.selection
    if selection.panel in ("profile", "briefing"):
        return (selection.entity or context.home,)
    if selection.panel == "rankings":
        return selection.ranking, selection.period
    if selection.panel == "trends":
        measure = chosen_measure(context)
        return (measure.code if measure else None,)
    if selection.panel == "progress":
        return (selection.indicator,)
    return ()
