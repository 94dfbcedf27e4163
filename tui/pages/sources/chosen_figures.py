"""The figure whose sources were asked for: its value, the arithmetic behind it, the notes on it."""

from collections.abc import Iterator

from tui.blocks.page import Note, Notes
from tui.pages.shared.marks import mark
from tui.pages.shared.remarks import Remarks, remarks_at
from tui.selection.context import PageContext
from tui.wording import Words


def chosen_figures(context: PageContext) -> Notes | None:
    """Return what the dataset says of the figures chosen; None where none was chosen."""
    words = context.words
    remarks = [remarks for origin in context.selection.origins for remarks in remarks_at(context, origin)]
    notes = tuple(note for remark in remarks for note in _notes(words, remark))
    return Notes("chosen", words("heading.chosen_figure"), notes, words("qualifier.chosen_figure")) if notes else None


def _notes(words: Words, remarks: Remarks) -> Iterator[Note]:
    yield Note(mark(words, "figure"), remarks.statement, sources=remarks.sources)
    texts = {"arithmetic": remarks.arithmetic, "note": remarks.notes, "source": (remarks.indirect,)}
    for kind, kind_texts in texts.items():
        yield from (Note(mark(words, kind), (text,), sources=remarks.sources) for text in kind_texts if text)
