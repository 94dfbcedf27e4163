"""The names proposed for files: in the language of the reader, in letters that every system and mail takes."""

from tui.pages.panel_specs import spec_of
from tui.selection.context import PageContext
from tui.text import slug


def proposed_name(context: PageContext) -> str:
    """Return a file name without its ending: what it shows, of what, and the day where it is not the dataset's own."""
    return _joined(context, (_beginning(context), *_subject(context)))


def name_of_figures(context: PageContext) -> str:
    """Return the name of a file of all figures on all indicators."""
    return _joined(context, (slug(context.words("table_file.observations")),))


def _joined(context: PageContext, parts: tuple[str | None, ...]) -> str:
    day = context.selection.as_of
    dated = (*parts, None if day == context.dataset.as_of else day.isoformat())
    return "-".join(part for part in dated if part).replace("/", "-")


def _beginning(context: PageContext) -> str:
    words, selection = context.words, context.selection
    match selection.panel:
        case "handout":
            return words("file.handout")
        case "briefing":
            return words("file.briefing")
        case _:
            title = "panel.compared" if selection.comparing else spec_of(selection.panel).title
            return slug(words(title)) or selection.panel


def _subject(context: PageContext) -> tuple[str | None, ...]:
    selection = context.selection
    return selection.compared if selection.comparing else spec_of(selection.panel).subject_slugs(context)
