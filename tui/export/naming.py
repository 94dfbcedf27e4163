"""The names proposed for files."""

from tui.pages.panel_specs import spec_of
from tui.selection.context import PageContext


def proposed_name(context: PageContext) -> str:
    """Return a file name without its ending, from the panel, what it is about and the day."""
    selection = context.selection
    codes = spec_of(selection.panel).subject_codes(context)
    parts = ("reform-tui", selection.panel, *codes, selection.as_of.isoformat())
    return "-".join(part for part in parts if part).replace("/", "-")
