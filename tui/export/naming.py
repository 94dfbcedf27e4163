"""The names proposed for files."""

from tui.pages.panel_specs import spec_of
from tui.selection.context import PageContext


def proposed_name(context: PageContext) -> str:
    """Return a file name without its ending, from the panel, what it is about and the day."""
    selection = context.selection
    codes = spec_of(selection.panel).subject_codes(context)
    parts = (*_beginning(context), *codes, selection.as_of.isoformat())
    return "-".join(part for part in parts if part).replace("/", "-")


def _beginning(context: PageContext) -> tuple[str, ...]:
    """Return what a page is: for papers in the language they are in, else the program and the panel."""
    panel, words = context.selection.panel, context.words
    match panel:
        case "handout":
            return (words("file.handout"),)
        case "briefing":
            return (words("file.briefing"),)
        case _:
            return ("reform-tui", panel)
