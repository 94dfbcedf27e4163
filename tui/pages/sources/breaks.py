"""The changes of method across which figures must not be compared."""

from tui.blocks.page import Note, Notes
from tui.pages.shared.marks import mark
from tui.pages.shared.method_breaks import Breakable, grouped_breaks
from tui.selection.context import PageContext


def break_notes(context: PageContext) -> Notes:
    """Return every change of method, once, with the names of everything it breaks."""
    dataset, words = context.dataset, context.words
    breakable: list[Breakable] = [*dataset.rankings, *dataset.indicators]
    breaks = [(broken, method_break) for broken in breakable for method_break in broken.breaks]
    notes = tuple(
        Note(
            mark(words, "break"),
            words.weave("sources.break", name=group.names, period=words.period(group.period), why=group.why),
            sources=group.sources,
        )
        for group in grouped_breaks(words, breaks)
    )
    return Notes("breaks", words("heading.breaks"), notes, words("qualifier.breaks"))
