"""The changes of method across which figures must not be compared."""

from tui.blocks.page import Note, Notes
from tui.model import Period
from tui.pages.shared.marks import mark
from tui.pages.shared.method_breaks import Breakable, grouped_breaks
from tui.selection.context import PageContext


def break_notes(context: PageContext) -> Notes:
    """Return every change of method, once, with the names of everything it breaks; one after the day is named later."""
    dataset, words = context.dataset, context.words
    breakable: list[Breakable] = [*dataset.rankings, *dataset.indicators]
    breaks = [(broken, method_break) for broken in breakable for method_break in broken.breaks]
    notes = tuple(
        Note(
            mark(words, "break"),
            words.weave("sources.break", name=group.names, period=_dated_start(context, group.period), why=group.why),
            sources=group.sources,
        )
        for group in grouped_breaks(words, breaks)
    )
    return Notes("breaks", words("heading.breaks"), notes, words("qualifier.breaks"))


def _dated_start(context: PageContext, period: Period) -> str:
    """Return the first period of a new method, said to be later where it began after the day of the selection."""
    text = context.words.period(period)
    is_later = period.first > context.selection.as_of
    return context.words("later.period", period=text) if is_later else text
