"""What a picture says to somebody who cannot see it: the sentences of its page."""

from collections.abc import Iterator

from tui.blocks.page import Notes, Page, Prose
from tui.export.plain import aloud


def alternative(page: Page) -> str:
    """Return the sentences of a page, one a line, signs as words."""
    return "\n".join(_sentences(page))


def _sentences(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Prose):
            yield from (aloud(paragraph) for paragraph in block.paragraphs)
        elif isinstance(block, Notes):
            for note in block.notes:
                yield ": ".join(part for part in (note.mark.word, aloud(note.runs)) if part)
