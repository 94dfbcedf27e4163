"""The names proposed for files."""

from tui.model import Dataset
from tui.selection import Selection
from tui.selection.chosen import chosen_measure


def proposed_name(dataset: Dataset, selection: Selection) -> str:
    """Return a file name without its ending, from the panel, what it is about and the day."""
    parts = ("reform-tui", selection.panel, *_subject(dataset, selection), selection.as_of.isoformat())
    return "-".join(part for part in parts if part).replace("/", "-")


def _subject(dataset: Dataset, selection: Selection) -> tuple[str | None, ...]:
    if selection.panel in ("profile", "briefing"):
        return (selection.entity or dataset.home,)
    if selection.panel == "rankings":
        return selection.ranking, selection.period
    if selection.panel == "trends":
        measure = chosen_measure(dataset, selection)
        return (measure.code if measure else None,)
    if selection.panel == "progress":
        return (selection.indicator,)
    return ()
