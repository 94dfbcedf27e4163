"""What a picture says to somebody who cannot see it: the sentences of its page."""

from collections.abc import Iterator
from typing import assert_never

from tui.blocks.chart import Chart
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Cards, Choices, Lead, Meters, Notes, Page, Prose
from tui.blocks.table import Table
from tui.export.plain import aloud, large_figure_text, lead_text, note_text


def alternative(page: Page) -> str:
    """Return the sentences of a page, one a line, signs as words."""
    return "\n".join(sentence for block in page.blocks for sentence in _sentences(block))


def _sentences(block: Block) -> Iterator[str]:
    match block:
        case Prose():
            yield from (aloud(paragraph) for paragraph in block.paragraphs)
        case Choices():
            yield from (aloud(sentence) for sentence in block.sentences)
        case Notes():
            yield from (note_text(note) for note in block.notes)
        case LargeFigure():
            yield large_figure_text(block)
        case Lead():
            yield lead_text(block)
        case Cards() | Meters() | Table() | Chart():
            pass
        case _:
            assert_never(block)
